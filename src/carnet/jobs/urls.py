from django.urls import path

from carnet.jobs import views

app_name = "jobs"
urlpatterns = [
    path("travaux/", views.index, name="list"),
    path("travaux/planning/", views.schedule, name="schedule"),
    path("travaux/nouvelles/", views.latest, name="news"),
    path("travaux/<int:pk>/vu/", views.seen, name="seen"),
    path("travaux/<int:pk>/", views.detail, name="detail"),
    path("travaux/<int:pk>/annuler/", views.cancel, name="cancel"),
    path("travaux/<int:pk>/fichier/", views.file, name="file"),
]
