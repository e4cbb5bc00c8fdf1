"""Templates lose their indentation, never a blank between two words."""

from carnet.ui.compact import compact


def test_lines_lose_their_indentation_and_lines_that_decide_their_end() -> None:
    written = "<p>\n    {% if x %}\n      a\n    {% else %}\n      b\n    {% endif %}\n\n  c d\n</p>\n"
    assert compact(written) == "<p>\n{% if x %}a\n{% else %}b\n{% endif %}c d\n</p>\n"


def test_what_shows_something_keeps_its_place() -> None:
    written = '{% if x %}<b>a</b>{% endif %}\n  {% icon "plus" %}\n  {{ b }}\n  {% include "x.html" %} c'
    assert compact(written) == '{% if x %}<b>a</b>{% endif %}\n{% icon "plus" %}\n{{ b }}\n{% include "x.html" %} c'
