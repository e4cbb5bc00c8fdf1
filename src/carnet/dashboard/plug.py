"""The home page in the menu."""

from carnet.ui.shell import MENU, MenuItem

MENU.register(MenuItem("home", "Accueil", "dashboard:home", "home", order=10, mobile=True))
