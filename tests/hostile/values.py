"""What nobody types in good faith, or what anybody pastes one day."""

MARKER = "<b id=xss>\"'&{{7*7}}"

# Text that the input gate refuses whole: no screen, no database and no file can hold it.
UNREADABLE = {
    "nul": "a\x00b",
    "escape sequence": "\x1b[31mrouge",
    "delete": "a\x7f",
}

# Text that a person may type: kept as it is or refused with a sentence, never evaluated, never a crash.
STRANGE = {
    "markup": MARKER,
    "script": "</script><svg onload=alert(1)>",
    "sql": "'; DROP TABLE clients_client; --",
    "like": "%_\\",
    "formula": "=HYPERLINK(\"http://x.example\";\"clic\")",
    "template": "{{ settings.SECRET_KEY }}{% debug %}%(x)s{0.__class__}",
    "typesetting": "#read(\"/etc/passwd\") $x$ *gras* @ref <label> \\",
    "right to left": "\u202egnp.exe\u2066",
    "arabic": "محمد العربي",
    "chinese": "王小明",
    "emoji": "👩‍🔧🏳️‍🌈",
    "accents apart": "Zoe\u0301" + "\u0301" * 40,
    "private use": "\ue000\ufdd0\U0010ffff",
    "zero width": "\u200b\u200d\ufeff\u2060",
    "blank": "\u00a0\u2003\u3000",
    "other digits": "١٢٣٤٥٦٧٨٩٠١٢٣٤",
    "huge number": "1" + "0" * 30,
    "negative": "-1",
    "infinity": "1e999",
    "not a number": "NaN",
    "path": "../../../../etc/passwd",
    "lines": "a\r\nSet-Cookie: b=1\r\n\r\n",
    "address": "javascript:alert(1)",
    "sharp s": "ß" * 50 + "İı",
    "500 letters": "é" * 500,
}  # fmt: skip

# One field says as much as all of them.
HEAVY = {
    "deep brackets": "[" * 100_000,
    "900 kB": "x" * 900_000,
    "10 MB": "x" * 10_000_000,
    "catastrophe of patterns": "a" * 50_000 + "!" + " " * 50_000 + "@" * 1_000,
}
