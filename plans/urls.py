"""Addresses of the front door: log-in, passwords, first run."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import path

from plans import views

urlpatterns = [
    path("giris/", views.FrontDoor.as_view(), name="login"),
    path("cikis/", views.log_out, name="logout"),
    path("kurulum/", views.setup, name="setup"),
    path("kaynak-belge/<int:pk>/", views.kept_document, name="kept_document"),
    path("sifre/", auth.PasswordChangeView.as_view(), name="password_change"),
    path(
        "sifre/degisti/",
        auth.PasswordChangeDoneView.as_view(),
        name="password_change_done",
    ),
    path(
        "sifre/unuttum/",
        auth.PasswordResetView.as_view(
            email_template_name="registration/password_reset_email.txt"
        ),
        name="password_reset",
    ),
    path(
        "sifre/gonderildi/",
        auth.PasswordResetDoneView.as_view(),
        name="password_reset_done",
    ),
    path(
        "sifre/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path(
        "sifre/yenilendi/",
        auth.PasswordResetCompleteView.as_view(),
        name="password_reset_complete",
    ),
]
