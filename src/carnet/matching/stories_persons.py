"""The stories of two records of persons. How to read them: `stories.py`."""

from carnet.matching.stories import story

PERSON_FIELDS = (
    "surname", "first", "sex", "gender", "born", "couple", "place", "mobile", "landline", "email", "number", "contact",
)  # fmt: skip
PERSON_STORIES = (
    story(
        "again", True, 0.78, "le même client, saisi deux fois",
        surname="E .835 C .125 P .02 D .02", first="E .82 V .09 W .006 I .05 J .003 X .008 D .012",
        gender="*", sex="E .98 D .02", born="E .94 N .05 D .01", couple="0 .95 2 .04 1 .01",
        place="E .81 N .08 S .03 K .97 C .04 O .04", mobile="E .8 N .07 D .13", landline="E .82 N .08 D .1",
        email="E .76 N .09 L .04 W .02 D .09", number="E .95 N .03 D .02", contact="E .85 D .15",
    ),
    story(
        "moved", True, 0.12, "le même client, qui a déménagé",
        surname="E .86 C .11 P .02 D .01", first="E .82 V .09 W .006 I .05 J .003 X .008 D .012",
        gender="*", sex="E .99 D .01", born="E .94 N .05 D .01", couple="0 .94 2 .04 1 .02",
        place="E .01 N .01 S .02 K .4 C .4 O .56", mobile="E .85 N .04 D .11", landline="E .3 N .03 D .67",
        email="E .82 N .05 L .05 W .02 D .06", number="E .95 N .03 D .02", contact="E .85 D .15",
    ),
    story(
        "married", True, 0.04, "la même personne, sous un autre nom (mariage, nom d'usage)",
        surname="E .01 C .01 P .38 D .6", first="E .92 V .06 W .01 I .01 J .0002 X .0004 D .0004",
        gender="F .96 M .04", sex="E .995 D .005", born="E .94 N .05 D .01", couple="0 .95 2 .02 1 .03",
        place="E .55 N .05 S .02 K .75 C .15 O .23", mobile="E .85 N .03 D .12",
        landline="E .55 N .03 D .42", email="E .65 N .05 L .03 W .02 D .25", number="E .95 N .03 D .02",
        contact="E .85 D .15",
    ),
    story(
        "couple", True, 0.06, "le même client : le couple, et l'un des deux",
        surname="E .9 C .08 P .015 D .005", first="E .84 V .08 W .02 I .03 J .005 X .005 D .02", gender="*",
        sex="E .98 D .02", born="E .9 N .05 D .05", couple="0 .005 2 .005 1 .99",
        place="E .84 N .08 S .01 K .96 C .03 O .04", mobile="E .8 N .04 D .16",
        landline="E .84 N .05 D .11", email="E .75 N .05 L .02 W .02 D .16", number="E .95 N .03 D .02",
        contact="E .85 D .15",
    ),
    story(
        "household", False, 0.05, "sans doute une autre personne du même foyer",
        surname="E .75 C .05 P .06 D .14", first="E .002 V .006 W .012 I .009 J .07 X .025 D .876",
        gender="*", sex="E .3 D .7", born="E .004 N .01 D .986", couple="0 .94 2 .01 1 .05",
        place="E .9 N .06 S .01 K .97 C .02 O .01", mobile="E .15 N .01 D .84",
        landline="E .8 N .05 D .15", email="E .21 N .02 L .02 W .04 D .71", number="E .001 N .001 D .998",
        contact="E .25 D .75",
    ),
    story(
        "father_son", False, 0.012, "sans doute le père et le fils, ou deux parents de même nom",
        surname="E .93 C .055 P .01 D .005", first="E .06 V .04 W .22 I .03 J .04 X .1 D .51", gender="*",
        sex="E .85 D .15", born="E .0005 N .002 D .9975", couple="0 .9 2 .02 1 .08",
        place="E .5 N .08 S .05 K .83 C .2 O .17", mobile="E .06 N .005 D .935",
        landline="E .48 N .03 D .49", email="E .08 N .01 L .02 W .03 D .86", number="E .001 N .001 D .998",
        contact="E .1 D .9",
    ),
    story(
        "twins", False, 0.002, "sans doute des jumeaux : même nom, même jour de naissance, autre prénom",
        surname="E .93 C .06 P .005 D .005", first="E .001 V .006 W .01 I .006 J .07 X .02 D .887", gender="*",
        sex="E .6 D .4", born="E .97 N .02 D .01", couple="0 .97 2 .01 1 .02",
        place="E .6 N .05 S .03 K .8 C .2 O .12", mobile="E .08 N .01 D .91",
        landline="E .6 N .01 D .39", email="E .1 N .01 L .02 W .03 D .84", number="E .001 N .001 D .998",
        contact="E .1 D .9",
    ),
    story(
        "relatives", False, 0.05, "sans doute un parent : même nom, autre prénom",
        surname="E .9 C .06 P .03 D .01", first="E .002 V .006 W .012 I .009 J .07 X .025 D .876",
        gender="*", sex="E .5 D .5", born="E .004 N .005 D .991", couple="0 .9 2 .02 1 .08",
        place="E .08 N .04 S .06 K .6 C .42 O .4", mobile="E .03 N .005 D .965",
        landline="E .12 N .01 D .87", email="E .03 N .01 L .02 W .03 D .91", number="E .001 N .001 D .998", contact="*",
    ),
    story(
        "namesake", False, 0.012, "sans doute un homonyme de la même région",
        surname="E .96 C .02 P .01 D .01", first="E .9 V .02 W .04 I .01 J .01 X .01 D .01", gender="*",
        sex="E .97 D .03", born="E .001 N .003 D .996", couple="0 .9 2 .02 1 .08",
        place="E .01 N .005 S .015 K .48 C .45 O .52", mobile="E .003 N .002 D .995",
        landline="E .005 N .005 D .99", email="E .01 N .02 L .1 W .01 D .86", number="E .001 N .001 D .998",
        contact="*",
    ),
    story(
        "building", False, 0.05, "sans doute des voisins, ou deux occupants successifs de la même adresse",
        surname="*", first="*", gender="*", sex="*", born="*", couple="*",
        place="E .9 N .05 S .05 K .99 C .001 O .001", mobile="*", landline="E .03 N .002 D .968", email="*",
        number="*", contact="*",
    ),
    story(
        "line", False, 0.01, "sans doute un téléphone ou une adresse électronique partagés",
        surname="*", first="*", gender="*", sex="*", born="*", couple="*",
        place="E .25 N .03 S .02 K .5 C .2 O .5", mobile="E .3 N .002 D .7", landline="E .6 N .002 D .4",
        email="E .2 N .005 L .01 W .1 D .7", number="*", contact="*",
    ),
    story(
        "strangers", False, 0.0, "sans doute deux clients sans rapport",
        surname="*", first="*", gender="*", sex="*", born="*", couple="*", place="*", mobile="*",
        landline="*", email="*", number="*", contact="*",
    ),
)  # fmt: skip
