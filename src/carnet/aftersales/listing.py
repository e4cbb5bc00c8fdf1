"""The list of cases: what the address asks for, as a query; its screen, its export and its print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils import timezone

from carnet.accounts.models import User
from carnet.aftersales import papers
from carnet.aftersales.costing import begins, ends
from carnet.aftersales.models import Case, CaseState, Urgency, pressing
from carnet.aftersales.models.case import CaseQuerySet
from carnet.exchange.seen import Cell
from carnet.kernel.text import fold
from carnet.lists.asked import Asked, choice, person, text
from carnet.lists.keyset import Order as Sort
from carnet.sales import exporting
from carnet.sales.listing import DocumentCriteria
from carnet.sales.lists import DocumentList
from carnet.ui.formats import phone

EVERY, NOBODY = "tous", "personne"
COVERED: Mapping[str, tuple[str, bool | None]] = {
    "oui": ("Sous garantie", True),
    "non": ("Hors garantie", False),
    "?": ("À vérifier", None),
}
_DUE = {"due": pressing.DUE}
SORTS: Mapping[str, Sort] = {
    "presse": Sort(
        "Les plus pressants",
        ("over", "rank", "due"),
        computed={"over": pressing.OVER, "rank": pressing.URGENCY} | _DUE,
    ),
    "delai": Sort("À faire d’abord", ("due",), computed=_DUE),
    "-date": Sort("Les plus récents", (), descending=True),
    "date": Sort("Les plus anciens", ()),
    "client": Sort("Client", ("client__sort_name", "client_id")),
}


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    """Without a state: what is not over, or everything when words are looked for."""

    SORTS = SORTS
    USUAL = "presse"
    STATES = [(EVERY, "Tous"), *CaseState.choices]
    URGENCIES = Urgency.choices
    COVERED = [(code, label) for code, (label, _) in COVERED.items()]
    ALL = "Dossiers en cours"
    WORDS = ("number", "client__name", "client__first_name", "symptom", "product__name", "product__serial")

    urgency: str = ""
    covered: str = ""
    person: str = ""  # an id, or "personne"
    late: bool = False

    @classmethod
    def _read(cls, get: Asked) -> dict[str, Any]:
        return super()._read(get) | {
            "salesperson": "",
            "least": None,
            "most": None,
            "urgency": choice(get, "urgence", Urgency.values),
            "covered": choice(get, "garantie", COVERED),
            "person": person(get, "suivi", NOBODY),
            "late": bool(text(get, "retard")),
        }

    @classmethod
    def everything(cls) -> "Criteria":
        return cls(state=EVERY)

    @property
    def is_filtered(self) -> bool:
        return super().is_filtered or bool(self.urgency or self.covered or self.person or self.late)

    def _values(self) -> dict[str, str]:
        return super()._values() | {
            "urgence": self.urgency,
            "garantie": self.covered,
            "suivi": self.person,
            "retard": "1" if self.late else "",
        }

    def documents(self, user: User) -> CaseQuerySet:  # type: ignore[override]  # a case is no document of sales
        found = Case.objects.visible_to(user)
        if self.late:
            found = found.late(timezone.localdate())
        elif not self.state and not self.query:
            found = found.pending()
        if self.state and self.state != EVERY:
            found = found.filter(state=self.state)
        return found.filter(self.asked())

    def _plain_filters(self) -> Q:
        asked = Q(pk__in=self.chosen) if self.chosen else Q()
        if self.urgency:
            asked &= Q(urgency=self.urgency)
        if self.covered:
            asked &= Q(covered=COVERED[self.covered][1])
        if self.person:
            asked &= Q(person=None if self.person == NOBODY else int(self.person))
        if self.client:
            asked &= Q(client=int(self.client))
        if self.since:
            asked &= Q(opened_at__gte=begins(self.since))
        if self.until:
            asked &= Q(opened_at__lt=ends(self.until))
        return asked

    @cached_property
    def _words(self) -> Q:
        """Each word somewhere, or all of them in the name of the client, without its accents."""
        typed, named = Q(), Q()
        for word in self.query.split()[:8]:
            typed &= reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.WORDS))
        for word in fold(self.query).split()[:8]:
            named &= Q(client__sort_name__contains=word)
        return typed | named if self.query else Q()

    def in_words(self) -> str:
        parts = [super().in_words()]
        if self.late:
            parts.append("en retard")
        if self.urgency:
            parts.append(f"urgence : {Urgency(self.urgency).label.lower()}")
        if self.covered:
            parts.append(COVERED[self.covered][0].lower())
        if self.person:
            user = None if self.person == NOBODY else User.objects.filter(pk=self.person).first()
            parts.append(f"suivis par {user}" if user else "suivis par personne")
        return " · ".join(parts)

    def _which(self) -> str:
        everything = self.state == EVERY or (self.query and not self.state)
        return "Tous les dossiers" if everything else super()._which()


def people() -> list[User]:
    """Who may follow a case."""
    return list(User.objects.active().exclude(role="accountant"))


def _covered(case: Case) -> str:
    return {True: "Oui", False: "Non", None: "À vérifier"}[case.covered]


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


CASES = DocumentList(
    "aftersales",
    "SAV",
    "dossier,dossiers",
    Criteria,
    "aftersales/_cell.html",
    papers.render_case,
    prices="aftersales.view",
    print_right="aftersales.view",
    related=("client", "product", "person", "address"),
    amounts=False,
)
CELLS: Mapping[str, Cell] = {
    "numero": Cell(lambda case: case.number, width=14, printed=1),
    "client": Cell(lambda case: case.client.display_name, width=32, printed=2),
    "symptome": Cell(lambda case: case.symptom, width=48, printed=3),
    "urgence": Cell(lambda case: case.get_urgency_display(), width=12, printed=1),
    "garantie": Cell(_covered, width=12, printed=1),
    "etat": Cell(lambda case: case.get_state_display(), width=18, printed=1.3),
    "delai": Cell(lambda case: case.due_on, "date", 13, 1.1),
    "suivi": Cell(lambda case: str(case.person) if case.person else None, width=20, printed=1.4),
    "produit": Cell(lambda case: str(case.product) if case.product else None, width=30, printed=2),
    "serie": Cell(lambda case: case.product.serial or None if case.product else None, width=18),
    "lieu": Cell(lambda case: str(case.place) if case.place else None, width=36, printed=2),
    "telephone": Cell(lambda case: phone(case.client.main_phone) or None, width=16),
    "ouvert": Cell(lambda case: _day(case.opened_at), "date", 12, 0.9),
    "clos": Cell(lambda case: _day(case.closed_at), "date", 12, 0.9),
    "jours": Cell(lambda case: case.days, "number", 8, 0.7),
    "pourquoi": Cell(lambda case: case.why or None, width=40, printed=2),
    "precision": Cell(lambda case: case.note or None, width=30, printed=1.6),
}
EXPORT = exporting.DocumentExport(
    "aftersales", "SAV", Criteria, Case, CELLS,
    (("numero", "N°"), ("ouvert", "Ouvert le"), ("client", "Client"), ("telephone", "Téléphone"), ("lieu", "Lieu"),
     ("produit", "Produit"), ("serie", "N° de série"), ("symptome", "Ce qui se passe"), ("urgence", "Urgence"),
     ("garantie", "Garantie"), ("pourquoi", "Pourquoi"), ("etat", "État"), ("precision", "Précision"),
     ("delai", "À faire avant"), ("suivi", "Suivi par"), ("clos", "Clos le"), ("jours", "Jours")),
    CASES.related,
)  # fmt: skip
