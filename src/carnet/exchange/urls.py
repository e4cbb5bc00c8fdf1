"""/imports/… and /exports/: what comes in, who took out what."""

from django.urls import include, path

from carnet.exchange.views import acts, exports, files, verdicts

imports = [
    path("", files.index, name="index"),
    path("<int:pk>/", verdicts.show, name="show"),
    path("<int:pk>/colonnes/", files.columns, name="columns"),
    path("<int:pk>/regle/", verdicts.rule, name="rule"),
    path("<int:pk>/decider/", verdicts.decide, name="decide"),
    path("<int:pk>/importer/", acts.write, name="write"),
    path("<int:pk>/reprendre/", acts.resume, name="resume"),
    path("<int:pk>/annuler/", acts.undo, name="undo"),
    path("<int:pk>/abandonner/", acts.abandon, name="abandon"),
    path("<int:pk>/refuses.csv", acts.refused, name="refused"),
]
urlpatterns = [
    path("imports/", include((imports, "imports"))),
    path("exports/", include(([path("", exports.journal, name="journal")], "exports"))),
]
