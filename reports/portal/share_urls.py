"""The addresses of what others show of a page: cards in a frame, and pictures of shared links."""

from __future__ import annotations

from django.urls import path

from reports.portal import embed

OBJECTIVE = "<slug:municipality>/<int:start>-<int:end>/amac/<str:goal>/<str:objective>/"
INDICATOR = OBJECTIVE + "<str:indicator>/"
FRAMED = "gomulu/"

urlpatterns = [
    path(OBJECTIVE + FRAMED, embed.embedded_objective, name="embedded_objective"),
    path(INDICATOR + FRAMED, embed.embedded_indicator, name="embed"),
]
