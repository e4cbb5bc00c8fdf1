"""Address × person × portfolio → what must happen. An address that is not here fails the tests.

in   sent to the sign-in page (401 for a fragment)
ok   answered; nothing written
to   led elsewhere; nothing written
did  done: something was written
no   403, a sentence says which right is missing
--   404: it does not exist, or not for this person; no difference is told
x    405, the address does not know this method
410  the link is over
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.cast import PASSWORD
from tests.walks.world import HIDDEN_PHONE, Column, World

Value = Callable[[World, Column], Any]
EMPTY_ROWS = {
    f"{part}-{name}_FORMS": 0 for part in ("phones", "emails", "addresses", "contacts") for name in ("TOTAL", "INITIAL")
}
NEW_PASSWORD = "un moulin près de la rivière"


@dataclass(frozen=True)
class Line:
    method: str
    route: str
    expected: tuple[str, ...]  # one a column of world.COLUMNS
    args: Mapping[str, Value] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)  # a callable is asked of the world

    @property
    def title(self) -> str:
        return f"{self.method} {self.route}"


def _line(method: str, route: str, expected: str, args: Mapping[str, Value] | None, data: Mapping[str, Any]) -> Line:
    return Line(method, route, tuple(expected.split()), args or {}, data)


def GET(route: str, expected: str, args: Mapping[str, Value] | None = None, **data: Any) -> Line:  # noqa: N802
    return _line("GET", route, expected, args, data)


def POST(route: str, expected: str, args: Mapping[str, Value] | None = None, **data: Any) -> Line:  # noqa: N802
    return _line("POST", route, expected, args, data)


CLIENT = {"client_id": World.client}
PLANNED = {"transfer_id": World.planned}
COLLEAGUE = {"pk": World.colleague}
JOB = {"pk": World.job}
VIEWS = {"code": lambda *_: "clients"}
FILE = CLIENT | {"attachment_id": World.attachment}
IMPORT = {"pk": World.imported}
DOOMED = {"pk": World.doomed}
CONDITIONS = {
    "signed_at": "premises",
    "nature": "works",
    "valid_days": 20,
    "deposit_percent": "30",
    "deposit_amount": "",
}
DRAFT, QUOTE, ACCEPTED = ({"quote_id": one} for one in (World.draft, World.quote, World.accepted))
ORDER_DRAFT, ORDER = ({"order_id": one} for one in (World.order_draft, World.order))
BILL, LATE, PAUSED, CREDIT = (
    {"invoice_id": one} for one in (World.draft_invoice, World.late_invoice, World.paused_invoice, World.credit_note)
)
BILLED, PAYMENT, REMINDER = {"client_id": World.billed}, {"payment_id": World.payment}, {"reminder_id": World.reminder}
OF_QUOTE = {"kind": lambda *_: "quote", "document_id": World.accepted}
PREPARATION, NOTE, RECEIVED = ({"note_id": one} for one in (World.preparation, World.note, World.signed_note))
SETTINGS = {
    "company-name": "Menuiserie des Ormes",
    "options-duplicate_control": "soft",
    "options-number_mask": "C{000}",
    "options-number_at": "creation",
    "options-portfolio_visibility": "all",
}
MESSAGE = {"pk": World.message}
SMTP = {
    "sender": "bureau@tilleuls.example",
    "host": "smtp.tilleuls.example",
    "port": "587",
    "security": "starttls",
    "closing": "Alice",
}
DOCUMENTS = {
    f"documents-{name}": value
    for name, value in {
        "ink": "#112233", "accent": "#aa3300", "vat_regime": "receipts", "late_penalty": "3 fois", "discount": "Sans escompte",
        "footer": "Ouvert le lundi", "mentions": "Une mention", "capital": "1 000 €", "rcs_town": "Angers", "insurance": "Le Chêne",
        "mediator": "Médiation", "exemption": "art. 261", "bank_holder": "Tilleuls", "iban": "FR7630006000011234567890189",
        "bic": "AGRIFRPP", "einvoice_start": "2027-09-01", "electronic_address": "000000018",
    }.items()
} | {"quotes-number_mask": "DV-{AAAA}-{000}", "quotes-valid_days": 60, "quotes-deposit_percent": "40", "quotes-follow_up_days": 8} | {
    f"invoices-{name}": value
    for name, value in {
        "invoice_mask": "F-{AAAA}-{0000}", "deposit_mask": "AC-{AAAA}-{0000}", "credit_mask": "AV-{AAAA}-{0000}",
        "payment_terms": "45 jours", "first_reminder_days": "10", "second_reminder_days": "15",
    }.items()
}  # fmt: skip
CASE = {"pk": World.case}
DELIVERED = {"kind": lambda *_: "delivery", "key": World.signed_note}
TYPED_CASE = {"symptom": "bruit", "urgency": "urgent", "covered": "oui", "why": "geste commercial"}
VISIT = {"pk": World.appointment}
TYPED_VISIT = {
    "kind": "survey",
    "day": "05/03/2030",
    "start": "9h",
    "end": "10h",
    "people": World.technician,
    "travel": "0",
}
HOURS = {"opens_at": "8h", "pause_starts": "12h", "pause_ends": "14h", "closes_at": "18h"}
PERSON = {"name": "Léa Roux", "username": "lea", "email": "lea@tilleuls.example", "role": "direction"}

PRODUCT = {"product_id": lambda world, *_: world.product}
ARTICLE = {"reference": "P-1", "name": "Porte", "nature": "goods", "unit": "C62", "vat": "20", "price": "10", "version": "1",
           "components-TOTAL_FORMS": 0, "components-INITIAL_FORMS": 0}  # fmt: skip

# fmt: off
TABLE = (
    # the salesperson sees:                    nobody direction secretary  own  other,all other,own technician accountant
    GET("health",                              "ok    ok        ok         ok   ok        ok        ok        ok"),
    GET("dashboard:home",                      "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("dashboard:about",                     "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("communes:search",                     "in    ok        ok         ok   ok        ok        ok        ok", q="chol"),

    GET("clients:list",                        "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("clients:suggest",                     "in    ok        ok         ok   ok        ok        ok        ok", q=HIDDEN_PHONE),
    GET("clients:export",                      "in    ok        ok         no   no        no        no        ok"),
    POST("clients:export",                     "in    did       did        no   no        no        no        did", format="csv"),
    GET("sales:client",                        "in    ok        ok         ok   ok        --        ok        ok", CLIENT),
    POST("clients:lookalikes",                 "in    ok        ok         ok   ok        ok        no        ok",
         **EMPTY_ROWS | {"phones-TOTAL_FORMS": 1, "phones-0-number": HIDDEN_PHONE}),
    GET("clients:create",                      "in    ok        ok         ok   ok        ok        no        ok"),
    POST("clients:create",                     "in    did       did        did  did       did       no        did",
         **EMPTY_ROWS, kind="person", status="prospect", name="Nouvel"),
    GET("clients:page",                        "in    ok        ok         ok   ok        --        ok        ok", CLIENT),
    GET("clients:tab",                         "in    --        --         --   --        --        --        --", CLIENT | {"tab": lambda *_: "inconnu"}),
    GET("clients:by_number",                   "in    to        to         to   to        --        to        to", {"number": World.number}),
    GET("clients:edit",                        "in    ok        ok         ok   ok        --        no        ok", CLIENT),
    POST("clients:edit",                       "in    did       did        did  did       --        no        did", CLIENT,
         **EMPTY_ROWS, kind="person", name="Renommé", version=World.version),
    POST("clients:note",                       "in    did       did        did  did       --        did       did", CLIENT, code="exchange.note", text="Rappeler"),
    POST("clients:called_back",                "in    did       did        did  did       --        did       did", {"callback_id": World.callback}),
    GET("clients:events",                      "in    ok        ok         ok   ok        --        ok        ok", CLIENT),
    GET("clients:history",                     "in    ok        ok         ok   ok        --        ok        ok", CLIENT),
    GET("clients:history_pdf",                 "in    ok        ok         ok   ok        --        ok        ok", CLIENT),
    GET("clients:past",                        "in    ok        ok         ok   ok        --        ok        ok", CLIENT),
    GET("clients:convert",                     "in    ok        ok         ok   ok        --        no        ok", CLIENT),
    POST("clients:convert",                    "in    did       did        did  did       --        no        did", CLIENT, reason="devis signé"),
    GET("clients:reassign",                    "in    ok        ok         no   no        no        no        no", CLIENT),
    POST("clients:reassign",                   "in    did       did        no   no        no        no        no", CLIENT, salesperson=""),
    GET("clients:dossier",                     "in    ok        ok         ok   ok        --        no        ok", CLIENT),
    POST("clients:dossier",                    "in    did       did        did  did       --        no        did", CLIENT, parts="identity"),
    GET("duplicates:index",                    "in    ok        ok         ok   ok        ok        no        no"),
    POST("duplicates:scan",                    "in    did       did        did  did       did       no        no"),
    POST("duplicates:distinct",                "in    did       did        did  did       --        no        no", {"pair_id": World.pair}),
    POST("duplicates:keep",                    "in    did       did        did  did       --        no        no", {"pair_id": World.pair, "client_id": World.client}),
    GET("clients:deactivate",                  "in    ok        ok         ok   ok        --        no        no", CLIENT),
    POST("clients:deactivate",                 "in    did       did        did  did       --        no        no", CLIENT, reason="moved"),
    POST("clients:reactivate",                 "in    to        to         to   to        --        no        no", CLIENT),
    GET("clients:delete",                      "in    ok        ok         no   no        no        no        no", {"client_id": World.twin}),
    POST("clients:delete",                     "in    did       did        no   no        no        no        no", {"client_id": World.twin}),
    POST("clients:not_a_duplicate",            "in    did       did        did  did       --        no        did", CLIENT, other=World.twin),
    POST("clients:undo",                       "in    did       did        did  did       to        no        did", {"change_set_id": World.change_set}),

    GET("clients:bin",                         "in    ok        ok         no   no        no        no        no"),
    POST("clients:restore",                    "in    did       did        no   no        no        no        no", {"deleted_id": World.deleted}),
    POST("clients:bulk",                       "in    did       did        did  did       422       no        did",
         acte="etiqueter", client=World.client, confirme="1", nombre="1", tags="salon"),
    POST("clients:undo_job",                   "in    to        --         to   --        --        no        --", {"job_id": World.job}),
    POST("clients:attachments_add",            "in    did       did        did  did       --        did       did", CLIENT, files=World.picture),
    POST("clients:attachments_undo",           "in    did       did        did  did       --        to        did",
         CLIENT | {"change_set_id": World.attachment_set}),
    GET("clients:attachment",                  "in    ok        ok         ok   ok        --        ok        ok", FILE),
    POST("clients:attachment",                 "in    did       did        did  did       --        no        did", FILE, name="façade", kind="photo"),
    GET("clients:attachment_content",          "in    ok        ok         ok   ok        --        ok        ok", FILE),
    GET("clients:attachment_miniature",        "in    ok        ok         ok   ok        --        ok        ok", FILE),
    POST("clients:attachment_remove",          "in    did       did        did  did       --        no        did", FILE),
    POST("lists:keep",                         "in    did       did        did  did       did       did       did", VIEWS, nom="Nantes", adresse="q=nantes"),
    POST("lists:drop",                         "in    --        --         did  did       did       --        --", VIEWS | {"view_id": World.saved_view}),
    GET("lists:columns",                       "in    ok        ok         ok   ok        ok        ok        ok", VIEWS),
    POST("lists:columns",                      "in    to        to         to   to        to        to        to", VIEWS, colonne="ville"),

    GET("clients:transfers",                   "in    ok        ok         no   no        no        no        no"),
    GET("clients:transfer_new",                "in    ok        ok         no   no        no        no        no", choisis=World.client),
    POST("clients:transfer_new",               "in    did       did        no   no        no        no        no",
         choisis=World.client, mode="un", salesperson=World.heir, starts_on=World.today, etape="faire", vu=World.seal),
    GET("clients:transfer",                    "in    ok        --         no   no        no        no        no", PLANNED),
    GET("clients:transfer_pdf",                "in    ok        --         no   no        no        no        no", PLANNED),
    POST("clients:transfer_pdf",               "in    did       --         no   no        no        no        no", PLANNED),
    POST("clients:transfer_cancel",            "in    did       --         no   no        no        no        no", PLANNED),
    POST("clients:transfer_keep",              "in    did       --         no   no        no        no        no", PLANNED),
    POST("clients:transfer_undo",              "in    to        --         no   no        no        no        no", PLANNED),
    POST("clients:transfer_resume",            "in    to        --         no   no        no        no        no", PLANNED),

    GET("catalogue:list",                      "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("catalogue:suggest",                   "in    ok        ok         ok   ok        ok        ok        ok", q="porte"),
    GET("catalogue:export",                    "in    ok        ok         no   no        no        no        ok"),
    POST("catalogue:export",                   "in    did       did        no   no        no        no        did", format="csv"),
    GET("catalogue:create",                    "in    ok        ok         no   no        no        no        no"),
    POST("catalogue:create",                   "in    did       did        no   no        no        no        no", **ARTICLE | {"reference": "P-2"}),
    GET("catalogue:page",                      "in    ok        ok         ok   ok        ok        ok        ok", PRODUCT),
    GET("catalogue:edit",                      "in    ok        ok         no   no        no        no        no", PRODUCT),
    POST("catalogue:edit",                     "in    did       did        no   no        no        no        no", PRODUCT, **ARTICLE),
    POST("catalogue:deactivate",               "in    did       did        no   no        no        no        no", PRODUCT),
    POST("catalogue:reactivate",               "in    to        to         no   no        no        no        no", PRODUCT),
    GET("catalogue:delete",                    "in    ok        ok         no   no        no        no        no", PRODUCT),
    POST("catalogue:delete",                   "in    did       did        no   no        no        no        no", PRODUCT),
    POST("catalogue:undo",                     "in    did       did        no   no        no        no        no",
         {"revision_id": lambda world, *_: world.revision}),
    GET("aftersales:list",                     "in    ok        ok         ok   ok        ok        ok        ok", etat="tous"),
    GET("aftersales:export",                   "in    ok        ok         no   no        no        no        ok"),
    POST("aftersales:export",                  "in    did       did        no   no        no        no        did", format="csv"),
    POST("aftersales:print",                   "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("aftersales:costs",                    "in    ok        ok         no   no        no        no        ok"),
    GET("aftersales:new",                      "in    ok        ok         ok   ok        --        ok        no", client=World.client),
    POST("aftersales:new",                     "in    --        --         --   --        --        --        no", **TYPED_CASE),
    GET("aftersales:page",                     "in    ok        ok         ok   ok        --        ok        ok", CASE),
    GET("aftersales:edit",                     "in    ok        ok         ok   ok        --        ok        no", CASE),
    POST("aftersales:edit",                    "in    did       did        did  did       --        did       no", CASE, **TYPED_CASE),
    POST("aftersales:step",                    "in    did       did        did  did       --        did       no", CASE, state="waiting", note="moteur"),
    POST("aftersales:photos",                  "in    did       did        did  did       --        did       no", CASE, photos=World.picture),
    POST("aftersales:charge",                  "in    did       did        did  did       --        no        no", CASE | {"kind": lambda *_: "quote"}),
    GET("aftersales:pdf",                      "in    ok        ok         ok   ok        --        ok        ok", CASE),
    GET("aftersales:report",                   "in    ok        ok         ok   ok        --        ok        no", CASE),
    POST("aftersales:report",                  "in    did       did        did  did       --        did       no", CASE,
         day="aujourd’hui", arrived="0h01", left="0h02", done="réglé", state="closed", unsigned="absent"),
    GET("aftersales:report_pdf",               "in    ok        ok         ok   ok        --        ok        ok", {"pk": World.case_report}),
    GET("aftersales:product_new",              "in    ok        ok         ok   ok        --        ok        no", client=World.client),
    POST("aftersales:product_new",             "in    --        --         --   --        --        --        no", name="Portail"),
    GET("aftersales:product",                  "in    ok        ok         ok   ok        --        ok        no", {"pk": World.fitted}),
    POST("aftersales:product",                 "in    did       did        did  did       --        did       no", {"pk": World.fitted}, name="Portail"),
    POST("aftersales:product_remove",          "in    did       did        did  did       --        did       no", {"pk": World.fitted}),
    GET("aftersales:product_from",             "in    ok        ok         ok   ok        --        ok        no", DELIVERED),
    POST("aftersales:product_from",            "in    did       did        did  did       --        did       no", DELIVERED,
         lines="0", fitted_on="05/03/2026"),
    GET("aftersales:reception_new",            "in    ok        ok         ok   ok        --        ok        no", client=World.client),
    POST("aftersales:reception_new",           "in    --        --         --   --        --        --        no", works="Pose"),
    GET("aftersales:reception",                "in    ok        ok         ok   ok        --        ok        ok", {"pk": World.reception}),
    POST("aftersales:reception_lift",          "in    did       did        did  did       --        did       no", {"pk": World.reception}, on="aujourd’hui"),
    GET("aftersales:reception_pdf",            "in    ok        ok         ok   ok        --        ok        ok", {"pk": World.reception}),

    GET("appointments:agenda",                 "in    ok        ok         ok   ok        ok        ok        ok", qui=""),
    GET("appointments:my_day",                 "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("appointments:worker",                 "ok    ok        ok         ok   ok        ok        ok        ok"),
    GET("appointments:day_sheet",              "in    ok        ok         ok   ok        ok        ok        ok", qui=""),
    GET("appointments:new",                    "in    ok        ok         ok   ok        --        ok        no", client=World.client),
    POST("appointments:new",                   "in    did       did        did  did       422       did       no",
         **TYPED_VISIT, client=World.named),
    POST("appointments:advice",                "in    ok        ok         ok   ok        ok        ok        no", **TYPED_VISIT, client=World.named),
    GET("appointments:places",                 "in    ok        ok         ok   ok        ok        ok        no", client=World.named),
    GET("appointments:page",                   "in    ok        ok         ok   ok        --        ok        ok", VISIT),
    GET("appointments:sheet",                  "in    ok        ok         ok   ok        --        ok        ok", VISIT),
    GET("appointments:edit",                   "in    ok        ok         ok   ok        --        ok        no", VISIT),
    POST("appointments:edit",                  "in    did       did        did  did       --        did       no", VISIT, **TYPED_VISIT),
    GET("appointments:postpone",               "in    ok        ok         ok   ok        --        ok        no", VISIT),
    POST("appointments:postpone",              "in    did       did        did  did       --        did       no", VISIT, **TYPED_VISIT),
    GET("appointments:write",                  "in    ok        ok         ok   ok        --        no        no", VISIT),
    POST("appointments:write",                 "in    did       did        did  did       --        no        no", VISIT,
         to="a@client.example", subject="Demain", body="Bonjour"),
    POST("appointments:move",                  "in    did       did        did  did       --        did       no", VISIT,
         debut="2030-03-06T09:00", fin="2030-03-06T10:00", version="1"),
    POST("appointments:finish",                "in    did       did        did  did       --        did       no", VISIT),
    POST("appointments:absent",                "in    did       did        did  did       --        did       no", VISIT),
    POST("appointments:cancel",                "in    did       did        did  did       --        did       no", VISIT),
    POST("appointments:reopen",                "in    to        to         to   to        --        to        no", VISIT),
    POST("appointments:undo",                  "in    did       did        did  did       --        did       no", {"change_set_id": World.appointment_set}),
    GET("appointments:absences",               "in    ok        ok         ok   ok        ok        ok        ok"),
    POST("appointments:absences",              "in    did       did        did  did       did       422       422",
         user=World.bob, starts_on="12/03/2030", reason="leave"),
    POST("appointments:absence_remove",        "in    did       did        did  did       did       no        no", {"pk": World.absent}),
    GET("appointments:teams",                  "in    ok        ok         no   no        no        no        no"),
    GET("appointments:team_new",               "in    ok        ok         no   no        no        no        no"),
    POST("appointments:team_new",              "in    did       did        no   no        no        no        no", name="SAV", members=World.technician),
    GET("appointments:team",                   "in    ok        ok         no   no        no        no        no", {"pk": World.together}),
    POST("appointments:team",                  "in    did       did        no   no        no        no        no", {"pk": World.together},
         name="Pose sud", members=World.technician, active="on"),
    GET("appointments:settings",               "in    ok        no         no   no        no        no        no"),
    POST("appointments:settings",              "in    did       no         no   no        no        no        no", **HOURS),
    GET("appointments:subscription",           "in    ok        ok         ok   ok        ok        ok        ok"),
    POST("appointments:subscription",          "in    did       did        did  did       did       did       did"),
    POST("appointments:subscription_close",    "in    to        to         did  did       did       to        to"),
    GET("appointments:feed",                   "ok    ok        ok         ok   ok        ok        ok        ok", {"secret": World.feed_secret}),

    # The technician reads what is to be done, without amounts.
    GET("invoices:list",                       "in    ok        ok         ok   ok        ok        no        ok"),
    GET("invoices:export",                     "in    ok        ok         no   no        no        no        ok"),
    POST("invoices:export",                    "in    did       did        no   no        no        no        did", format="csv"),
    POST("invoices:print",                     "in    ok        ok         ok   ok        ok        no        ok"),
    GET("invoices:create",                     "in    ok        ok         ok   ok        ok        no        ok"),
    POST("invoices:create",                    "in    did       did        did  did       422       no        did",
         **{"client": World.billed, "nature": "goods", "lines-0-description": "Porte", "lines-0-unit_price": "10"}),
    POST("invoices:from_document",             "in    did       did        did  did       --        no        did", OF_QUOTE),
    POST("invoices:from_deliveries",           "in    to        to         to   to        --        no        to", ORDER),
    GET("invoices:deposit",                    "in    ok        ok         ok   ok        --        no        ok", OF_QUOTE),
    POST("invoices:deposit",                   "in    did       did        did  did       --        no        did", OF_QUOTE, percent="30"),
    GET("invoices:page",                       "in    ok        ok         ok   ok        --        no        ok", LATE),
    GET("invoices:pdf",                        "in    ok        ok         ok   ok        --        no        ok", LATE),
    GET("invoices:send",                       "in    ok        ok         ok   ok        --        no        ok", LATE),
    POST("invoices:send",                      "in    ok        ok         ok   ok        --        no        ok", LATE),
    GET("invoices:edit",                       "in    ok        ok         ok   ok        --        no        ok", BILL),
    POST("invoices:edit",                      "in    did       did        did  did       --        no        did", BILL,
         **{"client": World.billed, "version": World.draft_invoice_version, "nature": "goods", "type": "invoice",
            "lines-0-description": "Porte", "lines-0-unit_price": "10"}),
    POST("invoices:discard",                   "in    did       did        did  did       --        no        did", BILL),
    GET("invoices:issue",                      "in    ok        ok         no   no        no        no        ok", BILL),
    POST("invoices:issue",                     "in    did       did        no   no        no        no        did", BILL, day=World.today),
    GET("invoices:credit",                     "in    ok        ok         no   no        no        no        ok", LATE),
    POST("invoices:credit",                    "in    did       did        no   no        no        no        did", LATE, reason="Retour"),
    GET("invoices:pause",                      "in    ok        ok         no   no        no        no        ok", LATE),
    POST("invoices:pause",                     "in    did       did        no   no        no        no        did", LATE, reason="Litige"),
    POST("invoices:resume",                    "in    did       did        no   no        no        no        did", PAUSED),
    GET("invoices:refund",                     "in    ok        ok         no   no        no        no        ok", CREDIT),
    POST("invoices:refund",                    "in    did       did        no   no        no        no        did", CREDIT,
         amount="10", means="cash", day=World.today),
    GET("invoices:receive",                    "in    ok        ok         no   no        no        no        ok", BILLED),
    POST("invoices:receive",                   "in    did       did        no   no        no        no        did", BILLED,
         amount="10", means="cash", day=World.today),
    GET("invoices:payment",                    "in    ok        ok         ok   ok        --        no        ok", PAYMENT),
    GET("invoices:cancel_payment",             "in    ok        ok         no   no        no        no        ok", PAYMENT),
    POST("invoices:cancel_payment",            "in    did       did        no   no        no        no        did", PAYMENT, reason="impayé"),
    GET("invoices:allocate",                   "in    ok        ok         no   no        no        no        ok", PAYMENT),
    POST("invoices:allocate",                  "in    to        to         no   no        no        no        to", PAYMENT),
    GET("invoices:reminders",                  "in    ok        ok         ok   ok        ok        no        ok"),
    POST("invoices:remind",                    "in    did       did        no   no        no        no        did",
         client=World.billed, level="2", invoice=World.late_invoice),
    POST("invoices:remind_all",                "in    to        to         no   no        no        no        to"),
    GET("invoices:reminders_bulk",             "in    ok        ok         ok   ok        ok        no        ok"),
    GET("invoices:reminder",                   "in    ok        ok         ok   ok        --        no        ok", REMINDER),
    GET("invoices:send_reminder",              "in    ok        ok         no   no        no        no        ok", REMINDER),
    POST("invoices:send_reminder",             "in    ok        ok         no   no        no        no        ok", REMINDER),
    GET("invoices:reminder_pdf",               "in    ok        ok         ok   ok        --        no        ok", REMINDER),
    GET("invoices:statement",                  "in    ok        ok         ok   ok        --        no        ok", BILLED),
    GET("invoices:send_statement",             "in    ok        ok         ok   ok        --        no        ok", BILLED),
    POST("invoices:send_statement",            "in    ok        ok         ok   ok        --        no        ok", BILLED),
    GET("invoices:statement_pdf",              "in    ok        ok         ok   ok        --        no        ok", BILLED),
    GET("invoices:archive",                    "in    ok        no         no   no        no        no        ok"),
    POST("invoices:archive_file",              "in    did       no         no   no        no        no        did"),

    GET("quotes:list",                         "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("quotes:export",                       "in    ok        ok         no   no        no        no        ok"),
    POST("quotes:export",                      "in    did       did        no   no        no        no        did", format="csv"),
    POST("quotes:print",                       "in    ok        ok         ok   ok        ok        no        ok"),
    GET("quotes:create",                       "in    ok        ok         ok   ok        ok        no        no"),
    POST("quotes:create",                      "in    did       did        did  did       422       no        no",
         client=World.client, lines='[{"description": "Porte", "unit_price": "900"}]', **CONDITIONS),
    GET("quotes:page",                         "in    ok        ok         ok   ok        --        ok        ok", QUOTE),
    GET("quotes:mail",                         "in    ok        ok         ok   ok        --        no        ok", QUOTE),
    POST("quotes:mail",                        "in    did       did        did  did       --        no        did", QUOTE,
         to="client@port.example", subject="Votre devis", body="Bonjour"),
    GET("quotes:pdf",                          "in    ok        ok         ok   ok        --        to        ok", QUOTE),
    GET("quotes:signed_pdf",                   "in    ok        ok         ok   ok        --        no        ok", ACCEPTED),
    GET("quotes:proof",                        "in    ok        ok         ok   ok        --        no        ok", ACCEPTED),
    GET("quotes:edit",                         "in    ok        ok         ok   ok        --        no        no", DRAFT),
    POST("quotes:edit",                        "in    did       did        did  did       --        no        no", DRAFT,
         client=World.client, lines='[{"description": "Porte", "unit_price": "900"}]', version=World.draft_version, **CONDITIONS),
    POST("quotes:send",                        "in    did       did        did  did       --        no        no", DRAFT),
    POST("quotes:discard",                     "in    did       did        did  did       --        no        no", DRAFT),
    POST("quotes:duplicate",                   "in    did       did        did  did       --        no        no", QUOTE),
    POST("quotes:new_version",                 "in    did       did        did  did       --        no        no", QUOTE),
    GET("quotes:accept",                       "in    ok        ok         ok   ok        --        no        no", QUOTE),
    POST("quotes:accept",                      "in    did       did        did  did       --        no        no", QUOTE,
         means="typed", name="Prénom", day=World.today, chosen="1"),
    GET("quotes:refuse",                       "in    ok        ok         ok   ok        --        no        no", QUOTE),
    POST("quotes:refuse",                      "in    did       did        did  did       --        no        no", QUOTE, reason="price"),
    GET("quotes:prolong",                      "in    ok        ok         ok   ok        --        no        no", QUOTE),
    POST("quotes:prolong",                     "in    did       did        did  did       --        no        no", QUOTE, until=World.today),
    GET("quotes:follow_up",                    "in    ok        ok         ok   ok        --        no        no", QUOTE),
    POST("quotes:follow_up",                   "in    did       did        did  did       --        no        no", QUOTE, note="Rappelle lundi"),
    GET("quotes:cancel_acceptance",            "in    ok        ok         ok   ok        --        no        no", ACCEPTED),
    POST("quotes:cancel_acceptance",           "in    did       did        did  did       --        no        no", ACCEPTED, because="Erreur"),

    GET("orders:list",                         "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("orders:export",                       "in    ok        ok         no   no        no        no        ok"),
    POST("orders:export",                      "in    did       did        no   no        no        no        did", format="csv"),
    POST("orders:print",                       "in    ok        ok         ok   ok        ok        no        ok"),
    GET("orders:create",                       "in    ok        ok         ok   ok        ok        no        no"),
    POST("orders:create",                      "in    did       did        did  did       422       no        no",
         client=World.client, lines='[{"description": "Porte", "unit_price": "900"}]', nature="works"),
    POST("orders:from_quote",                  "in    did       did        did  did       --        no        no", ACCEPTED),
    GET("orders:page",                         "in    ok        ok         ok   ok        --        ok        ok", ORDER),
    GET("orders:pdf",                          "in    ok        ok         ok   ok        --        to        ok", ORDER),
    GET("orders:mail",                         "in    ok        ok         ok   ok        --        no        ok", ORDER),
    POST("orders:mail",                        "in    did       did        did  did       --        no        did", ORDER,
         to="client@port.example", subject="Votre commande", body="Bonjour"),
    GET("orders:edit",                         "in    ok        ok         ok   ok        --        no        no", ORDER_DRAFT),
    POST("orders:edit",                        "in    did       did        did  did       --        no        no", ORDER_DRAFT,
         client=World.signed_client, lines='[{"description": "Porte", "unit_price": "900"}]', version=World.order_version, nature="works"),
    POST("orders:confirm",                     "in    did       did        did  did       --        no        no", ORDER_DRAFT),
    POST("orders:discard",                     "in    did       did        did  did       --        no        no", ORDER_DRAFT),
    GET("orders:schedule",                     "in    ok        ok         ok   ok        --        no        no", ORDER),
    POST("orders:schedule",                    "in    did       did        did  did       --        no        no", ORDER, expected_on=World.today),
    GET("orders:close",                        "in    ok        ok         ok   ok        --        no        no", ORDER),
    POST("orders:close",                       "in    did       did        did  did       --        no        no", ORDER, because="fin de série"),
    POST("orders:reopen",                      "in    to        to         to   to        --        no        no", ORDER),
    GET("orders:cancel",                       "in    ok        ok         ok   ok        --        no        no", ORDER),
    POST("orders:cancel",                      "in    did       did        did  did       --        no        no", ORDER, because="Erreur"),

    # The technician delivers and has it signed.
    GET("deliveries:list",                     "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("deliveries:export",                   "in    ok        ok         no   no        no        no        ok"),
    POST("deliveries:export",                  "in    did       did        no   no        no        no        did", format="csv"),
    POST("deliveries:print",                       "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("deliveries:prepare",                  "in    ok        ok         ok   ok        --        ok        no", ORDER),
    POST("deliveries:prepare",                 "in    422       422        422  422       --        422       no", ORDER),
    GET("deliveries:page",                     "in    ok        ok         ok   ok        --        ok        ok", NOTE),
    GET("deliveries:pdf",                      "in    ok        ok         ok   ok        --        ok        ok", RECEIVED),
    GET("deliveries:mail",                     "in    ok        ok         ok   ok        --        no        ok", NOTE),
    POST("deliveries:mail",                    "in    did       did        did  did       --        no        did", NOTE,
         to="client@port.example", subject="Votre livraison", body="Bonjour"),
    GET("deliveries:edit",                     "in    ok        ok         ok   ok        --        ok        no", PREPARATION),
    POST("deliveries:edit",                    "in    422       422        422  422       --        422       no", PREPARATION, version=World.preparation_version),
    POST("deliveries:issue",                   "in    did       did        did  did       --        did       no", PREPARATION),
    POST("deliveries:discard",                 "in    did       did        did  did       --        did       no", PREPARATION),
    GET("deliveries:sign",                     "in    ok        ok         ok   ok        --        ok        no", NOTE),
    POST("deliveries:sign",                    "in    did       did        did  did       --        did       no", NOTE,
         means="typed", name="Prénom", day=World.today),
    GET("deliveries:cancel",                   "in    ok        ok         ok   ok        --        no        no", NOTE),
    POST("deliveries:cancel",                  "in    did       did        did  did       --        no        no", NOTE, because="Erreur"),

    GET("accounts:sign_in",                    "ok    to        to         to   to        to        to        to"),
    POST("accounts:sign_in",                   "did   to        to         to   to        to        to        to", identifier="denis", password=PASSWORD),
    POST("accounts:sign_in_as",                "--    --        --         --   --        --        --        --", COLLEAGUE),
    POST("accounts:sign_out",                  "to    to        to         to   to        to        to        to"),
    GET("accounts:invitation",                 "ok    ok        ok         ok   ok        ok        ok        ok", {"token": World.link}),
    POST("accounts:invitation",                "did   did       did        did  did       did       did       did", {"token": World.link}, new=NEW_PASSWORD, again=NEW_PASSWORD),
    GET("accounts:account",                    "in    ok        ok         ok   ok        ok        ok        ok"),
    POST("accounts:account",                   "in    did       did        did  did       did       did       did", name="Autre nom"),
    POST("accounts:change_password",           "in    did       did        did  did       did       did       did", current=PASSWORD, new=NEW_PASSWORD, again=NEW_PASSWORD),
    GET("accounts:users",                      "in    ok        no         no   no        no        no        no"),
    GET("accounts:add",                        "in    ok        no         no   no        no        no        no"),
    POST("accounts:add",                       "in    did       no         no   no        no        no        no", **PERSON),
    GET("accounts:user",                       "in    ok        no         no   no        no        no        no", COLLEAGUE),
    POST("accounts:user",                      "in    did       no         no   no        no        no        no", COLLEAGUE, **PERSON),
    GET("accounts:invite",                     "in    ok        no         no   no        no        no        no", COLLEAGUE),
    POST("accounts:close",                     "in    did       no         no   no        no        no        no", COLLEAGUE),
    POST("accounts:reopen",                    "in    to        no         no   no        no        no        no", COLLEAGUE),
    POST("accounts:end_sessions",              "in    did       no         no   no        no        no        no", COLLEAGUE),

    GET("company:first_start",                 "to    to        to         to   to        to        to        to"),
    POST("company:first_start",                "to    to        to         to   to        to        to        to", cle="x"),
    GET("company:settings",                    "in    ok        no         no   no        no        no        no"),
    POST("company:settings",                   "in    did       no         no   no        no        no        no", **SETTINGS),

    GET("mail:outbox",                         "in    ok        ok         ok   ok        ok        no        ok"),
    GET("mail:page",                           "in    ok        ok         ok   --        --        no        --", MESSAGE),
    POST("mail:retry",                         "in    did       did        did  --        --        no        --", MESSAGE),
    POST("mail:cancel",                        "in    did       did        did  --        --        no        --", MESSAGE),
    GET("mail:attachment",                     "in    --        --         --   --        --        no        --", MESSAGE | {"attachment_id": lambda *_: 1}),
    GET("mail:settings",                       "in    ok        no         no   no        no        no        no"),
    POST("mail:settings",                      "in    did       no         no   no        no        no        no", **SMTP),
    POST("mail:test",                          "in    did       no         no   no        no        no        no"),
    GET("mail:letters",                        "in    ok        no         no   no        no        no        no"),
    GET("mail:letter",                         "in    ok        no         no   no        no        no        no", {"code": lambda *_: "mail.document"}),
    POST("mail:letter",                        "in    did       no         no   no        no        no        no", {"code": lambda *_: "mail.document"},
         subject="{document}", body="Bonjour"),

    GET("sales:settings",                      "in    ok        no         no   no        no        no        no"),
    POST("sales:settings",                     "in    did       no         no   no        no        no        no", **DOCUMENTS),
    GET("sales:preview",                       "in    ok        no         no   no        no        no        no", {"kind": lambda *_: "quote"}),

    GET("jobs:list",                           "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("jobs:schedule",                       "in    ok        no         no   no        no        no        no"),
    GET("jobs:detail",                         "in    ok        --         ok   --        --        --        --", JOB),
    POST("jobs:cancel",                        "in    did       --         did  --        --        --        --", JOB),
    GET("jobs:news",                           "in    ok        ok         ok   ok        ok        ok        ok"),
    POST("jobs:seen",                          "in    to        --         to   --        --        --        --", JOB),
    GET("jobs:file",                           "in    ok        --         ok   --        --        --        --", JOB),

    GET("imports:index",                       "in    ok        ok         no   no        no        no        no"),
    POST("imports:index",                      "in    422       422        no   no        no        no        no"),
    GET("imports:show",                        "in    ok        ok         no   no        no        no        no", IMPORT),
    GET("imports:columns",                     "in    ok        ok         no   no        no        no        no", IMPORT),
    POST("imports:columns",                    "in    did       did        no   no        no        no        no", IMPORT, c0="name"),
    POST("imports:rule",                       "in    did       did        no   no        no        no        no", IMPORT, rule="skip"),
    POST("imports:decide",                     "in    did       did        no   no        no        no        no", IMPORT, line=2, decision="skip"),
    POST("imports:write",                      "in    did       did        no   no        no        no        no", IMPORT),
    POST("imports:resume",                     "in    to        to         no   no        no        no        no", IMPORT),
    POST("imports:undo",                       "in    to        to         no   no        no        no        no", IMPORT),
    GET("imports:refused",                     "in    ok        ok         no   no        no        no        no", IMPORT),
    POST("imports:abandon",                    "in    did       did        no   no        no        no        no", DOOMED),
    GET("exports:journal",                     "in    ok        no         no   no        no        no        no"),

    # The style guide: a desk of developers, not served by an installation (see test_site_map.py).
    GET("ui:style",                            "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("ui:style_record",                     "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("ui:style_list",                       "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("ui:style_form",                       "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("ui:style_soon",                       "in    ok        ok         ok   ok        ok        ok        ok"),
    GET("ui:style_suggestions",                "in    ok        ok         ok   ok        ok        ok        ok", q="mar"),
    GET("ui:style_communes",                   "in    ok        ok         ok   ok        ok        ok        ok", q="chol"),
    POST("ui:style_lookalikes",                "in    ok        ok         ok   ok        ok        ok        ok"),
    POST("ui:style_trial",                     "in    ok        ok         ok   ok        ok        ok        ok", {"status": lambda *_: 200}),
    GET("ui:style_error",                      "in    --        --         --   --        --        --        --", {"status": lambda *_: 404}),
)
# fmt: on
