"""Numbers given from a counter row, without gap: `C{00000}` → C00001, C00002…"""

import re

from django.db import connection, models, transaction

from carnet.kernel.errors import Refused
from carnet.kernel.ready import asked

_SLOT = re.compile(r"\{(0+)\}")
_MASK = re.compile(r"[A-Za-z0-9/._-]*\{0{1,10}\}[A-Za-z0-9/._-]*")
LONGEST_MASK = 30


class Counter(models.Model):
    """The last number given of a series. Locked by the transaction that takes one: a rollback gives it back."""

    series = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "compteur"

    def __str__(self) -> str:
        return f"{self.series} : {self.last}"

    @classmethod
    def take(cls, series: str, mask: str, count: int = 1) -> list[str]:
        """The next `count` numbers of a series, written by the mask. To be called inside a transaction."""
        assert transaction.get_connection().in_atomic_block
        last = cls._raise_by(series, count)
        if last is None:
            cls.objects.get_or_create(series=series)
            last = cls._raise_by(series, count) or count
        return [write(mask, value) for value in range(last - count + 1, last + 1)]

    @classmethod
    def _raise_by(cls, series: str, count: int) -> int | None:
        """The last number given then, its row held; None without a row."""
        table = connection.ops.quote_name(cls._meta.db_table)
        text = f"UPDATE {table} SET last = last + %s WHERE series = %s RETURNING last"
        with connection.cursor() as cursor:
            cursor.execute(*asked(text, [count, series]))
            row = cursor.fetchone()
            return int(row[0]) if row else None

    @classmethod
    def raise_to(cls, series: str, value: int) -> None:
        """Never give a number up to `value`: an import brought its own."""
        cls.objects.get_or_create(series=series)
        cls.objects.filter(series=series, last__lt=value).update(last=value)


def write(mask: str, value: int) -> str:
    """`C{00000}`, 412 → `C00412`; a value too long for the mask keeps all its digits."""
    return _SLOT.sub(lambda slot: str(value).zfill(len(slot.group(1))), mask, count=1)


def read(mask: str, number: str) -> int | None:
    """The value inside a number written by this mask, else None."""
    slot = _SLOT.search(mask)
    if slot is None:
        return None
    head, tail = mask[: slot.start()], mask[slot.end() :]
    found = re.fullmatch(re.escape(head) + r"([0-9]{1,15})" + re.escape(tail), number)
    return int(found.group(1)) if found else None


def check_mask(mask: str) -> str:
    """The mask, if it is one. Raises Refused with what to write."""
    if len(mask) > LONGEST_MASK or not _MASK.fullmatch(mask):
        raise Refused(
            "Écrivez une seule fois des zéros entre accolades (dix au plus), avec autour des lettres sans accent, "
            f"des chiffres ou - / . _ : par exemple C{{00000}}. {LONGEST_MASK} caractères au plus."
        )
    return mask
