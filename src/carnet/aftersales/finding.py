"""A case found from the search box by its number: `SAV-00036`, `sav 36`, `sav36`."""

import re
from collections.abc import Sequence

from carnet.accounts.models import User
from carnet.aftersales.models import Case
from carnet.aftersales.models.case import MASK
from carnet.company.numbering import write
from carnet.search.sources import Numbered, Shown

# At least "sav": digits alone are the numbers of documents, or a telephone.
_TYPED = re.compile(r"\s*sav[\s-]*([0-9]{1,9})\s*", re.IGNORECASE | re.ASCII)


def find(query: str, user: User) -> Sequence[Shown]:
    typed = _TYPED.fullmatch(query)
    if typed is None or not user.has_perm("aftersales.view"):
        return []
    seen = Case.objects.visible_to(user).filter(number=write(MASK, int(typed[1]))).select_related("client")
    return [_shown(case) for case in seen]


def _shown(case: Case) -> Shown:
    detail = f"{case.client.display_name} · {case.symptom[:80]}"
    return Shown(case.pk, case.number, f"SAV {case.number}", detail, case.get_absolute_url(), case.is_over)


SOURCE = Numbered("cases", "Dossiers de SAV", find, order=50)
