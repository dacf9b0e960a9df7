"""The addresses of the whole site; apps are named as strings so that nothing imports them."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

change_password = RedirectView.as_view(pattern_name="account_change_password")

urlpatterns = [
    path("", include("plans.urls")),
    path("", include("indicators.urls")),
    path("belgeler/", include("ingest.urls")),
    path("veri-girisi/excel/plan/", include("ingest.plan_book_urls")),
    path("veri-girisi/excel/", include("ingest.filled_urls")),
    path("sorular/", include("reports.asking.urls")),
    path("raporlar/", include("reports.desk.urls")),
    path("raporlar/", include("reports.jobs.urls")),
    # One door for everybody: the admin has no log-in of its own.
    path("yonetim/login/", secure_admin_login(RedirectView.as_view(url="/yonetim/"))),
    path("yonetim/logout/", logout),
    path("yonetim/password_change/", change_password),
    path("yonetim/", admin.site.urls),
    path("", include("reports.portal.plain_urls")),
    *i18n_patterns(path("", include("reports.portal.urls"))),
]
