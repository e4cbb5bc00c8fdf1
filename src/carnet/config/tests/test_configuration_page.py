"""docs/configuration.md tells every variable, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
READ = re.compile(r"""["'](CARNET_[A-Z_]*[A-Z])["']""")


def test_every_variable_that_is_read_has_its_heading_and_no_heading_is_stale() -> None:
    sources = [*ROOT.glob("src/**/*.py"), ROOT / "conftest.py"]
    ours = [path for path in sources if "tests" not in path.relative_to(ROOT).parts]
    read = {name for path in ours for name in READ.findall(path.read_text(encoding="utf-8"))}
    told = set(re.findall(r"^### (\w+)$", (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8"), re.M))
    assert read == told
