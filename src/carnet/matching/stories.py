"""The stories that may explain why two records look alike, and how likely each makes what is seen.

A story gives, for each field, the likelihood of each level of agreement (letters of `levels.py`). "*" stands for "as between two
strangers": computed for the pair at hand, from how many bear that name, phone or address. Orders of magnitude are enough, and no figure here was fitted
to a labelled file. `rate` is the number of pairs of that story expected per client of the file; for the stories of one client it is
the share of that story among duplicates.
"""

from dataclasses import dataclass, field

PERSON_FIELDS = ("surname", "first", "sex", "gender", "born", "couple", "place", "mobile", "landline", "email", "number")
FIRM_FIELDS = ("name", "public", "form", "siren", "siret", "place", "mobile", "landline", "email", "contact")
CONDOMINIUM_FIELDS = (*FIRM_FIELDS, "syndic")
MIXED_FIELDS = ("link", "human", "estate", "siren", "place", "mobile", "landline", "email")


@dataclass(frozen=True, slots=True)
class Story:
    code: str
    same: bool
    rate: float
    sentence: str
    levels: dict[str, dict[str, float] | None] = field(default_factory=dict)


def _story(code: str, same: bool, rate: float, sentence: str, **levels: str) -> Story:
    return Story(code, same, rate, sentence, {name: _read(text) for name, text in levels.items()})


def _read(text: str) -> dict[str, float] | None:
    """`"E .8 N .05 D .15"` → levels; `"*"` → as between strangers."""
    if text == "*":
        return None
    words = text.split()
    return {level: float(share) for level, share in zip(words[::2], words[1::2], strict=True)}


_SAME_FIRST = "E .82 V .09 W .009 I .05 J .003 X .008 D .012"
_OTHER_FIRST = "E .002 V .006 W .012 I .009 J .07 X .025 D .876"

