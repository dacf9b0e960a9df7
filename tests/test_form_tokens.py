"""Every form that is sent carries its token: what is included with `only` has none unless it is handed on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import ReportJob
from tests.factories import small_town

INCLUDE = re.compile(r'{% include "([^"]+)"([^%]*)%}')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def forms_without_token(folder: Path) -> set[tuple[str, str]]:
    """Return (template, what it includes) where a form that is included gets no token."""
    sources = {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*.html")
    }
    asking = {name for name, text in sources.items() if "{% csrf_token %}" in text}
    while True:  # what includes such a form needs the token as well
        more = {
            name
            for name, text in sources.items()
            for included, _how in INCLUDE.findall(text)
            if included in asking
        } - asking
        if not more:
            break
        asking |= more
    return {
        (name, included)
        for name, text in sources.items()
        for included, how in INCLUDE.findall(text)
        if included in asking
        and re.search(r"\bonly\b", how)
        and "csrf_token=csrf_token" not in how
    }


def test_every_form_that_is_included_is_handed_the_token(project_folder: Path) -> None:
    opens_nothing = ("staff/begin.html", "staff/_period.html")  # only periods begun

    assert forms_without_token(project_folder / "templates") - {opens_nothing} == set()


def test_a_form_without_a_token_is_found(tmp_path: Path) -> None:
    (tmp_path / "_form.html").write_text("<form>{% csrf_token %}</form>")
    (tmp_path / "_around.html").write_text('{% include "_form.html" %}')
    (tmp_path / "page.html").write_text('{% include "_around.html" with a=a only %}')

    assert forms_without_token(tmp_path) == {("page.html", "_around.html")}


@pytest.mark.django_db
def test_a_browser_s_wish_for_every_table_is_taken() -> None:
    town = small_town()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(town.strategy)
    page = browser.get(reverse("report_desk")).content.decode()
    [token] = TOKEN.findall(page)
    form = {"plan": town.plan.pk, "yil": "2024", "donem": "YEAR", "tur": "xlsx"}

    refused = browser.post(reverse("report_jobs"), form)
    taken = browser.post(reverse("report_jobs"), {**form, "csrfmiddlewaretoken": token})

    assert refused.status_code == 403
    assert taken["Location"] == reverse("report_job", args=[ReportJob.objects.get().pk])
