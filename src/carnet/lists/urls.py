"""/listes/<list>/…: views and columns."""

from django.urls import path

from carnet.lists import views

app_name = "lists"
urlpatterns = [
    path("listes/<slug:code>/vues/", views.keep, name="keep"),
    path("listes/<slug:code>/vues/<int:view_id>/supprimer/", views.drop, name="drop"),
    path("listes/<slug:code>/colonnes/", views.columns, name="columns"),
]
