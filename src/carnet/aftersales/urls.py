"""/sav/…: cases, reports, products fitted, receptions of works."""

from django.urls import path

from carnet.aftersales.views import case, listing, product, reception, report

app_name = "aftersales"
urlpatterns = [
    # Cases
    path("", listing.index, name="list"),
    path("exporter/", listing.export, name="export"),
    path("imprimer/", listing.together, name="print"),
    path("garanties/", listing.costs, name="costs"),
    path("nouveau/", case.new, name="new"),
    path("<int:pk>/", case.page, name="page"),
    path("<int:pk>/modifier/", case.edit, name="edit"),
    path("<int:pk>/etape/", case.step, name="step"),
    path("<int:pk>/photos/", case.photos, name="photos"),
    path("<int:pk>/chiffrer/<slug:kind>/", case.charge, name="charge"),
    path("<int:pk>/dossier.pdf", case.pdf, name="pdf"),
    # Interventions
    path("<int:pk>/rapport/", report.new, name="report"),
    path("rapports/<int:pk>.pdf", report.pdf, name="report_pdf"),
    # What is fitted
    path("produits/nouveau/", product.new, name="product_new"),
    path("produits/depuis/<slug:kind>/<int:key>/", product.from_document, name="product_from"),
    path("produits/<int:pk>/", product.edit, name="product"),
    path("produits/<int:pk>/retirer/", product.remove, name="product_remove"),
    # Works received
    path("receptions/nouvelle/", reception.new, name="reception_new"),
    path("receptions/<int:pk>/", reception.page, name="reception"),
    path("receptions/<int:pk>/lever/", reception.lift, name="reception_lift"),
    path("receptions/<int:pk>/pv.pdf", reception.pdf, name="reception_pdf"),
]
