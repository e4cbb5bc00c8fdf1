from carnet.clients.models.attachments import Attachment
from carnet.clients.models.callback import Callback
from carnet.clients.models.client import Civility, Client, InactiveReason, Kind, Status, Tag
from carnet.clients.models.derived import Distinct, MatchKey, MatchProfile, SearchToken
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.models.parts import Address, AddressRole, Contact, ContactRole, Email, Phone
from carnet.clients.models.transfer import Handover, Transfer

__all__ = [
    "Address",
    "AddressRole",
    "Attachment",
    "Callback",
    "ChangeSet",
    "Civility",
    "Client",
    "Contact",
    "ContactRole",
    "Distinct",
    "Email",
    "Event",
    "Handover",
    "InactiveReason",
    "Kind",
    "MatchKey",
    "MatchProfile",
    "Phone",
    "SearchToken",
    "Status",
    "Tag",
    "Transfer",
]
