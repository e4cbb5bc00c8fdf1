"""What is kept of an import and of an export: the file's settings, a verdict a line, who took out what."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from carnet.exchange import folder
from carnet.exchange.formats import FORMATS
from carnet.exchange.targets import IMPORTS, Duplicates, Judgement, Target
from carnet.jobs.models import Job
from carnet.kernel.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from carnet.accounts.actor import Actor
    from carnet.accounts.models import User


class State(models.TextChoices):
    COLUMNS = "columns", "colonnes à vérifier"
    JUDGING = "judging", "verdicts en cours"
    JUDGED = "judged", "verdicts à relire"
    WRITING = "writing", "import en cours"
    WRITTEN = "written", "importé"
    UNDOING = "undoing", "annulation en cours"
    UNDONE = "undone", "annulé"


TONES = {
    State.COLUMNS: "neutral",
    State.JUDGING: "info",
    State.JUDGED: "warn",
    State.WRITING: "info",
    State.WRITTEN: "ok",
    State.UNDOING: "info",
    State.UNDONE: "neutral",
}


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: "User") -> "ImportQuerySet":
        """One's own; direction sees everybody's, the command line's too."""
        return self if user.has_perm("jobs.see_all") else self.filter(user=user)


class Import(models.Model):
    """One file coming in. Its file lies under a random name; what it wrote is found by the job that wrote it."""

    target = models.CharField(max_length=40)  # a code of exchange.targets.IMPORTS
    name = models.CharField("fichier", max_length=200)
    key = models.CharField(max_length=32, unique=True)
    encoding = models.CharField("encodage", max_length=40, blank=True)  # empty: guessed
    delimiter = models.CharField("séparateur", max_length=1, blank=True)
    fields = models.JSONField(default=dict)  # {"0": "name", "3": ""}: what was chosen of each column
    total = models.PositiveIntegerField("lignes", default=0)
    rule = models.CharField("doublons", max_length=8, default=Duplicates.COMPLETE.value)
    state = models.CharField("état", max_length=8, choices=State.choices, default=State.COLUMNS)
    judging = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    writing = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    undoing = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    kept = models.JSONField(default=list)  # undo: [id, name, what was touched since]
    kept_count = models.PositiveIntegerField(default=0)
    undone_count = models.PositiveIntegerField(default=0)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="demandé par", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("le")

    objects = ImportQuerySet.as_manager()

    if TYPE_CHECKING:
        lines: "models.Manager[Line]"

    class Meta:
        verbose_name = "import"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def receive(cls, content: "Path | Iterable[bytes]", name: str, target: str, *, by: "Actor") -> "Import":
        """Take a file in: it is kept under a name that nobody can guess. Raises Forbidden."""
        from carnet.accounts.rights import require

        require(by, IMPORTS[target].right)
        return cls.objects.create(target=target, name=name[-200:], key=folder.take(content), user=by.user, at=by.now())

    @property
    def found_target(self) -> Target:
        return IMPORTS[self.target]

    @property
    def path(self) -> "Path | None":
        return folder.find(self.key)

    @property
    def tone(self) -> str:
        return TONES[State(self.state)]

    @property
    def job(self) -> Job | None:
        """The work of its present state."""
        return {
            State.JUDGING: self.judging,
            State.WRITING: self.writing,
            State.UNDOING: self.undoing,
        }.get(State(self.state))

    @property
    def is_open(self) -> bool:
        """Nothing is written yet: columns and rule may change."""
        return self.state in {State.COLUMNS, State.JUDGING, State.JUDGED}

    def counts(self) -> dict[Judgement, int]:
        found = self.lines.values_list("judgement").annotate(n=models.Count("pk")).order_by()
        counts = {Judgement(judgement): count for judgement, count in found}
        return {judgement: counts.get(judgement, 0) for judgement in Judgement}

    def sentence(self) -> str:
        """« 1 240 créés, 12 refusés »."""
        parts = [f"{grouped(n)} {WORDS[judgement][n > 1]}" for judgement, n in self.counts().items() if n]
        return ", ".join(parts) or "aucune ligne"

    def sentence_ahead(self) -> str:
        """« 1 240 à créer, 12 refusés »: before anything is written."""
        ahead = {Judgement.CREATED: ("à créer", "à créer"), Judgement.COMPLETED: ("à compléter", "à compléter")}
        parts = [f"{grouped(n)} {(ahead.get(one) or WORDS[one])[n > 1]}" for one, n in self.counts().items() if n]
        return ", ".join(parts) or "aucune ligne"

    def apply_rule(self, rule: Duplicates) -> None:
        """What becomes of the lines that look like somebody and that nobody decided one by one."""
        self.rule = rule.value
        self.save(update_fields=["rule"])
        open_lines = self.lines.filter(alike=True, decision="")
        create, complete = Q(creatable=True), Q(clear=True, completable=True)
        if rule is Duplicates.CREATE:
            chosen = {Judgement.CREATED: create, Judgement.DUPLICATE: ~create}
        elif rule is Duplicates.COMPLETE:
            chosen = {Judgement.COMPLETED: complete, Judgement.DUPLICATE: ~complete}
        else:
            chosen = {Judgement.DUPLICATE: Q()}
        for judgement, condition in chosen.items():
            open_lines.filter(condition).update(judgement=judgement.value)


