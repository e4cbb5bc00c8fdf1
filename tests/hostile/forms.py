"""Every form of the product, filled as it would be accepted: a hostile value then meets whatever the form lets through.

The first start, which wants an empty base, is in src/carnet/company/tests/test_hostile_input.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from carnet.accounts import invitation
from carnet.clients.models import Client
from carnet.invoices.models import Invoice
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from tests.cast import PASSWORD
from tests.walks.table import DOCUMENTS, NEW_PASSWORD, SETTINGS, SMTP
from tests.walks.world import SIGNATURE, World

ROWS: dict[str, dict[str, str]] = {
    "phones": {"number": "02 61 91 00 77", "label": "bureau"},
    "emails": {"address": "zephyrine@zorba.example", "label": "perso"},
    "addresses": {
        "role": "main", "street": "3 rue Basse", "postcode": "49300", "city": "Cholet", "insee": "49099",
        "country": "", "label": "dépôt", "access_notes": "code 12",
    },
    "contacts": {
        "civility": "Mme", "first_name": "Ida", "name": "Zorba", "role": "other", "job_title": "comptable",
        "phone": "06 39 98 00 01", "email": "ida@zorba.example",
    },
}  # fmt: skip
RECORD = {
    "kind": "company", "status": "prospect", "civility": "", "name": "Zorba", "first_name": "", "partner_name": "",
    "partner_first_name": "", "birth_date": "17/05/1980", "trade_name": "Chez Zorba", "legal_form": "SARL", "siren": "",
    "siret": "", "vat_number": "", "naf": "4332A", "service_code": "", "commitment_number": "", "syndic": "", "payer": "",
    "salesperson": "", "origin": "salon", "payment_terms": "comptant", "website": "zorba.example", "tags": "fidèle, salon",
    "warning": "portail", "notes": "a\nb", "force_reason": "deux personnes",
}  # fmt: skip

QUOTE = {
    "client": "", "subject": "Fenêtres", "introduction": "Suite à notre visite", "internal_notes": "à voir", "site_id": "",
    "allowance_percent": "5", "allowance_amount": "", "signed_at": "premises", "nature": "works", "dwelling": "house",
    "dwelling_over_two_years": "1", "waste": "bois trié", "valid_days": "30", "delay": "6 semaines", "deposit_percent": "30",
    "deposit_amount": "", "lines-0-description": "Porte", "lines-0-quantity": "2", "lines-0-unit_price": "900", "lines-0-vat": "10",
}  # fmt: skip
ACCEPTED = {"means": "typed", "name": "Zéphyrine", "day": f"{date.today():%d/%m/%Y}", "chosen": "1", "drawing": ""}
QUOTES = {
    "q": "porte", "etat": "sent", "commercial": "1", "client": "1", "du": "01/01/2026", "au": "31/12/2026", "min": "10", "max": "9000",
    "tri": "montant", "suite": "12", "colonnes": "numero,client",
}  # fmt: skip


def whole_record() -> dict[str, Any]:
    data: dict[str, Any] = dict(RECORD)
    for part, row in ROWS.items():
        data |= {f"{part}-TOTAL_FORMS": "1", f"{part}-INITIAL_FORMS": "0", f"{part}-0-id": "", f"{part}-0-DELETE": ""}
        data |= {f"{part}-0-{name}": value for name, value in row.items()}
    return data


def changed_record() -> dict[str, Any]:
    """Its status changes by an act, not by the form."""
    data = whole_record() | {"version": "", "client_id": "", "theirs": ""}
    del data["status"]
    return data


@dataclass(frozen=True)
class Form:
    title: str
    address: str  # may name {own}, {change_set}, {batch}, {chloe}, {invitation}
    data: Mapping[str, Any] = field(default_factory=dict)
    who: str = "alice"
    method: str = "post"
    writes: bool = True

    def at(self, world: World) -> str:
        people = {name: user.pk for name, user in world.people.items()}
        return self.address.format(
            own=world.clients["own"],
            bare=world.clients["own twin"],  # nothing hangs on it
            filed=world.clients["own"],
            file=world.attachments["own"][0],
            change_set=world.change_sets["own"],
            job=world.jobs["own"],
            batch=world.imports["kept"],
            product=world.product,
            order=world.orders["own"],
            note=world.notes["own"],
            preparation=world.preparations["own"],
            order_draft=world.order_drafts["own"],
            signed=world.clients["own signed"],
            quote=world.quotes["own"],
            billed=world.bills["own"].client,
            bill_draft=world.bills["own"].draft,
            bill_late=world.bills["own"].late,
            bill_credit=world.bills["own"].credit,
            bill_payment=world.bills["own"].payment,
            quote_draft=world.drafts["own"],
            quote_accepted=world.signed["own"],
            revision=world.revision,
            visit=world.appointments["own"][0],
            case=world.cases["own"],
            reception=world.receptions["own"],
            invitation=invitation.path_for(world.people["denis"]),
            **people,
        )

    def filled(self, world: World) -> dict[str, Any]:
        keys = {"{tom}": str(world.people["tom"].pk), "#{own}": f"#{world.clients['own']}"}
        data = {name: keys.get(value, value) if isinstance(value, str) else value for name, value in self.data.items()}
        if "quantity" in data:  # the name of the field is that of the line
            key, version = world.line_of(self.address)
            data |= {f"q{key}": data.pop("quantity"), "version": version}
        if "client" in data and "/devis/" in self.address and self.writes:
            data["client"] = str(world.clients["own"])
            data["version"] = str(Quote.objects.get(pk=world.drafts["own"]).version)
        if "client" in data and "/commandes/" in self.address:
            data["client"] = str(world.clients["own signed"])
            data["version"] = str(Order.objects.get(pk=world.order_drafts["own"]).version)
        if "certified_by" in data and "/factures/" in self.address:
            data["client"] = str(world.bills["own"].client)
            data["version"] = str(Invoice.objects.get(pk=world.bills["own"].draft).version)
        if "version" in data and "/clients/" in self.address:
            data["version"] = str(Client.objects.get(pk=world.clients["own"]).version)
        if "other" in data:
            data["other"] = str(world.clients["own twin"])
        return data


PERSON = {"name": "Léa Roux", "username": "lea", "email": "lea@tilleuls.example", "role": "secretary"}
COMPANY = {
    "company-siret": "", "company-vat_number": "", "company-street": "1 rue Haute", "company-postcode": "49300",
    "company-city": "Cholet", "company-phone": "", "company-email": "", "company-website": "", "company-legal_form": "",
    "options-reassign_roles": "secretary", "options-backup_folder": "", "options-email_required": "",
    "options-birth_date_shown": "",
}  # fmt: skip
LIST = {
    "q": "abadie", "statut": "prospect", "type": "person", "commercial": "1", "departement": "49", "etiquette": "fidèle",
    "etat": "tous", "tri": "ville", "suite": "WzAsIiIsIiIsMV0", "touche": "Enter",
}  # fmt: skip
EVENTS = {"nature": "record", "du": "01/01/2026", "au": "2026-12-31", "auteur": "1", "avant": "99"}

TRANSFER = {
    "tous": "1", "statut": "prospect", "mode": "un", "salesperson": "", "starts_on": f"{date.today():%d/%m/%Y}", "returns_on": "",
    "reason": "congés", "follows": "orders", "etape": "modifier",
}  # fmt: skip
SHARED = {
    "mode": "plusieurs",
    "etape": "partager",
    "reste": "1",
    "c:49|Cholet": "1",
    "k:1": "1",
    "partage": '{"rest": 1, "places": {}, "clients": {}}',
}

PRODUCT = {
    "reference": "P-1", "name": "Porte", "description": "chêne", "nature": "goods", "family": "Portes", "unit": "C62",
    "price": "1250,50", "cost": "800", "vat": "5.5", "version": "1", "components-TOTAL_FORMS": "1",
    "components-INITIAL_FORMS": "0", "components-0-product": "", "components-0-quantity": "", "components-0-DELETE": "",
}  # fmt: skip
ORDER = {
    "client": "", "version": "", "subject": "Volets", "introduction": "Bonjour", "internal_notes": "vu", "site_id": "",
    "allowance_percent": "5", "allowance_amount": "", "expected_on": "03/12/2027", "buyer_order": "BC-9", "nature": "works",
    "dwelling": "house", "dwelling_over_two_years": "1", "lines-0-kind": "item", "lines-0-reference": "P-1",
    "lines-0-description": "Porte", "lines-0-quantity": "2,5", "lines-0-unit": "u", "lines-0-unit_price": "310,50",
    "lines-0-allowance": "2", "lines-0-vat": "10", "lines-0-option": "", "lines-0-cost": "100",
}  # fmt: skip
DELIVERY = {"quantity": "1", "introduction": "Sonner", "internal_notes": "code 12", "site_id": "", "more": "", "priced": "on",
            "entry_key": "", "version": ""}  # fmt: skip
SIGNED = {"means": "typed", "name": "Ida Zorba", "day": f"{date.today():%d/%m/%Y}", "reserves": "rayure", "drawing": ""}
ORDERS = {
    "q": "vitrine", "etat": "a-facturer", "commercial": "aucun", "client": "1", "du": "01/01/2026", "au": "31/12/2027",
    "tri": "prevue", "suite": "1", "colonnes": "numero,client",
}  # fmt: skip
PRODUCTS = {
    "q": "porte",
    "famille": "Portes",
    "nature": "goods",
    "tva": "5.5",
    "etat": "tous",
    "tri": "-prix",
    "suite": "50",
}

CASE = {
    "product": "", "symptom": "bloqué", "urgency": "urgent", "address": "", "person": "", "due_on": "05/03/2030", "covered": "oui",
    "why": "geste",
}  # fmt: skip
REPORT = {
    "day": "05/03/2026", "arrived": "9h", "left": "10h", "done": "réglé", "parts": "lame", "parts_cost": "12,50", "state": "waiting",
    "note": "moteur", "signed_by": "Ida", "drawing": SIGNATURE, "unsigned": "non",
}  # fmt: skip
FITTED = {
    "name": "Volet", "family": "volets", "reference": "R1", "serial": "S1", "document": "FA-1", "address": "", "fitted_on": "05/03/2026",
    "fitted_by": "", "maker_years": "5",
}  # fmt: skip
RECEPTION = {
    "works": "Pose", "received_on": "05/03/2026", "address": "", "reserves": "un joint", "signed_by": "Ida", "drawing": SIGNATURE,
}  # fmt: skip
VISIT = {
    "kind": "survey", "day": "05/03/2030", "start": "9h30", "end": "11h", "end_day": "", "all_day": "", "people": "{tom}", "team": "",
    "address": "", "contact": "", "about": "vitrine", "notes": "échelle", "travel": "15",
}  # fmt: skip
AGENDA = {"vue": "semaine", "jour": "2030-03-05", "qui": "1", "equipe": "1", "nature": "survey", "annules": "1"}
HOURS = {"opens_at": "7h30", "pause_starts": "12h", "pause_ends": "14h", "closes_at": "19h"}

INVOICE = {
    "version": "", "client": "", "subject": "Porte", "introduction": "Suite à nos échanges", "internal_notes": "code 12",
    "allowance_percent": "2", "allowance_amount": "", "site_id": "", "type": "invoice", "payment_terms": "30 jours",
    "due_date": "", "delivered_on": "05/03/2026", "buyer_order": "BC-12", "nature": "works", "dwelling": "house",
    "dwelling_over_two_years": "1", "certified_by": "Ida Zorba", "operation": "",
    "lines-0-description": "Porte", "lines-0-quantity": "2", "lines-0-unit_price": "100,50", "lines-0-vat": "20",
    "lines-0-allowance": "5", "lines-0-unit": "m²", "lines-0-reference": "P-1",
}  # fmt: skip
MONEY = {
    "amount": "12,50",
    "means": "cheque",
    "day": f"{date.today():%d/%m/%Y}",
    "reference": "0000123",
    "request_key": "",
}
INVOICES = {
    "q": "porte", "etat": "en-retard", "type": "invoice", "commercial": "1", "client": "1", "du": "01/01/2026", "au": "31/12/2026",
    "tri": "-montant", "suite": "50", "colonnes": "numero,ttc",
}  # fmt: skip

FORMS = (
    Form("client, new", "/clients/nouveau/", whole_record()),
    Form("client, changed", "/clients/{own}/modifier/", changed_record()),
    Form("look-alikes", "/clients/ressemblances/", whole_record() | {"client_id": "1"}, writes=False),
    Form(
        "note",
        "/clients/{own}/noter/",
        {"code": "exchange.note", "text": "Rappeler", "callback_on": "demain", "callback_for": ""},
    ),
    Form("conversion", "/clients/{own}/convertir/", {"reason": "devis"}),
    Form("reassignment", "/clients/{own}/reattribuer/", {"salesperson": "", "reason": "congés"}),
    Form("dossier", "/clients/{own}/dossier/", {"parts": "identity", "since": "01/01/2020", "until": "31/12/2025"}),
    Form("deactivation", "/clients/{own}/desactiver/", {"reason": "other", "replaced_by": "", "note": "vu"}),
    Form("reactivation", "/clients/{own}/reactiver/", {"x": "x"}),
    Form("deletion", "/clients/{bare}/supprimer/", {"x": "x"}),
    Form("not a duplicate", "/clients/{own}/pas-un-doublon/", {"other": "", "reason": "frères"}),
    Form("undo", "/clients/modifications/{change_set}/annuler/", {"x": "x"}),
    Form("file, changed", "/clients/{filed}/fichiers/{file}/", {"name": "Façade sud", "kind": "plan", "address": ""}),
    Form("files of a kind", "/clients/{filed}/fichiers/", {"nature": "plan"}, method="get", writes=False),
    Form("export", "/clients/exporter/", LIST | {"format": "csv"}, writes=False),
    Form("transfer", "/clients/portefeuilles/nouveau/", TRANSFER, writes=False),
    Form("transfer, shared", "/clients/portefeuilles/nouveau/", TRANSFER | SHARED, writes=False),
    Form("product, new", "/articles/nouveau/", PRODUCT | {"reference": "P-2"}),
    Form("product, changed", "/articles/{product}/modifier/", PRODUCT),
    Form("product, undo", "/articles/modifications/{revision}/annuler/", {"x": "x"}),
    Form("products, exported", "/articles/exporter/", PRODUCTS | {"format": "csv"}, writes=False),
    Form("products", "/articles/", PRODUCTS, method="get", writes=False),
    Form("products, suggested", "/articles/suggestions/", {"q": "porte"}, method="get", writes=False),
    Form("quote, new", "/devis/nouveau/", QUOTE),
    Form("quote, changed", "/devis/{quote_draft}/modifier/", QUOTE),
    Form("quote, accepted", "/devis/{quote}/accepter/", ACCEPTED),
    Form("quote, refused", "/devis/{quote}/refuser/", {"reason": "price", "note": "moins cher ailleurs"}),
    Form("quote, prolonged", "/devis/{quote}/prolonger/", {"until": f"{date.today():%d/%m/%Y}"}),
    Form("quote, followed up", "/devis/{quote}/relancer/", {"note": "rappelle lundi"}),
    Form(
        "quote, acceptance cancelled",
        "/devis/{quote_accepted}/annuler-l-acceptation/",
        {"because": "erreur de dossier"},
    ),
    Form("invoice, changed", "/factures/{bill_draft}/modifier/", INVOICE),
    Form("invoice, issued", "/factures/{bill_draft}/emettre/", {"day": f"{date.today():%d/%m/%Y}"}),
    Form("invoice, credited", "/factures/{bill_late}/avoir/", {"reason": "retour", "line_0": "1"}),
    Form("invoice, paused", "/factures/{bill_late}/suspendre-les-relances/", {"reason": "litige"}),
    Form("credit note, given back", "/factures/{bill_credit}/rembourser/", MONEY | {"amount": "1,50"}),
    Form("payment", "/factures/reglements/nouveau/{billed}/", MONEY),
    Form("payment, cancelled", "/factures/reglements/{bill_payment}/annuler/", {"reason": "impayé"}),
    Form("deposit", "/factures/acompte/quote/{quote_accepted}/", {"percent": "30", "amount": ""}),
    Form("invoices", "/factures/", INVOICES, method="get", writes=False),
    Form("invoices, exported", "/factures/exporter/", INVOICES | {"format": "csv"}, writes=False),
    Form("account", "/factures/comptes/{billed}/", {"depuis": "01/01/2026"}, method="get", writes=False),
    Form("quotes", "/devis/", QUOTES, method="get", writes=False),
    Form("quotes, exported", "/devis/exporter/", QUOTES | {"format": "csv"}, writes=False),
    Form("order, new", "/commandes/nouvelle/", ORDER),
    Form("order, changed", "/commandes/{order_draft}/modifier/", ORDER),
    Form("order, scheduled", "/commandes/{order}/prevoir/", {"expected_on": "03/12/2027"}),
    Form("order, closed", "/commandes/{order}/clore/", {"because": "fin de série"}),
    Form("order, cancelled", "/commandes/{order}/annuler/", {"because": "erreur"}),
    Form("delivery, new", "/livraisons/nouvelle/{order}/", DELIVERY),
    Form("delivery, changed", "/livraisons/{preparation}/modifier/", DELIVERY),
    Form("delivery, signed", "/livraisons/{note}/signer/", SIGNED),
    Form("delivery, cancelled", "/livraisons/{note}/annuler/", {"because": "erreur"}),
    Form(
        "deliveries",
        "/livraisons/",
        {"q": "bl", "etat": "issued", "client": "1", "du": "01/01/2026", "tri": "client"},
        method="get",
        writes=False,
    ),
    Form("orders", "/commandes/", ORDERS, method="get", writes=False),
    Form("case, new", "/sav/nouveau/?client={own}", CASE),
    Form("case, changed", "/sav/{case}/modifier/", CASE),
    Form("case, step", "/sav/{case}/etape/", {"state": "waiting", "note": "moteur"}),
    Form("report", "/sav/{case}/rapport/", REPORT),
    Form("product fitted", "/sav/produits/nouveau/?client={own}", FITTED),
    Form("reception", "/sav/receptions/nouvelle/?client={own}", RECEPTION),
    Form("reception, lifted", "/sav/receptions/{reception}/lever/", {"on": "aujourd’hui"}),
    Form(
        "cases",
        "/sav/",
        {"q": "SAV", "etat": "open", "urgence": "urgent", "garantie": "oui", "suivi": "1", "suite": "60"},
        method="get",
        writes=False,
    ),
    Form("appointment, new", "/agenda/nouveau/", {"client": "#{own}"} | VISIT),
    Form("appointment, changed", "/agenda/{visit}/modifier/", VISIT),
    Form("appointment, put off", "/agenda/{visit}/reporter/", VISIT | {"outcome": "grippe"}),
    Form("appointment, advice", "/agenda/avis/", {"client": "#{own}"} | VISIT, writes=False),
    Form(
        "appointment, moved",
        "/agenda/{visit}/deplacer/",
        {"debut": "2030-03-06T09:00", "fin": "2030-03-06T10:00", "version": "1"},
    ),
    Form("appointment, done", "/agenda/{visit}/fait/", {"outcome": "fait"}),
    Form(
        "absence",
        "/agenda/absences/",
        {"user": "{tom}", "starts_on": "05/03/2030", "ends_on": "06/03/2030", "reason": "leave"},
    ),
    Form("team", "/agenda/equipes/nouvelle/", {"name": "Sud", "members": "{tom}", "active": "on"}),
    Form("agenda, settings", "/agenda/reglages/", HOURS),
    Form("agenda", "/agenda/", AGENDA, method="get", writes=False),
    Form("agenda, printed", "/agenda/journee.pdf", AGENDA, method="get", writes=False),
    Form(
        "appointment, first guess",
        "/agenda/nouveau/",
        {
            "jour": "demain",
            "heure": "9h",
            "about": "devis",
            "nature": "sales",
            "qui": "1",
            "equipe": "1",
            "sujet": "case:1",
            "retour": "client",
        },
        method="get",
        writes=False,
    ),
    Form("sign-in", "/connexion/", {"identifier": "alice", "password": "faux", "next": "/"}, who=""),
    Form("invitation", "{invitation}", {"new": NEW_PASSWORD, "again": NEW_PASSWORD}, who=""),
    Form("my name", "/mon-compte/", {"name": "Alice"}),
    Form("my password", "/mon-compte/mot-de-passe/", {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}),
    Form("account, new", "/utilisateurs/nouveau/", PERSON),
    Form("account, changed", "/utilisateurs/{chloe}/", PERSON),
    Form("settings", "/reglages/", SETTINGS | COMPANY),
    Form("messages", "/messages/", {"etat": "echec", "avant": "9"}, method="get", writes=False),
    Form("messages, settings", "/messages/reglages/", SMTP),
    Form("messages, letter", "/messages/modeles/mail.document/", {"subject": "{document}", "body": "Bonjour"}),
    Form("documents, settings", "/documents/reglages/", DOCUMENTS),
    Form("job stopped", "/travaux/{job}/annuler/", {"x": "x"}),
    Form("import, columns", "/imports/{batch}/colonnes/", {"c0": "name", "c1": ""}),
    Form("import, reading", "/imports/{batch}/colonnes/", {"relire": "1", "encoding": "cp1252", "delimiter": ""}),
    Form("import, rule", "/imports/{batch}/regle/", {"rule": "skip"}),
    Form("import, decision", "/imports/{batch}/decider/", {"line": "2", "decision": "skip", "back": "verdict=refused"}),
    # What is read from the address
    Form("import, verdicts", "/imports/{batch}/", {"verdict": "refused", "apres": "2"}, method="get", writes=False),
    Form("exports", "/exports/", {"avant": "9"}, method="get", writes=False),
    Form("list", "/clients/", LIST, method="get", writes=False),
    Form("suggestions", "/clients/suggestions/", {"q": "aba", "pour": "choix"}, method="get", writes=False),
    Form("new from a search", "/clients/nouveau/", {"q": "aba"}, method="get", writes=False),
    Form("page", "/clients/{own}/", EVENTS, method="get", writes=False),
    Form("events", "/clients/{own}/evenements/", EVENTS, method="get", writes=False),
    Form("history", "/clients/{own}/historique/", EVENTS, method="get", writes=False),
    Form("history on paper", "/clients/{own}/historique.pdf", EVENTS, method="get", writes=False),
    Form("communes", "/communes/", {"q": "chol"}, method="get", writes=False),
    Form("pasted address", "/communes/", {"paste": "3 rue Basse 49300 Cholet"}, method="get", writes=False),
    Form("sign-in page", "/connexion/", {"next": "/"}, who="", method="get", writes=False),
)
TITLES = {form.title: form for form in FORMS}
