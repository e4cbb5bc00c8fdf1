"""Rights: named rules, one place each. An app registers its own in its plug.py; views and acts ask by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.kernel.errors import Forbidden
from carnet.kernel.registry import Registry

EVERYBODY = frozenset(Role)


@dataclass(frozen=True)
class Right:
    """`code` is `app.verb`; `label` completes « Vous ne pouvez pas … »; `test` narrows by subject or by options."""

    code: str
    label: str
    roles: frozenset[Role]
    test: Callable[[User, Any], bool] | None = None


RIGHTS: Registry[Right] = Registry("rights")


def may(user: object, code: str, subject: object = None) -> bool:
    """Raises LookupError for a right that nobody registered."""
    right = RIGHTS[code]
    if not isinstance(user, User) or not user.is_active or user.role not in right.roles:
        return False
    return right.test is None or right.test(user, subject)


def require(actor: Actor, code: str, subject: object = None) -> None:
    """The check of an act: the system may do everything, a person what their rights say. Raises Forbidden."""
    if actor.user is not None and not may(actor.user, code, subject):
        raise Forbidden(f"Vous ne pouvez pas {RIGHTS[code].label}. Demandez-le à la direction.")


P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponseBase]


def right(code: str) -> Callable[[View[R, P]], View[R, P]]:
    """Decorator of a view: 403 with a sentence for who has not the right, before anything is read or written."""

    def decorate(view: View[R, P]) -> View[R, P]:
        @wraps(view)
        def checked(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may(request.user, code):
                raise PermissionDenied(f"Vous ne pouvez pas {RIGHTS[code].label}. Demandez-le à la direction.")
            return view(request, *args, **kwargs)

        checked.right = code  # type: ignore[attr-defined]
        return cast(View[R, P], checked)

    return decorate
