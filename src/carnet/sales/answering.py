"""How the views of acts answer: done, or refused with what was typed.

An act returns where to go: an address, or the document whose page is shown and whose name stands for `{}` in what is said.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from carnet.accounts.http import Request
from carnet.accounts.http import posted as posted
from carnet.kernel.errors import CarnetError, Forbidden


def typed(
    request: Request, form: forms.Form, act: Callable[[], Any], done: str, template: str, **context: Any
) -> HttpResponse:
    """An act that asks something."""
    if request.method == "POST" and form.is_valid():
        try:
            where = act()
        except Forbidden:
            raise
        except CarnetError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _done(request, where, done)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def asked(
    request: Request, form: forms.Form, act: Callable[[], Any], done: str, document: Any, title: str, button: str = ""
) -> HttpResponse:
    """An act of a document that asks a day, a reason… `button`: the title when it says it all."""
    context = {"document": document, "title": title, "button": button or title}
    return typed(request, form, act, done, "sales/act.html", **context)


def discard(request: Request, document: Any, to: str, done: str = "Le brouillon est supprimé.") -> HttpResponse:
    """A draft thrown away. `to`: the page where one is then."""

    def act() -> str:
        document.discard(by=request.actor)
        return to

    return at_once(request, act, done, document)


def at_once(request: Request, act: Callable[[], Any], done: str, back: Any) -> HttpResponse:
    """An act that asks nothing: a refusal is said where one was (`back`: an address or a document)."""
    try:
        where = act()
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    return _done(request, where, done)


def _done(request: Request, where: Any, done: str) -> HttpResponse:
    messages.success(request, done if isinstance(where, str) else done.format(where))
    return redirect(where)
