"""İncele: where an indicator's numbers were printed, and the words and evidence beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from indicators.models import Evidence, IndicatorCitation, Method
from plans.models import SourceDocument
from tests.factories import Town
from tests.portal.builders import citation, closed_town, text_of

OBJECTIVE = "/tr/ornek/2020-2024/amac/1/1.1/"
PAGE = OBJECTIVE + "1.1.1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def test_explanation_deviation_and_measure_are_shown_with_public_evidence_only(
    client: Client, town: Town
) -> None:
    entry = town.first.actuals.get()
    town.first.actuals.update(
        explanation="Sayım yapıldı.",
        deviation_reason="Geç açıldı.",
        corrective_measure="Yeni irtibat noktası.",
    )
    shown = Evidence.objects.create(
        actual=entry, title="Özet", is_public=True, file=ContentFile(b"x", "ozet.txt")
    )
    hidden = Evidence.objects.create(
        actual=entry, title="Gizli liste", file=ContentFile(b"y", "liste.txt")
    )

    text = text_of(client, PAGE)

    assert "Açıklama Sayım yapıldı." in text
    assert "Sapma nedeni Geç açıldı." in text
    assert "Alınacak önlem Yeni irtibat noktası." in text
    assert "Özet" in text
    assert "Gizli liste" not in text
    handed_out = client.get(f"/kanit/{shown.pk}")
    assert handed_out.getvalue() == b"x"
    assert handed_out["Content-Disposition"].startswith("attachment")
    assert client.get(f"/kanit/{hidden.pk}").status_code == 404


def test_a_deviation_without_a_reason_is_named_and_none_is_asked_where_there_is_none(
    client: Client, town: Town
) -> None:
    assert "Sapma nedeni yazılmadı" in text_of(client, PAGE)

    town.first.actuals.update(value=Decimal(100))

    assert "Sapma nedeni" not in text_of(client, PAGE)


@pytest.mark.parametrize(
    ("terms", "actual"),
    [
        ({"method": Method.MAINTAIN, "tolerance": Decimal(5)}, "97"),
        ({"method": Method.DATA_ONLY}, "80"),
    ],
    ids=["inside the tolerance", "only followed"],
)
def test_no_reason_is_missed_where_none_was_asked(
    client: Client, town: Town, terms: dict[str, object], actual: str
) -> None:
    town.first.terms.update(**terms)
    town.first.actuals.update(value=Decimal(actual))

    assert "Sapma nedeni" not in text_of(client, PAGE)


def test_what_was_printed_is_quoted_with_place_and_fingerprint(
    client: Client, town: Town
) -> None:
    place = town.municipality
    IndicatorCitation.objects.create(
        indicator=town.first,
        field="weight_percent",
        citation=citation(place, "%60", page=67),
    )
    town.first.targets.update(citation=citation(place, "100", page=67))
    town.first.actuals.update(citation=citation(place, "80", cell="Sayfa1!C4"))

    text = text_of(client, PAGE)

    assert "Hedefe etkisi “%60” s. 67" in text
    assert "2024 hedefi “100” s. 67" in text
    assert "2024 gerçekleşeni “80” Sayfa1!C4" in text
    assert "SHA-256 " + "ab" * 32 in text


def test_a_picture_has_its_size_before_it_is_there(client: Client, town: Town) -> None:
    box = {"x0": Decimal(3), "top": Decimal("100.25"), "x1": 97, "bottom": Decimal(112)}
    IndicatorCitation.objects.create(
        indicator=town.first,
        field="weight_percent",
        citation=citation(
            town.municipality,
            "%60",
            page=67,
            crop=ContentFile(b"not read", "kesit.png"),
            **box,
        ),
    )
    document = SourceDocument.objects.get()
    document.source_address = "https://example.org/plan.pdf"
    document.save()

    html = client.get(PAGE).content.decode()

    # 144 dpi with 6 points around: 2 * (97 + 6 - 0) and 2 * (112 - 100,25 + 12)
    assert 'width="206" height="48" loading="lazy"' in html
    # The place itself: 3 and 6 points of paper before it, twice as many pixels.
    assert '<rect x="6" y="12" width="188" height="24"/>' in html
    assert 'alt="Belgeden kesit: %60"' in html
    assert (
        f'<a href="{document.source_address}" rel="external" lang="tr">plan.pdf</a>'
        in html
    )


def test_what_shares_a_box_shares_a_picture(client: Client, town: Town) -> None:
    box = {"x0": 10, "top": 10, "x1": 90, "bottom": 20}
    for field, text in (("code", "PG1.1.1"), ("name", "Göstergenin adı")):
        crop = ContentFile(b"x", "kesit.png")
        place = citation(town.municipality, text, page=67, crop=crop, **box)
        IndicatorCitation.objects.create(
            indicator=town.first, field=field, citation=place
        )

    html = client.get(PAGE).content.decode()

    assert html.count("<img ") == 1
    assert "<figcaption>Kod, Göstergenin adı, s. 67, kutu x 10–90, y 10–20" in html
    assert "“PG1.1.1”" in html
