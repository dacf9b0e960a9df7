"""The addresses of what readers follow, under the language's prefix."""

from __future__ import annotations

from django.urls import path

from reports.feeds import chain, views

PLAN = "<slug:municipality>/<int:start>-<int:end>/"
OBJECTIVE = PLAN + "amac/<str:goal>/<str:objective>/"
ATOM = "akis.xml"

urlpatterns = [
    path(
        f"<slug:municipality>/{ATOM}", views.municipality_feed, name="municipality_feed"
    ),
    path(PLAN + ATOM, views.plan_feed, name="plan_feed"),
    path(OBJECTIVE + ATOM, views.objective_feed, name="objective_feed"),
    path(PLAN + chain.FILE, chain.plan_chain, name="plan_chain"),
]
