from django.urls import path

from carnet.company import views

app_name = "company"
urlpatterns = [
    path("premiere-installation/", views.set_up, name="first_start"),
    path("reglages/", views.settings, name="settings"),
]
