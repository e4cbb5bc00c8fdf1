from typing import Self

from django.db import models, transaction

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.accounts.security_log import note
from carnet.mail.letters import LETTERS, check


class ChangedLetter(models.Model):
    """A letter in the firm's own words; without a row, those of its app."""

    code = models.CharField(max_length=40, primary_key=True)
    subject = models.CharField("objet", max_length=200)
    body = models.TextField("texte", max_length=8_000)

    class Meta:
        verbose_name = "modèle de message"

    def __str__(self) -> str:
        return self.code

    @classmethod
    @transaction.atomic
    def change(cls, code: str, subject: str, body: str, *, by: Actor) -> Self:
        """Raises Refused for a place that this letter does not know."""
        require(by, "company.settings")
        letter = LETTERS[code]
        kept, _ = cls.objects.update_or_create(
            code=code, defaults={"subject": check(letter, subject), "body": check(letter, body)}
        )
        note("mail.letter_changed", by=by, letter=code)
        return kept

    @classmethod
    def restore(cls, code: str, *, by: Actor) -> None:
        """Back to the words of its app."""
        require(by, "company.settings")
        cls.objects.filter(code=code).delete()
        note("mail.letter_restored", by=by, letter=code)
