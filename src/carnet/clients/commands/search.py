"""`carnet search`: the search box on the command line."""

import json
import sys
from collections.abc import Iterable

from carnet.clients.finding import search
from carnet.clients.models.client import Client

HELP = """\
usage : carnet search RECHERCHE…
        carnet search --stdin

Cherche des clients par tout ce qu'on sait d'eux : nom, téléphone, ville, numéro, SIREN, e-mail, mot des notes.
--stdin lit une recherche par ligne.

Résultat : un objet JSON par ligne et par recherche, le meilleur d'abord, 20 au plus.
Codes de sortie : 0 réussi, 1 refusé, 2 commande mal écrite.
"""
LIMIT = 20


def main(argv: list[str]) -> int:
    if argv and argv[0] in {"-h", "--help", "--aide"}:
        print(HELP, end="")
        return 0
    if not argv or (argv[0].startswith("--") and argv != ["--stdin"]):
        print(HELP, end="", file=sys.stderr)
        return 2
    queries: Iterable[str] = [" ".join(argv)]
    if argv == ["--stdin"]:
        queries = (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)
    for query in queries:
        print(json.dumps(_answer(query), ensure_ascii=False), flush=True)
    return 0


def _answer(query: str) -> dict[str, object]:
    query = query.encode("utf-8", "replace").decode()
    hits = search(query, None, limit=LIMIT).hits
    clients = Client.objects.filter(deleted_at=None).in_bulk([hit.id for hit in hits])
    results = [
        {
            "id": hit.id,
            "number": clients[hit.id].number or "",
            "name": clients[hit.id].display_name,
            "why": hit.why_text,
        }
        for hit in hits
        if hit.id in clients
    ]
    return {"query": query, "results": results}
