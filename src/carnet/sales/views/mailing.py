"""Sending a document by mail: the page of the message, with its words and its paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from carnet.accounts.http import Request
from carnet.kernel.errors import Refused
from carnet.mail.composing import compose
from carnet.sales.mailing import DocumentMail


def mail(request: Request, document: Any, how: DocumentMail) -> HttpResponse:
    try:
        draft = how.draft(document, by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(document)
    return compose(request, draft, back=document.get_absolute_url())
