"""The states of a quote, why one is refused, how one is accepted."""

from django.db import models


class State(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    SENT = "sent", "Envoyé"
    ACCEPTED = "accepted", "Accepté"
    REFUSED = "refused", "Refusé"
    EXPIRED = "expired", "Expiré"
    SUPERSEDED = "superseded", "Remplacé"


TONES = {
    State.DRAFT: "neutral",
    State.SENT: "info",
    State.ACCEPTED: "ok",
    State.REFUSED: "bad",
    State.EXPIRED: "warn",
    State.SUPERSEDED: "neutral",
}


class RefusalReason(models.TextChoices):
    PRICE = "price", "Trop cher"
    COMPETITOR = "competitor", "Choisit un concurrent"
    DELAY = "delay", "Délai trop long"
    POSTPONED = "postponed", "Projet reporté"
    ABANDONED = "abandoned", "Projet abandonné"
    FINANCING = "financing", "Financement refusé"
    OTHER = "other", "Autre raison"


class Means(models.TextChoices):
    """How the client said yes."""

    SCREEN = "screen", "Signé sur l’écran"
    TYPED = "typed", "Nom tapé par le client sur l’écran"
    PAPER = "paper", "Signé sur papier"
    MAIL = "mail", "Par e-mail ou par courrier"
