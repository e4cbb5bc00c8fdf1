"""Our template of a select says what Django's says."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template


class Order(forms.Form):
    who = forms.ChoiceField(
        choices=[("", "—"), (1, "<Anne>"), ("Équipe", [("a", "A"), ("b", 'B"')])], initial="b", required=False
    )
    many = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y")], initial=["x", "y"], widget=forms.SelectMultiple)


def _words(html: str) -> list[str]:
    return html.split()


def test_it_is_ours_and_gives_the_same_options() -> None:
    assert "carnet" in str(get_template("django/forms/widgets/select.html").origin)  # type: ignore[attr-defined]
    ours, theirs = Order(), Order(renderer=DjangoTemplates())
    for name in ("who", "many"):
        assert _words(str(ours[name])) == _words(str(theirs[name]))
