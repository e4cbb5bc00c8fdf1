from django.http import HttpResponse
from django.shortcuts import render

from carnet.accounts.http import Request


def home(request: Request) -> HttpResponse:
    return render(request, "dashboard/home.html")
