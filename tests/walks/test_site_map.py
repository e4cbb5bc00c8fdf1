"""What an installation serves, developers' pages apart."""

import runpy
from pathlib import Path
from typing import Any

import carnet.config


def test_an_installation_does_not_serve_the_style_guide(settings: Any) -> None:
    settings.CARNET_TEST_SPEED = settings.DEBUG = False
    site_map = runpy.run_path(str(Path(carnet.config.__file__).with_name("urls.py")))
    assert "style/" not in [str(entry.pattern) for entry in site_map["urlpatterns"]]
