"""What the firm of the demonstration proposes for each job: the lines of its quotes, from its price list."""

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from carnet.catalogue.models import Product
from carnet.catalogue.vat import rate_of
from carnet.sales.lines import Line, LineKind

# job | what is sold: reference or free text @ price, with how many | hours of fitting | an option besides
_JOBS = """
door | PEA-2150 1-1; SER-3P 1-1; POI-INX 1-1; DEPOSE 1-1 | 5-8 | Imposte vitrée @ 420
windows | FPB-1200 3-7; FPB-OB60 0-2; DEPOSE 4-8; JOI-EPDM 18-40 | 8-22 | VRS-1200
shutters | VRS-1200 2-5; VRE-1200 0-2 | 4-10 | MOT-RTS
stairs | ESC-QTH 1-1; GAR-BOI 2-5 | 8-16 | Rangement sous escalier @ 1180
closet | PLA-DRE 3-6; Tiroirs sur coulisses @ 145 2-6 | 5-11 | Éclairage des tringles @ 260
gate | Portail aluminium coulissant, passage 3,50 m @ 2890 1-1; Motorisation et deux émetteurs @ 640 1-1 | 7-12 | Portillon assorti @ 890
bay | BAI-2400 1-2; DEPOSE 1-2 | 6-12 | VRE-1200
floor | PAR-CHE 24-55; Plinthes chêne @ 14.5 30-60 | 14-30 | Ponçage et huilage des deux chambres @ 860
deck | Lames robinier, structure et plots @ 118 22-42 | 18-36 | Marche large sur toute la longueur @ 540
garage | GAR-SEC 1-1; DEPOSE 1-1 | 5-8 | Émetteur supplémentaire @ 58
roof | Fenêtre de toit 78 × 98, pose sur ardoise @ 690 1-3; Raccord d’étanchéité @ 148 1-3 | 6-14 | Store occultant @ 165
library | Bibliothèque frêne, au mètre linéaire @ 920 2-5 | 10-24 | Échelle sur rail @ 780
kitchen | PLT-CHE 3-6; Façades laquées @ 98 9-18 | 8-16 | CUI-COL60
carport | Abri bois deux places, douglas classe 3 @ 3950 1-1; Scellement des poteaux @ 85 4-6 | 14-22 | Gouttière et descente @ 310
shopfront | Vitrine aluminium, vitrage feuilleté @ 690 5-14; Porte va-et-vient @ 1750 1-1 | 16-30 | Rideau métallique @ 2350
firedoors | Bloc-porte coupe-feu 1/2 h @ 890 3-9; Ferme-porte @ 164 3-9 | 9-24 | Oculus vitré @ 235
partition | Cloison vitrée acoustique @ 410 8-22; Porte vitrée @ 780 1-2 | 12-30 | Stores intégrés @ 190
barn | Vantail bois coulissant 4 × 4 m @ 2150 1-3; Rail et galets @ 480 1-2 | 10-22 | Portillon de service @ 520
fitout | Banque d’accueil sur mesure @ 3400 1-1; PLA-DRE 2-8; Rayonnages chêne @ 285 4-14 | 20-50 | Éclairage intégré @ 690
renewal | FAL-1400 10-30; DEPOSE 10-30; VRE-1200 0-12 | 40-120 | VBA-1250
upkeep | Révision d’une porte, réglage et graissage @ 48 6-14; Ferme-porte @ 164 0-3 | 3-8 | Contrat d’entretien annuel @ 390
"""
WASTE = "environ 0,5 m³ de bois, verre et gravats, triés, déposés à la déchetterie professionnelle de Cholet ; coût compris."
DELAYS = (
    "6 semaines après l’accord",
    "8 semaines après l’accord",
    "Avant l’été, selon le fournisseur",
    "3 semaines après l’accord",
)


@dataclass(frozen=True)
class _Part:
    what: str  # a reference of the price list, or a text
    price: Decimal | None
    low: int
    high: int


@dataclass(frozen=True)
class _Job:
    parts: tuple[_Part, ...]
    hours: tuple[int, int]
    option: _Part


