"""Clients in: the lines of a file through the acts, a verdict on each. What is already there is met, never doubled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.utils import DataError

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients import tidy
from carnet.clients.completion import completion
from carnet.clients.lookalikes import Lookalike
from carnet.clients.models.acts import Outcome
from carnet.clients.models.client import Client, Status
from carnet.clients.models.parts import Address, Contact, Phone
from carnet.clients.record import Record, label
from carnet.clients.snapshot import records
from carnet.communes.pasted import split_pasted
from carnet.exchange.row import Converted, Tidy
from carnet.exchange.targets import Duplicates, Judgement, Target, Verdict
from carnet.kernel.text import fold

FORCED = "Importé malgré la ressemblance (doublons : créer)"
_LONGEST_NUMBER = 40


def target() -> Target:
    return Target(
        "clients",
        "Clients",
        right="clients.import",
        tidy=cleaners,
        intake=ClientIntake,
        left_aside=frozenset({"id", "created_at", "insee"}),
    )


def cleaners() -> Tidy:
    def length(model: Any, name: str) -> int:
        return int(model._meta.get_field(name).max_length)

    lengths = {
        name: length(Client, name)
        for name in ("name", "first_name", "partner_name", "partner_first_name", "trade_name", "legal_form", "service_code",
                     "commitment_number", "origin", "payment_terms", "notes", "warning")
    }  # fmt: skip
    lengths |= {name: length(Address, name) for name in ("street", "postcode", "city", "country", "access_notes")}
    lengths |= {
        "contact.name": length(Contact, "name"),
        "job_title": length(Contact, "job_title"),
        "label": length(Phone, "label"),
    }
    return Tidy(
        phone=tidy.tidy_phone,
        email=tidy.tidy_email,
        siren=tidy.tidy_siren,
        siret=tidy.tidy_siret,
        vat_number=tidy.tidy_vat,
        naf=tidy.tidy_naf,
        birth_date=tidy.tidy_date,
        website=tidy.tidy_website,
        text=lambda text, most: tidy.tidy_text(text, most, multiline=True),
        lengths=lengths,
        address=split_pasted,
    )


@dataclass
class _Draft:
    converted: Converted
    record: Record
    verdict: Verdict | None = None
    waits_for: int = 0  # an earlier line of the same number

    def judge(self, judgement: Judgement, number: str = "", reason: str = "") -> None:
        self.verdict = Verdict(self.converted.line, judgement, number, reason)


class ClientIntake:
    """Lines to clients, a batch a transaction. Remembers the numbers the file brought, by the words of their names."""

    def __init__(self, by: Actor, duplicates: Duplicates) -> None:
        self.by = by
        self.duplicates = duplicates
        self._salespeople = _salespeople()
        self._brought: dict[str, tuple[int, str]] = {}  # number → line, name

    def settle(self, batch: Sequence[Converted]) -> list[Verdict]:
        try:
            with transaction.atomic():
                return self._settle(batch)
        except (IntegrityError, DataError):
            if len(batch) == 1:
                return [
                    Verdict(
                        batch[0].line, Judgement.REFUSED, reason="La base refuse cette ligne : vérifiez ses valeurs."
                    )
                ]
            return [verdict for one in batch for verdict in self.settle([one])]

    def _settle(self, batch: Sequence[Converted]) -> list[Verdict]:
        drafts = [_Draft(one, self._record(one)) for one in batch]
        self._meet_numbers(drafts)
        self._create([draft for draft in drafts if draft.verdict is None and not draft.waits_for])
        for draft in drafts:
            if draft.waits_for:
                self._meet_waiting(draft)
        return [draft.verdict for draft in drafts if draft.verdict]

    def _record(self, converted: Converted) -> Record:
        record = dict(converted.record)
        if converted.number:
            record["number"] = converted.number
            # Who bears a number in the other program is a client there, unless it says otherwise.
            record.setdefault("status", Status.CLIENT.value)
        if converted.salesperson:
            found = self._salespeople.get(_key(converted.salesperson))
            if found:
                record["salesperson"] = found
            else:
                converted.notes.append(f"commercial « {converted.salesperson} » inconnu : fiche sans commercial")
        return record

    # -- numbers

    def _meet_numbers(self, drafts: list[_Draft]) -> None:
        """A number already borne is the same client when the names agree; otherwise it must be changed."""
        wanted = {draft.converted.number for draft in drafts if draft.converted.number}
        taken = {client.number: client for client in Client.objects.filter(number__in=wanted)} if wanted else {}
        for draft in drafts:
            number = draft.converted.number
            if not number:
                continue
            if len(number) > _LONGEST_NUMBER:
                draft.judge(Judgement.REFUSED, reason=f"Le n° de client « {number[:60]}… » est trop long.")
            elif number in self._brought:
                self._meet_again(draft, *self._brought[number])
            else:
                self._brought[number] = (draft.converted.line, _names(draft.record))
                if client := taken.get(number):
                    self._meet_bearer(draft, client)

    def _meet_again(self, draft: _Draft, line: int, names: str) -> None:
        """One client on several lines, a contact each: the following lines wait until the first is written."""
        if _agree(names, _names(draft.record)):
            draft.waits_for = line
        else:
            number = draft.converted.number
            reason = f"N° de client déjà pris par la ligne {line} du fichier : changez-le ou effacez-le."
            draft.judge(Judgement.REFUSED, number, reason)

    def _meet_waiting(self, draft: _Draft) -> None:
        number = draft.converted.number
        client = Client.objects.filter(number=number).first()
        reason = f"même n° de client que la ligne {draft.waits_for} du fichier"
        if client and self.duplicates is Duplicates.COMPLETE and not client.deleted_at:
            self._complete(draft, client.pk, reason)
        else:
            draft.judge(Judgement.DUPLICATE, number if client else "", reason)

    def _meet_bearer(self, draft: _Draft, client: Client) -> None:
        number = draft.converted.number
        if not _agree(_names(draft.record), _names(vars(client))):
            reason = (
                f"Le n° {number} est déjà celui de {client.display_name} : changez-le ou effacez-le dans le fichier."
            )
            draft.judge(Judgement.REFUSED, number, reason)
        elif self.duplicates is Duplicates.COMPLETE and not client.deleted_at:
            self._complete(draft, client.pk, f"{client.display_name} : même n° de client")
        else:
            draft.judge(Judgement.DUPLICATE, number, f"{client.display_name} : même n° de client")

    # -- creation

    def _create(self, drafts: list[_Draft]) -> None:
        if not drafts:
            return
        outcomes = self._outcomes(drafts)
        self._told = _Names(outcomes)
        for draft, outcome in zip(drafts, outcomes, strict=True):
            if outcome.errors:
                reason = " ; ".join(f"{label(name)} : {sentence}" for name, sentence in outcome.errors.items())
                draft.judge(Judgement.REFUSED, reason=f"Ligne {draft.converted.line} : {reason}")
            elif outcome.client_id:
                overruled = self._told.alike(outcome.overruled, drafts) if outcome.overruled else ""
                draft.judge(
                    Judgement.CREATED, self._told.number(outcome.client_id), overruled and f"créé malgré : {overruled}"
                )
            else:
                self._judge_alike(draft, outcome, outcomes, drafts)

    def _outcomes(self, drafts: list[_Draft]) -> list[Outcome]:
        """By the act. A firm whose control is soft is not asked: here `--duplicates` decides."""
        found = [draft.record for draft in drafts]
        if self.duplicates is Duplicates.CREATE:
            return Client.create(found, by=self.by, reasons=dict.fromkeys(range(len(found)), FORCED), act="import")
        with transaction.atomic():
            outcomes = Client.create(found, by=self.by, act="import")
            soft = {index for index, outcome in enumerate(outcomes) if outcome.client_id and outcome.overruled}
            if not soft:
                return outcomes
            transaction.set_rollback(True)
        kept = [index for index in range(len(found)) if index not in soft]
        again = Client.create([found[index] for index in kept], by=self.by, act="import")
        return _spread(outcomes, again, kept)

    def _judge_alike(self, draft: _Draft, outcome: Outcome, outcomes: list[Outcome], drafts: list[_Draft]) -> None:
        best = outcome.lookalikes[0]
        met = best.client_id or outcomes[best.draft or 0].client_id
        reason = self._told.alike(outcome.lookalikes, drafts)
        if self.duplicates is Duplicates.COMPLETE and met and _is_clear(outcome.lookalikes):
            self._complete(draft, met, reason)
        else:
            forbidden = "réglage strict : " if outcome.forbidden else ""
            draft.judge(Judgement.DUPLICATE, self._told.number(met), forbidden + reason)

    # -- completion

    def _complete(self, draft: _Draft, client_id: int, reason: str) -> None:
        before = records([client_id])[client_id]
        number = before["number"] or ""
        missing = completion(before, draft.record)
        if not missing:
            draft.judge(Judgement.DUPLICATE, number, f"{reason} ; rien à compléter")
            return
        changed = Client.change({client_id: missing}, by=self.by, reasons={client_id: FORCED}, act="import")
        if changed.stopped:
            draft.judge(Judgement.DUPLICATE, number, f"{reason} ; la fiche n’a pas pu être complétée")
            return
        names = ", ".join(label(name) for name in missing)
        draft.judge(Judgement.COMPLETED, number, f"{reason} ; complété : {names}")


def _is_clear(alike: list[Lookalike]) -> bool:
    """One look-alike, or one that is certain when the others are not: completing the wrong client is worse than none."""
    return len(alike) == 1 or (alike[0].verdict.certain and not alike[1].verdict.certain)


def _names(record: Mapping[str, Any]) -> str:
    return fold(" ".join(str(record.get(name) or "") for name in ("name", "first_name", "trade_name")))


def _agree(one: str, other: str) -> bool:
    """Two records of one number whose names share a word are one client."""
    return any(len(word) > 1 for word in set(one.split()) & set(other.split()))


def _spread(outcomes: list[Outcome], again: list[Outcome], kept: list[int]) -> list[Outcome]:
    """Outcomes of the second creation at their places; those left out are look-alikes that stopped them."""
    result = [Outcome(lookalikes=outcome.overruled) for outcome in outcomes]
    for place, outcome in zip(kept, again, strict=True):
        for alike in (*outcome.lookalikes, *outcome.overruled):
            if alike.draft is not None:
                object.__setattr__(alike, "draft", kept[alike.draft])
        result[place] = outcome
    return result


class _Names:
    """How the clients met by a batch are called, in one query."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        alike = [one for outcome in outcomes for one in (*outcome.lookalikes, *outcome.overruled)]
        ids = {one.client_id for one in alike if one.client_id} | {o.client_id for o in outcomes if o.client_id}
        self._clients = Client.objects.in_bulk(ids) if alike else {}
        self._numbers = dict(Client.objects.filter(pk__in=ids).values_list("pk", "number"))

    def number(self, client_id: int | None) -> str:
        return self._numbers.get(client_id) or "" if client_id else ""

    def alike(self, found: list[Lookalike], drafts: list[_Draft]) -> str:
        best = found[0]
        if best.client_id in self._clients:
            who = self._clients[best.client_id].display_name
        else:
            who = f"ligne {drafts[best.draft or 0].converted.line} du fichier"
        return f"{who} : {', '.join(best.verdict.reasons)}"


def _salespeople() -> dict[str, int]:
    """By name in either order, by identifier."""
    found: dict[str, int] = {}
    for user in User.objects.salespeople():
        found[_key(user.name)] = found[_key(user.username)] = user.pk
    return found


def _key(name: str) -> str:
    return " ".join(sorted(fold(name).split()))
