from django.urls import path

from carnet.accounts.views import account, session, users

app_name = "accounts"
urlpatterns = [
    path("connexion/", session.sign_in, name="sign_in"),
    path("connexion/demonstration/<int:pk>/", session.sign_in_as, name="sign_in_as"),
    path("deconnexion/", session.sign_out, name="sign_out"),
    path("invitation/<str:token>/", session.invitation, name="invitation"),
    path("mon-compte/", account.account, name="account"),
    path("mon-compte/mot-de-passe/", account.change_password, name="change_password"),
    path("utilisateurs/", users.users, name="users"),
    path("utilisateurs/nouveau/", users.add, name="add"),
    path("utilisateurs/<int:pk>/", users.change, name="user"),
    path("utilisateurs/<int:pk>/invitation/", users.invite, name="invite"),
    path("utilisateurs/<int:pk>/fermer/", users.close, name="close"),
    path("utilisateurs/<int:pk>/rouvrir/", users.reopen, name="reopen"),
    path("utilisateurs/<int:pk>/deconnecter/", users.end_sessions, name="end_sessions"),
]