class PriceList:
    """The articles by reference, asked once."""

    def __init__(self) -> None:
        self.by_reference: dict[str, Product] = {}

    def line(self, part: _Part, quantity: int | Decimal, *, vat: str = "") -> Line:
        if part.price is not None:
            cost = (part.price * Decimal("0.56")).quantize(Decimal("0.01"))
            return Line(
                description=part.what,
                quantity=Decimal(quantity),
                unit="C62",
                unit_price=part.price,
                vat=rate_of(vat or "10"),
                cost=cost,
            )
        if not self.by_reference:
            self.by_reference = {product.reference: product for product in Product.objects.all()}
        product = self.by_reference[part.what]
        return Line(
            reference=product.reference,
            description=product.name,
            quantity=Decimal(quantity),
            unit=product.unit,
            unit_price=product.price,
            vat=rate_of(vat or product.vat),
            cost=product.cost or Decimal(0),
            product_id=product.pk,
        )


def lines(job: str, rng: Random, prices: PriceList, *, professional: bool) -> list[Line]:
    """Materials, fitting, waste; an option now and then. Professionals pay 20 %."""
    plan, vat = _PLANS[job], "20" if professional else ""
    sold = [(part, rng.randint(part.low, part.high)) for part in plan.parts]
    hours = Decimal(rng.randint(plan.hours[0] * 2, plan.hours[1] * 2)) / 2
    proposed = rng.random() < 0.3
    found = [
        Line(LineKind.SECTION, description="Fournitures"),
        *(prices.line(part, quantity, vat=vat) for part, quantity in sold if quantity),
        Line(LineKind.SECTION, description="Pose"),
        prices.line(_FITTING, hours, vat=vat),
        prices.line(_TRAVEL, 1, vat=vat),
        prices.line(_WASTE, 1, vat=vat),
    ]
    if proposed:
        found.append(replace(prices.line(plan.option, 1, vat=vat), option=True))
    return found


def conditions(rng: Random, *, professional: bool) -> dict[str, Any]:
    """What stands beside the lines. A person's house is old enough for reduced rates; a firm signs at a distance."""
    common = {
        "delay": rng.choice(DELAYS),
        "waste": WASTE,
        "valid_days": rng.choice((30, 30, 45, 60)),
        "deposit_percent": Decimal(rng.choice((30, 30, 40))),
    }
    if professional:
        return common | {
            "signed_at": rng.choice(("distance", "premises")),
            "deposit_percent": Decimal(rng.choice((0, 30))),
        }
    dwelling = "flat" if rng.random() < 0.15 else "house"
    where = rng.choices(("off_premises", "premises", "distance"), (60, 25, 15))[0]
    return common | {"signed_at": where, "dwelling": dwelling, "dwelling_over_two_years": True}


def _part(text: str) -> _Part:
    """`FPB-1200 3-7`, `Plinthes chêne @ 14.5 30-60`, `MOT-RTS`."""
    head, _, tail = text.rpartition(" ")
    low, dash, high = tail.partition("-")
    counted = bool(head) and bool(dash) and low.isdigit() and high.isdigit()
    what, _, price = (head if counted else text).partition(" @ ")
    bounds = (int(low), int(high)) if counted else (1, 1)
    return _Part(what.strip(), Decimal(price) if price else None, *bounds)


def _plans() -> dict[str, _Job]:
    found = {}
    for row in _JOBS.strip().splitlines():
        code, parts, hours, option = (cell.strip() for cell in row.split(" | "))
        low, _, high = hours.partition("-")
        # A comma is followed by a capital when another article begins: « passage 3,50 m », « 1/2 h » stay whole.
        found[code] = _Job(tuple(map(_part, parts.split("; "))), (int(low), int(high)), _part(option))
    return found


_PLANS = _plans()
_FITTING, _TRAVEL, _WASTE = (_Part(reference, None, 1, 1) for reference in ("MO-POSE", "DEP-ZONE", "DECHETS"))
