"""Addresses of plans by Excel, under /veri-girisi/excel/plan/."""

from __future__ import annotations

from django.urls import path

from ingest.views import plan_book

urlpatterns = [
    path("", plan_book.plan_books, name="plan_books"),
    path("<int:pk>.xlsx", plan_book.plan_book, name="plan_book"),
    path("denetim/", plan_book.plan_book_check, name="plan_book_check"),
    path("denetim/isaretli.xlsx", plan_book.marked_plan_book, name="marked_plan_book"),
]
