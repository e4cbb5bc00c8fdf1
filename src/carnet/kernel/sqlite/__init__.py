"""Django's SQLite, with a queue in front of its one lock (docs/decisions/0014-a-queue-before-the-lock.md)."""
