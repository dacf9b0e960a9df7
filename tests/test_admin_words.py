"""The admin's labels and dates are Turkish."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from tests.factories import small_town


@pytest.mark.django_db
def test_a_label_that_begins_with_i_keeps_its_dot(client: Client) -> None:
    town = small_town()
    client.force_login(town.strategy)
    address = reverse("admin:indicators_indicator_change", args=[town.first.pk])

    page = client.get(address).content.decode()

    assert "İzleme sıklığı" in page
    assert "Izleme" not in page


@pytest.mark.parametrize("text", ["12.11.2024", "12/11/2024", "2024-11-12"])
def test_a_date_is_read_as_turkish_offices_write_it(text: str) -> None:
    field = forms.DateField(localize=True)

    assert field.clean(text) == date(2024, 11, 12)
    assert field.widget.format_value(date(2024, 11, 12)) == "12.11.2024"
