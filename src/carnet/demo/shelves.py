"""What the firm of the demonstration sells: its price list. Prices are plausible, products are invented."""

from datetime import datetime

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.catalogue.models import Product
from carnet.catalogue.record import Record
from carnet.demo.firm import OWNER

# reference | name | family | unit | price | cost | VAT
_GOODS = """
FPB-1000 | Fenêtre PVC blanc 2 vantaux, H 1250 × L 1000 | Fenêtres | C62 | 428 | 236 | 10
FPB-1200 | Fenêtre PVC blanc 2 vantaux, H 1250 × L 1200 | Fenêtres | C62 | 465 | 258 | 10
FPB-OB60 | Fenêtre PVC oscillo-battante 1 vantail, H 750 × L 600 | Fenêtres | C62 | 312 | 171 | 10
FBO-1200 | Fenêtre chêne 2 vantaux, H 1250 × L 1200 | Fenêtres | C62 | 986 | 561 | 10
FAL-1400 | Fenêtre aluminium gris 7016, H 1150 × L 1400 | Fenêtres | C62 | 812 | 472 | 10
PFP-2150 | Porte-fenêtre PVC 2 vantaux, H 2150 × L 1200 | Fenêtres | C62 | 742 | 418 | 10
BAI-2400 | Baie coulissante aluminium 2 rails, H 2150 × L 2400 | Fenêtres | C62 | 1860 | 1085 | 10
VRS-1200 | Volet roulant solaire aluminium, L 1200 | Volets | C62 | 689 | 402 | 10
VRE-1200 | Volet roulant électrique filaire, L 1200 | Volets | C62 | 524 | 298 | 10
VBB-1250 | Volet battant bois exotique, la paire, H 1250 | Volets | PR | 412 | 226 | 10
VBA-1250 | Volet battant aluminium, la paire, H 1250 | Volets | PR | 548 | 319 | 10
MOT-RTS | Motorisation radio pour volet existant | Volets | C62 | 236 | 131 | 10
PEB-2150 | Porte d’entrée bois mi-vitrée, H 2150 × L 900 | Portes | C62 | 2140 | 1248 | 10
PEA-2150 | Porte d’entrée aluminium pleine, H 2150 × L 900 | Portes | C62 | 2685 | 1570 | 10
PIB-83 | Bloc-porte intérieur alvéolaire, L 830 | Portes | C62 | 148 | 79 | 10
PIC-83 | Porte intérieure chêne massif, L 830 | Portes | C62 | 396 | 224 | 10
GAR-SEC | Porte de garage sectionnelle, 2400 × 2000, motorisée | Portes | C62 | 1745 | 1012 | 10
SER-3P | Serrure trois points, cylindre européen | Quincaillerie | C62 | 164 | 88 | 10
POI-INX | Poignée de porte inox, la paire | Quincaillerie | PR | 42.5 | 21.8 | 10
JOI-EPDM | Joint EPDM | Quincaillerie | MTR | 3.85 | 1.62 | 10
MOU-EXP | Mousse expansive, cartouche | Quincaillerie | C62 | 9.4 | 4.75 | 10
ESC-QTH | Escalier hêtre quart tournant, 14 marches | Escaliers | C62 | 3280 | 1895 | 10
ESC-DRC | Escalier chêne droit, 13 marches | Escaliers | C62 | 3960 | 2310 | 10
GAR-BOI | Garde-corps bois à balustres | Escaliers | MTR | 218 | 117 | 10
CUI-BAS60 | Meuble bas de cuisine, L 600, façade laquée | Cuisines | C62 | 286 | 158 | 20
CUI-HAU60 | Meuble haut de cuisine, L 600, façade laquée | Cuisines | C62 | 214 | 117 | 20
CUI-COL60 | Colonne four, L 600 | Cuisines | C62 | 498 | 279 | 20
PLT-STR | Plan de travail stratifié 38 mm | Cuisines | MTR | 96 | 48.5 | 20
PLT-CHE | Plan de travail chêne massif 40 mm | Cuisines | MTR | 242 | 138 | 20
PLA-DRE | Placard sur mesure, portes coulissantes | Agencement | MTR | 415 | 236 | 10
PAR-CHE | Parquet chêne contrecollé 14 mm | Agencement | MTK | 58.9 | 34.2 | 10
BAR-MEL | Bardage mélèze, pose à claire-voie | Agencement | MTK | 64.5 | 37.8 | 10
ISO-LDR | Isolation laine de roche, doublage 100 mm | Agencement | MTK | 29.8 | 16.4 | 5.5
"""
_SERVICES = """
MO-POSE | Main-d’œuvre de pose | Main-d’œuvre | HUR | 54 | 33 | 10
MO-ATEL | Main-d’œuvre d’atelier | Main-d’œuvre | HUR | 49 | 30 | 10
MO-DEP | Dépannage, la première heure | Main-d’œuvre | HUR | 68 | 36 | 10
DEP-ZONE | Déplacement, Cholet et 30 km | Déplacements | LS | 38 | 19 | 10
DEP-KM | Déplacement au-delà de 30 km | Déplacements | KMT | 0.92 | 0.6149 | 10
DECHETS | Évacuation et tri des déchets du chantier | Déchets | LS | 85 | 52 | 10
DEPOSE | Dépose d’une menuiserie, sans réemploi | Main-d’œuvre | C62 | 62 | 36 | 10
ETUDE | Relevé de cotes et étude technique | Main-d’œuvre | LS | 120 | 66 | 20
"""
# reference | name | family | unit | VAT | components
_WORKS = """
OUV-FPB12 | Fenêtre PVC 1200 fournie et posée, dépose comprise | Ouvrages | C62 | 10 | 1 × FPB-1200, 1 × DEPOSE, 2.5 × MO-POSE, 4.9 × JOI-EPDM, 1 × MOU-EXP
OUV-VRS12 | Volet roulant solaire 1200 fourni et posé | Ouvrages | C62 | 10 | 1 × VRS-1200, 1.75 × MO-POSE
OUV-BAIE | Ensemble fenêtre et volet solaire 1200, posé | Ouvrages | SET | 10 | 1 × OUV-FPB12, 1 × OUV-VRS12
OUV-PORTE | Porte d’entrée aluminium posée, serrure comprise | Ouvrages | C62 | 10 | 1 × PEA-2150, 1 × SER-3P, 1 × POI-INX, 5 × MO-POSE, 1 × DEPOSE, 1 × DECHETS
"""
_DESCRIPTIONS = {
    "FPB-1200": "Profilé 5 chambres, double vitrage 4/16/4 argon, Uw 1,3.\nPoignée blanche, pose en rénovation ou en neuf.",
    "PEA-2150": "Panneau isolé 80 mm, Ud 0,9, teinte au choix sur nuancier.",
    "DECHETS": "Tri par nature, dépôt au centre de tri, bordereau remis sur demande.",
}


