"""The addresses of what others show of a page: cards in a frame, and pictures of shared links."""

from __future__ import annotations

from django.urls import path

from reports.portal import embed, pictures

PLACE = "<slug:municipality>/"
PLAN = PLACE + "<int:start>-<int:end>/"
GOAL = PLAN + "amac/<str:goal>/"
OBJECTIVE = GOAL + "<str:objective>/"
INDICATOR = OBJECTIVE + "<str:indicator>/"
FRAMED = "gomulu/"
PICTURE = "paylasim.png"

urlpatterns = [
    path(OBJECTIVE + FRAMED, embed.embedded_objective, name="embedded_objective"),
    path(INDICATOR + FRAMED, embed.embedded_indicator, name="embed"),
    path(PICTURE, pictures.site_picture, name="site_picture"),
    path(PLACE + PICTURE, pictures.municipality_picture, name="municipality_picture"),
    path(PLAN + PICTURE, pictures.plan_picture, name="plan_picture"),
    path(GOAL + PICTURE, pictures.goal_picture, name="goal_picture"),
    path(OBJECTIVE + PICTURE, pictures.objective_picture, name="objective_picture"),
    path(INDICATOR + PICTURE, pictures.indicator_picture, name="indicator_picture"),
]
