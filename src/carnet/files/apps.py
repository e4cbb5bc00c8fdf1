from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "carnet.files"
    label = "files"
    verbose_name = "Fichiers"
