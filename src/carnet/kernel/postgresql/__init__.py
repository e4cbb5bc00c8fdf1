"""Django's PostgreSQL, which keeps ready the statements that are always the same (carnet.kernel.ready)."""
