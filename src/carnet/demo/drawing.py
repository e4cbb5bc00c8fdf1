"""Small pictures and papers drawn by code: a sketch with its measures, a photo that could be one, a signed page, bank details.

The same bytes on every machine: nothing is drawn from the clock nor from chance.
"""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZE = (800, 600)
_FONTS = Path(__file__).resolve().parents[1] / "printing" / "fonts"
_INK, _PAPER, _BLUE = "#27313b", "#fbfaf6", "#2b5c9e"


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / "Inter-Regular.ttf"), size)


def sketch(title: str, width: int, height: int) -> bytes:
    """A window seen from inside, measured in millimetres, as it is noted on a survey."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    for step in range(0, SIZE[0], 20):
        draw.line([(step, 0), (step, SIZE[1])], fill="#e6e9ee")
        draw.line([(0, step), (SIZE[0], step)], fill="#e6e9ee")
    scale = min(460 / width, 340 / height)
    left, top = 180, 110
    right, bottom = left + width * scale, top + height * scale
    middle = (left + right) / 2
    for at in (0, 8):
        draw.rectangle([left + at, top + at, right - at, bottom - at], outline=_INK, width=2)
    draw.line([(middle, top), (middle, bottom)], fill=_INK, width=3)
    for edge, hinge in ((middle, left), (middle, right)):
        draw.line([(edge, top + 8), (hinge, (top + bottom) / 2), (edge, bottom - 8)], fill=_INK, width=1)
    _measure(draw, (left, bottom + 45), (right, bottom + 45), str(width))
    _measure(draw, (left - 60, top), (left - 60, bottom), str(height))
    draw.text((40, 30), title, fill=_INK, font=_font(26))
    draw.text((40, 64), "Cotes en mm, prises au tableau. Allège 900.", fill=_INK, font=_font(17))
    return _encoded(image, "PNG")


def _measure(draw: ImageDraw.ImageDraw, start: tuple[float, float], end: tuple[float, float], text: str) -> None:
    draw.line([start, end], fill=_BLUE, width=2)
    for x, y in (start, end):
        draw.line([(x - 7, y + 7), (x + 7, y - 7)], fill=_BLUE, width=2)
    draw.text(((start[0] + end[0]) / 2 - 24, (start[1] + end[1]) / 2 - 28), text, fill=_BLUE, font=_font(20))


def facade(wall: str, shutters: str, windows: int = 3) -> bytes:
    """A house front in the sun, a little soft, as a telephone takes it."""
    image = Image.new("RGB", SIZE, "#bcd4ea")
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 470, *SIZE], fill="#7f8a5a")
    draw.polygon([(60, 190), (400, 60), (740, 190)], fill="#6b4a3a")
    draw.rectangle([90, 190, 710, 500], fill=wall)
    room = 620 / (windows + 1)
    for number in range(windows):
        x = 90 + room * (number + 0.75)
        draw.rectangle([x, 250, x + 90, 380], fill="#46586b", outline="#f4f1ea", width=7)
        draw.line([(x + 45, 250), (x + 45, 380)], fill="#f4f1ea", width=6)
        for side in (x - 42, x + 92):
            draw.rectangle([side, 248, side + 40, 382], fill=shutters)
            for slat in range(258, 380, 12):
                draw.line([(side + 4, slat), (side + 36, slat)], fill="#00000033")
    draw.rectangle([620, 360, 690, 500], fill=shutters, outline="#f4f1ea", width=5)
    light = Image.linear_gradient("L").resize(SIZE).point(lambda value: value // 3)
    image = Image.composite(Image.new("RGB", SIZE, "#2b2a26"), image, light)
    return _encoded(image.filter(ImageFilter.GaussianBlur(1.2)), "JPEG")


def damage(floor: str, mark: str) -> bytes:
    """A floor board with a wet mark, seen from above."""
    image = Image.new("RGB", SIZE, floor)
    draw = ImageDraw.Draw(image)
    for row in range(0, SIZE[1], 75):
        draw.line([(0, row), (SIZE[0], row)], fill="#00000040", width=3)
        for joint in range((row * 7) % 200, SIZE[0], 260):
            draw.line([(joint, row), (joint, row + 75)], fill="#00000040", width=2)
    draw.ellipse([280, 190, 560, 400], fill=mark)
    draw.ellipse([330, 230, 500, 350], fill=floor)
    return _encoded(image.filter(ImageFilter.GaussianBlur(5)), "JPEG")


def paper(title: str, lines: tuple[str, ...], *, signed: bool = False) -> bytes:
    """A page as a scanner gives it, in PDF; `signed`: with a hand at its foot."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    from carnet.exchange.writing.pdf_list import load_fonts

    load_fonts()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, lang="fr-FR")
    canvas.setTitle(title)
    canvas.setFont("Inter-SemiBold", 16)
    canvas.drawString(60, 760, title)
    canvas.setFont("Inter", 10.5)
    for row, line in enumerate(lines):
        canvas.drawString(60, 720 - row * 18, line)
    if signed:
        canvas.drawString(60, 200, "Bon pour accord")
        canvas.setStrokeColorRGB(0.12, 0.2, 0.5)
        canvas.setLineWidth(1.6)
        canvas.bezier(70, 150, 110, 205, 120, 95, 160, 160)
        canvas.bezier(160, 160, 190, 200, 200, 120, 260, 165)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _encoded(image: Image.Image, form: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, quality=82, optimize=True)
    return stream.getvalue()


BANK = (
    "Banque de l’Èvre et du Bocage (établissement de fiction)",
    "Titulaire : SAS Hôtel des Trois Moulins",
    "IBAN : FR00 0000 0000 0000 0000 0000 000",
    "BIC : FICTFR00XXX",
)
QUOTE = (
    "Menuiserie Bouvreuil & Fils, Cholet",
    "Chambre 104 : tête de lit chêne, dressing deux portes, porte acoustique.",
    "Fourniture et pose, 7 340,00 € TTC. Acompte 30 %, solde à la réception.",
)

# What the tales attach, by name.
DRAWN: Mapping[str, Callable[[], bytes]] = {
    "Façade avant travaux.jpg": lambda: facade("#e4d6b8", "#5f7d8c"),
    "Façade après pose.jpg": lambda: facade("#e4d6b8", "#37564a"),
    "Plan fenêtre cuisine.png": lambda: sketch("Cuisine, fenêtre 2 vantaux", 1250, 1150),
    "Plan chambre 104.png": lambda: sketch("Chambre 104, châssis", 1400, 1600),
    "Parquet taché.jpg": lambda: damage("#b98b56", "#7d5a35"),
    "Devis chambre 104 signé.pdf": lambda: paper("Devis, chambre 104", QUOTE, signed=True),
    "RIB Trois Moulins.pdf": lambda: paper("Relevé d’identité bancaire", BANK),
    "Volets, état actuel.jpg": lambda: facade("#d8d3cc", "#8a4b3c", windows=2),
}
