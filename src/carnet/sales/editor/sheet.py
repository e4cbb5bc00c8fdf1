"""The two views of every document typed in the editor: a new one, and one taken up again."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from carnet.accounts.http import Request
from carnet.clients.views.found import client_for
from carnet.kernel.numbers import whole
from carnet.sales.editor.conversation import converse
from carnet.sales.editor.draft import Draft
from carnet.sales.editor.editor import Editor
from carnet.sales.models import Document
from carnet.sales.models.drafting import Drafting


@dataclass(frozen=True)
class Sheet:
    """How one kind is typed. `app` names its addresses (`quotes:create`, `:edit`, `:list`, `:page`) and its right to see costs."""

    model: type[Drafting]
    app: str
    conditions: "type[forms.ModelForm[Any]]"
    new: str  # "Nouveau devis"
    saved: str
    template: str = "sales/editor/page.html"
    options: dict[str, Any] = field(default_factory=dict)  # of Editor

    def create(self, request: Request) -> HttpResponse:
        """For the client that the address names, if it names one."""
        asked = whole(request.GET.get("client", ""))
        client = client_for(request, asked) if asked is not None else None
        back = reverse("clients:page", args=[client.pk]) if client else reverse(f"{self.app}:list")
        return self._converse(request, None, reverse(f"{self.app}:create"), back, client.pk if client else None)

    def edit(self, request: Request, document: Drafting) -> HttpResponse:
        page = reverse(f"{self.app}:page", args=[document.pk])
        if not document.is_draft and request.method == "GET":
            messages.error(request, document.NO_DRAFT)
            return redirect(page)
        return self._converse(request, document, reverse(f"{self.app}:edit", args=[document.pk]), page)

    def _converse(
        self, request: Request, document: Drafting | None, action: str, back: str, client_id: int | None = None
    ) -> HttpResponse:
        posted = request.POST if request.method == "POST" else None
        shown = document or self.model(**self.model.habits())
        editor = Editor(
            self.model,
            request.user,
            action=action,
            cancel=back,
            document=document,
            client_id=client_id,
            extra=self.conditions(posted, instance=shown),
            margin_right=f"{self.app}.see_costs",
            **self.options,
        )

        def save(known: Document | None, draft: Draft) -> Document:
            return self._write(request, known, draft)

        context = {"document": document, "new": self.new}
        return converse(
            request,
            editor,
            save,
            template=self.template,
            edit_route=f"{self.app}:edit",
            context=context,
            saved=self.saved,
        )

    def _write(self, request: Request, known: Document | None, draft: Draft) -> Document:
        assert draft.client_id is not None
        by, typed, key = request.actor, (draft.values, draft.lines), draft.entry_key
        if isinstance(known, Drafting):
            return known.revise(*typed, by=by, version=draft.version, client_id=draft.client_id, entry_key=key)
        return self.model.draft(draft.client_id, *typed, by=by, entry_key=key)
