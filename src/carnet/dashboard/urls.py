from django.urls import path

from carnet.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("a-propos/", views.about, name="about"),
]
