"""The site map: each app lists its own addresses under its prefix."""

from django.conf import settings
from django.urls import include, path

from carnet.config.health import health

urlpatterns = [
    path("", include("carnet.dashboard.urls")),
    path("sante/", health, name="health"),
    path("", include("carnet.accounts.urls")),
    path("", include("carnet.company.urls")),
    path("", include("carnet.jobs.urls")),
    path("", include("carnet.lists.urls")),
    path("messages/", include("carnet.mail.urls")),
    path("communes/", include("carnet.communes.urls")),
    path("clients/", include("carnet.clients.urls")),
    path("articles/", include("carnet.catalogue.urls")),
    path("documents/", include("carnet.sales.urls")),
    path("doublons/", include("carnet.duplicates.urls")),
    path("agenda/", include("carnet.appointments.urls")),
    path("sav/", include("carnet.aftersales.urls")),
    path("", include("carnet.exchange.urls")),
    path("factures/", include("carnet.invoices.urls")),
    path("devis/", include("carnet.quotes.urls")),
    path("commandes/", include("carnet.orders.urls")),
    path("livraisons/", include("carnet.deliveries.urls")),
]
if settings.DEBUG or settings.CARNET_TEST_SPEED:
    urlpatterns += [path("style/", include("carnet.ui.urls"))]

handler400 = "carnet.ui.views.bad_request"
handler403 = "carnet.ui.views.forbidden"
handler404 = "carnet.ui.views.not_found"
handler500 = "carnet.config.unavailable.server_error"
