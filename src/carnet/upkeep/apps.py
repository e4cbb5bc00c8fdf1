from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "carnet.upkeep"
    label = "upkeep"
    verbose_name = "Entretien"