WORDS: dict[Judgement, tuple[str, str]] = {
    Judgement.CREATED: ("créé", "créés"),
    Judgement.COMPLETED: ("complété", "complétés"),
    Judgement.DUPLICATE: ("doublon laissé", "doublons laissés"),
    Judgement.REFUSED: ("refusé", "refusés"),
}


class Line(models.Model):
    """One line of the file. Before the writing `judgement` is what will be done, after it what was done."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines", db_index=False)
    line = models.PositiveIntegerField()
    judgement = models.CharField(max_length=9)
    name = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    repairs = models.TextField(blank=True)
    number = models.CharField(max_length=40, blank=True)
    met = models.BigIntegerField(null=True)  # the record it looks like
    completes = models.JSONField(default=list)  # [[title, value]…]: what the record lacks
    alike = models.BooleanField(default=False)
    clear = models.BooleanField(default=False)  # one record only: may be completed without asking
    completable = models.BooleanField(default=False)
    creatable = models.BooleanField(default=False)
    decision = models.CharField(max_length=8, blank=True)

    class Meta:
        verbose_name = "ligne d’import"
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="import_line")]
        indexes = [models.Index(fields=["batch", "judgement", "line"], name="import_verdicts")]

    def __str__(self) -> str:
        return f"{self.batch}:{self.line}"

    def decide(self, choice: Duplicates | None) -> None:
        """One by one; None: back to the rule. A choice that is not possible for this line is not taken."""
        possible = {
            Duplicates.SKIP: self.alike,
            Duplicates.CREATE: self.alike and self.creatable,
            Duplicates.COMPLETE: self.alike and self.completable,
        }
        if choice is None:
            self.decision = ""
            self.save(update_fields=["decision"])
            self.batch.apply_rule(Duplicates(self.batch.rule))
        elif possible[choice]:
            self.decision, self.judgement = choice.value, _DOES[choice].value
            self.save(update_fields=["decision", "judgement"])


_DOES = {
    Duplicates.SKIP: Judgement.DUPLICATE,
    Duplicates.CREATE: Judgement.CREATED,
    Duplicates.COMPLETE: Judgement.COMPLETED,
}


class Headings(models.Model):
    """What a person chose for a set of headings: the next file of the same program is read the same way."""

    digest = models.CharField(max_length=64, primary_key=True)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "colonnes retenues"
        verbose_name_plural = "colonnes retenues"

    def __str__(self) -> str:
        return self.digest[:12]


class Export(models.Model):
    """The journal: who took out what, how many, when."""

    source = models.CharField(max_length=40)
    title = models.CharField("liste", max_length=80)
    words = models.CharField("contenu", max_length=300, blank=True)  # the filters in words
    format = models.CharField(max_length=20)
    rows = models.PositiveIntegerField("lignes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="par", null=True, on_delete=models.PROTECT, related_name="+"
    )
    origin = models.CharField(max_length=8)  # a code of accounts.actor.Source
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "export"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.title} {self.at:%d/%m/%Y}"

    @property
    def format_title(self) -> str:
        return FORMATS[self.format].title if self.format in FORMATS else self.format
