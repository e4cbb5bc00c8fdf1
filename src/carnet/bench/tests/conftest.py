"""A small firm's file, loaded as the large ones are. Imports inside the fixtures: pytest may read this before Django is ready."""

from contextlib import nullcontext
from datetime import date

import pytest

CLIENTS, DOCUMENTS, UNTIL = 120, 260, date(2026, 11, 24)


@pytest.fixture
def clients(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from carnet.bench import loading
    from carnet.bench.trade import loading as trade

    monkeypatch.setattr(loading, "call_command", lambda *_, **__: None)
    monkeypatch.setattr(trade, "quick_writes", nullcontext)
    monkeypatch.setattr(trade, "settle", lambda: None)
    loading.prepare()
    loading.load_slice(1, CLIENTS, CLIENTS, loading.team())


@pytest.fixture
def sold(clients: None) -> None:
    """With what was sold to them, up to today."""
    from django.utils import timezone

    from carnet.bench.trade import loading as trade

    trade.load(DOCUMENTS, timezone.localdate(), lambda *_: None)
