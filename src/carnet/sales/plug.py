"""What the documents share with the rest of the house."""

from carnet.sales import finding
from carnet.search.sources import NUMBERED, Numbered
from carnet.ui.shell import MENU, MenuItem

MENU.register(
    MenuItem(
        "documents", "Documents", "sales:settings", "file-text", right="company.settings", order=901, group="settings"
    )
)
NUMBERED.register(Numbered("documents", "Documents", finding.find))
