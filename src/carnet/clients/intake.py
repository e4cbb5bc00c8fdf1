"""Clients in: the lines of a file through the acts, a verdict on each. What is already there is met, never doubled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.utils import DataError

from carnet import matching
from carnet.accounts.actor import Actor
from carnet.clients.completion import completion
from carnet.clients.fresh import Fresh, Judged, moment
from carnet.clients.judging import judge
from carnet.clients.lookalikes import Lookalike, is_current
from carnet.clients.meeting import LONGEST_NUMBER, Met, Salespeople, agree, draft_of, is_clear, named
from carnet.clients.models.acts import Outcome
from carnet.clients.models.client import Client
from carnet.clients.record import Record, label
from carnet.clients.snapshot import records
from carnet.exchange.notebook import Notebook
from carnet.exchange.row import Converted
from carnet.exchange.targets import NOTHING, Duplicates, Finding, Judgement, Verdict

FORCED = "Importé malgré la ressemblance (doublons : créer)"
COMPLETED = "Complété par un import"


@dataclass
class _Draft:
    converted: Converted
    record: Record
    rule: Duplicates
    decided: bool = False  # chosen for this line alone
    verdict: Verdict | None = None
    waits_for: int = 0  # an earlier line of the same number

    def judge(self, judgement: Judgement, number: str = "", reason: str = "") -> None:
        self.verdict = Verdict(self.converted.line, judgement, number, reason)


@dataclass(frozen=True)
class _Completion:
    draft: _Draft
    client_id: int
    reason: str


class ClientIntake:
    """Lines to clients, a batch a transaction. What earlier batches brought is in the base: nothing is remembered."""

    def __init__(self, by: Actor, duplicates: Duplicates) -> None:
        self.by = by
        self.duplicates = duplicates
        self._salespeople = Salespeople()
        self._fresh: Fresh | None = None

    def moment(self) -> int:
        return moment()

    def trust(self, moment: int) -> None:
        self._fresh = Fresh(moment, self.by)

    def judge(self, batch: Sequence[Converted], notebook: Notebook) -> list[Finding]:
        return judge(batch, notebook, self._salespeople, by=self.by)

    def settle(
        self,
        batch: Sequence[Converted],
        decisions: Mapping[int, Duplicates] = NOTHING,
        profiles: Mapping[int, str] = NOTHING,
    ) -> list[Verdict]:
        try:
            with transaction.atomic():
                return self._settle(batch, decisions, profiles)
        except (IntegrityError, DataError):
            if len(batch) == 1:
                reason = "La base refuse cette ligne : vérifiez ses valeurs."
                return [Verdict(batch[0].line, Judgement.REFUSED, reason=reason)]
            return [verdict for one in batch for verdict in self.settle([one], decisions, profiles)]

    def _settle(
        self, batch: Sequence[Converted], decisions: Mapping[int, Duplicates], profiles: Mapping[int, str]
    ) -> list[Verdict]:
        drafts = [
            _Draft(
                one, draft_of(one, self._salespeople), decisions.get(one.line, self.duplicates), one.line in decisions
            )
            for one in batch
        ]
        self._completions: list[_Completion] = []
        self._meet_numbers(drafts)
        self._create([draft for draft in drafts if draft.verdict is None and not draft.waits_for], profiles)
        self._meet_waiting([draft for draft in drafts if draft.waits_for])
        self._complete()
        return [draft.verdict for draft in drafts if draft.verdict]

    # -- numbers

    def _meet_numbers(self, drafts: list[_Draft]) -> None:
        """A number already borne is the same client when the names agree; otherwise it must be changed."""
        wanted = {draft.converted.number for draft in drafts if draft.converted.number}
        met = Met.by_number(wanted, self.by)
        brought: dict[str, tuple[int, str]] = {}  # number → line, names
        for draft in drafts:
            number, names = draft.converted.number, named(draft.record)
            if not number:
                continue
            if len(number) > LONGEST_NUMBER:
                draft.judge(Judgement.REFUSED, reason=f"Le n° de client « {number[:60]}… » est trop long.")
            elif number in met.borne:
                self._meet_bearer(draft, met, number, names)
            elif number not in brought:
                brought[number] = (draft.converted.line, names)
            elif agree(brought[number][1], names):
                # One client on several lines, a contact each: they wait until the first is written.
                draft.waits_for = brought[number][0]
            else:
                reason = (
                    f"N° de client déjà pris par la ligne {brought[number][0]} du fichier : changez-le ou effacez-le."
                )
                draft.judge(Judgement.REFUSED, number, reason)

    def _meet_bearer(self, draft: _Draft, met: Met, number: str, names: str) -> None:
        client_id = met.borne[number]
        if not agree(names, met.names(client_id)):
            reason = (
                f"Le n° {number} est déjà celui de {met.called(client_id)} : changez-le ou effacez-le dans le fichier."
            )
            draft.judge(Judgement.REFUSED, number, reason)
        else:
            self._met(draft, client_id, number, f"{met.called(client_id)} : même n° de client", met.is_seen(client_id))

    def _meet_waiting(self, drafts: list[_Draft]) -> None:
        met = Met.by_number({draft.converted.number for draft in drafts}, self.by)
        for draft in drafts:
            number = draft.converted.number
            reason = f"même n° de client que la ligne {draft.waits_for} du fichier"
            if client_id := met.borne.get(number):
                self._met(draft, client_id, number, reason, met.is_seen(client_id))
            else:
                draft.judge(Judgement.DUPLICATE, "", reason)

    def _met(self, draft: _Draft, client_id: int, number: str, reason: str, may: bool) -> None:
        """The same client for sure: completed if the rule says so, else left."""
        if may and draft.rule is Duplicates.COMPLETE:
            self._completions.append(_Completion(draft, client_id, reason))
        else:
            draft.judge(Judgement.DUPLICATE, number, reason)

    # -- creation

    def _create(self, drafts: list[_Draft], profiles: Mapping[int, str]) -> None:
        if not drafts:
            return
        outcomes = self._outcomes(drafts, profiles)
        found = [one for outcome in outcomes for one in (*outcome.lookalikes, *outcome.overruled)]
        ids = {one.client_id for one in found} | {outcome.client_id for outcome in outcomes}
        met = Met.by_id({pk for pk in ids if pk}, self.by, whole=bool(found))
        if self._fresh:
            unjudged = zip(drafts, outcomes, strict=True)
            self._fresh.add(o.client_id for d, o in unjudged if o.client_id and d.converted.line not in profiles)
        for draft, outcome in zip(drafts, outcomes, strict=True):
            if outcome.errors:
                reason = " ; ".join(f"{label(name)} : {sentence}" for name, sentence in outcome.errors.items())
                draft.judge(Judgement.REFUSED, reason=f"Ligne {draft.converted.line} : {reason}")
            elif outcome.client_id:
                why = _alike(outcome.overruled, drafts, met) if outcome.overruled else ""
                draft.judge(Judgement.CREATED, met.number(outcome.client_id), why and f"créé malgré : {why}")
            else:
                self._judge_alike(draft, outcome, outcomes, drafts, met)

    def _outcomes(self, drafts: list[_Draft], profiles: Mapping[int, str]) -> list[Outcome]:
        """By the act. A firm whose control is soft is not asked: here the rule of the import decides."""
        found = [draft.record for draft in drafts]
        known = {
            index: matching.Prepared.loads(text)
            for index, draft in enumerate(drafts)
            if is_current(text := profiles.get(draft.converted.line, ""))
        }
        forced = {index: FORCED for index, draft in enumerate(drafts) if draft.rule is Duplicates.CREATE}
        with transaction.atomic():
            outcomes = Client.create(
                found, by=self.by, reasons=forced, act="import", known=known, judged=self._judged(known)
            )
            soft = {i for i, outcome in enumerate(outcomes) if outcome.client_id and outcome.overruled} - forced.keys()
            if not soft:
                return outcomes
            transaction.set_rollback(True)
        kept = [index for index in range(len(found)) if index not in soft]
        again = Client.create(
            [found[index] for index in kept],
            by=self.by,
            reasons={place: FORCED for place, index in enumerate(kept) if index in forced},
            act="import",
            known=(ready := {place: known[index] for place, index in enumerate(kept) if index in known}),
            judged=self._judged(ready),
        )
        return _spread(outcomes, again, kept)

    def _judged(self, known: Mapping[int, matching.Prepared]) -> Judged | None:
        return Judged(frozenset(known), self._fresh) if self._fresh else None

    def _judge_alike(
        self, draft: _Draft, outcome: Outcome, outcomes: list[Outcome], drafts: list[_Draft], met: Met
    ) -> None:
        best = outcome.lookalikes[0]
        client_id = best.client_id or outcomes[best.draft or 0].client_id
        reason = _alike(outcome.lookalikes, drafts, met)
        number = met.number(client_id) if client_id else ""
        wanted = draft.rule is Duplicates.COMPLETE and (draft.decided or is_clear(outcome.lookalikes))
        if wanted and client_id and (best.client_id is None or met.is_seen(client_id)):
            self._completions.append(_Completion(draft, client_id, reason))
        else:
            forbidden = "réglage strict : " if outcome.forbidden else ""
            draft.judge(Judgement.DUPLICATE, number, forbidden + reason)

    # -- completion

    def _complete(self) -> None:
        """All at once; a client that several lines complete, one line after the other."""
        waiting = self._completions
        while waiting:
            now: dict[int, _Completion] = {}
            later: list[_Completion] = []
            for one in waiting:
                later.append(one) if one.client_id in now else now.setdefault(one.client_id, one)
            self._complete_each_once(now)
            waiting = later

    def _complete_each_once(self, wanted: dict[int, _Completion]) -> None:
        held = records(wanted)
        missing: dict[int, Record] = {}
        for pk, one in wanted.items():
            if found := completion(held[pk], one.draft.record):
                missing[pk] = found
            else:
                one.draft.judge(Judgement.DUPLICATE, held[pk]["number"] or "", f"{one.reason} ; rien à compléter")
        if self._fresh:
            self._fresh.add(missing)
        changed = Client.change(missing, by=self.by, reasons=dict.fromkeys(missing, COMPLETED), act="import")
        if changed.stopped:
            stopped = {*changed.outcomes, *changed.stale}
            kept = {pk: draft for pk, draft in missing.items() if pk not in stopped}
            Client.change(kept, by=self.by, reasons=dict.fromkeys(kept, COMPLETED), act="import")
        else:
            stopped, kept = set(), missing
        for pk in missing:
            one, number = wanted[pk], held[pk]["number"] or ""
            if pk in stopped:
                one.draft.judge(Judgement.DUPLICATE, number, f"{one.reason} ; la fiche n’a pas pu être complétée")
            else:
                names = ", ".join(label(name) for name in missing[pk])
                one.draft.judge(Judgement.COMPLETED, number, f"{one.reason} ; complété : {names}")


def _alike(found: list[Lookalike], drafts: list[_Draft], met: Met) -> str:
    best = found[0]
    who = met.called(best.client_id) if best.client_id else f"ligne {drafts[best.draft or 0].converted.line} du fichier"
    return f"{who} : {', '.join(best.verdict.reasons)}"


def _spread(outcomes: list[Outcome], again: list[Outcome], kept: list[int]) -> list[Outcome]:
    """Outcomes of the second creation at their places; those left out are look-alikes that stopped them."""
    result = [Outcome(lookalikes=outcome.overruled) for outcome in outcomes]
    for place, outcome in zip(kept, again, strict=True):
        for alike in (*outcome.lookalikes, *outcome.overruled):
            if alike.draft is not None:
                object.__setattr__(alike, "draft", kept[alike.draft])
        result[place] = outcome
    return result
