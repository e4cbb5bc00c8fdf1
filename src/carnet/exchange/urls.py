"""/imports/… and /exports/: what comes in, who took out what."""

from django.urls import include, path

from carnet.exchange import views

imports = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/colonnes/", views.columns, name="columns"),
    path("<int:pk>/regle/", views.rule, name="rule"),
    path("<int:pk>/decider/", views.decide, name="decide"),
    path("<int:pk>/importer/", views.write, name="write"),
    path("<int:pk>/reprendre/", views.resume, name="resume"),
    path("<int:pk>/annuler/", views.undo, name="undo"),
    path("<int:pk>/abandonner/", views.abandon, name="abandon"),
    path("<int:pk>/refuses.csv", views.refused, name="refused"),
]
urlpatterns = [
    path("imports/", include((imports, "imports"))),
    path("exports/", include(([path("", views.journal, name="journal")], "exports"))),
]
