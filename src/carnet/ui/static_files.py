"""How style sheets, scripts and fonts are stored once collected: compressed, and named after their content."""

from collections.abc import Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    # The imports between our modules are rewritten too: a new version of one is never mixed with an old other.
    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Leave django_htmx's own scripts alone: Carnet serves htmx itself, and theirs name files that do not exist."""
        ours = {path: found for path, found in paths.items() if not path.startswith("django_htmx/")}
        yield from super().post_process(ours, *args, **options)
