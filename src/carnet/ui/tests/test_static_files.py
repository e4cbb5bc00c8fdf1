"""What collecting does, as an installation does it."""

import re
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings


def collected(folder: Path, settings: Any) -> Path:
    stored = {**settings.STORAGES, "staticfiles": {"BACKEND": "carnet.ui.static_files.Storage"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=stored):
        call_command("collectstatic", interactive=False, verbosity=0)
        return folder / staticfiles_storage.stored_name("ui/js/app.js")


def test_modules_import_each_other_under_their_hashed_names(tmp_path: Path, settings: Any) -> None:
    entry = collected(tmp_path, settings)
    imports = re.findall(r'import ?"\./([^"]+)"', entry.read_text())
    assert imports
    assert all(re.fullmatch(r"[\w-]+\.[0-9a-f]{12}\.js", name) for name in imports)
    assert all((entry.parent / name).exists() for name in imports)
    search = next(entry.parent / name for name in imports if name.startswith("search."))
    assert re.search(r'from "\./listbox\.[0-9a-f]{12}\.js"', search.read_text())


def test_fonts_are_found_under_their_hashed_names_and_texts_are_compressed(tmp_path: Path, settings: Any) -> None:
    entry = collected(tmp_path, settings)
    assert Path(f"{entry}.gz").exists()
    tokens = next((tmp_path / "ui/css").glob("tokens.????????????.css")).read_text()
    fonts = re.findall(r'url\("([^"]+\.woff2)"\)', tokens)
    assert len(fonts) == 2
    assert all((tmp_path / "ui/css" / font).resolve().exists() for font in fonts)
