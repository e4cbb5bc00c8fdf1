from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "carnet.lists"
    label = "lists"
    verbose_name = "Listes"
