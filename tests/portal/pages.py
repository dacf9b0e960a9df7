"""Every kind of public page, by an address of its own in Turkish.

The small town and the demo both have what stands here: tests walk the list, `make shots` draws it.
"""

from __future__ import annotations

PLACE = "/tr/ornek/"
PLAN = PLACE + "2020-2024/"
GOAL = PLAN + "amac/1/"
OBJECTIVE = GOAL + "1.1/"
INDICATOR = OBJECTIVE + "1.1.1/"

# Pages of the site as a whole.
SITE_PAGES = [
    "/tr/",
    "/tr/nasil-hesapliyoruz/",
    "/tr/ara/",
    "/tr/ara/?q=hedef",
    "/tr/karsilastir/",
    "/tr/karsilastir/?tur=bilinmiyor&nufus=bilinmiyor",
    "/tr/veri/",
    "/tr/veri/api/",
    "/tr/erisilebilirlik/",
    "/tr/gizlilik/",
    "/tr/stil/",
]

# Pages that are not there once the plan is not public, and say so where it is fictional.
PLAN_PAGES = [
    PLACE,
    PLAN,
    PLAN + "birimler/",
    PLAN + "gostergeler/",
    PLAN + "hedef-degisiklikleri/",
    PLAN + "plan-kalitesi/",
    PLAN + "yillari-karsilastir/",
    PLAN + "guncellik/",
    PLAN + "degisenler/",
    PLAN + "sorular/",
    PLAN + "tablolar/",
    PLAN + "veri/",
    GOAL,
    OBJECTIVE,
    INDICATOR,
]

PAGES = [*SITE_PAGES, *PLAN_PAGES]
