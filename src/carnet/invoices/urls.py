"""/factures/…: the list, one invoice and its acts, payments, reminders, accounts, the archive."""

from django.urls import path

from carnet.invoices.views import (
    accounts,
    acts,
    archive,
    deposits,
    editing,
    listing,
    page,
    papers,
    payments,
    reminders,
    steps,
)

app_name = "invoices"
urlpatterns = [
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("impression.pdf", listing.together, name="print"),
    path("nouvelle/", editing.create, name="create"),
    path("depuis/livraisons/<int:order_id>/", steps.deliveries, name="from_deliveries"),
    path("depuis/<slug:kind>/<int:document_id>/", steps.whole, name="from_document"),
    path("acompte/<slug:kind>/<int:document_id>/", deposits.create, name="deposit"),
    path("<int:invoice_id>/", page.show, name="page"),
    path("<int:invoice_id>/modifier/", editing.edit, name="edit"),
    path("<int:invoice_id>/supprimer/", acts.discard, name="discard"),
    path("<int:invoice_id>/emettre/", acts.issue, name="issue"),
    path("<int:invoice_id>/avoir/", acts.credit, name="credit"),
    path("<int:invoice_id>/suspendre-les-relances/", acts.pause, name="pause"),
    path("<int:invoice_id>/reprendre-les-relances/", acts.resume, name="resume"),
    path("<int:invoice_id>/rembourser/", payments.refund, name="refund"),
    path("<int:invoice_id>/envoyer/", acts.send, name="send"),
    path("<int:invoice_id>/facture.pdf", papers.pdf, name="pdf"),
    path("reglements/nouveau/<int:client_id>/", payments.receive, name="receive"),
    path("reglements/<int:payment_id>/", payments.show, name="payment"),
    path("reglements/<int:payment_id>/annuler/", payments.cancel, name="cancel_payment"),
    path("reglements/<int:payment_id>/affecter/", payments.allocate, name="allocate"),
    path("relances/", reminders.index, name="reminders"),
    path("relances/envoyer/", reminders.remind, name="remind"),
    path("relances/tout-preparer/", reminders.remind_all, name="remind_all"),
    path("relances/lettres.pdf", reminders.bulk, name="reminders_bulk"),
    path("relances/<int:reminder_id>/", reminders.show, name="reminder"),
    path("relances/<int:reminder_id>/envoyer/", reminders.send, name="send_reminder"),
    path("relances/<int:reminder_id>/relance.pdf", reminders.pdf, name="reminder_pdf"),
    path("comptes/<int:client_id>/", accounts.statement, name="statement"),
    path("comptes/<int:client_id>/envoyer/", accounts.send, name="send_statement"),
    path("comptes/<int:client_id>/releve.pdf", accounts.pdf, name="statement_pdf"),
    path("journal/", archive.index, name="archive"),
    path("journal/archive.zip", archive.download, name="archive_file"),
]