def stock(users: dict[str, User], at: datetime) -> None:
    """The price list, entered by the owner."""
    by = Actor(users[OWNER.username], Source.DEMO, at=at)
    _enter([*_products(_GOODS, "goods"), *_products(_SERVICES, "service")], by)
    for work in _rows(_WORKS):
        _enter([_work(*work)], by)


def _enter(drafts: list[Record], by: Actor) -> None:
    for draft, done in zip(drafts, Product.create(drafts, by=by), strict=True):
        assert done.product_id, f"{draft['reference']}: {done.errors}"


def _products(table: str, nature: str) -> list[Record]:
    names = ("reference", "name", "family", "unit", "price", "cost", "vat")
    return [
        dict(zip(names, row, strict=True)) | {"nature": nature, "description": _DESCRIPTIONS.get(row[0], "")}
        for row in _rows(table)
    ]


def _work(reference: str, name: str, family: str, unit: str, vat: str, components: str) -> Record:
    rows = [part.split(" × ") for part in components.split(", ")]
    keys = dict(Product.objects.filter(reference__in=[r for _, r in rows]).values_list("reference", "pk"))
    held = [{"product": keys[component], "quantity": quantity} for quantity, component in rows]
    return {"reference": reference, "name": name, "family": family, "unit": unit, "vat": vat, "components": held}


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
