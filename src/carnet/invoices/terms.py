"""When an invoice is due: payment terms as French firms write them. Pure."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from carnet.kernel.text import fold

# C. com. art. L441-10: between professionals, 60 days from the date of the invoice, or 45 days end of month.
MOST_DAYS, MOST_DAYS_END_OF_MONTH = 60, 45


@dataclass(frozen=True)
class Terms:
    """`days` after the invoice, then the end of that month if asked, then that day of the next month."""

    days: int = 0
    end_of_month: bool = False
    on_day: int = 0  # "le 10": of the month after

    def due(self, issued: date) -> date:
        due = issued + timedelta(days=self.days)
        if self.end_of_month:
            due = due.replace(day=calendar.monthrange(due.year, due.month)[1])
        if not self.on_day:
            return due
        # "le 10" after an end of month is the 10 of the next month; else the next 10.
        year, month = due.year, due.month
        if self.end_of_month or due.day > self.on_day:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return date(year, month, min(self.on_day, calendar.monthrange(year, month)[1]))

    @property
    def sentence(self) -> str:
        """As printed."""
        if not self.days and not self.end_of_month and not self.on_day:
            return "À réception de la facture"
        words = [f"{self.days} jours" if self.days else "Fin de mois" if self.end_of_month else ""]
        words += ["fin de mois" if self.days and self.end_of_month else ""]
        words += [f"le {self.on_day}" if self.on_day else ""]
        text = " ".join(word for word in words if word)
        return text[0].upper() + text[1:]

    def exceeds_the_law(self) -> bool:
        """Longer than professionals may agree on: warned, for the parties may show another legal basis."""
        if not self.end_of_month:
            return self.days > MOST_DAYS or (self.days == MOST_DAYS and bool(self.on_day))
        return self.days > MOST_DAYS_END_OF_MONTH or (self.days == MOST_DAYS_END_OF_MONTH and bool(self.on_day))


AT_ONCE = Terms()
_AT_ONCE = re.compile(
    r"\b(?:a )?reception\b|\bcomptant\b|\bimmediat|\bau comptant\b|\ba la (?:livraison|commande|facture)\b|^a l(?: )?echeance$"
)
_DAYS = re.compile(r"\b(\d{1,3}) ?(?:jours?|jrs?|j|d)\b")
_END = re.compile(r"\bfin (?:de |du )?mois\b|\bfdm\b|\bfm\b|\beom\b")
_ON = re.compile(r"\ble (\d{1,2})\b")
_MONTHS = re.compile(r"\b(\d{1,2}) mois\b")


def read(text: str) -> Terms | None:
    """`30 jours`, `30 jours fin de mois`, `45 j FDM le 10`, `à réception`, `comptant`; None for what we do not know."""
    said = fold(text)
    if not said:
        return None
    days, end, on, months = _DAYS.search(said), _END.search(said), _ON.search(said), _MONTHS.search(said)
    if days is None and months is None and end is None:
        return AT_ONCE if _AT_ONCE.search(said) else None
    count = int(days[1]) if days else 30 * int(months[1]) if months else 0
    day = int(on[1]) if on else 0
    if count > 365 or day > 31:
        return None
    return Terms(count, end is not None, day)


def of(*texts: str) -> Terms:
    """The first of these that reads: the document's own, the client's, the firm's; else 30 days (C. com. L441-10)."""
    for text in texts:
        if (found := read(text)) is not None:
            return found
    return Terms(30)
