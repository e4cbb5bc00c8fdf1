"""/clients/…: the list, one client, its life, what helps while typing."""

from django.urls import path

from carnet.clients.views import (
    attachments,
    bin,
    bulk,
    dossier,
    events,
    life,
    listing,
    page,
    past,
    record,
    transfer,
    typing,
)

app_name = "clients"
urlpatterns = [
    # The list
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("corbeille/", bin.index, name="bin"),
    path("<int:deleted_id>/restaurer/", bin.restore, name="restore"),
    path("lot/", bulk.act, name="bulk"),
    path("lot/<int:job_id>/annuler/", bulk.undo_job, name="undo_job"),
    # Portfolios
    path("portefeuilles/", transfer.index, name="transfers"),
    path("portefeuilles/nouveau/", transfer.new, name="transfer_new"),
    path("portefeuilles/<int:transfer_id>/", transfer.show, name="transfer"),
    path("portefeuilles/<int:transfer_id>/liste.pdf", transfer.pdf, name="transfer_pdf"),
    path("portefeuilles/<int:transfer_id>/annuler/", transfer.cancel, name="transfer_cancel"),
    path("portefeuilles/<int:transfer_id>/defaire/", transfer.undo, name="transfer_undo"),
    path("portefeuilles/<int:transfer_id>/reprendre/", transfer.resume, name="transfer_resume"),
    path("portefeuilles/<int:transfer_id>/garder/", transfer.keep, name="transfer_keep"),
    # While typing
    path("suggestions/", typing.suggest, name="suggest"),
    path("ressemblances/", typing.lookalikes, name="lookalikes"),
    # The record
    path("nouveau/", record.create, name="create"),
    path("<int:client_id>/modifier/", record.edit, name="edit"),
    path("numero/<str:number>/", page.by_number, name="by_number"),
    # Its life
    path("<int:client_id>/convertir/", life.convert, name="convert"),
    path("<int:client_id>/reattribuer/", life.reassign, name="reassign"),
    path("<int:client_id>/desactiver/", life.deactivate, name="deactivate"),
    path("<int:client_id>/reactiver/", life.reactivate, name="reactivate"),
    path("<int:client_id>/supprimer/", life.delete, name="delete"),
    path("<int:client_id>/pas-un-doublon/", life.not_a_duplicate, name="not_a_duplicate"),
    path("modifications/<int:change_set_id>/annuler/", life.undo, name="undo"),
    # Its history
    path("<int:client_id>/noter/", events.add, name="note"),
    path("rappels/<int:callback_id>/fait/", events.called_back, name="called_back"),
    path("<int:client_id>/evenements/", events.more, name="events"),
    path("<int:client_id>/historique/", events.printed, name="history"),
    path("<int:client_id>/historique.pdf", events.pdf, name="history_pdf"),
    path("<int:client_id>/fiche-au/", past.show, name="past"),
    path("<int:client_id>/dossier/", dossier.ask, name="dossier"),
    # Its files
    path("<int:client_id>/fichiers/ajouter/", attachments.add, name="attachments_add"),
    path("<int:client_id>/fichiers/annuler/<int:change_set_id>/", attachments.undo, name="attachments_undo"),
    path("<int:client_id>/fichiers/<int:attachment_id>/", attachments.one, name="attachment"),
    path("<int:client_id>/fichiers/<int:attachment_id>/contenu/", attachments.content, name="attachment_content"),
    path("<int:client_id>/fichiers/<int:attachment_id>/miniature/", attachments.miniature, name="attachment_miniature"),
    path("<int:client_id>/fichiers/<int:attachment_id>/retirer/", attachments.remove, name="attachment_remove"),
    # Its page and tabs
    path("<int:client_id>/", page.show, name="page"),
    path("<int:client_id>/<slug:tab>/", page.show, name="tab"),
]
