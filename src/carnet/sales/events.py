"""How the lines that a document leaves in the timeline are said: seen and printed from there, its number kept by law."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from carnet.clients.models.history import Event
from carnet.clients.timeline import EventType, Link

Words = Callable[[Event], str]


def number(event: Event) -> str:
    return str(event.data.get("number") or "")


def said(name: str) -> Words:
    """The text that the event keeps under this name."""
    return lambda event: str(event.data.get(name, ""))


def _nothing(event: Event) -> str:
    return ""


@dataclass(frozen=True)
class Lines:
    """Of one kind: `kind` names the document in the data of the event, `app` its addresses."""

    kind: str
    app: str

    def type(self, code: str, label: str, icon: str, sentence: str | Words, detail: Words = _nothing) -> EventType:
        """`sentence`: with `{}` where the number stands, or what says it."""
        says = sentence if callable(sentence) else lambda event: sentence.format(number(event))
        return EventType(
            f"{self.kind}.{code}", label, "document", icon, says, detail,
            view=self._link("page"), print=self._link("pdf"), forget=self._forget,
        )  # fmt: skip

    def mailed(self, what: str, sent: str = "envoyé") -> tuple[EventType, EventType]:
        """`what`, `sent`: "Commande", "envoyée"."""
        no = f"{what} {{}} : l’e-mail n’a pas pu partir"
        return (
            self.type("mailed", f"{what} par e-mail", "send", f"{what} {{}} {sent} par e-mail"),
            self.type("not_mailed", f"{what} : e-mail en échec", "alert-triangle", no, said("why")),
        )

    def _link(self, page: str) -> Callable[[Event], Link | None]:
        def link(event: Event) -> Link | None:
            key = event.data.get(self.kind)
            return Link(number(event), reverse(f"{self.app}:{page}", args=[key])) if key else None

        return link

    def _forget(self, data: dict[str, Any]) -> dict[str, Any]:
        """The document itself is kept by law: its key and number alone stay here."""
        return {name: data[name] for name in (self.kind, "number") if name in data}
