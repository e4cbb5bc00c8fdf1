"""The columns of a price list, and a cell made a value. Pure."""

import re
from typing import Any

from carnet.catalogue import units, vat
from carnet.catalogue.record import GOODS, LENGTHS, SERVICE, price_of, quantity_of
from carnet.clients.tidy import tidy_text
from carnet.exchange.plain import Field, PlainVocabulary
from carnet.kernel.numbers import decimal_of
from carnet.kernel.text import fold

_UNITS = {
    fold(alias): code
    for code, aliases in {
        "C62": "u unite unites piece pieces pce pcs p un ea each unit units c62",
        "MTR": "m ml metre metres mtr",
        "MTK": "m2 mtk",
        "MTQ": "m3 mtq",
        "HUR": "h heure heures hr hur",
        "DAY": "j jour jours day",
        "MON": "mois month",
        "LS": "forfait ft fft f fo ls",
        "SET": "ens ensemble ensembles lot lots kit set",
        "PR": "paire paires pr",
        "KGM": "kg kilo kilos kgm",
        "TNE": "t tonne tonnes tne",
        "LTR": "l litre litres ltr",
        "KMT": "km kmt",
    }.items()
    for alias in aliases.split()
}
_NATURES = {
    **dict.fromkeys(
        ("bien", "biens", "goods", "marchandise", "marchandises", "produit", "produits", "fourniture"), GOODS
    ),
    **dict.fromkeys(("service", "services", "prestation", "main d oeuvre", "mo"), SERVICE),
}
_NO = {"non", "n", "0", "faux", "false", "no", "inactif", "desactive", "archive"}
_COMPONENT = re.compile(r"\s*([\d\s.,]+?)\s*[x×*]\s*(\S.*?)\s*")
MOST_COMPONENTS = 60


def text(name: str, *, lines: bool = False) -> Any:
    return lambda cell: tidy_text(cell, LENGTHS[name], multiline=lines)


def unit_of(cell: str) -> str:
    """`M²`, `ml`, `Heures`, `HUR` → a code."""
    found = _UNITS.get(fold(cell.replace("²", "2").replace("³", "3")))
    if found is None:
        raise ValueError(f"L’unité « {cell[:20]} » n’est pas connue. Écrivez {', '.join(units.UNITS.values())}.")
    return found


def price_cell(cell: str) -> str:
    """`12,50 € HT` too."""
    return price_of(re.sub(r"(?i)\b(h\.?t\.?|eur(os?)?)\b\.?", "", cell))


def vat_of(cell: str) -> str:
    """`20`, `5,5 %`, `Exonéré`, or a code."""
    bare = cell.upper().replace("TVA", "").replace("%", "").strip()
    if bare in vat.BY_CODE:
        return bare
    folded = fold(cell)
    for words, code in (("exon", "E"), ("franchise", "E"), ("autoliq", "AE")):
        if words in folded:
            return code
    value = decimal_of(bare, 4)
    for rate in vat.RATES:
        if value is not None and value == rate.percent and rate.category in (vat.STANDARD, vat.ZERO):
            return rate.code
    known = ", ".join(rate.label for rate in vat.RATES)
    raise ValueError(f"« {cell[:20]} » n’est pas un taux de TVA français. Écrivez {known}.")


def nature_of(cell: str) -> str:
    found = _NATURES.get(fold(cell))
    if found is None:
        raise ValueError("Écrivez bien ou service.")
    return found


def active_of(cell: str) -> bool:
    return fold(cell) not in _NO


def components_of(cell: str) -> list[dict[str, str]]:
    """`2 × F-120 ; 0,5 × MO-POSE` → references and quantities."""
    found = []
    for part in filter(str.strip, re.split(r"[;\n|+]", cell)):
        read = _COMPONENT.fullmatch(part)
        if read is None:
            raise ValueError("Écrivez les composants comme « 2 × F-120 ; 0,5 × MO-POSE ».")
        found.append({"reference": tidy_text(read[2], LENGTHS["reference"]), "quantity": quantity_of(read[1])})
    if len(found) > MOST_COMPONENTS:
        raise ValueError(f"Un ouvrage a {MOST_COMPONENTS} composants au plus.")
    return found


READING = PlainVocabulary(
    "catalogue",
    (
        Field("reference", "Référence", "ref | réf | code | code article | référence article | sku | n° article | article code | item code | référence produit | code produit | ref.", text("reference")),
        Field("name", "Désignation", "nom | libellé | intitulé | article | désignation article | produit | name | label | title | libellé article | nom du produit", text("name")),
        Field("description", "Description", "détail | descriptif | description longue | texte | commentaire | notes", text("description", lines=True)),
        Field("family", "Famille", "catégorie | groupe | famille article | rayon | category | sous famille", text("family")),
        Field("unit", "Unité", "u | unité de vente | unit | ue | unité de mesure | uom | udv", unit_of),
        Field("price", "Prix HT", "prix | prix de vente ht | pv ht | prix vente | pu ht | prix unitaire | prix unitaire ht | tarif | tarif ht | price | sales price | prix de vente", price_cell),
        Field("cost", "Coût HT", "coût | prix d'achat | prix d'achat ht | pa ht | prix de revient | déboursé | déboursé sec | cost | standard price | prix achat", price_cell),
        Field("vat", "TVA", "taux tva | taux de tva | tva % | code tva | vat | vat rate | tax", vat_of),
        Field("nature", "Nature", "type | bien ou service | type article | product type", nature_of),
        Field("components", "Composants", "composition | nomenclature | ouvrage", components_of),
        Field("active", "Actif", "en vente | active | statut | à la vente", active_of),
    ),
    frozenset({"reference", "name"}),
    "Il faut une colonne « Référence » et une colonne « Désignation ». Indiquez-les.",
)  # fmt: skip
