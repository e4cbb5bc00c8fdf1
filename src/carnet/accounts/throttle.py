"""Growing pauses between failed sign-ins, by (identifier, address) pair and by address.

Never by identifier alone: whoever knows a name could then keep its owner out.
"""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from carnet.accounts.address import network_of

PAIR, ADDRESS = "pair", "address"
# How long after the first of them failures are forgotten.
_WINDOWS = {PAIR: timedelta(hours=12), ADDRESS: timedelta(hours=1)}
# Failures without a pause, then the first pause and the longest one, in seconds.
# An office shares one address: it has more tries and shorter pauses.
_STEPS = {PAIR: (5, 5, 900), ADDRESS: (30, 5, 120)}


def pause(kind: str, failures: int) -> timedelta:
    """The wait after so many failures in a row: nothing, then 5, 10, 20… seconds, up to the longest."""
    free, first, longest = _STEPS[kind]
    if failures < free:
        return timedelta()
    return timedelta(seconds=min(longest, first * 2 ** min(failures - free, 20)))


def keys(identifier: str, address: str) -> list[str]:
    """What one try counts against. Digests: the table tells nobody which identifiers were typed."""
    network = network_of(address)
    return [_key(ADDRESS, network), _key(PAIR, f"{identifier.strip().lower()}\n{network}")]


def _key(kind: str, text: str) -> str:
    return f"{kind}:{salted_hmac('carnet.throttle', text, algorithm='sha256').hexdigest()[:40]}"


class Throttle(models.Model):
    """The recent failures of one key."""

    key = models.CharField(max_length=60, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(db_index=True)
    open_at = models.DateTimeField()

    class Meta:
        verbose_name = "essais de connexion"
        verbose_name_plural = "essais de connexion"

    def __str__(self) -> str:
        return f"{self.key} : {self.failures}"

    @classmethod
    @transaction.atomic
    def admit(cls, keys: list[str]) -> timedelta:
        """How long to wait before a try; zero lets it pass, already counted as a failure.

        Counted first and forgiven after: a hundred tries at the same instant must not all be the first.
        """
        now = timezone.now()
        for kind, window in _WINDOWS.items():
            cls.objects.filter(key__startswith=kind, since__lt=now - window).delete()
        rows = [cls._locked(key, now) for key in sorted(keys)]
        wait = max(row.open_at for row in rows) - now
        if wait > timedelta():
            return wait
        for row in rows:
            row._count(now)
        return timedelta()

    @classmethod
    def _locked(cls, key: str, now: datetime) -> "Throttle":
        row, _ = cls.objects.select_for_update().get_or_create(key=key, defaults={"since": now, "open_at": now})
        return row

    def _count(self, now: datetime) -> None:
        self.failures += 1
        self.open_at = now + pause(self.key.partition(":")[0], self.failures)
        self.save()

    @classmethod
    @transaction.atomic
    def forgive(cls, keys: list[str]) -> None:
        """The try was the right one: the pair starts afresh, the address loses one failure.

        Not all of them: whoever has one good account could otherwise try the others for ever.
        """
        cls.objects.filter(key__in=[key for key in keys if key.startswith(PAIR)]).delete()
        cls.objects.filter(key__in=keys, failures__gt=0).update(
            failures=models.F("failures") - 1, open_at=timezone.now()
        )
