"""The parties of a document as plain data: frozen at issue, so that the document never changes with the client."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from carnet.clients.models import Address, AddressRole, Client
from carnet.clients.naming import postal_name


@dataclass(frozen=True)
class Party:
    """Who is on a document. `lines` is the postal address below the name, as printed; empty strings for unknowns."""

    client_id: int | None = None
    number: str = ""
    kind: str = "person"  # clients.models.Kind
    name: str = ""  # as printed: "M. et Mme MARTIN Paul", "SARL Duval"
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""  # empty: France
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    email: str = ""
    phone: str = ""
    service_code: str = ""  # public bodies: Chorus Pro
    commitment_number: str = ""
    care_of: str = ""  # a condominium's syndic

    @property
    def is_consumer(self) -> bool:
        """A person: consumer law applies, no electronic invoice between taxable persons."""
        return self.kind == "person"

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Self:
        """From what was frozen, by this version or an older one."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


def buyer_of(client: Client) -> Party:
    """The client as a buyer, at its billing address, else its main one."""
    address = address_for(client, AddressRole.BILLING)
    return Party(
        client_id=client.pk,
        number=client.number or "",
        kind=client.kind,
        name=postal_name(client),
        siren=client.siren,
        siret=client.siret,
        vat_number=client.vat_number,
        email=client.main_email,
        phone=client.main_phone,
        service_code=client.service_code,
        commitment_number=client.commitment_number,
        care_of=client.syndic.display_name if client.syndic else "",
        **_place(address),
    )


def address_for(client: Client, role: str) -> Address | None:
    """The address of this role, else the main one, else the first."""
    addresses = list(client.addresses.all())
    wanted = [a for a in addresses if a.role == role] or [a for a in addresses if a.role == AddressRole.MAIN]
    return next(iter(wanted or addresses), None)


def site_of(client: Client, address_id: int | None) -> dict[str, str]:
    """The place of work or delivery, as frozen: the address chosen, if it is still one of the client's."""
    chosen = next((a for a in client.addresses.all() if a.pk == address_id), None)
    if chosen is None:
        return {}
    return {**_place(chosen), "label": chosen.label, "access_notes": chosen.access_notes}


def _place(address: Address | None) -> dict[str, str]:
    if address is None:
        return {}
    return {name: getattr(address, name) for name in ("street", "postcode", "city", "country")}
