"""Every act that writes: what it needs to be there, then the act."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.models import User
from carnet.catalogue.models import Product, Revision
from carnet.clients.models import ChangeSet, Client
from carnet.clients.nightly import empty_bin
from carnet.clients.unimporting import undo_last
from carnet.company.models import Company, Options
from carnet.exchange.importing import prepare
from carnet.exchange.targets import IMPORTS, Duplicates
from carnet.exchange.to_record import Converter
from carnet.jobs.models import Job
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote
from carnet.sales.lines import Line
from tests import cast

Act = Callable[[], object]
SOPHIE: dict[str, Any] = {
    "name": "Abgrall", "first_name": "Sophie", "tags": ["fidèle", "salon"], "notes": "portail vert",
    "phones": [{"number": "02 61 91 11 80", "label": "bureau"}, {"number": "06 39 98 11 80"}],
    "emails": [{"address": "sophie@abgrall.example"}],
    "addresses": [{"role": "main", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet"},
                  {"role": "site", "street": "2 rue Basse", "postcode": "44000", "city": "Nantes"}],
    "contacts": [{"name": "Abgrall", "first_name": "Paul", "role": "family", "phone": "06 39 98 22 22"}],
}  # fmt: skip


def by() -> Actor:
    return Actor(cast.alice(), Source.SCREEN)


def sophie(**more: Any) -> int:
    made = Client.create([SOPHIE | more], by=by())[0].client_id
    assert made
    return made


def two() -> tuple[int, int]:
    other = Client.create([{"name": "Zorba", "phones": [{"number": "02 61 91 22 22"}]}], by=by())[0].client_id
    assert other
    return sophie(), other


def create() -> Act:
    actor = by()
    sophie(name="Quimper", first_name="Ida", phones=[], emails=[], addresses=[], contacts=[])
    return lambda: Client.create([SOPHIE], by=actor)


def create_forced() -> Act:
    actor = by()
    sophie()
    return lambda: Client.create([SOPHIE], by=actor, reasons={0: "sa fille, du même nom"})


def change() -> Act:
    """A row of each list changed, one gone, one come; a tag too."""
    actor, pk = by(), sophie()
    record = Client.objects.with_parts().get(pk=pk)
    first, second = record.phones.all()
    draft = {
        "name": "Abgrall-Le Bihan", "tags": ["fidèle", "2026"], "emails": [],
        "phones": [{"id": second.pk, "number": "06 39 98 99 99"}, {"number": "02 61 91 33 33"}],
        "addresses": [{"id": row.pk, "street": row.street + " bis"} for row in record.addresses.all()],
    }  # fmt: skip
    assert first.pk
    return lambda: Client.change({pk: draft}, by=actor)


def reassign() -> Act:
    actor, pair, bob = by(), two(), cast.bob()
    return lambda: Client.reassign(pair, bob.pk, by=actor, reason="congés")


def convert() -> Act:
    actor, pair = by(), two()
    return lambda: Client.convert(pair, by=actor, cause={"text": "devis signé"})


def convert_numbered() -> Act:
    """The number is given at conversion: it must not be burnt."""
    actor = by()
    Options.change(by=actor, number_at="conversion")
    pk = sophie()
    return lambda: Client.convert([pk], by=actor, cause={"text": "devis signé"})


def revert() -> Act:
    actor, pk = by(), sophie(status="client")
    return lambda: Client.revert([pk], by=actor, cause={"text": "annulé"})


def deactivate() -> Act:
    actor, (pk, other) = by(), two()
    return lambda: Client.deactivate([pk], reason="duplicate", replaced_by=other, by=actor)


def reactivate() -> Act:
    actor, pk = by(), sophie()
    Client.deactivate([pk], reason="moved", by=actor)
    return lambda: Client.reactivate([pk], by=actor)


def bin_() -> Act:
    actor, pk = by(), sophie()
    return lambda: Client.bin([pk], by=actor)


def unbin() -> Act:
    actor, pk = by(), sophie()
    Client.bin([pk], by=actor)
    return lambda: Client.unbin([pk], by=actor)


def undo_change() -> Act:
    actor, pk = by(), sophie()
    done = Client.change({pk: {"name": "Autre", "phones": []}}, by=actor)
    change_set = ChangeSet.objects.get(pk=done.change_set_id)
    return lambda: change_set.undo(by=actor)


def undo_creation() -> Act:
    actor = by()
    sophie()
    change_set = ChangeSet.objects.get(act="client.create")
    return lambda: change_set.undo(by=actor)


def log() -> Act:
    actor, pair = by(), two()
    return lambda: Client.log(pair, "exchange.note", by=actor, text="Rappeler")


def dismiss() -> Act:
    actor, pair = by(), two()
    return lambda: Client.dismiss_duplicate(*pair, by=actor, reason="frères")


def empty_the_bin() -> Act:
    actor, pk = by(), sophie()
    Client.bin([pk], by=actor)
    Client.objects.filter(pk=pk).update(deleted_at=timezone.now() - timedelta(days=31))
    return empty_bin


def import_a_batch() -> Act:
    """What the job of an import writes at once: two new clients and a line that completes a third."""
    sophie()
    target = IMPORTS["clients"]
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("Nom;Prénom;Téléphone;Site web\nZorba;Ida;0261917777;\nQuimper;Luc;0261918888;\n")
        file.write("Abgrall;Sophie;02 61 91 11 80;abgrall.example\n")
        file.flush()
        plan = prepare(Path(file.name))
        converter = Converter(plan.mapping, target.tidy())
        lines = [converter.convert(line) for line in plan.lines()]
    intake = target.intake(system(Source.IMPORT), Duplicates.COMPLETE)

    def act() -> None:
        with transaction.atomic():
            intake.settle(lines, {})

    return act


def undo_an_import() -> Act:
    actor = by()
    made = Client.create([SOPHIE, SOPHIE | {"name": "Quimper", "first_name": "Luc"}], by=actor, act="import")
    job = Job.start("exchange.write", {}, by=actor, title="Import : clients.csv")
    ChangeSet.objects.filter(act="import").update(job_id=job.pk)
    assert len(made) == 2
    return lambda: undo_last(actor, job.pk, None)


def quote(**more: Any) -> Quote:
    """A draft of Sophie's: an article and an option."""
    lines = [Line(description="Porte", unit_price=Decimal(900)), Line(description="Judas", option=True)]
    return Quote.draft(sophie(), {"signed_at": "premises"} | more, lines, by=by())


