"""The page where a message is written, for any document: three lines in the view of an app above.

@right("mail.send")
def send(request, quote_id):
    quote = …
    words = letters.write("quote.sent", numero=quote.number, client=…)
    draft = Draft(("quote", quote.pk), quote.party.email, words.subject, words.body, [quote.paper])
    return compose(request, draft, back=quote.get_absolute_url())
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from carnet.accounts.actor import Actor
from carnet.accounts.http import Request
from carnet.files import taking
from carnet.files.models import File
from carnet.kernel.errors import Refused
from carnet.mail.forms import ComposeForm
from carnet.mail.models.message import Message


@dataclass(frozen=True)
class Made:
    """A file that is made only when the message leaves."""

    name: str
    content_type: str
    content: Callable[[], bytes]

    def stored(self, by: Actor) -> File:
        return taking.made(self.content(), self.name, self.content_type, by=by)


@dataclass(frozen=True)
class Draft:
    """What the page proposes. `queued` is called in the transaction that puts the message in the outbox."""

    about: tuple[str, int]
    to: str
    subject: str
    body: str
    files: Sequence[File] = ()
    queued: Callable[[Message], None] = lambda message: None
    made: Sequence[Made] = ()


def compose(request: Request, draft: Draft, *, back: str) -> HttpResponse:
    proposed = {"to": draft.to, "subject": draft.subject, "body": draft.body}
    form = ComposeForm(request.POST or None, initial=proposed)
    if request.method == "POST" and form.is_valid():
        made = [one.stored(request.actor) for one in draft.made]
        try:
            return _queued(request, draft, form, made, back)
        except Refused as refusal:
            taking.give_up(made)
            form.add_error(None, refusal.sentence)
    context = {"form": form, "files": [*draft.files, *draft.made], "back": back}
    return render(request, "mail/compose.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _queued(request: Request, draft: Draft, form: ComposeForm, made: Sequence[File], back: str) -> HttpResponse:
    for file in made:
        file.save()
    files = [*draft.files, *made]
    message = Message.queue(by=request.actor, about=draft.about, files=files, **form.cleaned_data)
    draft.queued(message)
    messages.success(
        request,
        "Le message est dans la boîte d’envoi."
        if message.next_try_at
        else "Démonstration : le message n’est pas envoyé, il reste dans la boîte d’envoi.",
    )
    return redirect(back)
