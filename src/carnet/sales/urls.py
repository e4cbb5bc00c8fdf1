"""/documents/…: what the documents share on the screen."""

from django.urls import path

from carnet.sales.views import client, settings

app_name = "sales"
urlpatterns = [
    path("reglages/", settings.settings, name="settings"),
    path("reglages/exemple/<str:kind>.pdf", settings.preview, name="preview"),
    # While a document is typed
    path("client/<int:client_id>/", client.card, name="client"),
]
