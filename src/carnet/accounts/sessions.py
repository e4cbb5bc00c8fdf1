"""Sessions in the base, read by a query whose SQL is made once: every answer begins by it."""

from django.contrib.sessions.backends.db import SessionStore as Store
from django.contrib.sessions.models import Session
from django.utils import timezone

from carnet.kernel.prepared import Prepared

_KEPT = Prepared(lambda key: Session.objects.filter(session_key=key))


class SessionStore(Store):
    def _get_session_from_db(self) -> Session | None:
        kept: list[Session] = _KEPT(self.session_key or "")
        if kept and kept[0].expire_date > timezone.now():
            return kept[0]
        self._session_key = None
        return None
