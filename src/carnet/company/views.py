"""The first start, and the settings of the firm."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from carnet.accounts.forms import Together
from carnet.accounts.http import Request
from carnet.accounts.middleware import public
from carnet.accounts.rights import right
from carnet.accounts.signing_in import enter
from carnet.company import backup_folder, first_start
from carnet.company.forms import CompanyForm, FirmForm, FirstPersonForm, OptionsForm
from carnet.company.models import Company, Options
from carnet.kernel.errors import Refused


@public
@sensitive_post_parameters("person-new", "person-again")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """The firm and its first administrator, for who holds the key that the server printed."""
    if first_start.done():
        return redirect("/")
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if not first_start.opens(key):
        return render(request, "company/first_start_closed.html", {"tried": bool(key)}, status=403)
    if request.POST.get("starter"):
        return _start_with(request, request.POST["starter"])
    typed = request.POST or None
    firm, person = FirmForm(typed, prefix="firm"), FirstPersonForm(typed, prefix="person")
    if request.method == "POST" and all([firm.is_valid(), person.is_valid()]):
        try:
            enter(request, first_start.set_up(firm.cleaned_data, person.person()), "first start")
            messages.success(request, "Carnet est prêt. Ouvrez maintenant les comptes de vos collègues.")
            return redirect("/")
        except Refused as refusal:
            person.add_error(None, refusal.sentence)
    context = {"firm": firm, "person": person, "key": key, "starters": first_start.STARTERS}
    context |= {"both": (both := Together(firm, person))}
    return render(request, "company/first_start.html", context, status=422 if both.errors else 200)


def _start_with(request: HttpRequest, code: str) -> HttpResponse:
    if code in first_start.STARTERS:
        try:
            enter(request, first_start.start_with(first_start.STARTERS[code]), "first start")
        except Refused as refusal:
            messages.error(request, refusal.sentence)
    return redirect("/")


@right("company.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request) -> HttpResponse:
    typed = request.POST or None
    firm = CompanyForm(typed, instance=Company.current(), prefix="company")
    options = OptionsForm(typed, instance=Options.current(), prefix="options")
    if request.method == "POST" and all([firm.is_valid(), options.is_valid()]) and _folder_is_ready(options):
        with transaction.atomic():
            Company.change(by=request.actor, **firm.cleaned_data)
            Options.change(by=request.actor, **options.cleaned_data)
        messages.success(request, "Les réglages sont enregistrés.")
        return redirect("company:settings")
    context = {"firm": firm, "options": options, "both": (both := Together(firm, options))}
    return render(request, "company/settings.html", context, status=422 if both.errors else 200)


def _folder_is_ready(form: OptionsForm) -> bool:
    """Last of all checks, for it may create the folder."""
    try:
        if form.cleaned_data["backup_folder"]:
            backup_folder.prepare(form.cleaned_data["backup_folder"])
        return True
    except Refused as refusal:
        form.add_error("backup_folder", refusal.sentence)
        return False
