"""A document by mail: the words, the paper as it was kept, and what became of the message on the client's timeline."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from carnet.accounts.actor import Actor, Source
from carnet.clients import writing
from carnet.company.models import Company
from carnet.files.models import File
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft
from carnet.mail.letters import Letter
from carnet.mail.models import Message
from carnet.mail.subjects import MailSubject

# What every letter about a document may say.
USUAL = {
    "objet": "son objet",
    "client": "le nom du client",
    "entreprise": "votre nom",
    "auteur": "qui envoie",
}


@dataclass(frozen=True)
class DocumentMail:
    """`words`: what this kind says beside USUAL; `paper`: the file that leaves, drawn first if it was not yet."""

    model: Any
    letter: Callable[[Any], Letter]  # of this document as it stands
    the: str | Callable[[Any], str]  # "le devis"
    page: str  # "quotes:page"
    not_yet: str  # said of a draft
    words: Callable[[Any], Mapping[str, str]]
    paper: Callable[[Any], File]

    def draft(self, document: Any, *, by: Actor) -> Draft:
        """What the page of the message proposes."""
        if document.is_draft:
            raise Refused(self.not_yet)
        the = self.the(document) if callable(self.the) else self.the
        words = letters.write(
            self.letter(document).code,
            document=f"{the} {document.number}",
            objet=document.subject,
            client=document.party.name,
            entreprise=Company.current().name,
            auteur=str(by.user or ""),
            **self.words(document),
        )
        about = (document.kind, document.pk)
        return Draft(about, document.party.email, words.subject, words.body, [self.paper(document)])

    def told(self, message: Message) -> None:
        document = self.model.objects.filter(pk=message.about_id or 0).first()
        if document is not None:
            kind = document.kind
            tell(message, document.client_id, f"{kind}.", **{kind: document.pk}, number=document.number)

    def subject(self, order: int) -> MailSubject:
        return MailSubject(self.model.kind, lambda key: reverse(self.page, args=[key]), self.told, order=order)


def tell(message: Message, client_id: int, codes: str, **data: Any) -> None:
    """A line of the client's timeline, in the transaction that writes « envoyé » or « échec ». `codes`: how theirs begin, "quote."."""
    code = f"{codes}mailed" if message.sent_at else f"{codes}not_mailed"
    change_set = writing.open_change_set(code, Actor(message.created_by, Source.JOB))
    writing.add_events(change_set, [(client_id, code, data | {"message": message.pk, "why": message.why})])
