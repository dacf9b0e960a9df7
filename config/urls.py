"""The addresses of the whole site; apps are named as strings so that nothing imports them."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("yonetim/", admin.site.urls),
]
