from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UiConfig(AppConfig):
    name = "carnet.ui"
    label = "ui"

    def ready(self) -> None:
        """Every app's plug.py registers what the app gives to the others."""
        autodiscover_modules("plug")
