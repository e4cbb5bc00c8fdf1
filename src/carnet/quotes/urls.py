"""/devis/…: the list, one quote, its acts."""

from django.urls import path

from carnet.quotes.views import acts, editing, listing, page, papers

app_name = "quotes"
urlpatterns = [
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("imprimer/", listing.together, name="print"),
    path("nouveau/", editing.create, name="create"),
    path("<int:quote_id>/", page.show, name="page"),
    path("<int:quote_id>/modifier/", editing.edit, name="edit"),
    path("<int:quote_id>/supprimer/", acts.discard, name="discard"),
    path("<int:quote_id>/envoyer/", acts.send, name="send"),
    path("<int:quote_id>/accepter/", acts.accept, name="accept"),
    path("<int:quote_id>/refuser/", acts.refuse, name="refuse"),
    path("<int:quote_id>/prolonger/", acts.prolong, name="prolong"),
    path("<int:quote_id>/relancer/", acts.follow_up, name="follow_up"),
    path("<int:quote_id>/annuler-l-acceptation/", acts.cancel_acceptance, name="cancel_acceptance"),
    path("<int:quote_id>/dupliquer/", acts.duplicate, name="duplicate"),
    path("<int:quote_id>/nouvelle-version/", acts.new_version, name="new_version"),
    path("<int:quote_id>/envoyer-par-e-mail/", acts.mail, name="mail"),
    path("<int:quote_id>/devis.pdf", papers.pdf, name="pdf"),
    path("<int:quote_id>/signe.pdf", papers.signed, name="signed_pdf"),
    path("<int:quote_id>/preuve/", papers.proof, name="proof"),
]
