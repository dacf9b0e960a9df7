"""The addresses of the public pages, under the language's prefix."""

from __future__ import annotations

from django.urls import path

from reports.feeds import urls as feeds
from reports.official import views as official
from reports.opendata import urls as opendata
from reports.portal import (
    asking,
    comparing,
    find,
    freshness,
    method,
    places,
    quality,
    share_urls,
    since,
    site_urls,
    sources,
    units,
    views,
)

PLAN = "<slug:municipality>/<int:start>-<int:end>/"
GOAL = PLAN + "amac/<str:goal>/"
OBJECTIVE = GOAL + "<str:objective>/"
INDICATOR = OBJECTIVE + "<str:indicator>/"

urlpatterns = [
    *site_urls.urlpatterns,
    *opendata.urlpatterns,
    *feeds.urlpatterns,
    *share_urls.urlpatterns,
    path("", places.municipality_list, name="municipality_list"),
    path("nasil-hesapliyoruz/", method.method, name="method"),
    path("ara/", find.search, name="search"),
    path("karsilastir/", comparing.compare_towns, name="compare_towns"),
    path("kaynak/<int:pk>/", sources.citation, name="citation"),
    path("soru/<uuid:key>/", asking.question, name="question"),
    path(PLAN, views.plan, name="plan"),
    path(PLAN + "birimler/", units.units, name="units"),
    path(PLAN + "birim/<int:unit>/", units.unit, name="unit"),
    path(PLAN + "gostergeler/", units.indicators, name="indicators"),
    path(PLAN + "hedef-degisiklikleri/", views.target_changes, name="target_changes"),
    path(PLAN + "yillari-karsilastir/", comparing.compare_years, name="compare_years"),
    path(PLAN + "plan-kalitesi/", quality.plan_quality, name="plan_quality"),
    path(PLAN + "guncellik/", freshness.freshness, name="freshness"),
    path(PLAN + "degisenler/", since.changes_since, name="changes_since"),
    path(PLAN + "sorular/", asking.questions, name="questions"),
    path(PLAN + "tablolar/", official.official_tables, name="official_tables"),
    path(
        PLAN + "tablolar/<slug:kind>.<slug:suffix>",
        official.official_table,
        name="official_table",
    ),
    path(GOAL, views.goal, name="goal"),
    path(OBJECTIVE, views.objective, name="objective"),
    path(INDICATOR, views.indicator, name="indicator"),
    path(INDICATOR + "soru/", asking.ask, name="ask"),
    # Last: every other page of one word comes before it.
    path("<slug:municipality>/", places.municipality, name="municipality"),
]