PERSON_STORIES = (
    _story(
        "again", True, 0.78, "le même client, saisi deux fois",
        surname="E .84 C .125 P .02 D .015", first=_SAME_FIRST, gender="*", sex="E .98 D .02", born="E .94 N .05 D .01", couple="0 .95 2 .04 1 .01",
        place="E .80 N .08 S .03 K .97 C .05 O .04", mobile="E .80 N .07 D .13", landline="E .80 N .07 D .13",
        email="E .76 N .09 L .04 W .02 D .09", number="E .95 N .03 D .02",
    ),
    _story(
        "moved", True, 0.12, "le même client, qui a déménagé",
        surname="E .86 C .11 P .02 D .01", first=_SAME_FIRST, gender="*", sex="E .99 D .01", born="E .94 N .05 D .01", couple="0 .94 2 .04 1 .02",
        place="E .01 N .01 S .02 K .4 C .40 O .56", mobile="E .85 N .04 D .11", landline="E .25 N .02 D .73",
        email="E .82 N .05 L .05 W .02 D .06", number="E .95 N .03 D .02",
    ),
    _story(
        "married", True, 0.04, "la même personne, sous un autre nom (mariage, nom d'usage)",
        surname="E .01 C .01 P .38 D .60", first="E .92 V .06 W .01 I .01 J .0002 X .0004 D .0004", gender="F .96 M .04", sex="E .995 D .005", born="E .94 N .05 D .01",
        couple="0 .95 2 .02 1 .03", place="E .55 N .05 S .02 K .75 C .15 O .23", mobile="E .85 N .03 D .12", landline="E .55 N .03 D .42",
        email="E .65 N .05 L .03 W .02 D .25", number="E .95 N .03 D .02",
    ),
    _story(
        "couple", True, 0.06, "le même client : le couple, et l'un des deux",
        surname="E .90 C .08 P .015 D .005", first="E .84 V .08 W .02 I .03 J .005 X .005 D .02", gender="*", sex="E .98 D .02", born="E .9 N .05 D .05",
        couple="0 .005 2 .005 1 .99", place="E .84 N .08 S .01 K .96 C .03 O .04", mobile="E .80 N .04 D .16", landline="E .84 N .05 D .11",
        email="E .75 N .05 L .02 W .02 D .16", number="E .95 N .03 D .02",
    ),
    _story(
        "household", False, 0.05, "sans doute une autre personne du même foyer",
        surname="E .76 C .035 P .06 D .145", first=_OTHER_FIRST, gender="*", sex="E .3 D .7", born="E .004 N .01 D .986", couple="0 .94 2 .01 1 .05",
        place="E .90 N .06 S .01 K .97 C .02 O .01", mobile="E .15 N .01 D .84", landline="E .84 N .01 D .15",
        email="E .22 N .02 L .02 W .04 D .70", number="E .001 N .001 D .998",
    ),
    _story(
        "father_son", False, 0.012, "sans doute le père et le fils, ou deux parents de même nom",
        surname="E .95 C .035 P .01 D .005", first="E .06 V .04 W .22 I .03 J .04 X .10 D .51", gender="*", sex="E .85 D .15", born="E .0005 N .002 D .9975",
        couple="0 .9 2 .02 1 .08", place="E .5 N .08 S .05 K .83 C .2 O .17", mobile="E .06 N .005 D .935", landline="E .5 N .01 D .49",
        email="E .08 N .01 L .02 W .03 D .86", number="E .001 N .001 D .998",
    ),
    _story(
        "relatives", False, 0.05, "sans doute un parent : même nom, autre prénom",
        surname="E .92 C .04 P .03 D .01", first=_OTHER_FIRST, gender="*", sex="E .5 D .5", born="E .004 N .005 D .991", couple="0 .9 2 .02 1 .08",
        place="E .08 N .04 S .06 K .6 C .42 O .40", mobile="E .03 N .005 D .965", landline="E .12 N .01 D .87",
        email="E .03 N .01 L .02 W .03 D .91", number="E .001 N .001 D .998",
    ),
    _story(
        "namesake", False, 0.012, "sans doute un homonyme de la même région",
        surname="E .96 C .02 P .01 D .01", first="E .90 V .02 W .04 I .01 J .01 X .01 D .01", gender="*", sex="E .97 D .03", born="E .001 N .003 D .996",
        couple="0 .9 2 .02 1 .08", place="E .01 N .005 S .015 K .48 C .45 O .52", mobile="E .003 N .002 D .995", landline="E .005 N .005 D .99",
        email="E .01 N .02 L .10 W .01 D .86", number="E .001 N .001 D .998",
    ),
    _story(
        "building", False, 0.05, "sans doute des voisins, ou deux occupants successifs de la même adresse",
        surname="*", first="*", gender="*", sex="*", born="*", couple="*", place="E .90 N .05 S .05 K .99 C .001 O .001", mobile="*",
        landline="E .03 N .002 D .968", email="*", number="*",
    ),
    _story(
        "line", False, 0.01, "sans doute un téléphone ou une adresse électronique partagés",
        surname="*", first="*", gender="*", sex="*", born="*", couple="*", place="E .25 N .03 S .02 K .5 C .2 O .5", mobile="E .3 N .002 D .7",
        landline="E .6 N .002 D .4", email="E .2 N .005 L .01 W .1 D .7", number="*",
    ),
    _story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        surname="*", first="*", gender="*", sex="*", born="*", couple="*", place="*", mobile="*", landline="*", email="*", number="*",
    ),
)  # fmt: skip

