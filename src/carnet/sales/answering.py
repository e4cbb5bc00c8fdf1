"""How the views of acts answer: done, or refused with what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from carnet.accounts.http import Request
from carnet.kernel.errors import CarnetError, Forbidden


def posted(request: Request) -> dict[str, Any]:
    return {"data": request.POST} if request.method == "POST" else {}


def typed(
    request: Request, form: forms.Form, act: Callable[[], str], done: str, template: str, **context: Any
) -> HttpResponse:
    """An act that asks something. `act` returns where to go; `done` is what is said there."""
    if request.method == "POST" and form.is_valid():
        try:
            where = act()
        except Forbidden:
            raise
        except CarnetError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, done)
            return redirect(where)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def at_once(request: Request, act: Callable[[], str], done: str, back: str) -> HttpResponse:
    """An act that asks nothing: a refusal is said where one was."""
    try:
        where = act()
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    messages.success(request, done)
    return redirect(where)
