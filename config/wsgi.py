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
