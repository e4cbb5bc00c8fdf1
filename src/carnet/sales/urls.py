"""/documents/…: what the documents share on the screen."""

from django.urls import path

from carnet.sales.views import client

app_name = "sales"
urlpatterns = [
    # While a document is typed
    path("client/<int:client_id>/", client.card, name="client"),
]
