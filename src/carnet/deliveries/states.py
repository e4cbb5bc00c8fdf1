"""The states of a delivery note, and how it is signed."""

from django.db import models


class State(models.TextChoices):
    DRAFT = "draft", "En préparation"
    ISSUED = "issued", "Émis"
    SIGNED = "signed", "Signé"
    CANCELLED = "cancelled", "Annulé"


TONES = {State.DRAFT: "neutral", State.ISSUED: "info", State.SIGNED: "ok", State.CANCELLED: "neutral"}
# What it lists has left.
LIVE = (State.ISSUED, State.SIGNED)


class Means(models.TextChoices):
    SCREEN = "screen", "Signé sur l’écran"
    TYPED = "typed", "Nom tapé par le client sur l’écran"
    PAPER = "paper", "Signé sur le bon papier"
