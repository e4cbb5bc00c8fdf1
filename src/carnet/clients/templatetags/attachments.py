"""What the templates of a client's files need."""

from typing import Any

from django import template

from carnet.clients.attachments import Shelf, shelf
from carnet.clients.forms.attachments import AddForm

register = template.Library()


@register.simple_tag(takes_context=True)
def files_of_the_client(context: dict[str, Any]) -> Shelf:
    """Those that the person who looks may see, of the nature that the address asks for."""
    request = context["request"]
    return shelf(context["client"], request.user, request.GET.get("nature", ""))


@register.simple_tag(takes_context=True)
def form_to_add_files(context: dict[str, Any]) -> AddForm:
    return AddForm(client=context["client"], user=context["request"].user)
