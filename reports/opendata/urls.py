"""The addresses of data under the language's prefix: of a plan, and of the whole installation."""

from __future__ import annotations

from django.urls import path

from reports.opendata import documents, files, pages
from reports.opendata.api.page import api_page

PLAN = "<slug:municipality>/<int:start>-<int:end>/"
FILES = PLAN + "veri/"
METADATA = "<slug:table>.csv-metadata.json"

urlpatterns = [
    path("veri/", pages.data, name="data"),
    path("veri/api/", api_page, name="api_page"),
    path("veri/" + METADATA, files.site_csvw, name="site_csvw"),
    path("veri/<slug:table>.csv", files.site_csv, name="site_csv"),
    path("veri/<slug:table>.xlsx", files.site_xlsx, name="site_xlsx"),
    path("veri/<slug:table>.json", files.site_table_json, name="site_table_json"),
    path(PLAN + "plan.json", documents.plan_json, name="plan_json"),
    path(PLAN + "plan.csv", documents.whole_csv, name="whole_csv"),
    path(PLAN + "plan.xlsx", documents.whole_xlsx, name="whole_xlsx"),
    path(FILES, pages.plan_data, name="plan_data"),
    path(FILES + "tum-tablolar.xlsx", files.all_xlsx, name="all_xlsx"),
    path(FILES + METADATA, files.plan_csvw, name="plan_csvw"),
    path(FILES + "<slug:table>.csv", files.plan_csv, name="plan_csv"),
    path(FILES + "<slug:table>.xlsx", files.plan_xlsx, name="plan_xlsx"),
    path(FILES + "<slug:table>.json", files.plan_table_json, name="plan_table_json"),
]
