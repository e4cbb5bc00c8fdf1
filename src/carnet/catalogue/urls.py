"""/articles/…: the catalogue."""

from django.urls import path

from carnet.catalogue.views import life, listing, record

app_name = "catalogue"
urlpatterns = [
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("suggestions/", listing.suggest, name="suggest"),
    path("nouveau/", record.create, name="create"),
    path("<int:product_id>/", record.show, name="page"),
    path("<int:product_id>/modifier/", record.edit, name="edit"),
    path("<int:product_id>/desactiver/", life.deactivate, name="deactivate"),
    path("<int:product_id>/reactiver/", life.reactivate, name="reactivate"),
    path("<int:product_id>/supprimer/", life.delete, name="delete"),
    path("modifications/<int:revision_id>/annuler/", life.undo, name="undo"),
]
