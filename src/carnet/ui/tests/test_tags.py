import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.test import RequestFactory

from carnet.ui.shell import MENU
from carnet.ui.templatetags.ui import icon_names


def written(source: str, path: str = "/", **context: object) -> str:
    return Template(source).render(Context({"request": RequestFactory().get(path), **context})).strip()


def test_an_icon_is_silent_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in written('{% icon "user" %}')
    assert 'role="img" aria-label="Imprimer"' in written('{% icon "printer" label="Imprimer" %}')


def test_an_unknown_icon_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(LookupError, match="no icon is called 'licorne'"):
        written('{% icon "licorne" %}')


def test_every_entry_of_the_menu_has_a_known_icon() -> None:
    assert {item.icon for item in MENU} <= icon_names()


def test_one_parameter_of_the_address_changes_and_the_others_stay() -> None:
    path = "/clients/?q=le+goff&tag=a&tag=b&after=12"
    assert written("{% query_with sort='name' after=None %}", path) == "q=le+goff&amp;tag=a&amp;tag=b&amp;sort=name"


def test_a_route_that_nobody_serves_is_an_empty_address() -> None:
    assert written('{% url_or_nothing "fusees:lancer" %}') == ""
    assert written('{% url_or_nothing "accounts:user" pk=3 %}') == "/utilisateurs/3/"


def test_a_message_may_carry_the_address_of_its_undo() -> None:
    message = Message(constants.SUCCESS, "Client désactivé.", extra_tags="undo:/clients/modifications/7/annuler/")
    assert written("{{ message|undo_address }}", message=message) == "/clients/modifications/7/annuler/"
    elsewhere = Message(constants.SUCCESS, "", extra_tags="undo:https://ailleurs.example/")
    assert written("{{ message|undo_address }}", message=elsewhere) == ""


class Paper(forms.Form):
    name = forms.CharField(label="Nom", help_text="Comme sur la facture.")
    kind = forms.ChoiceField(label="Type", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="D’accord", required=False)
    secret = forms.CharField(required=False, widget=forms.HiddenInput)


def field(name: str, data: dict[str, str] | None = None, **more: object) -> str:
    return written('{% include "ui/field.html" %}', field=Paper(data)[name], **more)


def test_a_field_ties_its_label_its_help_and_its_error_to_the_control() -> None:
    html = field("name", {"name": ""})
    assert '<label class="c-label" for="id_name">Nom' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_what_was_typed_stays_in_a_refused_field() -> None:
    assert 'value="&lt;b&gt;Le Goff"' in field("name", {"name": "<b>Le Goff"})


def test_choices_are_a_fieldset_with_a_legend() -> None:
    html = field("kind", segments=True)
    assert "<fieldset" in html
    assert "<legend" in html
    assert html.count('class="c-segment"') == 2


def test_the_choices_of_a_list_keep_their_boxes() -> None:
    assert field("kind").count('class="form-check-input"') == 2


def test_a_hidden_field_has_no_label() -> None:
    assert "<label" not in field("secret")


def test_the_summary_of_errors_leads_to_each_field() -> None:
    html = written('{% include "ui/form_errors.html" %}', form=Paper({"name": "", "kind": "a"}))
    assert '<a href="#id_name">Nom</a>' in html
    assert 'role="alert"' in html


def test_nothing_is_said_of_a_form_without_error() -> None:
    assert written('{% include "ui/form_errors.html" %}', form=Paper({"name": "x", "kind": "a"})) == ""


def test_nobody_who_looks_alike_leaves_the_box_empty() -> None:
    assert written('{% include "ui/lookalikes.html" %}', alikes=[]) == ""
