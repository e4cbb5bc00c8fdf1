"""The scenes of the quotes: proposed, made better, signed, declined, left without an answer."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random

from carnet.accounts.actor import Actor, Source
from carnet.clients.models import Client, Kind
from carnet.demo import estimates
from carnet.demo.jobs import BY_CODE
from carnet.demo.stage import Contradiction, Scene, Stage
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote
from carnet.quotes.states import Means, RefusalReason

# A signature drawn once for all: nobody's.
DRAWING = "M40 130L70 60L96 128L120 70L150 126L190 92L210 124L250 84L262 122L330 100L420 96L520 78"


@dataclass(frozen=True)
class Proposes(Scene):
    """Drafted, then sent within the hour; or left on the desk."""

    job: str = ""
    seed: str = ""
    sent: bool = True

    def play(self, stage: Stage) -> None:
        rng = Random(f"{self.seed} lines")
        client = Client.objects.get(pk=stage.ids[self.key])
        professional = client.kind != Kind.PERSON
        values = estimates.conditions(rng, professional=professional)
        values["subject"] = BY_CODE[self.job].sign[0].upper() + BY_CODE[self.job].sign[1:]
        lines = estimates.lines(self.job, rng, stage.prices, professional=professional)
        quote = Quote.draft(client.pk, values, lines, by=self.by(stage))
        if not self.sent:
            return
        later = stage.actor(self.who, self.at + timedelta(minutes=35), self.key)
        stage.quotes[self.key] = quote.send(by=later).pk


@dataclass(frozen=True)
class _Answers(Scene):
    seed: str = ""

    def quote(self, stage: Stage) -> Quote:
        """The one that waits. Raises Contradiction: the script answers what was not sent."""
        try:
            return Quote.objects.get(pk=stage.quotes.pop(self.key))
        except KeyError:
            raise Contradiction(f"{self.key}: no quote waits for an answer") from None


@dataclass(frozen=True)
class Improves(_Answers):
    """The client asked for an effort: a version at 3 % less replaces the first one."""

    def play(self, stage: Stage) -> None:
        by = self.by(stage)
        newer = self.quote(stage).new_version(by=by)
        values = {"allowance_percent": Decimal(3)}
        newer = newer.revise(values, newer.plain_lines(), by=by)
        stage.quotes[self.key] = newer.send(by=by).pk


@dataclass(frozen=True)
class Signs(_Answers):
    def play(self, stage: Stage) -> None:
        quote, rng = self.quote(stage), Random(f"{self.seed} signs")
        means = Means.SCREEN if rng.random() < 0.7 else Means.TYPED
        options = [place for place, line in enumerate(quote.plain_lines()) if line.option]
        chosen = options if rng.random() < 0.45 else []
        name = _who_signs(quote)
        drawing = DRAWING if means == Means.SCREEN else ""
        day = self.at.date()
        if quote.valid_until and day > quote.valid_until:
            quote = quote.prolong(day + timedelta(days=15), by=self.by(stage))
        quote.accept(by=self.by(stage), means=means, name=name, day=day, chosen=chosen, drawing=drawing)


@dataclass(frozen=True)
class Declines(_Answers):
    def play(self, stage: Stage) -> None:
        reason = Random(f"{self.seed} declines").choice(list(RefusalReason))
        self.quote(stage).refuse(by=self.by(stage), reason=reason, day=self.at.date())


@dataclass(frozen=True)
class Lapses(_Answers):
    """The night, once the validity is past."""

    def play(self, stage: Stage) -> None:
        try:
            self.quote(stage).expire(by=Actor(None, Source.JOB, at=self.at))
        except Refused as refusal:
            raise Contradiction(f"{self.key}: {refusal}") from refusal


def _who_signs(quote: Quote) -> str:
    """The person; for an organisation somebody who works there."""
    contact = quote.client.contacts.order_by("position").first()
    if quote.client.kind != Kind.PERSON and contact:
        return f"{contact.first_name} {contact.name}".strip()
    return quote.party.name.removeprefix("M. et ").removeprefix("Mme ").removeprefix("M. ")
