from django.urls import path

from carnet.duplicates import views

app_name = "duplicates"
urlpatterns = [
    path("", views.index, name="index"),
    path("chercher/", views.scan, name="scan"),
    path("<int:pair_id>/distincts/", views.distinct, name="distinct"),
    path("<int:pair_id>/garder/<int:client_id>/", views.keep, name="keep"),
]
