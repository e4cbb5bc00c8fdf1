from django.apps import AppConfig
from django.db.models.signals import post_migrate


class InvoicesConfig(AppConfig):
    name = "carnet.invoices"
    label = "invoices"
    verbose_name = "Factures"

    def ready(self) -> None:
        from carnet.invoices import guards

        # SQLite rebuilds a table that a migration changes, and loses its triggers: they are put back after each one.
        post_migrate.connect(guards.after_migration, sender=self, dispatch_uid="invoices.guards")
