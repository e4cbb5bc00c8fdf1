"""When an appointment is, as one says it. Pure: moments are already in the firm's time."""

from datetime import date, datetime, timedelta

from carnet.kernel.dates import french_day

HARD = "\u00a0"


def hour(moment: datetime) -> str:
    """`9 h`, `9 h 30`."""
    minutes = f"{HARD}{moment:%M}" if moment.minute else ""
    return f"{moment.hour}{HARD}h{minutes}"


def last_day(ends: datetime, all_day: bool) -> date:
    """The last day touched: an end at midnight belongs to the day before."""
    return (ends - timedelta(microseconds=1)).date() if all_day else ends.date()


def span(starts: datetime, ends: datetime, all_day: bool, year: bool = True) -> str:
    """`mardi 24 novembre 2026, 9 h 30 – 11 h`; `du mardi 24 novembre au jeudi 26 novembre 2026`."""
    first, last = starts.date(), last_day(ends, all_day)
    if first == last:
        day = french_day(first, year=year)
        return f"{day}, toute la journée" if all_day else f"{day}, {hour(starts)} – {hour(ends)}"
    if all_day:
        return f"du {french_day(first, year=False)} au {french_day(last, year=year)}"
    return f"du {french_day(first, year=False)}, {hour(starts)}, au {french_day(last, year=year)}, {hour(ends)}"


def duration(minutes: int) -> str:
    """`45 min`, `1 h`, `1 h 30`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{HARD}min"
    return f"{hours}{HARD}h" + (f"{HARD}{rest:02}" if rest else "")
