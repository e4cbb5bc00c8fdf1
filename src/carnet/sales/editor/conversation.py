"""What the form and the server say to each other: shown, saved, saved while typing, refused, written by somebody else meanwhile."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.http import Request
from carnet.kernel.errors import Forbidden, Refused
from carnet.sales.editor.costing import costed
from carnet.sales.editor.draft import Draft, read
from carnet.sales.editor.editor import Editor, born
from carnet.sales.editor.rows import cells_of
from carnet.sales.models import Document, Stale
from carnet.ui.formats import hour

Save = Callable[[Document | None, Draft], Document]
AUTOSAVE = "X-Autosave"


def converse(
    request: Request,
    editor: Editor,
    save: Save,
    *,
    template: str,
    edit_route: str,
    context: dict[str, Any] | None = None,
    saved: str = "Enregistré.",
) -> HttpResponse:
    """The whole view of a form of document. `save` is the app's act: it makes the document, or changes the one it is given.

    The template receives `editor` and includes `sales/editor/form.html`; `edit_route` takes the key of the document.
    """
    talk = _Conversation(request, editor, template, edit_route, context or {})
    if request.method != "POST":
        return talk.page()
    editor.draft = read(request.POST, editor.extra, request.user)
    if "more" in request.POST:  # without a script: empty rows are added, nothing is written
        editor.draft.errors.clear()
        return talk.page()
    if editor.draft.errors:
        return talk.refused()
    before = editor.document.plain_lines() if editor.document else ()
    editor.draft.lines = costed(editor.draft.lines, before, sees_costs=editor.sees_margin)
    known = editor.document or editor.model.entered(editor.draft.entry_key, request.actor)
    try:
        document = save(known, editor.draft)
    except Stale as stale:
        return talk.stale(str(stale))
    except (Refused, Forbidden) as refusal:
        editor.draft.errors[""] = str(refusal)
        return talk.refused()
    return talk.saved(document, saved)


class _Conversation:
    def __init__(
        self, request: Request, editor: Editor, template: str, edit_route: str, context: dict[str, Any]
    ) -> None:
        self.request, self.editor, self.template, self.edit_route = request, editor, template, edit_route
        self.context = {**context, "editor": editor}
        self.quiet = AUTOSAVE in request.headers

    def page(self, status: int = 200) -> HttpResponse:
        return render(self.request, self.template, self.context, status=status)

    def refused(self) -> HttpResponse:
        if not self.quiet:
            return self.page(422)
        return JsonResponse({"errors": self.editor.errors, "totals": self._totals()}, status=422)

    def stale(self, sentence: str) -> HttpResponse:
        self.editor.stale = sentence
        if not self.quiet:
            return self.page(409)
        document, answer = self.editor.document, {"stale": sentence, "version": self.editor.version, "errors": {}}
        if document is not None:  # to compare with
            answer["page"] = reverse(self.editor.kind.page, args=[document.pk])
        return JsonResponse(answer, status=409)

    def saved(self, document: Document, sentence: str) -> HttpResponse:
        page = reverse(self.editor.kind.page, args=[document.pk])
        if not self.quiet:
            messages.success(self.request, sentence)
            return redirect(page)
        action = reverse(self.edit_route, args=[document.pk])
        answer = {"version": document.version, "action": action, "page": page, "at": hour(timezone.now()), "errors": {}}
        return JsonResponse(answer | {"born": born(document), "totals": self._totals(), "costs": self._costs()})

    def _costs(self) -> list[str]:
        """Of each line, as its cell shows it: the catalogue may have told some. Nothing for who does not see them."""
        return [cells_of(line)["cost"] for line in self.editor.lines] if self.editor.sees_margin else []

    def _totals(self) -> str:
        return render_to_string("sales/editor/totals.html", {"editor": self.editor}, self.request)
