"""The style page shows all of the stylesheet, and the templates use nothing outside of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from reports.portal.style import tokens_of

ROOT = Path(__file__).resolve().parent.parent.parent
CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "static/site.css").read_text(), flags=re.DOTALL)
SELECTORS = re.sub(r"\{[^{}]*\}", " ", CSS)
CLASSES = set(re.findall(r"\.([a-zA-Z][\w-]*)", SELECTORS))


def classes_in(html: str) -> set[str]:
    """Return every class that some markup has, whatever a template adds to it."""
    bare = re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{.*?\}\}", "*", html))
    names = " ".join(re.findall(r'class="([^"]*)"', bare)).split()
    return {name for name in names if "*" not in name}


@pytest.fixture
def page(client: Client) -> str:
    return client.get("/tr/stil/").content.decode()


def test_every_component_has_an_example_on_the_style_page(page: str) -> None:
    assert sorted(CLASSES - classes_in(page)) == []


def test_every_token_stands_on_the_style_page_with_its_value(page: str) -> None:
    tokens = tokens_of((ROOT / "static/site.css").read_text())

    assert {"--ink", "--sans", "--s7", "--page"} <= {each.name for each in tokens}
    assert [
        each.name for each in tokens if f"<code>{each.name}</code>" not in page
    ] == []


def test_a_dark_token_has_a_light_one() -> None:
    light, *others = (
        set(re.findall(r"(--[\w-]+):", root))
        for root in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    )

    for other in others:
        assert other <= light


def test_a_public_template_uses_only_what_the_stylesheet_has() -> None:
    templates = [
        *(ROOT / "templates/portal").rglob("*.html"),
        ROOT / "templates/base.html",
    ]

    strange = {each.name: classes_in(each.read_text()) - CLASSES for each in templates}

    assert {name: classes for name, classes in strange.items() if classes} == {}


def test_the_style_page_is_not_for_search_engines(page: str) -> None:
    assert '<meta name="robots" content="noindex">' in page
