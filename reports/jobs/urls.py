"""Addresses of what is made away from the request."""

from __future__ import annotations

from django.urls import path

from reports.jobs import schedule_views, views

urlpatterns = [
    path("isler/", views.report_jobs, name="report_jobs"),
    path("isler/<int:pk>/", views.report_job, name="report_job"),
    path("isler/<int:pk>/dosya/", views.report_job_file, name="report_job_file"),
    path("isler/<int:pk>/sil/", views.discard_job, name="discard_report_job"),
    path("zamanlanmis/", schedule_views.schedules, name="report_schedules"),
    path("zamanlanmis/<int:pk>/", schedule_views.schedule, name="report_schedule"),
]
