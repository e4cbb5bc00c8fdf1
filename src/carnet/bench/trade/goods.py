"""What an affair sells: a few lines of a joiner's price list, in quantities drawn from the number of the affair. Pure."""

from decimal import Decimal

from carnet.bench.drafts import chance_of
from carnet.bench.trade.affairs import Affair
from carnet.catalogue.vat import rate_of
from carnet.sales.lines import Line
from carnet.sales.models.circumstances import Nature

# description | unit | price excluding VAT | most
_GOODS = (
    ("Fenêtre PVC deux vantaux 1200 × 1350, double vitrage, oscillo-battante", "C62", "438.50", 7),
    ("Porte d’entrée aluminium monobloc, serrure cinq points", "C62", "1985.00", 2),
    ("Volet roulant électrique, tablier aluminium, commande radio", "C62", "392.00", 6),
    ("Porte-fenêtre bois exotique, seuil surbaissé", "C62", "1240.75", 3),
    ("Baie coulissante aluminium trois rails", "C62", "2360.00", 2),
    ("Placard coulissant deux vantaux, aménagement intérieur", "C62", "864.30", 3),
    ("Escalier quart tournant en hêtre, contremarches", "C62", "3120.00", 1),
    ("Parquet chêne massif 14 mm, pose collée", "MTK", "74.90", 45),
    ("Bardage mélèze, pare-pluie et tasseaux", "MTK", "88.00", 60),
    ("Plinthe chêne, posée", "MTR", "14.50", 40),
    ("Dépose et évacuation des anciennes menuiseries", "C62", "65.00", 8),
    ("Main-d’œuvre de pose", "HUR", "52.00", 24),
    ("Déplacement", "C62", "38.00", 1),
    ("Garde-corps bois et inox, au mètre", "MTR", "286.00", 9),
    ("Store banne coffre intégral, motorisé", "C62", "1690.00", 1),
)
SUBJECTS = (
    "Remplacement des fenêtres",
    "Porte d’entrée et volets",
    "Aménagement du séjour",
    "Escalier et garde-corps",
    "Parquet des chambres",
    "Fermetures du bâtiment B",
    "Baie sur jardin",
    "Rénovation des menuiseries",
)


def subject(affair: Affair) -> str:
    return SUBJECTS[affair.number * 7 % len(SUBJECTS)]


def lines(affair: Affair) -> list[Line]:
    chance = chance_of(affair.number, "lines")
    vat = rate_of("10" if affair.nature == Nature.WORKS else "20")
    chosen = chance.sample(_GOODS, chance.randint(2, 5))
    return [
        Line(
            description=what,
            quantity=Decimal(chance.randint(1, most)),
            unit=unit,
            unit_price=Decimal(price),
            vat=rate_of("5.5") if vat.code == "10" and chance.random() < 0.15 else vat,
            cost=(Decimal(price) * Decimal("0.58")).quantize(Decimal("0.01")),
        )
        for what, unit, price, most in chosen
    ]
