"""From a figure in the admin to the pages on which what comes next is done."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.models import ActualEntry
from plans.access import Access

State = ActualEntry.State


def onward(
    entry: ActualEntry | None, access: Access
) -> tuple[tuple[str, str | Promise], ...]:
    """Return addresses and labels of what a person may do next with a figure; a new one has none.

    An approved figure is corrected by a new one, which an approved correction in its turn
    replaces; the office decides, and may say what a document left unsaid.
    """
    if entry is None:
        return ()
    links: list[tuple[str, str | Promise]] = [
        (reverse("indicator_story", args=[entry.indicator_id]), _("Göstergenin öyküsü"))
    ]
    if ActualEntry.objects.public().filter(pk=entry.pk).exists():
        links.append((reverse("correct_figure", args=[entry.pk]), _("Düzelt")))
    if entry.state == State.SUBMITTED and access.has_office:
        links.append((reverse("decide", args=[entry.pk]), _("Karar sayfası")))
    return tuple(links)
