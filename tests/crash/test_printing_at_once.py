"""Two people print at the same time: each gets their own paper."""

import io
from concurrent.futures import ThreadPoolExecutor

from pypdf import PdfReader

from carnet.printing.documents import render


def history_of(name: str) -> str:
    line = {"hour": "9:00", "sentence": name, "detail": "", "author": "", "changes": []}
    days = [{"title": "Hier", "lines": [line] * 40}]
    data = {"title": name, "firm": "", "client": name, "reference": "", "period": "", "days": days}
    return PdfReader(io.BytesIO(render("clients/history.typ", data))).pages[0].extract_text()


def test_each_paper_is_its_own() -> None:
    names = [f"Personne{n}" for n in range(6)]
    with ThreadPoolExecutor(6) as threads:
        for name, text in zip(names, threads.map(history_of, names), strict=True):
            assert text.count(name) >= 20
            assert [other for other in names if other != name and other in text] == []
