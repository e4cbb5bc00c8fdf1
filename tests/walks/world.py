"""A small firm with something behind every address: what the walks need to knock at each door with a right key."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from carnet.accounts import invitation
from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.aftersales.models import Case, Installed, Reception, Report
from carnet.aftersales.models.case import Complaint
from carnet.aftersales.models.product import Fitted
from carnet.aftersales.models.report import Written
from carnet.appointments.models import Absence, Appointment, Feed, Team
from carnet.appointments.models.acts import Plan
from carnet.catalogue.models import Product
from carnet.clients import transferring
from carnet.clients.listing import Criteria
from carnet.clients.models import Callback, ChangeSet, Client, Transfer
from carnet.clients.models.attachments import Attachment
from carnet.clients.transferring import Asked, Shares
from carnet.company.models import Company, Options, Visibility
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.paper import sent_file
from carnet.duplicates.models import Suspicion
from carnet.exchange import folder
from carnet.exchange.models import Import
from carnet.invoices import letters, reminding
from carnet.invoices.models import Invoice, Payment
from carnet.jobs import files
from carnet.jobs.models import Job, State
from carnet.lists.models import SavedView
from carnet.mail.models import MailSettings, Message
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from carnet.quotes.paper import signed_file
from carnet.sales import keeping
from carnet.sales.lines import Line
from tests import cast

# Four red points.
PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4z8DA8B+MgBgAHfAD/dPQfSYAAAAASUVORK5CYII="
)


@dataclass(frozen=True)
class Bills:
    """The keys of one client's invoices."""

    client: int
    draft: int
    late: int
    paused: int
    credit: int
    payment: int
    reminder: int


SIGNATURE = "M12 40L14 38L60 80L90 20L140 90"


@dataclass(frozen=True)
class Column:
    """Who knocks, at whose client, under which choice of the firm."""

    title: str
    username: str
    client: str = "own"
    visibility: str = Visibility.ALL


# In the order of the table.
COLUMNS = (
    Column("nobody", ""),
    Column("direction", "alice"),
    Column("secretary", "chloe"),
    Column("salesperson, own client", "bob"),
    Column("salesperson, another's client, whole file", "bob", "other"),
    Column("salesperson, another's client, own portfolio", "bob", "other", Visibility.OWN),
    Column("technician", "tom"),
    Column("accountant", "ines"),
)

STATES = ("draft", "sent", "accepted")
# Words of Denis's client: none may reach Bob when he sees his own portfolio alone.
SECRETS = ("Quesnelorge", "Hildegonde", "impasse du Secret", "hildegonde@secret.example", "09 99", "digicode 7788")
HIDDEN_PHONE = "02 61 91 77 88"


def draft(name: str, number: int, salesperson: User, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "first_name": f"Prénom{number}",
        "salesperson": salesperson.pk,
        "phones": [{"number": f"02 61 91 00 {number:02}"}],
        "addresses": [{"role": "main", "street": f"{number} rue Haute", "postcode": "49300", "city": "Cholet"}],
    } | more


