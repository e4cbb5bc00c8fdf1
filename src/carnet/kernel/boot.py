"""Load Django on demand: for the commands that cost nothing until they need the base."""

import os


def with_django() -> None:
    """Make models and settings usable. Raises ConfigurationError when a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carnet.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
