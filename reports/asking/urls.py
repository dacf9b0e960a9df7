"""Addresses of the staff's pages of questions."""

from __future__ import annotations

from django.urls import path

from reports.asking import desk

urlpatterns = [
    path("", desk.question_desk, name="question_desk"),
    path("<int:pk>/", desk.decide_question, name="decide_question"),
]