class World:
    """Everything is made once; a walk undoes what it does."""

    def __init__(self) -> None:
        self.people = {user.username: user for user in cast.everybody()}
        self.by = Actor(self.people["alice"], Source.SCREEN)
        where = {"street": "4 rue de la Scierie", "postcode": "49300", "city": "Cholet", "siret": "00000001800002"}
        Company.change(by=self.by, name="Menuiserie des Tilleuls", **where)
        Options.change(by=self.by, reassign_roles=["secretary"])
        bob, denis = self.people["bob"], self.people["denis"]
        # `own` and `other` have what every act needs: an event to undo, a look-alike to dismiss.
        self.clients = {
            "own": self._create(draft("Abadie", 11, bob, notes="première")),
            "other": self._create(self._secret(denis)),
            "own twin": self._create(draft("Bonnaud", 12, bob)),
            "other twin": self._create(draft("Cazalis", 13, denis)),
            "own signed": self._create(draft("Delestre", 16, bob)),
            "other signed": self._create(draft("Escoffre", 17, denis)),
        }
        self.change_sets = {name: self._changed(name) for name in ("own", "other")}
        self.jobs = {"own": self._job(bob), "other": self._job(denis)}
        self.attachments = {"own": self._attachment("own", bob), "other": self._attachment("other", denis)}
        self.callbacks = {name: self._promised(name, bob) for name in ("own", "other")}
        self.pairs = {name: self._suspected(name) for name in ("own", "other")}
        self.appointments = {"own": self._appointment("own", bob), "other": self._appointment("other", denis)}
        self.secret = Feed.renew(by=Actor(bob, Source.SCREEN))
        self.products = {name: self._fitted(name) for name in ("own", "other")}
        self.cases = {name: self._case(name) for name in ("own", "other")}
        self.receptions = {name: self._reception(name) for name in ("own", "other")}
        self.reports = {name: self._report(name) for name in ("own", "other")}
        self.team = Team.keep("Pose", [self.people["tom"].pk], by=self.by).pk
        self.absence = Absence.note(bob, date(2030, 1, 7), date(2030, 1, 8), "leave", by=self.by).pk
        self.view = SavedView.keep("clients", "De Cholet", "q=cholet", shared=False, by=Actor(bob, Source.SCREEN)).pk
        self.transfer = self._planned(denis)
        self.imports = {name: self._import(name) for name in ("kept", "doomed")}
        self.messages = {"own": self._message(bob), "other": self._message(denis)}
        self.product, self.revision = self._product("P-1")
        self.drafts, self.quotes, self.signed = (
            {name: self._quote(name, to) for name in ("own", "other")} for to in STATES
        )
        self.order_drafts = {name: self._order(name) for name in ("own", "other")}
        self.orders = {name: self._order(name, confirmed=True) for name in ("own", "other")}
        self.bills = {name: self._billed(name) for name in ("own", "other")}
        self.preparations, self.notes, self.received = (
            {name: self._delivery(name, to) for name in ("own", "other")} for to in ("draft", "issued", "signed")
        )
        self.awaiting_erasure = self._create(draft("Oubliance", 14, bob))
        Client.deactivate([self.awaiting_erasure], reason="erasure", by=self.by)
        self.binned = self._create(draft("Corbeillard", 15, bob))
        Client.bin([self.binned], by=self.by)

    @staticmethod
    def _secret(denis: User) -> dict[str, Any]:
        return draft(
            "Quesnelorge", 88, denis, first_name="Hildegonde", warning="digicode 7788",
            phones=[{"number": HIDDEN_PHONE}], emails=[{"address": "hildegonde@secret.example"}],
            addresses=[{"role": "main", "street": "5 impasse du Secret", "postcode": "44000", "city": "Nantes"}],
        )  # fmt: skip

    def _create(self, record: dict[str, Any]) -> int:
        outcome = Client.create([record], by=self.by)[0]
        assert outcome.client_id, outcome
        return outcome.client_id

    def _changed(self, name: str) -> int:
        changed = Client.change({self.clients[name]: {"origin": "salon"}}, by=self.by)
        assert changed.change_set_id
        return changed.change_set_id

    @staticmethod
    def _job(user: User) -> int:
        key, path = files.create()
        path.write_text("n;nom\r\n")
        result = {"message": "Fini.", "file": {"key": key, "name": "clients.csv", "type": "text/csv"}}
        return Job.objects.create(
            kind="gone", title=f"Travail de {user}", state=State.RUNNING, result=result, started_by=user
        ).pk

    def _message(self, writer: User) -> int:
        """In the outbox, and no work of this world sends it."""
        MailSettings.change(by=self.by, host="127.0.0.1", sender="contact@tilleuls.example")
        by = Actor(writer, Source.SCREEN)
        return Message.queue(by=by, to="client@port.example", subject=f"Devis de {writer}", body="Bonjour.").pk

    def _suspected(self, name: str) -> int:
        first, second = sorted([self.clients[name], self.clients[f"{name} twin"]])
        return Suspicion.objects.create(first_id=first, second_id=second, score=0.9, found_at=timezone.now()).pk

    def _promised(self, name: str, person: User) -> int:
        today = timezone.localdate()
        return Callback.ask(self.clients[name], "exchange.call_in", "", due=today, person=person, by=self.by).pk

    def _attachment(self, name: str, owner: User) -> tuple[int, int]:
        """A picture, and the change set that added it."""
        upload = SimpleUploadedFile("digicode 7788.png" if name == "other" else "vitrine.png", PICTURE, "image/png")
        result = Attachment.add(self.clients[name], [upload], by=Actor(owner, Source.SCREEN))
        assert result.change_set_id, result
        return result.attachments[0].pk, result.change_set_id

    def _appointment(self, name: str, owner: User) -> tuple[int, int]:
        """Tom and Bob go to both; the change set that took it."""
        start = timezone.now() + timedelta(days=3)
        people = tuple(self.people[one].pk for one in ("tom", "bob"))
        about = "digicode 7788" if name == "other" else "vitrine"
        plan = Plan("survey", start, start + timedelta(hours=1), people=people, about=about)
        taken = Appointment.take(self.clients[name], plan, by=self.by)
        return taken.pk, ChangeSet.objects.get(events__code="appointment.taken", events__client=self.clients[name]).pk

    def _fitted(self, name: str) -> int:
        said = "digicode 7788" if name == "other" else "Volet"
        return Installed.add(self.clients[name], Fitted(said, serial="VR-1"), by=self.by).pk

    def _case(self, name: str) -> int:
        said = "digicode 7788" if name == "other" else "bloqué"
        return Case.open(self.clients[name], Complaint(said, product=self.products[name]), by=self.by).pk

    def _reception(self, name: str) -> int:
        return Reception.sign(
            self.clients[name], by=self.by, works="digicode 7788" if name == "other" else "Pose", received_on=timezone.localdate(),
            signed_by="Zorba", drawing=SIGNATURE, reserves="un joint",
        ).pk  # fmt: skip

    def _report(self, name: str) -> int:
        now = timezone.now()
        written = Written(now, now, "digicode 7788" if name == "other" else "réglé", unsigned="absent", state="open")
        return Report.write(self.cases[name], written, by=self.by)[0].pk

    def _planned(self, heir: User) -> int:
        """Alice plans to give Bob's first client for some days."""
        day = timezone.localdate() + timedelta(days=7)
        criteria = Criteria(chosen=(self.clients["own"],))
        asked = Asked("Remplacement", criteria, Shares(heir.pk), day, returns_on=day + timedelta(days=7))
        return Transfer.order(asked, by=self.by).pk

    def _import(self, name: str) -> int:
        """Verdicts are there: one line that looks like somebody, one refused."""
        by = Actor(self.people["chloe"], Source.SCREEN)
        batch = Import.receive([b"Nom;Mail\nAbadie;\nZorba;z@\n"], f"{name}.csv", "clients", by=by)
        folder.notebook(batch.key).touch()
        Import.objects.filter(pk=batch.pk).update(state="judged", total=2)
        batch.lines.create(line=2, judgement="duplicate", name="ABADIE", alike=True, creatable=True)
        batch.lines.create(line=3, judgement="refused", name="ZORBA", reason="B3 (Mail) : …")
        return batch.pk

    def _quote(self, name: str, state: str) -> int:
        """Of each state one: a draft, one that waits for an answer, one accepted on paper."""
        values = {"subject": "digicode 7788" if name == "other" else "Vitrine", "signed_at": "premises"}
        lines = [Line(description="Porte", unit_price=Decimal(100)), Line(description="Judas", option=True)]
        quote = Quote.draft(self.clients[f"{name} signed" if state == "accepted" else name], values, lines, by=self.by)
        if state != "draft":
            quote = quote.send(by=self.by)
            keeping.keep(quote)
        if state == "accepted":
            upload = SimpleUploadedFile("signe.png", PICTURE, "image/png")
            quote = quote.accept(by=self.by, means="paper", name="Prénom", proof=upload)
            signed_file(quote)
        return quote.pk

    def _order(self, name: str, *, confirmed: bool = False) -> int:
        """Without a quote, so that the accepted one still waits for its order."""
        subject = {"subject": "digicode 7788" if name == "other" else "Vitrine"}
        order = Order.draft(self.clients[f"{name} signed"], subject, [Line(description="Porte")], by=self.by)
        if confirmed:
            order = order.confirm(by=self.by)
            keeping.keep(order)
        return order.pk

    def _delivery(self, name: str, state: str) -> int:
        """Of an order of its own, so that the one of the table has nothing delivered."""
        order = Order.objects.get(pk=self._order(name, confirmed=True))
        line = order.lines.get(kind="item")
        note = DeliveryNote.prepare(order.pk, {line.pk: line.quantity}, {"internal_notes": order.subject}, by=self.by)
        if state != "draft":
            note = note.issue(by=self.by)
            keeping.keep(note)
        if state == "signed":
            note = note.sign(by=self.by, means="typed", name="Prénom")
            sent_file(note)
        return note.pk

    def _product(self, reference: str) -> tuple[int, int]:
        """A product that nothing uses, and its creation."""
        done = Product.create([{"reference": reference, "name": "Porte d’entrée", "cost": "880"}], by=self.by)[0]
        assert done.product_id and done.revision_id, done
        return done.product_id, done.revision_id

    def _billed(self, name: str) -> Bills:
        """Of a client that an accepted quote made: one late and reminded, one paused, one paid then given back, a draft."""
        client, about = self.clients[f"{name} signed"], "digicode 7788" if name == "other" else "Vitrine"
        values: dict[str, Any] = {"nature": "goods", "subject": about}
        lines = [Line(description="Porte", unit_price=Decimal(100))]
        long_ago = Actor(self.people["alice"], Source.SCREEN, at=timezone.now() - timedelta(days=60))
        late, paused, returned = (Invoice.draft(client, lines, by=self.by, **values).pk for _ in range(3))
        for pk in (late, paused, returned):
            invoice = Invoice.issue(pk, by=self.by, day=timezone.localdate(long_ago.at))
            keeping.keep(invoice)
        reminder = reminding.remind(client, [late], 1, by=self.by)
        letters.keep(reminder)
        Invoice.pause_reminders(paused, about, by=self.by)
        payment = Payment.receive(
            client, Decimal(500), by=self.by, means="cheque", on={returned: Decimal(120)}, reference=about
        )
        credit = Invoice.issue(Invoice.draft_credit(returned, by=self.by, reason=about).pk, by=self.by)
        keeping.keep(credit)
        draft = Invoice.draft(client, lines, by=self.by, **values)
        return Bills(client, draft.pk, late, paused, credit.pk, payment.pk, reminder.pk)

    # What the table asks for, by column.

    def billed(self, column: Column) -> int:
        return self.bills[column.client].client

    def draft_invoice(self, column: Column) -> int:
        return self.bills[column.client].draft

    def draft_invoice_version(self, column: Column) -> int:
        return Invoice.objects.get(pk=self.draft_invoice(column)).version

    def late_invoice(self, column: Column) -> int:
        return self.bills[column.client].late

    def paused_invoice(self, column: Column) -> int:
        return self.bills[column.client].paused

    def credit_note(self, column: Column) -> int:
        return self.bills[column.client].credit

    def payment(self, column: Column) -> int:
        return self.bills[column.client].payment

    def reminder(self, column: Column) -> int:
        return self.bills[column.client].reminder

    def draft(self, column: Column) -> int:
        return self.drafts[column.client]

    def draft_version(self, column: Column) -> int:
        return Quote.objects.get(pk=self.draft(column)).version

    def quote(self, column: Column) -> int:
        return self.quotes[column.client]

    def order_draft(self, column: Column) -> int:
        return self.order_drafts[column.client]

    def order_version(self, column: Column) -> int:
        return Order.objects.get(pk=self.order_draft(column)).version

    def order(self, column: Column) -> int:
        return self.orders[column.client]

    def signed_client(self, column: Column) -> int:
        return self.clients[f"{column.client} signed"]

    def preparation(self, column: Column) -> int:
        return self.preparations[column.client]

    def preparation_version(self, column: Column) -> int:
        return DeliveryNote.objects.get(pk=self.preparation(column)).version

    def note(self, column: Column) -> int:
        return self.notes[column.client]

    def signed_note(self, column: Column) -> int:
        return self.received[column.client]

    def line_of(self, address: str) -> tuple[int, str]:
        """For the forms of a delivery of « own »: the line that is delivered, the version of the note."""
        if "modifier" not in address:
            return Order.objects.get(pk=self.orders["own"]).lines.get(kind="item").pk, ""
        note = DeliveryNote.objects.get(pk=self.preparations["own"])
        return note.order.lines.get(kind="item").pk, str(note.version)

    def accepted(self, column: Column) -> int:
        return self.signed[column.client]

    def attachment(self, column: Column) -> int:
        return self.attachments[column.client][0]

    def message(self, column: Column) -> int:
        return self.messages[column.client]

    def attachment_set(self, column: Column) -> int:
        return self.attachments[column.client][1]

    def deleted(self, column: Column) -> int:
        return self.binned

    def picture(self, column: Column) -> SimpleUploadedFile:
        return SimpleUploadedFile("porte.png", PICTURE, "image/png")

    def case(self, column: Column) -> int:
        return self.cases[column.client]

    def fitted(self, column: Column) -> int:
        return self.products[column.client]

    def reception(self, column: Column) -> int:
        return self.receptions[column.client]

    def case_report(self, column: Column) -> int:
        return self.reports[column.client]

    def appointment(self, column: Column) -> int:
        return self.appointments[column.client][0]

    def appointment_set(self, column: Column) -> int:
        return self.appointments[column.client][1]

    def absent(self, column: Column) -> int:
        return self.absence

    def together(self, column: Column) -> int:
        return self.team

    def feed_secret(self, column: Column) -> str:
        return self.secret

    def technician(self, column: Column) -> int:
        return self.people["tom"].pk

    def saved_view(self, column: Column) -> int:
        return self.view

    def planned(self, column: Column) -> int:
        return self.transfer

    def heir(self, column: Column) -> int:
        return self.people["denis"].pk

    def today(self, column: Column) -> str:
        return f"{timezone.localdate():%d/%m/%Y}"

    def seal(self, column: Column) -> str:
        """What the preview of giving this client to Denis would show."""
        candidates = transferring.scope(Criteria(chosen=(self.client(column),)), self.people["alice"])
        return transferring.preview(candidates, Shares(self.heir(column))).seal

    def client(self, column: Column) -> int:
        return self.clients[column.client]

    def named(self, column: Column) -> str:
        return f"#{self.client(column)}"

    def bob(self, column: Column) -> int:
        return self.people["bob"].pk

    def twin(self, column: Column) -> int:
        return self.clients[f"{column.client} twin"]

    def callback(self, column: Column) -> int:
        return self.callbacks[column.client]

    def pair(self, column: Column) -> int:
        return self.pairs[column.client]

    def change_set(self, column: Column) -> int:
        return self.change_sets[column.client]

    def job(self, column: Column) -> int:
        return self.jobs[column.client]

    def imported(self, column: Column) -> int:
        return self.imports["kept"]

    def doomed(self, column: Column) -> int:
        return self.imports["doomed"]

    def number(self, column: Column) -> str:
        return str(Client.objects.get(pk=self.client(column)).number)

    def version(self, column: Column) -> int:
        return Client.objects.get(pk=self.client(column)).version

    def colleague(self, column: Column) -> int:
        return self.people["chloe"].pk

    def link(self, column: Column) -> str:
        return invitation.path_for(self.people["denis"]).split("/")[-2]
