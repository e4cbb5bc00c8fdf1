"""Sending a document by mail: the page of the message, with its words and its paper."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from carnet.accounts.http import Request
from carnet.kernel.errors import Refused
from carnet.mail.composing import Draft, compose
from carnet.sales.mailing import DocumentMail


def mail(request: Request, document: Any, how: DocumentMail) -> HttpResponse:
    return mail_draft(request, lambda: how.draft(document, by=request.actor), document.get_absolute_url())


def mail_draft(request: Request, proposed: Callable[[], Draft], back: str) -> HttpResponse:
    """What is refused is said on the page where one was."""
    try:
        draft = proposed()
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    return compose(request, draft, back=back)
