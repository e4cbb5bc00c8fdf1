"""What importing clients gives to `exchange`: the target, its cleaners, its undo."""

from typing import Any

from carnet.clients import tidy
from carnet.clients.intake import ClientIntake
from carnet.clients.models.client import Client
from carnet.clients.models.parts import Address, Contact, Phone
from carnet.clients.unimporting import undo_last
from carnet.communes.pasted import split_pasted
from carnet.exchange.row import Tidy
from carnet.exchange.targets import Target


def target() -> Target:
    return Target(
        "clients",
        "Clients",
        right="clients.import",
        tidy=cleaners,
        intake=ClientIntake,
        left_aside=frozenset({"id", "created_at", "insee"}),
        undo=undo_last,
        page="clients:page",
        list_page="clients:list",
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