def quote_drafted() -> Act:
    actor, pk = by(), sophie()
    return lambda: Quote.draft(pk, {"subject": "Porte"}, [Line(description="Porte")], by=actor)


def quote_revised() -> Act:
    actor, held = by(), quote()
    return lambda: held.revise({"subject": "Deux portes"}, [Line(description="Porte", quantity=Decimal(2))], by=actor)


def quote_sent() -> Act:
    """Its number must not be burnt. Its paper is drawn after the commit, and by whoever asks when that fails: not here."""
    actor, held = Actor(cast.alice(), Source.DEMO), quote()
    return lambda: held.send(by=actor)


def quote_replaced() -> Act:
    actor, newer = Actor(cast.alice(), Source.DEMO), quote().send(by=by()).new_version(by=by())
    return lambda: newer.send(by=actor)


def quote_accepted() -> Act:
    """The prospect becomes a client with it, or nothing does."""
    actor, held = by(), quote().send(by=by())

    def act() -> None:
        # Killed once it was committed, the next try is told that it is accepted already.
        with suppress(Refused):
            held.accept(by=actor, means="typed", name="Sophie Abgrall", chosen=[1])

    return act


def quote_acceptance_cancelled() -> Act:
    actor, held = by(), quote().send(by=by()).accept(by=by(), means="typed", name="Sophie Abgrall")
    return lambda: held.cancel_acceptance(by=actor, because="erreur")


def quote_refused() -> Act:
    actor, held = by(), quote().send(by=by())
    return lambda: held.refuse(by=actor, reason="price")


def settings_changed() -> Act:
    actor = by()
    return lambda: Options.change(by=actor, number_mask="D{000}")


def firm_changed() -> Act:
    actor = by()
    return lambda: Company.change(by=actor, name="Autre")


def account_opened() -> Act:
    actor = by()
    return lambda: User.add(by=actor, username="lea", name="Léa", role="secretary")


def account_closed() -> Act:
    actor, tom = by(), cast.tom()
    return lambda: tom.close(by=actor)


def work_created() -> Act:
    actor, window = by(), product("F-120")
    draft = {"reference": "OUV", "name": "Fenêtre posée", "components": [{"product": window, "quantity": "2"}]}
    return lambda: Product.create([draft], by=actor)


def price_changed() -> Act:
    """A component: the work above follows."""
    act = work_created()
    act()
    actor, pk = by(), Product.objects.get(reference="F-120").pk
    return lambda: Product.change({pk: {"price": "450"}}, by=actor)


def deletion_undone() -> Act:
    actor, pk = by(), product("F-120")
    revision = Revision.objects.get(pk=Product.remove(pk, by=actor))
    return lambda: revision.undo(by=actor)


def product(reference: str) -> int:
    made = Product.create([{"reference": reference, "name": "Fenêtre", "price": "400"}], by=by())[0].product_id
    assert made
    return made


ACTS: dict[str, Callable[[], Act]] = {
    "create": create,
    "create, forced": create_forced,
    "change": change,
    "reassign": reassign,
    "convert": convert,
    "convert, number given": convert_numbered,
    "revert": revert,
    "deactivate": deactivate,
    "reactivate": reactivate,
    "bin": bin_,
    "unbin": unbin,
    "undo of a change": undo_change,
    "undo of a creation": undo_creation,
    "log": log,
    "dismiss": dismiss,
    "bin emptied": empty_the_bin,
    "import": import_a_batch,
    "undo of an import": undo_an_import,
    "quote drafted": quote_drafted,
    "quote revised": quote_revised,
    "quote sent": quote_sent,
    "quote replaced": quote_replaced,
    "quote accepted": quote_accepted,
    "quote, acceptance cancelled": quote_acceptance_cancelled,
    "quote refused": quote_refused,
    "settings": settings_changed,
    "firm": firm_changed,
    "account opened": account_opened,
    "account closed": account_closed,
    "work created": work_created,
    "price changed": price_changed,
    "deletion of a product undone": deletion_undone,
}
