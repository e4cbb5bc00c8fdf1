"""What one page tells the next (« Modification enregistrée. »): in a signed cookie, so that nobody waits to write the base for it.

In the session it cost two more transactions a save: to put it there, and to take it away at the next page. A long one still goes there.
"""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class Cookie(CookieStorage):
    cookie_name = f"{settings.SESSION_COOKIE_NAME}-messages"


class Storage(FallbackStorage):
    storage_classes = (Cookie, SessionStorage)
