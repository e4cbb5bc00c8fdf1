"""What the acts of a quote check before anything is written: each refusal is a sentence."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.quotes.states import Means, State
from carnet.sales import signature
from carnet.sales.lines import LineKind

if TYPE_CHECKING:
    from carnet.quotes.models.quote import Quote

LONGEST_VALIDITY = 365  # days


def check_sendable(quote: "Quote") -> None:
    if not any(row.kind == LineKind.ITEM for row in quote.lines.all()):
        raise Refused("Ce devis est vide : ajoutez au moins un article avant de l’envoyer.")
    if not quote.signed_at:
        raise Refused("Dites où le client signera : chez vous, chez lui ou à distance. Les mentions en dépendent.")


def said(means: str, name: str, drawing: str, proof: UploadedFile | None) -> dict[str, str]:
    """The acceptance as it will be kept. Raises Refused with what is missing."""
    name = squeeze(name)[:160]
    if means not in Means.values:
        raise Refused("Dites comment le client a accepté : sur l’écran, sur papier, par e-mail ou par courrier.")
    if not name:
        raise Refused("Écrivez le nom de la personne qui accepte.")
    if means in {Means.PAPER, Means.MAIL} and proof is None:
        raise Refused("Joignez la preuve : le devis signé ou le message du client, en photo ou en PDF.")
    drawn = signature.read(drawing) if means == Means.SCREEN else ""
    return {"means": means, "name": name, "drawing": drawn}


def check_acceptable(quote: "Quote", day: date, by: Actor) -> None:
    if quote.state == State.ACCEPTED:
        held = quote.acceptance
        who = f" par {held.name} le {held.day:%d/%m/%Y}" if held else ""
        raise Refused(f"Ce devis est déjà accepté{who} : rien n’a été enregistré une seconde fois.")
    if quote.state not in {State.SENT, State.EXPIRED}:
        raise Refused(not_pending(quote))
    if day > timezone.localdate(by.now()):
        raise Refused("Un devis ne peut pas être accepté dans l’avenir : vérifiez la date.")
    if day < quote.date:
        raise Refused("La date d’acceptation est antérieure au devis : vérifiez-la.")
    if quote.valid_until and day > quote.valid_until:
        raise Refused(
            f"Ce devis a expiré le {quote.valid_until:%d/%m/%Y} : prolongez sa validité, ou faites une nouvelle version."
        )
    if quote.client.inactive_reason:
        raise Refused("Ce client est désactivé : réactivez sa fiche avant d’accepter son devis.")


def not_pending(quote: "Quote") -> str:
    return {
        State.DRAFT: "Ce devis est un brouillon : envoyez-le d’abord, il recevra son numéro.",
        State.ACCEPTED: "Ce devis est accepté : annulez d’abord l’acceptation.",
        State.REFUSED: "Ce devis est refusé : prolongez sa validité pour le rouvrir.",
        State.SUPERSEDED: "Ce devis est remplacé par une version plus récente : ouvrez celle-là.",
    }.get(State(quote.state), "Ce devis n’attend pas de réponse.")


def pending_or_expired(quote: "Quote", by: Actor) -> State:
    past = quote.valid_until is not None and quote.valid_until < timezone.localdate(by.now())
    return State.EXPIRED if past else State.SENT
