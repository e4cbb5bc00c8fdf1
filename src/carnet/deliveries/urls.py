"""/livraisons/…: delivery notes."""

from django.urls import path

from carnet.deliveries.views import acts, listing, page, preparing

app_name = "deliveries"
urlpatterns = [
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("imprimer/", listing.together, name="print"),
    path("nouvelle/<int:order_id>/", preparing.prepare, name="prepare"),
    path("<int:note_id>/", page.show, name="page"),
    path("<int:note_id>/bon.pdf", page.pdf, name="pdf"),
    path("<int:note_id>/modifier/", preparing.edit, name="edit"),
    path("<int:note_id>/emettre/", acts.issue, name="issue"),
    path("<int:note_id>/supprimer/", acts.discard, name="discard"),
    path("<int:note_id>/signer/", acts.sign, name="sign"),
    path("<int:note_id>/envoyer-par-e-mail/", acts.mail, name="mail"),
    path("<int:note_id>/annuler/", acts.cancel, name="cancel"),
]
