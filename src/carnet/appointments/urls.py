"""/agenda/…: the agenda, one appointment and what is done to it, teams, absences, the feed."""

from django.urls import path

from carnet.appointments.views import acts, agenda, appointment, carrying, feed, settings

app_name = "appointments"
urlpatterns = [
    # The agenda
    path("", agenda.index, name="agenda"),
    path("ma-journee/", carrying.my_day, name="my_day"),
    path("hors-reseau.js", carrying.worker, name="worker"),
    path("journee.pdf", agenda.day_sheet, name="day_sheet"),
    # One appointment
    path("nouveau/", appointment.new, name="new"),
    path("avis/", appointment.advice, name="advice"),
    path("lieux/", appointment.places, name="places"),
    path("<int:pk>/", appointment.page, name="page"),
    path("<int:pk>/modifier/", appointment.edit, name="edit"),
    path("<int:pk>/reporter/", appointment.postpone, name="postpone"),
    path("<int:pk>/fiche.pdf", appointment.sheet, name="sheet"),
    path("<int:pk>/ecrire/", appointment.write, name="write"),
    # What is done to it
    path("<int:pk>/deplacer/", acts.move, name="move"),
    path("<int:pk>/fait/", acts.finish, name="finish"),
    path("<int:pk>/absent/", acts.client_absent, name="absent"),
    path("<int:pk>/annuler/", acts.cancel, name="cancel"),
    path("<int:pk>/rouvrir/", acts.reopen, name="reopen"),
    path("actes/<int:change_set_id>/annuler/", acts.undo, name="undo"),
    # Who is there, and when
    path("absences/", settings.absences, name="absences"),
    path("absences/<int:pk>/retirer/", settings.remove_absence, name="absence_remove"),
    path("equipes/", settings.teams, name="teams"),
    path("equipes/nouvelle/", settings.team, name="team_new"),
    path("equipes/<int:pk>/", settings.team, name="team"),
    path("reglages/", settings.options, name="settings"),
    # The feed
    path("abonnement/", feed.subscription, name="subscription"),
    path("abonnement/fermer/", feed.close, name="subscription_close"),
    path("flux/<str:secret>.ics", feed.calendar, name="feed"),
]
