"""Addresses of the staff's pages."""

from __future__ import annotations

from django.urls import path

from indicators.views import (
    approval,
    autosave,
    chasing,
    correction,
    decision,
    door,
    entry,
    evaluation,
    evidence,
    periods,
    quality,
    story,
)

urlpatterns = [
    path("basla/", door.begin, name="begin"),
    path("veri-girisi/", entry.enter_figures, name="staff_home"),
    path(
        "veri-girisi/satir/<int:period>/<int:key>/",
        autosave.save_row,
        name="save_row",
    ),
    path(
        "veri-girisi/hedef/<int:period>/<int:key>/",
        autosave.save_objective,
        name="save_objective",
    ),
    path("duzeltme/<int:pk>/", correction.correct_figure, name="correct_figure"),
    path("onay/", approval.approvals, name="approvals"),
    path("onay/hedef/", evaluation.decide_evaluations, name="decide_evaluations"),
    path(
        "onay/hedef/<int:pk>/",
        evaluation.decide_evaluation,
        name="decide_evaluation",
    ),
    path("onay/<int:pk>/", decision.decide, name="decide"),
    path("donemler/", periods.periods, name="periods"),
    path("donemler/<int:pk>/", periods.period, name="period"),
    path("geciken/", chasing.overdue, name="overdue"),
    path("veri-girisi/kanit/<int:pk>/", evidence.kept_file, name="kept_evidence"),
    path("gecmis/gosterge/<int:pk>/", story.indicator_story, name="indicator_story"),
    path("plan-kalitesi/", quality.plan_quality, name="staff_quality"),
]
