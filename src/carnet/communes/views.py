"""The commune help of forms: JSON, asked while typing."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from carnet.communes.engine import suggest
from carnet.communes.pasted import split_pasted


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """`?q=` → {"results": […]}; `?paste=` a whole address → {"street", "postcode", "city"} or {}."""
    if pasted := request.GET.get("paste"):
        found = split_pasted(pasted[:400])
        return JsonResponse(dict(zip(("street", "postcode", "city"), found, strict=True)) if found else {})
    results = suggest(request.GET.get("q", "")[:80])
    return JsonResponse({"results": [asdict(suggestion) for suggestion in results]})
