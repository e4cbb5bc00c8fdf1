"""What a list's page shows of the engine: its views, its columns."""

from dataclasses import dataclass

from django.http import QueryDict

from carnet.accounts.models import User
from carnet.lists.definition import LISTS, Column, ListDefinition
from carnet.lists.models import SavedView, lasting


@dataclass(frozen=True)
class Shown:
    definition: ListDefinition
    columns: list[Column]
    views: list[SavedView]
    current: SavedView | None
    address: str  # this list, as a view would keep it
    user: User

    @property
    def choices(self) -> list[tuple[Column, bool]]:
        """Every column, those that are shown first and in their order."""
        rest = [column for column in self.definition.columns if column not in self.columns]
        return [*((column, True) for column in self.columns), *((column, False) for column in rest)]


def shown(code: str, get: QueryDict, user: User) -> Shown:
    """One query, whatever the number of views."""
    definition = LISTS[code]
    views = list(SavedView.objects.of(code, user))
    for view in views:
        view.removable = view.may_be_dropped_by(user)
    address = lasting(get.urlencode())
    current = next((view for view in views if _same(view.address, address)), None)
    return Shown(definition, definition.chosen(get.get("colonnes", "")), views, current, address, user)


def _same(one: str, other: str) -> bool:
    def meaning(text: str) -> dict[str, list[str]]:
        return {name: values for name, values in QueryDict(text).lists() if any(values)}

    return meaning(one) == meaning(other)
