"""What templates that receive files need."""

from django import template
from django.conf import settings

register = template.Library()


@register.filter
def weight(size: int) -> str:
    """`20 Mo`, `1,4 Mo`, `3 ko`: what people read on their own files."""
    if size >= 1_000_000:
        return f"{size / 1e6:.1f}".replace(".0", "").replace(".", ",") + "\xa0Mo"
    return f"{max(1, round(size / 1000))}\xa0ko"


@register.simple_tag
def file_limit() -> int:
    """The longest file taken, in bytes."""
    return int(settings.CARNET_FILE_LIMIT)