FIRM_STORIES = (
    _story(
        "again", True, 0.80, "le même client, saisi deux fois",
        name="E .70 C .12 T .09 G .02 A .015 H .02 V .004 R .01 D .013", public="1 1 0 1", form="E .90 F .08 D .02", siren="E .94 N .045 D .015", siret="E .92 N .06 D .02",
        place="E .82 N .06 S .03 K .97 C .05 O .04", mobile="E .78 N .06 D .16", landline="E .80 N .07 D .13", email="E .70 N .07 L .02 W .12 D .09",
        contact="E .9 D .1",
    ),
    _story(
        "moved", True, 0.09, "le même client, qui a déménagé",
        name="E .74 C .12 T .07 G .01 A .01 H .02 V .002 R .01 D .015", public="1 1 0 1", form="E .90 F .08 D .02", siren="E .95 N .04 D .01", siret="E .93 N .05 D .02",
        place="E .01 N .01 S .02 K .4 C .40 O .56", mobile="E .82 N .04 D .14", landline="E .6 N .03 D .37",
        email="E .75 N .05 L .02 W .12 D .06", contact="E .9 D .1",
    ),
    _story(
        "renamed", True, 0.12, "le même client, sous un autre nom (enseigne, sigle, nom du dirigeant, ancien nom)",
        name="E .02 C .02 T .25 G .12 A .15 H .17 V .03 R .08 D .15", public="1 1 0 1", form="E .6 F .3 D .1", siren="E .95 N .03 D .02", siret="E .93 N .05 D .02",
        place="E .90 N .05 S .01 K .98 C .02 O .02", mobile="E .80 N .04 D .16", landline="E .84 N .05 D .11",
        email="E .72 N .05 L .02 W .14 D .07", contact="E .9 D .1",
    ),
    _story(
        "establishments", False, 0.07, "sans doute deux établissements de la même entreprise",
        name="E .72 C .04 T .17 G .002 A .01 H .04 V .002 R .005 D .01", public="1 1 0 1", form="E .97 F .02 D .01", siren="E .965 N .03 D .005", siret="E .0005 N .12 D .88",
        place="E .02 N .01 S .03 K .2 C .20 O .74", mobile="E .20 N .01 D .79", landline="E .20 N .02 D .78",
        email="E .30 N .02 L .005 W .50 D .175", contact="E .35 D .65",
    ),
    _story(
        "chain", False, 0.04, "sans doute deux magasins d'une même enseigne",
        name="E .55 C .02 T .33 G .0005 A .005 H .08 V .002 R .01 D .005", public="1 1 0 1", form="E .6 F .3 D .1", siren="E .005 N .002 D .993", siret="E .0001 N .0005 D .999",
        place="E .005 N .005 S .02 K .15 C .15 O .82", mobile="E .01 N .002 D .988", landline="E .02 N .01 D .97",
        email="E .04 N .02 L .03 W .35 D .56", contact="E .03 D .97",
    ),
    _story(
        "owner", False, 0.03, "sans doute deux sociétés du même dirigeant ou du même groupe",
        name="E .06 C .005 T .14 G .02 A .005 H .18 V .20 R .06 D .33", public="1 1 0 1", form="E .3 F .3 D .4", siren="E .003 N .003 D .994", siret="E .0001 N .0005 D .999",
        place="E .62 N .04 S .04 K .8 C .15 O .15", mobile="E .5 N .005 D .495", landline="E .6 N .01 D .39",
        email="E .40 N .01 L .01 W .2 D .38", contact="E .7 D .3",
    ),
    _story(
        "bodies", False, 0.02, "sans doute deux services ou organismes d'un même lieu",
        name="E .01 C .01 T .08 G .0005 A .005 H .1 V .02 R .5 D .28", public="1 4 0 .2", form="E .8 F .1 D .1", siren="E .10 N .01 D .89", siret="E .005 N .01 D .985",
        place="E .5 N .05 S .05 K .95 C .38 O .02", mobile="E .2 N .002 D .8", landline="E .45 N .01 D .54",
        email="E .3 N .01 L .01 W .3 D .38", contact="E .3 D .7",
    ),
    _story(
        "building", False, 0.05, "sans doute deux clients de la même adresse",
        name="*", public="1 1 0 1", form="*", siren="*", siret="*", place="E .90 N .05 S .05 K .99 C .001 O .001", mobile="*", landline="E .04 N .002 D .958", email="*",
        contact="*",
    ),
    _story(
        "line", False, 0.02, "sans doute un standard, un syndic ou une adresse électronique partagés",
        name="*", public="1 1 0 1", form="*", siren="*", siret="*", place="E .3 N .02 S .02 K .6 C .2 O .46", mobile="E .4 N .002 D .6", landline="E .75 N .002 D .25",
        email="E .4 N .005 L .01 W .2 D .4", contact="E .3 D .7",
    ),
    _story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        name="*", public="1 1 0 1", form="*", siren="*", siret="*", place="*", mobile="*", landline="*", email="*", contact="*",
    ),
)  # fmt: skip

