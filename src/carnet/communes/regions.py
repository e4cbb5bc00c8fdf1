"""Names of départements and regions said after a commune: `valence drome`, `st pierre (reunion)`."""

from collections.abc import Sequence

from carnet.communes.gazetteer import Gazetteer
from carnet.communes.spelling import name_words

_ALSO_SAID = {
    "reunion": "974",
    "ile de la reunion": "974",
    "ile reunion": "974",
    "guyane francaise": "973",
    "antilles": "971 972 977 978",
    "caraibes": "971 972 977 978",
    "polynesie": "987",
    "tahiti": "987",
    "caledonie": "988",
    "nc": "988",
    "corse": "2A 2B",
    "haute saone": "70",
    "alsace": "67 68",
    "lorraine": "54 55 57 88",
    "auvergne": "03 15 43 63",
    "limousin": "19 23 87",
    "bourgogne": "21 58 71 89",
    "franche comte": "25 39 70 90",
    "champagne": "08 10 51 52",
    "picardie": "02 60 80",
    "nord pas de calais": "59 62",
    "languedoc": "11 30 34 48 66",
    "pays basque": "64",
    "idf": "75 77 78 91 92 93 94 95",
    "paca": "04 05 06 13 83 84",
    "vendee": "85",
}


def departments_named(gazetteer: Gazetteer, words: Sequence[str]) -> tuple[str, ...]:
    """Codes of the départements that these words name, by themselves or by their region."""
    said = " ".join(words)
    if said in _ALSO_SAID:
        return tuple(_ALSO_SAID[said].split())
    if said.upper() in gazetteer.department_codes:
        return (said.upper(),)
    exact = [code for code, name, _ in gazetteer.departments if " ".join(name_words(name)) == said]
    return tuple(exact) or tuple(
        code for code, _, region in gazetteer.departments if " ".join(name_words(region)) == said
    )
