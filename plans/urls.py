"""Addresses of the front door: log-in, passwords, second factor, single sign-on, first run."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import include, path, re_path
from django.views.generic import TemplateView

from plans import views

no_password = TemplateView.as_view(template_name="account/no_password.html")

passwords = [
    path("", account.password_change, name="account_change_password"),
    path("yok/", no_password, name="account_set_password"),
    path("unuttum/", account.password_reset, name="account_reset_password"),
    path(
        "gonderildi/", account.password_reset_done, name="account_reset_password_done"
    ),
    path(
        "yenilendi/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

second_factor = [
    path("", mfa.index, name="mfa_index"),
    path("kod/", mfa.authenticate, name="mfa_authenticate"),
    path("onay/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("kur/", totp.activate_totp, name="mfa_activate_totp"),
    path("kapat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("kodlar/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "kodlar/yenile/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "kodlar/indir/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

single_sign_on = [
    path("vazgecildi/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("hata/", social.login_error, name="socialaccount_login_error"),
    path("<slug:provider_id>/", views.single_sign_on, name="openid_connect_login"),
    path("<slug:provider_id>/donus/", oidc.callback, name="openid_connect_callback"),
]

urlpatterns = [
    path("giris/", views.FrontDoor.as_view(), name="account_login"),
    path("giris/kapali/", account.account_inactive, name="account_inactive"),
    path("giris/onay/", account.reauthenticate, name="account_reauthenticate"),
    path("cikis/", account.logout, name="account_logout"),
    path("kurulum/", views.setup, name="setup"),
    path("kaynak-belge/<int:pk>/", views.kept_document, name="kept_document"),
    path("sifre/", include(passwords)),
    path("ikinci-adim/", include(second_factor)),
    path("kurum-girisi/", include(single_sign_on)),
]
