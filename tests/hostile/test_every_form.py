"""Every form × every hostile value: an answer, never a crash, never half a write, what was typed is not lost."""

import pytest
from django.utils.html import escape

from tests.hostile.forms import FORMS, TITLES, Form
from tests.hostile.sending import Sender
from tests.hostile.values import HEAVY, STRANGE, UNREADABLE

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
EACH_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
# What must stay for the form to be read at all.
SKELETON = ("_FORMS", "version", "client_id", "-id", "-DELETE", "etape")


def typed_fields(form: Form) -> list[str]:
    return [name for name in form.data if not name.endswith(SKELETON)]


@EACH_FORM
def test_what_a_form_is_filled_with_here_would_be_accepted(sender: Sender, form: Form) -> None:
    """Else the tests below would try nothing but the first check."""
    sent = sender.send(form)
    assert sent.status in {200, 302} or form.title in {"sign-in"}
    assert sent.wrote or not form.writes or form.title in {"reactivation", "sign-in"}


@EACH_FORM
def test_no_unreadable_character_enters_anywhere(sender: Sender, form: Form) -> None:
    fields = typed_fields(form)
    for name in {fields[0], fields[-1]}:
        sent = sender.send(form, **{name: UNREADABLE["nul"]})
        assert sent.status == 400 and not sent.wrote, name
    for text in UNREADABLE.values():
        sent = sender.send(form, **dict.fromkeys(fields, text))
        assert sent.status == 400 and not sent.wrote, repr(text)


@EACH_FORM
def test_strange_text_everywhere_at_once(sender: Sender, form: Form) -> None:
    """Three rounds: each field meets three of the values, one a round."""
    texts = list(STRANGE.values())
    for start in range(0, len(texts), -(-len(texts) // 3)):
        filled = {name: texts[(start + index) % len(texts)] for index, name in enumerate(typed_fields(form))}
        sender.send(form, **filled).assert_whole(start)


@pytest.mark.parametrize("form", [form for form in FORMS if form.writes], ids=lambda form: form.title)
def test_strange_text_in_one_field_of_a_good_form(sender: Sender, form: Form) -> None:
    """Each field meets one of the values, each value some fields. The whole product is in the long test."""
    values = list(STRANGE.items())
    for index, name in enumerate(typed_fields(form)):
        # The two forms of a record share their fields.
        if form.title.startswith("client") and index % 2 == (form.title == "client, new"):
            continue
        check_one(sender, form, name, *values[(index * 5) % len(values)])


@pytest.mark.long
@EACH_FORM
def test_every_strange_text_in_every_field(sender: Sender, form: Form) -> None:
    for name in typed_fields(form):
        for what, text in STRANGE.items():
            check_one(sender, form, name, what, text)


def check_one(sender: Sender, form: Form, name: str, what: str, text: str) -> None:
    sent = sender.send(form, **{name: text})
    sent.assert_whole(f"{what} in {name}")
    if sent.status == 422:
        kept = [other for other in typed_fields(form) if other != name and is_kept(form, other)]
        lost = [other for other in kept if escape(form.data[other]) not in sent.text]
        assert lost == [], f"{what} in {name}: what was typed elsewhere is lost"


def is_kept(form: Form, name: str) -> bool:
    """Passwords are never sent back; the reason and the commune's code belong to the answer that asked for them."""
    hidden = {"password", "new", "again", "current", "force_reason", "birth_date", "addresses-0-insee", "next"}
    return (
        name not in hidden
        and bool(form.data[name])
        and not callable(form.data[name])
        and "{" not in str(form.data[name])
    )


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.parametrize("form", [TITLES[title] for title in ("client, new", "look-alikes", "note", "sign-in", "settings",
                                                              "not a duplicate", "export", "my password")], ids=lambda form: form.title)  # fmt: skip
def test_heavy_text_is_answered_quickly(sender: Sender, form: Form, name: str) -> None:
    for field in typed_fields(form)[-2:]:
        sent = sender.send(form, **{field: HEAVY[name]})
        sent.assert_whole(field)
        assert name != "10 MB" or (sent.status == 400 and not sent.wrote)
