"""What templates that receive files need."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def file_limit() -> int:
    """The longest file taken, in bytes."""
    return int(settings.CARNET_FILE_LIMIT)
