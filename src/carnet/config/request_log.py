"""One line a request: reference, route, status, user, time, queries. The address may name people: it is not kept."""

import logging
import secrets
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from carnet.config.log_files import REFERENCE

logger = logging.getLogger("carnet.requests")


class RequestLog:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = secrets.token_hex(4)  # type: ignore[attr-defined]
        kept = REFERENCE.set(request.id)  # type: ignore[attr-defined]
        queries, started = QueryCount(), perf_counter()
        try:
            with connection.execute_wrapper(queries):
                response = self.get_response(request)
            response["X-Request-Id"] = request.id  # type: ignore[attr-defined]
            self._write(request, response, (perf_counter() - started) * 1000, queries.count)
            return response
        finally:
            REFERENCE.reset(kept)

    def _write(self, request: HttpRequest, response: HttpResponse, milliseconds: float, queries: int) -> None:
        match = request.resolver_match
        logger.info(
            "%s %s %s %d utilisateur=%s %.0f ms %d requêtes SQL",
            request.id,  # type: ignore[attr-defined]
            request.method,
            (match.view_name if match else "") or "-",
            response.status_code,
            # Never worth a query of its own: unknown when no view asked who it was.
            getattr(getattr(request, "_cached_user", None), "pk", None) or "-",
            milliseconds,
            queries,
        )


class QueryCount:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        return execute(sql, params, many, context)
