"""The stories of organisations, of residences, of a person and an organisation. How to read them: `stories.py`."""

from carnet.matching.stories import story

FIRM_FIELDS = (
    "name", "public", "form", "siren", "siret", "place", "mobile", "landline", "email", "contact",
)  # fmt: skip
FIRM_STORIES = (
    story(
        "again", True, 0.8, "le même client, saisi deux fois",
        name="E .68 C .12 T .11 G .02 A .015 H .02 V .002 R .01 D .015", public="1 1 0 1",
        form="E .92 F .06 D .02 M .2", siren="E .94 N .045 D .015", siret="E .92 N .06 D .02",
        place="E .83 N .06 S .03 K .97 C .025 O .02", mobile="E .78 N .06 D .16",
        landline="E .83 N .07 D .1", email="E .7 N .07 L .02 W .12 D .09", contact="E .9 D .1",
    ),
    story(
        "moved", True, 0.09, "le même client, qui a déménagé",
        name="E .74 C .12 T .07 G .01 A .01 H .02 V .002 R .01 D .015", public="1 1 0 1",
        form="E .92 F .06 D .02 M .2", siren="E .95 N .04 D .01", siret="E .93 N .05 D .02",
        place="E .01 N .01 S .02 K .4 C .36 O .6", mobile="E .82 N .04 D .14", landline="E .65 N .04 D .31",
        email="E .75 N .05 L .02 W .12 D .06", contact="E .9 D .1",
    ),
    story(
        "renamed", True, 0.12, "le même client, sous un autre nom (enseigne, sigle, nom du dirigeant, ancien nom)",
        name="E .02 C .02 T .26 G .13 A .16 H .18 V .03 R .09 D .1", public="1 1 0 1",
        form="E .6 F .3 D .1 M .3", siren="E .95 N .03 D .02", siret="E .93 N .05 D .02",
        place="E .9 N .05 S .01 K .98 C .02 O .02", mobile="E .8 N .04 D .16", landline="E .84 N .05 D .11",
        email="E .72 N .05 L .02 W .14 D .07", contact="E .9 D .1",
    ),
    story(
        "establishments", False, 0.09, "sans doute deux établissements de la même entreprise",
        name="E .72 C .04 T .17 G .002 A .01 H .04 V .002 R .005 D .01", public="1 1 0 1",
        form="E .97 F .02 D .01 M .1", siren="E .965 N .03 D .005", siret="E .0005 N .12 D .88",
        place="E .02 N .01 S .03 K .28 C .28 O .66", mobile="E .08 N .01 D .91", landline="E .22 N .02 D .76",
        email="E .3 N .02 L .005 W .5 D .175", contact="E .35 D .65",
    ),
    story(
        "chain", False, 0.04, "sans doute deux magasins d'une même enseigne",
        name="E .55 C .02 T .33 G .0005 A .005 H .08 V .002 R .01 D .005", public="1 1 0 1",
        form="E .6 F .3 D .1 M .3", siren="E .005 N .002 D .993", siret="E .0001 N .0005 D .999",
        place="E .005 N .005 S .02 K .15 C .15 O .82", mobile="E .01 N .002 D .988",
        landline="E .02 N .01 D .97", email="E .04 N .02 L .03 W .35 D .56", contact="E .03 D .97",
    ),
    story(
        "owner", False, 0.03, "sans doute deux sociétés du même dirigeant ou du même groupe",
        name="E .06 C .005 T .14 G .02 A .005 H .18 V .2 R .06 D .33", public="1 1 0 1",
        form="E .3 F .3 D .4 M .3", siren="E .003 N .003 D .994", siret="E .0001 N .0005 D .999",
        place="E .62 N .04 S .04 K .8 C .15 O .15", mobile="E .5 N .005 D .495",
        landline="E .6 N .04 D .36", email="E .4 N .02 L .01 W .2 D .37", contact="E .7 D .3",
    ),
    story(
        "estate", False, 0.01, "sans doute une société civile et son gérant, deux clients",
        name="E .4 C .05 T .3 G .02 A .005 H .1 V .005 R .02 D .1", public="1 0 0 1",
        form="E .01 F .01 D .3 M .9", siren="E .01 N .01 D .98", siret="E .001 N .005 D .994",
        place="E .7 N .04 S .03 K .85 C .1 O .15", mobile="E .6 N .03 D .37",
        landline="E .5 N .03 D .47", email="E .4 N .02 L .02 W .1 D .46", contact="E .7 D .3",
    ),
    story(
        "bodies", False, 0.02, "sans doute deux services ou organismes d'un même lieu",
        name="E .01 C .01 T .08 G .0005 A .005 H .1 V .02 R .5 D .28", public="1 4 0 .2",
        form="E .8 F .1 D .1 M .1", siren="E .1 N .01 D .89", siret="E .005 N .01 D .985",
        place="E .5 N .05 S .05 K .95 C .38 O .02", mobile="E .2 N .002 D .8", landline="E .45 N .01 D .54",
        email="E .3 N .01 L .01 W .3 D .38", contact="E .3 D .7",
    ),
    story(
        "building", False, 0.05, "sans doute deux clients de la même adresse",
        name="*", public="1 1 0 1", form="*", siren="*", siret="*",
        place="E .9 N .05 S .05 K .99 C .001 O .001", mobile="*", landline="E .04 N .002 D .958", email="*",
        contact="*",
    ),
    story(
        "line", False, 0.02, "sans doute un standard, un syndic ou une adresse électronique partagés",
        name="*", public="1 1 0 1", form="*", siren="*", siret="*",
        place="E .3 N .02 S .02 K .6 C .2 O .46", mobile="E .4 N .01 D .59", landline="E .75 N .01 D .24",
        email="E .4 N .005 L .01 W .2 D .4", contact="E .3 D .7",
    ),
    story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        name="*", public="1 1 0 1", form="*", siren="*", siret="*", place="*", mobile="*", landline="*",
        email="*", contact="*",
    ),
)  # fmt: skip
CONDOMINIUM_FIELDS = (
    "name", "public", "form", "siren", "siret", "place", "mobile", "landline", "email", "contact", "syndic",
)  # fmt: skip
CONDOMINIUM_STORIES = (
    story(
        "again", True, 0.92, "le même client, saisi deux fois",
        name="E .72 C .12 T .09 A .005 H .02 V .001 R .01 D .035", public="*", form="*",
        siren="E .94 N .045 D .015", siret="E .94 N .045 D .015",
        place="E .87 N .06 S .02 K .97 C .03 O .01", mobile="E .85 N .03 D .12",
        landline="E .85 N .04 D .11", email="E .8 N .04 L .01 W .08 D .07", contact="E .85 D .15",
        syndic="E .92 N .03 D .05",
    ),
    story(
        "syndic_changed", True, 0.08, "la même copropriété, dont le syndic a changé",
        name="E .76 C .12 T .07 A .005 H .02 V .001 R .01 D .015", public="*", form="*",
        siren="E .94 N .045 D .015", siret="E .94 N .045 D .015",
        place="E .9 N .05 S .01 K .99 C .02 O .02", mobile="E .03 N .01 D .96",
        landline="E .03 N .01 D .96", email="E .03 N .01 L .01 W .02 D .93", contact="E .05 D .95",
        syndic="E .02 N .02 D .96",
    ),
    story(
        "one_syndic", False, 0.2, "sans doute deux copropriétés du même syndic",
        name="E .015 C .004 T .03 A .001 H .05 V .001 R .06 D .84", public="*", form="*",
        siren="E .03 N .01 D .96", siret="E .02 N .01 D .97", place="E .006 N .004 S .03 K .35 C .29 O .67",
        mobile="E .6 N .03 D .37", landline="E .86 N .05 D .09", email="E .7 N .05 L .01 W .18 D .06",
        contact="E .6 D .4", syndic="E .97 N .02 D .01",
    ),
    story(
        "building", False, 0.02, "sans doute deux clients de la même adresse",
        name="*", public="*", form="*", siren="*", siret="*", place="E .9 N .05 S .05 K .99 C .001 O .001",
        mobile="*", landline="E .04 N .002 D .958", email="*", contact="*", syndic="*",
    ),
    story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        name="*", public="*", form="*", siren="*", siret="*", place="*", mobile="*", landline="*",
        email="*", contact="*", syndic="*",
    ),
)  # fmt: skip
MIXED_FIELDS = (
    "link", "human", "estate", "siren", "place", "mobile", "landline", "email",
)  # fmt: skip
MIXED_STORIES = (
    story(
        "contact", True, 0.05, "le même client : l'entreprise, saisie sous le nom de son contact",
        link="F .66 S .2 N .14", human="F .33 1 .2 0 .47", estate="1 .02 0 .98", siren="E .95 N .03 D .02",
        place="E .86 N .06 S .01 K .97 C .03 O .04", mobile="E .8 N .04 D .16",
        landline="E .84 N .05 D .11", email="E .3 B .5 N .05 L .02 W .07 D .06",
    ),
    story(
        "manager_home", False, 0.012, "sans doute l'entreprise et son dirigeant, deux clients à la même adresse",
        link="F .55 S .42 N .03", human="F .02 1 .6 0 .38", estate="1 .5 0 .5", siren="E .02 N .01 D .97",
        place="E .92 N .03 S .01 K .98 C .02 O .02", mobile="E .53 N .03 D .44",
        landline="E .58 N .04 D .38", email="E .3 B .04 N .01 L .03 W .15 D .47",
    ),
    story(
        "manager", False, 0.03, "sans doute l'entreprise et son dirigeant, deux clients",
        link="F .55 S .42 N .03", human="F .02 1 .6 0 .38", estate="1 .4 0 .6", siren="E .02 N .01 D .97",
        place="E .05 N .03 S .05 K .5 C .35 O .52", mobile="E .45 N .01 D .54", landline="E .2 N .01 D .79",
        email="E .12 B .04 N .01 L .03 W .2 D .6",
    ),
    story(
        "building", False, 0.05, "sans doute deux clients de la même adresse",
        link="*", human="F .05 1 .6 0 .35", estate="1 .2 0 .8", siren="*",
        place="E .9 N .05 S .05 K .99 C .001 O .001", mobile="*", landline="E .04 N .002 D .958", email="*",
    ),
    story(
        "line", False, 0.02, "sans doute un téléphone ou une adresse électronique partagés",
        link="*", human="F .05 1 .6 0 .35", estate="1 .2 0 .8", siren="*",
        place="E .3 N .03 S .02 K .6 C .2 O .45", mobile="E .4 N .002 D .6", landline="E .6 N .002 D .4",
        email="E .25 B .05 N .005 L .01 W .1 D .6",
    ),
    story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        link="*", human="F .05 1 .6 0 .35", estate="1 .2 0 .8", siren="*", place="*", mobile="*",
        landline="*", email="*",
    ),
)  # fmt: skip
