"""Formulas kept asleep: a text that a spreadsheet would compute gets an apostrophe going out, loses it coming in.

`unguard(guard(text)) == text` for every text: one that already looks guarded is guarded once more.
"""

import re

# Leading blanks and controls count: spreadsheets skip them. The last four are the full-width twins of = + - @.
_DANGEROUS = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x20\u200b\ufeff]*[=+\-@＝＋－＠])")
_FIRST = frozenset("'=+-@＝＋－＠\t\r\n")


def guard(text: str) -> str:
    if text and (text[0] in _FIRST or text[0] <= " " or text[0] > "\x7e") and _DANGEROUS.match(text):
        return "'" + text
    return text


def unguard(text: str) -> str:
    return text[1:] if text[:1] == "'" and _DANGEROUS.match(text) else text
