"""What a page tells whoever shares its link."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import get_language

from reports.portal.sharing import Row, card_of, site_card
from reports.years import PlanYear

register = template.Library()
LOCALES = {"tr": "tr_TR", "en": "en_GB"}
PICTURE = "paylasim.png"


@register.inclusion_tag("portal/_shared_link.html", takes_context=True)
def shared_link(
    context: Context, shown: PlanYear | None = None, row: Row | None = None
) -> dict[str, object]:
    """Return the page's title, sentence and picture for readers of links; of the site without a row."""
    request: HttpRequest = context["request"]
    query = "" if shown is None else shown.query
    card = site_card() if shown is None or row is None else card_of(shown, row)
    page = request.build_absolute_uri(request.path)
    return {
        "card": card,
        "page": page + query,
        "picture": page + PICTURE + query,
        "locale": LOCALES.get(get_language() or "tr", "tr_TR"),
    }
