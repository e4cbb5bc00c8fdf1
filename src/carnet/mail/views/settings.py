"""How messages leave, and their usual words. For direction."""

from django.conf import settings as django_settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.kernel.errors import Refused
from carnet.mail import server as servers
from carnet.mail.forms import LetterForm, ServerForm
from carnet.mail.letters import LETTERS
from carnet.mail.models import ChangedLetter, MailSettings, Message


@sensitive_post_parameters("password")
@right("company.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def server(request: Request) -> HttpResponse:
    form = ServerForm(request.POST or None, instance=MailSettings.current())
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            MailSettings.change(by=request.actor, **form.values())
        if form.cleaned_data["password"]:
            servers.keep_password(form.cleaned_data["password"])
        messages.success(request, "Les réglages des messages sont enregistrés. Envoyez-vous un message d’essai.")
        return redirect("mail:settings")
    context = {"form": form, "from_environment": bool(django_settings.CARNET_SMTP), "email": request.user.email}
    context |= {"ready": servers.current() is not None, "has_password": bool(servers.password())}
    return render(request, "mail/settings.html", context, status=422 if form.errors else 200)


@right("company.settings")
@require_POST
def test(request: Request) -> HttpResponse:
    """A message to oneself, by the same way as any other."""
    try:
        to = request.user.email
        if not to:
            raise Refused("Votre compte n’a pas d’adresse e-mail : ajoutez-la, puis recommencez.")
        body = "Ce message d’essai est arrivé : Carnet peut envoyer vos documents."
        message = Message.queue(by=request.actor, to=to, subject="Essai d’envoi depuis Carnet", body=body)
        return redirect("mail:page", message.pk)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("mail:settings")


@right("company.settings")
@require_GET
def letters(request: Request) -> HttpResponse:
    changed = set(ChangedLetter.objects.values_list("code", flat=True))
    return render(request, "mail/letters.html", {"letters": [(letter, letter.code in changed) for letter in LETTERS]})


@right("company.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: Request, code: str) -> HttpResponse:
    found = LETTERS.get(code)
    if found is None:
        raise Http404("Ce modèle n’existe pas.")
    if request.method == "POST" and "retablir" in request.POST:
        ChangedLetter.restore(code, by=request.actor)
        messages.success(request, "Le modèle d’origine est rétabli.")
        return redirect("mail:letters")
    kept = ChangedLetter.objects.filter(code=code).first()
    words = kept or found
    form = LetterForm(found, request.POST or None, initial={"subject": words.subject, "body": words.body})
    if request.method == "POST" and form.is_valid():
        ChangedLetter.change(code, by=request.actor, **form.cleaned_data)
        messages.success(request, "Le modèle est enregistré.")
        return redirect("mail:letters")
    context = {"form": form, "letter": found, "changed": kept is not None, "places": list(found.places.items())}
    return render(request, "mail/letter.html", context, status=422 if form.errors else 200)
