from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps

from carnet.kernel.registry import plugging


class UiConfig(AppConfig):
    name = "carnet.ui"
    label = "ui"

    def ready(self) -> None:
        """Every app's plug.py registers what the app gives to the others."""
        for app in apps.get_app_configs():
            if app.name.startswith("carnet.") and find_spec(f"{app.name}.plug"):
                with plugging(app.name):
                    import_module(f"{app.name}.plug")
