"""What the screens of an import ask."""

from django import forms

from carnet.exchange.headings import Column
from carnet.exchange.importing import Plan
from carnet.exchange.reading import DELIMITERS

ENCODINGS = [
    ("", "deviné"),
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows (1252)"),
    ("iso8859-15", "ISO 8859-15"),
    ("cp850", "MS-DOS (850)"),
    ("mac-roman", "Macintosh"),
    ("utf-16", "UTF-16"),
]


class ReadingForm(forms.Form):
    """How the file is read, when its accents or its columns come out wrong."""

    encoding = forms.ChoiceField(label="Encodage", choices=ENCODINGS, required=False)
    delimiter = forms.ChoiceField(
        label="Séparateur",
        choices=[("", "deviné"), *((mark, name) for mark, name in DELIMITERS.items())],
        required=False,
    )


class ColumnsForm(forms.Form):
    """A select a column: what it holds."""

    def __init__(self, plan: Plan, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.plan = plan
        choices = [("", "— ne pas importer —"), *plan.vocabulary.choices()]
        for column in plan.mapping.columns:
            self.fields[name(column)] = forms.ChoiceField(
                label=column.title, choices=choices, required=False, initial=column.field
            )

    def rows(self) -> list[tuple[Column, forms.BoundField]]:
        return [(column, self[name(column)]) for column in self.plan.mapping.columns]

    def chosen(self) -> dict[str, str]:
        return {str(column.index): self.cleaned_data.get(name(column), "") for column in self.plan.mapping.columns}


def name(column: Column) -> str:
    return f"c{column.index}"
