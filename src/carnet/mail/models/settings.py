from django.db import models

from carnet.company.models import Singleton


class Security(models.TextChoices):
    STARTTLS = "starttls", "STARTTLS (port 587, cas habituel)"
    TLS = "tls", "TLS dès la connexion (port 465)"
    NONE = "none", "Aucune (serveur de votre propre réseau)"


class MailSettings(Singleton):
    """How messages leave. The password is not here (see server.py)."""

    host = models.CharField("serveur d’envoi (SMTP)", max_length=200, blank=True)
    port = models.PositiveIntegerField("port", default=587)
    security = models.CharField("sécurité", max_length=8, choices=Security.choices, default=Security.STARTTLS)
    user = models.CharField("utilisateur", max_length=200, blank=True)
    sender = models.EmailField("adresse d’expédition", blank=True)
    sender_name = models.CharField("nom affiché", max_length=120, blank=True)
    reply_to = models.EmailField("adresse de réponse", blank=True)
    copy_to = models.EmailField("copie cachée de chaque message", blank=True)
    closing = models.TextField("signature", max_length=1_000, blank=True)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "réglages des messages"

    def __str__(self) -> str:
        return "Réglages des messages"
