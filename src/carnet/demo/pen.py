"""The pen that writes one client's history, forward in time, up to today."""

from datetime import datetime, timedelta
from random import Random

from carnet.clients.record import Record
from carnet.demo.selling import Declines, Improves, Lapses, Proposes, Signs
from carnet.demo.stage import (
    FOLLOWER,
    Attaches,
    Changes,
    Converts,
    Deactivates,
    Dismisses,
    Reactivates,
    Reassigned,
    Scene,
    Undoes,
    Writes,
)
from carnet.demo.workdays import Workdays, day_after, weekday_after

# The shares of quotes that are written, made better before they are signed, left without an answer.
WRITTEN, IMPROVED, SILENT = 0.72, 0.1, 0.4


class Pen:
    """`wait` moves on; once the present is reached nothing more is written. A text may hold {jeudi} and {date}: in two days, in ten."""

    def __init__(self, days: Workdays, scenes: list[Scene], key: str, start: datetime, rng: Random) -> None:
        self.days, self.scenes, self.key, self.at, self.rng = days, scenes, key, start, rng
        self.is_over = False
        self.quotes = 0  # sent so far

    def wait(self, low: float, high: float | None = None) -> "Pen":
        """Some days later. Always draws, so that the rest of the story does not depend on the day it is told."""
        span = low + (high - low) * self.rng.random() if high is not None else low
        later = self.days.after(self.at, span, self.rng)
        if later is None:
            self.is_over = True
        else:
            self.at = later
        return self

    def until(self, days_ago: float) -> "Pen":
        """That many days before today, at once when the story already is beyond: what follows is always told."""
        self.is_over = False
        return self.wait(max(0.0, (self.days.now.date() - self.at.date()).days - days_ago))

    def note(self, who: str, text: str) -> "Pen":
        return self._line(who, "note", text)

    def call_in(self, who: str, text: str) -> "Pen":
        return self._line(who, "call_in", text)

    def call_out(self, who: str, text: str) -> "Pen":
        return self._line(who, "call_out", text)

    def mail(self, who: str, text: str) -> "Pen":
        return self._line(who, "mail", text)

    def visit(self, who: str, text: str) -> "Pen":
        return self._line(who, "visit", text)

    def line(self, who: str, code: str, text: str) -> "Pen":
        return self._line(who, code, text)

    def _line(self, who: str, code: str, text: str) -> "Pen":
        text = text.replace("{jeudi}", weekday_after(self.at, 2)).replace("{date}", day_after(self.at, 10))
        return self._write(Writes(self.at, who, self.key, code, text))

    def change(self, who: str, values: Record, part: str = "", row: int | None = None, reason: str = "") -> "Pen":
        return self._write(Changes(self.at, who, self.key, values, part, row, reason))

    def convert(self, cause: str, who: str = FOLLOWER) -> "Pen":
        return self._write(Converts(self.at, who, self.key, cause))

    def deactivate(self, who: str, reason: str, note: str = "", replaced_by: str = "") -> "Pen":
        return self._write(Deactivates(self.at, who, self.key, reason, note, replaced_by))

    def reactivate(self, who: str) -> "Pen":
        return self._write(Reactivates(self.at, who, self.key))

    def reassign(self, who: str, to: str, reason: str) -> "Pen":
        return self._write(Reassigned(self.at, who, self.key, to, reason))

    def dismiss(self, who: str, other: str, reason: str) -> "Pen":
        return self._write(Dismisses(self.at, who, self.key, other, reason))

    def attach(self, who: str, *names: str, place: int | None = None) -> "Pen":
        return self._write(Attaches(self.at, who, self.key, names, place))

    def undo(self, who: str) -> "Pen":
        return self._write(Undoes(self.at, who, self.key))

    # Each quote draws from its own: what it holds does not change the rest of the story.

    def quote(self, job: str, who: str = FOLLOWER) -> bool:
        """A quote is drafted and sent; False when the firm gave a price by word of mouth."""
        self.quotes += 1
        rng = Random(f"{self.key} quote {self.quotes}")
        if rng.random() > WRITTEN:
            return False
        self._write(Proposes(self.at, who, self.key, job, f"{self.key} {self.quotes}"))
        return True

    def always_quote(self, job: str, who: str = FOLLOWER, sent: bool = True) -> "Pen":
        self.quotes += 1
        return self._write(Proposes(self.at, who, self.key, job, f"{self.key} {self.quotes}", sent))

    def sign(self, who: str = FOLLOWER) -> "Pen":
        """The client accepts the quote that waits, sometimes after a better version of it."""
        seed = f"{self.key} {self.quotes}"
        if Random(f"{seed} version").random() < IMPROVED:
            self._write(Improves(self.at, FOLLOWER, self.key))
            self.at += timedelta(minutes=50)
        return self._write(Signs(self.at, who, self.key, seed))

    def decline(self) -> "Pen":
        """The client says no, or nothing until the validity is past."""
        seed = f"{self.key} {self.quotes}"
        if Random(f"{seed} no").random() < SILENT:
            lapse = self.at + timedelta(days=70)
            if not self.is_over and lapse <= self.days.now:
                self.scenes.append(Lapses(lapse, "", self.key))
            return self
        return self._write(Declines(self.at, FOLLOWER, self.key, seed))

    def _write(self, scene: Scene) -> "Pen":
        if not self.is_over:
            self.scenes.append(scene)
        return self
