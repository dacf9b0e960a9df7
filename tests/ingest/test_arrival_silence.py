"""A file whose reader is not heard of any more: whoever waits for it is told so."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ingest.models import Intake, IntakeState
from ingest.receive import receive
from plans.at_work import BEAT
from plans.models import Municipality

pytestmark = pytest.mark.django_db
QUIETLY = "Bir süredir haber yok"
CUT_OFF = "Yarıda kesildi."


@pytest.mark.parametrize(
    ("beats", "said"),
    [(2, []), (4, [QUIETLY]), (13, [CUT_OFF])],
    ids=["heard of", "quiet", "silent"],
)
def test_whoever_waits_is_told_that_there_is_no_news(
    planner: Client, municipality: Municipality, beats: int, said: list[str]
) -> None:
    receive(b"Belge", name="kart.txt", municipality=municipality, by=User.objects.get())
    Intake.objects.update(
        state=IntakeState.READING,
        reader="başka-sunucu 7",
        seen_at=timezone.now() - beats * BEAT,
    )

    page = planner.get(reverse("arrivals")).content.decode()

    assert [each for each in (QUIETLY, CUT_OFF) if each in page] == said
