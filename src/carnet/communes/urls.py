from django.urls import path

from carnet.communes import views

app_name = "communes"
urlpatterns = [path("", views.search, name="search")]
