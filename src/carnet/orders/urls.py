"""/commandes/…: orders."""

from django.urls import path

from carnet.orders.views import acts, editing, listing, page

app_name = "orders"
urlpatterns = [
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("imprimer/", listing.together, name="print"),
    path("nouvelle/", editing.create, name="create"),
    path("depuis-devis/<int:quote_id>/", acts.from_quote, name="from_quote"),
    path("<int:order_id>/", page.show, name="page"),
    path("<int:order_id>/commande.pdf", page.pdf, name="pdf"),
    path("<int:order_id>/modifier/", editing.edit, name="edit"),
    path("<int:order_id>/confirmer/", acts.confirm, name="confirm"),
    path("<int:order_id>/supprimer/", acts.discard, name="discard"),
    path("<int:order_id>/prevoir/", acts.schedule, name="schedule"),
    path("<int:order_id>/clore/", acts.close, name="close"),
    path("<int:order_id>/rouvrir/", acts.reopen, name="reopen"),
    path("<int:order_id>/envoyer-par-e-mail/", acts.mail, name="mail"),
    path("<int:order_id>/annuler/", acts.cancel, name="cancel"),
]
