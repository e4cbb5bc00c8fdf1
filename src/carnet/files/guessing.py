"""The nature that a file seems to have; the person changes it in one choice."""

from carnet.files.models import Kind
from carnet.files.sniffing import DWG, DXF, IMAGES
from carnet.kernel.text import fold

_WORDS = (
    (Kind.BANK, {"rib", "iban", "bic"}),
    (Kind.SIGNED, {"devis", "signe", "bpa"}),
    (Kind.PLAN, {"plan", "plans", "croquis", "cadastre", "coupe"}),
    (Kind.LETTER, {"courrier", "lettre", "mail"}),
)


def guess(name: str, content_type: str) -> str:
    words = set(fold(name).split())
    for kind, known in _WORDS:
        if words & known:
            return kind
    if content_type in IMAGES:
        return Kind.PHOTO
    return Kind.PLAN if content_type in {DWG.content_type, DXF.content_type} else Kind.OTHER
