"""Who does an act: a person, or the system with its source."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from carnet.accounts.models import User


class Source(StrEnum):
    SCREEN = "screen"
    API = "api"
    IMPORT = "import"
    COMMAND = "command"
    JOB = "job"
    DEMO = "demo"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Source.SCREEN: "écran",
    Source.API: "interface",
    Source.IMPORT: "import",
    Source.COMMAND: "ligne de commande",
    Source.JOB: "tâche planifiée",
    Source.DEMO: "démonstration",
}


@dataclass(frozen=True)
class Actor:
    user: User | None
    source: Source
    job_id: int | None = None
    # When the act is done: now, unless what it tells happened earlier (a demonstration, a history taken over).
    at: datetime | None = None

    def now(self) -> datetime:
        return self.at or timezone.now()

    @property
    def label(self) -> str:
        return str(self.user) if self.user else f"Carnet ({self.source.label})"


def system(source: Source = Source.COMMAND, job_id: int | None = None) -> Actor:
    return Actor(user=None, source=source, job_id=job_id)
