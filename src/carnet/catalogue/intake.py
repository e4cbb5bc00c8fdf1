"""Products in: the lines of a file through the acts, a verdict on each. A reference that exists is met, never doubled."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.utils import DataError

from carnet.accounts.actor import Actor
from carnet.catalogue import writing
from carnet.catalogue.models.acts import Done
from carnet.catalogue.models.product import Product
from carnet.catalogue.models.revision import Revision
from carnet.catalogue.record import EMPTY, Record, difference, errors_of, key_of
from carnet.catalogue.wording import said
from carnet.exchange.notebook import Entry, Notebook
from carnet.exchange.row import Converted
from carnet.exchange.targets import NOTHING, Duplicates, Finding, Judgement, Verdict
from carnet.kernel.errors import Refused

SAME = "même référence"
TWICE = "même référence qu’une ligne précédente du fichier"


class ProductIntake:
    """One import of products: the rule COMPLETE brings those that exist up to what the file says."""

    def __init__(self, by: Actor, duplicates: Duplicates) -> None:
        self.by = by
        self.duplicates = duplicates

    # -- verdicts ahead

    def judge(self, batch: Sequence[Converted], notebook: Notebook) -> list[Finding]:
        wanted = {key for one in batch for key in (_key(one), *_component_keys(one))}
        held = _held(wanted)
        earlier = notebook.numbers(wanted)
        before = writing.records(held.values())
        findings = []
        for one in batch:
            found = self._finding(one, held, earlier, before)
            findings.append(found)
            if not found.refused:
                earlier.setdefault(_key(one), one.line)
            one.number = _key(one)
        fresh = {one.line for one, found in zip(batch, findings, strict=True) if not found.refused}
        notebook.add(Entry(one, takes_number=one.line in fresh) for one in batch)
        return findings

    def _finding(
        self, one: Converted, held: Mapping[str, int], earlier: Mapping[str, int], before: Mapping[int, Record]
    ) -> Finding:
        key, name = _key(one), str(one.record.get("name", ""))[:200]
        pk = held.get(key)
        lacking = [
            row["reference"]
            for row in one.record.get("components", ())
            if key_of(row["reference"]) not in {*held, *earlier}
        ]
        sentences = [_unknown(lacking[0])] if lacking else []
        sentences += (
            errors_of(EMPTY | {n: v for n, v in one.record.items() if n != "components"}).values() if pk is None else []
        )
        if sentences:
            return Finding(one.line, name, refused=True, reason=" ; ".join(sentences))
        reference = str(one.record.get("reference", ""))
        if key in earlier:
            return Finding(one.line, name, reference, alike=True, reason=f"{TWICE} (ligne {earlier[key]})")
        if pk is None:
            return Finding(one.line, name, reference)
        changes = self._changes(one, before[pk], held)
        return Finding(one.line, name, reference, alike=True, reason=SAME, met=pk, clear=True, completes=changes)

    def _changes(self, one: Converted, before: Record, held: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
        draft = _draft(one, held, self.by, before)
        return tuple(
            (label, f"{old} → {new}") for label, old, new in said(difference(before, before | draft), costs=True)
        )

    # -- writing

    def settle(
        self,
        batch: Sequence[Converted],
        decisions: Mapping[int, Duplicates] = NOTHING,
        profiles: Mapping[int, str] = NOTHING,
    ) -> list[Verdict]:
        return [self._settle(one, decisions.get(one.line, self.duplicates)) for one in batch]

    def _settle(self, one: Converted, rule: Duplicates) -> Verdict:
        reference = str(one.record.get("reference", ""))
        try:
            with transaction.atomic():
                return self._written(one, rule, reference)
        except Refused as refusal:
            return Verdict(one.line, Judgement.REFUSED, reference, refusal.sentence)
        except (IntegrityError, DataError):
            return Verdict(one.line, Judgement.REFUSED, reference, "La base refuse cette ligne : vérifiez ses valeurs.")

    def _written(self, one: Converted, rule: Duplicates, reference: str) -> Verdict:
        held = _held({_key(one), *_component_keys(one)})
        for row in one.record.get("components", ()):
            if key_of(row["reference"]) not in held:
                raise Refused(_unknown(row["reference"]))
        pk = held.get(_key(one))
        if pk is None:
            done = Product.create([_draft(one, held, self.by, None)], by=self.by)[0]
            return _verdict(one.line, Judgement.CREATED, reference, done)
        if self.by.job_id and Revision.objects.filter(job_id=self.by.job_id, key=pk).exists():
            return Verdict(one.line, Judgement.DUPLICATE, reference, TWICE)
        if rule is not Duplicates.COMPLETE:
            return Verdict(one.line, Judgement.DUPLICATE, reference, SAME)
        before = writing.records([pk])[pk]
        done = Product.change({pk: _draft(one, held, self.by, before)}, by=self.by)[pk]
        if not done.errors and done.revision_id is None:
            return Verdict(one.line, Judgement.DUPLICATE, reference, f"{SAME} ; rien à changer")
        return _verdict(one.line, Judgement.COMPLETED, reference, done, SAME)


def _verdict(line: int, judgement: Judgement, reference: str, done: Done, reason: str = "") -> Verdict:
    if done.errors:
        return Verdict(line, Judgement.REFUSED, reference, " ; ".join(done.errors.values()))
    return Verdict(line, judgement, reference, reason)


def _key(one: Converted) -> str:
    return key_of(str(one.record.get("reference", "")))[:80]


def _component_keys(one: Converted) -> list[str]:
    return [key_of(row["reference"]) for row in one.record.get("components", ())]


def _held(keys: Iterable[str]) -> dict[str, int]:
    return dict(Product.objects.filter(reference_key__in=set(keys)).values_list("reference_key", "pk"))


def _unknown(reference: str) -> str:
    return f"Le composant « {reference} » n’existe pas : mettez sa ligne avant celle de l’ouvrage."


def _draft(one: Converted, held: Mapping[str, int], by: Actor, before: Record | None) -> Record:
    """What the file says, as a draft: an empty cell says nothing; the price of a work is computed."""
    draft: dict[str, Any] = {name: value for name, value in one.record.items() if name not in {"components", "active"}}
    if "components" in one.record:
        rows = [(held.get(key_of(row["reference"])), row["quantity"]) for row in one.record["components"]]
        draft["components"] = [{"product": pk, "quantity": quantity} for pk, quantity in rows if pk]
    if "active" in one.record and one.record["active"] != (not (before or {}).get("inactive_at")):
        draft["inactive_at"] = None if one.record["active"] else by.now().isoformat()
    if draft.get("components") or (before and before["components"]):
        draft.pop("price", None)
        draft.pop("cost", None)
    return draft
