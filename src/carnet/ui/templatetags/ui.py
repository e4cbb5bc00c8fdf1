"""Template helpers available in every template without `{% load %}`."""

from django import template

register = template.Library()


@register.filter
def may(user: object, right: str) -> bool:
    """`{% if request.user|may:"clients.export" %}`"""
    return bool(user.has_perm(right))  # type: ignore[attr-defined]
