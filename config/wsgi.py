"""The WSGI application that a web server such as gunicorn runs."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# What has been loaded by now stays: the collector need not walk through it time and again.
gc.collect()
gc.freeze()
# Of a page with thousands of rows each is alive until the last is written: asked after every
# 700, as Python does unless told, a third of the time went into finding nothing to collect.
gc.set_threshold(50_000, 10, 10)
