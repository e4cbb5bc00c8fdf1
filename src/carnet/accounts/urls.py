from django.contrib.auth.views import LoginView
from django.urls import path

from carnet.accounts.middleware import public

app_name = "accounts"
urlpatterns = [path("connexion/", public(LoginView.as_view(template_name="accounts/sign_in.html")), name="sign_in")]
