"""/messages/…: the outbox and its settings."""

from django.urls import path

from carnet.mail.views import outbox, settings

app_name = "mail"
urlpatterns = [
    path("", outbox.index, name="outbox"),
    path("<int:pk>/", outbox.page, name="page"),
    path("<int:pk>/renvoyer/", outbox.retry, name="retry"),
    path("<int:pk>/annuler/", outbox.cancel, name="cancel"),
    path("<int:pk>/pieces/<int:attachment_id>/", outbox.attachment, name="attachment"),
    # For direction
    path("reglages/", settings.server, name="settings"),
    path("reglages/essai/", settings.test, name="test"),
    path("modeles/", settings.letters, name="letters"),
    path("modeles/<str:code>/", settings.letter, name="letter"),
]
