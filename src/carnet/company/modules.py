"""Modules: the parts of the product that a firm switches on and off.

Off: its menu, tabs, buttons, tiles and addresses are gone; what was written stays, and past lines of the history
stay readable, without link. What it must go on doing for what exists (legal archives, checks of the base) goes on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Module:
    """`apps`: the packages that leave with it; `needs`: codes of modules without which it cannot work."""

    code: str
    label: str
    help: str
    apps: tuple[str, ...]
    needs: tuple[str, ...] = ()
    order: int = 100

    def __post_init__(self) -> None:
        """Raises ValueError at start: a name that is no package of ours would switch nothing off."""
        if strange := [app for app in self.apps if not app.startswith("carnet.")]:
            raise ValueError(f"module {self.code!r}: write the whole name of the package, not {strange}")


MODULES: Registry[Module] = Registry("modules")


def apps_off() -> frozenset[str]:
    """The packages that the firm switched off."""
    from carnet.company.models import Options

    off = set(Options.current().modules_off)
    return frozenset(app for module in MODULES if module.code in off for app in module.apps)


def asked_once() -> Callable[[str], bool]:
    """Is this app off? The base is asked once, and only about an app that a module holds."""
    off = cache(apps_off)
    return lambda app: of_app(app) is not None and app in off()


def of_app(app: str) -> Module | None:
    return next((module for module in MODULES if app in module.apps), None)


def missing(on: Iterable[str]) -> list[str]:
    """One sentence for each module of `on` that needs another which is not."""
    chosen = set(on)
    return [
        f"« {module.label} » a besoin de « {MODULES[need].label} » : cochez-le aussi, ou décochez les deux."
        for module in MODULES
        if module.code in chosen
        for need in module.needs
        if need not in chosen
    ]
