"""The style guide: served only to who develops (CARNET_DEBUG) and to the tests."""

from django.urls import path

from carnet.ui import style_guide

app_name = "ui"
urlpatterns = [
    path("", style_guide.pieces, name="style"),
    path("fiche/", style_guide.record, name="style_record"),
    path("liste/", style_guide.listing, name="style_list"),
    path("formulaire/", style_guide.form, name="style_form"),
    path("bientot/", style_guide.pieces, name="style_soon"),
    path("suggestions/", style_guide.suggestions, name="style_suggestions"),
    path("communes/", style_guide.communes, name="style_communes"),
    path("ressemblances/", style_guide.lookalikes, name="style_lookalikes"),
    path("essai/<int:status>/", style_guide.trial, name="style_trial"),
    path("erreur/<int:status>/", style_guide.error, name="style_error"),
]
