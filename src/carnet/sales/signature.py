"""A signature drawn on the screen, kept as the path of an SVG: `M12 40L14 38…`. Pure."""

import re

from carnet.kernel.errors import Refused

WIDTH, HEIGHT = 600, 200  # of the drawing, whatever the screen
LONGEST = 40_000
SHORTEST = 20  # a slip of the finger is no signature
_PATH = re.compile(r"(?:[ML][0-9]{1,3} [0-9]{1,3})+")


def read(path: str) -> str:
    """The path, if it is one of ours. Raises Refused: nothing else is ever put in a page."""
    drawn = path.strip()
    if not drawn:
        raise Refused("Faites signer le client dans le cadre, ou choisissez « sur papier ».")
    if len(drawn) > LONGEST:
        raise Refused("Cette signature est trop longue : effacez-la et signez plus simplement.")
    if not _PATH.fullmatch(drawn) or not drawn.startswith("M") or len(drawn) < SHORTEST:
        raise Refused("Cette signature n’est pas lisible : effacez-la et signez de nouveau.")
    return drawn


def svg(path: str) -> str:
    """The drawing alone, for the printed page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><path d="{path}" fill="none" '
        'stroke="#1b2733" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
