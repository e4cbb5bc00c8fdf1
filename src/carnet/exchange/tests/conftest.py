from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes, name: str = "clients.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write