CONDOMINIUM_STORIES = (
    _story(
        "again", True, 0.92, "le même client, saisi deux fois",
        name="E .72 C .12 T .09 A .005 H .02 V .001 R .01 D .035", public="*", form="*", siren="E .94 N .045 D .015", siret="E .94 N .045 D .015",
        place="E .86 N .06 S .02 K .97 C .03 O .03", mobile="E .85 N .03 D .12", landline="E .85 N .04 D .11", email="E .80 N .04 L .01 W .08 D .07",
        contact="E .85 D .15", syndic="E .92 N .03 D .05",
    ),
    _story(
        "syndic_changed", True, 0.08, "la même copropriété, dont le syndic a changé",
        name="E .76 C .12 T .07 A .005 H .02 V .001 R .01 D .015", public="*", form="*", siren="E .94 N .045 D .015", siret="E .94 N .045 D .015",
        place="E .90 N .05 S .01 K .99 C .02 O .02", mobile="E .03 N .01 D .96", landline="E .03 N .01 D .96", email="E .03 N .01 L .01 W .02 D .93",
        contact="E .05 D .95", syndic="E .02 N .02 D .96",
    ),
    _story(
        "one_syndic", False, 0.2, "sans doute deux copropriétés du même syndic",
        name="E .015 C .004 T .03 A .001 H .05 V .001 R .06 D .84", public="*", form="*", siren="E .03 N .01 D .96", siret="E .02 N .01 D .97",
        place="E .006 N .004 S .03 K .35 C .29 O .67", mobile="E .6 N .005 D .395", landline="E .90 N .005 D .095", email="E .75 N .01 L .01 W .18 D .05",
        contact="E .6 D .4", syndic="E .97 N .02 D .01",
    ),
    _story(
        "building", False, 0.02, "sans doute deux clients de la même adresse",
        name="*", public="*", form="*", siren="*", siret="*", place="E .90 N .05 S .05 K .99 C .001 O .001", mobile="*", landline="E .04 N .002 D .958", email="*",
        contact="*", syndic="*",
    ),
    _story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        name="*", public="*", form="*", siren="*", siret="*", place="*", mobile="*", landline="*", email="*", contact="*", syndic="*",
    ),
)  # fmt: skip

MIXED_STORIES = (
    _story(
        "contact", True, 0.04, "le même client : l'entreprise, saisie sous le nom de son contact",
        link="F .70 S .20 N .10", human="F .35 1 .15 0 .50", estate="1 .02 0 .98", siren="E .95 N .03 D .02",
        place="E .86 N .06 S .01 K .97 C .03 O .04", mobile="E .80 N .04 D .16", landline="E .84 N .05 D .11",
        email="E .30 B .50 N .05 L .02 W .07 D .06",
    ),
    _story(
        "manager_home", False, 0.012, "sans doute l'entreprise et son dirigeant, deux clients à la même adresse",
        link="F .55 S .42 N .03", human="F .02 1 .60 0 .38", estate="1 .5 0 .5", siren="E .02 N .01 D .97",
        place="E .92 N .03 S .01 K .98 C .02 O .02", mobile="E .55 N .01 D .44", landline="E .60 N .01 D .39",
        email="E .30 B .04 N .01 L .03 W .15 D .47",
    ),
    _story(
        "manager", False, 0.03, "sans doute l'entreprise et son dirigeant, deux clients",
        link="F .55 S .42 N .03", human="F .02 1 .60 0 .38", estate="1 .4 0 .6", siren="E .02 N .01 D .97",
        place="E .05 N .03 S .05 K .5 C .35 O .52", mobile="E .45 N .01 D .54", landline="E .20 N .01 D .79",
        email="E .12 B .04 N .01 L .03 W .20 D .60",
    ),
    _story(
        "building", False, 0.05, "sans doute deux clients de la même adresse",
        link="*", human="F .05 1 .6 0 .35", estate="1 .2 0 .8", siren="*", place="E .90 N .05 S .05 K .99 C .001 O .001", mobile="*",
        landline="E .04 N .002 D .958", email="*",
    ),
    _story(
        "line", False, 0.02, "sans doute un téléphone ou une adresse électronique partagés",
        link="*", human="F .05 1 .6 0 .35", estate="1 .2 0 .8", siren="*", place="E .3 N .03 S .02 K .6 C .2 O .45", mobile="E .4 N .002 D .6",
        landline="E .6 N .002 D .4", email="E .25 B .05 N .005 L .01 W .1 D .6",
    ),
    _story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        link="*", human="F .05 1 .6 0 .35", estate="1 .2 0 .8", siren="*", place="*", mobile="*", landline="*", email="*",
    ),
)  # fmt: skip
