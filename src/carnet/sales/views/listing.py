"""The list of documents of any kind: shown, exported, printed as one PDF."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.exchange import answering
from carnet.kernel.errors import Refused
from carnet.lists import keyset
from carnet.lists.asked import checked
from carnet.lists.shown import shown
from carnet.sales import printing
from carnet.sales.listing import CHOSEN, DocumentCriteria
from carnet.sales.lists import DocumentList
from carnet.sales.views.papers import fresh


def index(request: Request, of: DocumentList, **more: Any) -> HttpResponse:
    """`more`: what its own template shows beside."""
    criteria = of.criteria.read(request.GET)
    found = criteria.documents(request.user).select_related(*of.related)
    few = keyset.CEILING if criteria.query else None  # common words fill a page at once
    context = {
        "of": of,
        "page": keyset.page(found, criteria.order, criteria.cursor, bounds=criteria.bounds, few=few),
        "lists": shown(of.app, request.GET, request.user),
        "criteria": criteria,
        "sorts": [(code, sort.label) for code, sort in criteria.SORTS.items()],
        "salespeople": User.objects.salespeople(),
        "client": Client.objects.visible_to(request.user).filter(pk=criteria.client or 0).first(),
    }
    return render(request, of.template, context | more)


def export(request: Request, of: DocumentList) -> HttpResponse:
    """What is offered; the list as it is seen, what is checked of it, or every column: at once when short, as a job when long."""
    criteria = posted(request, of) if request.method == "POST" else of.criteria.read(request.GET)
    return answering.export(request, of.app, criteria, _back(of, criteria))


def together(request: Request, of: DocumentList) -> HttpResponse:
    """What is checked, or the whole list, as one PDF."""
    criteria = posted(request, of)
    try:
        found = printing.chosen(of, criteria, request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(_back(of, criteria))
    if len(found) > printing.AT_ONCE:
        return redirect("jobs:detail", printing.start(of, found, by=request.actor).pk)
    return fresh(printing.at_once(of, found, by=request.actor), f"{of.title}.pdf")


def posted(request: Request, of: DocumentList) -> DocumentCriteria:
    """The boxes checked; none, or « toute la liste »: everything that the list holds."""
    criteria = of.criteria.read(request.POST)
    boxes = () if "tous" in request.POST else checked(request.POST.getlist("choisi"), CHOSEN)
    return replace(criteria, chosen=boxes)


def _back(of: DocumentList, criteria: DocumentCriteria) -> str:
    return f"{reverse(of.list_route)}?{replace(criteria, chosen=()).address()}"
