"""Durum: the word under which an indicator stands in a year; every indicator has exactly one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.scoring import Band, Flag
from reports.rows import IndicatorRow

# How an address writes the four bands, whatever words a municipality has for them.
IN_ADDRESS = {
    "reach": "ulasildi",
    "near": "yakin",
    "behind": "gerisinde",
    "far": "cok-gerisinde",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A status by its word in an address, its shape on a page and its name.

    `own` is the name that a municipality has for it; the words that come with the product are
    said in English too.
    """

    key: str
    look: str
    label: StrOrPromise
    own: str = ""

    @property
    def is_own_word(self) -> bool:
        """Whether its name is a municipality's own word, Turkish in every language."""
        return bool(self.own) and self.label == self.own

    @property
    def is_gone(self) -> bool:
        """Whether it says that an update has withdrawn the indicator."""
        return self == GONE


NO_DATA = Status("veri-yok", "none", _("Veri girilmedi"))
NO_PERCENT = Status("yuzdesi-yok", "none", _("Yüzdesi hesaplanamıyor"))
UNNAMED = Status("adsiz", "none", _("Durumu adlandırılmamış"))
FOLLOWED = Status("izlenen", "none", _("Yalnızca izlenir"))
GONE = Status("kaldirildi", "gone", _("Kaldırıldı"))


def statuses(bands: Iterable[Band]) -> tuple[Status, ...]:
    """Return every status that an indicator may have, from the best band to the withdrawn."""
    ordered = sorted(
        bands, key=lambda band: (band.lower is not None, band.lower or 0), reverse=True
    )
    named = tuple(_of_band(band) for band in ordered)
    return (*named, UNNAMED, NO_PERCENT, NO_DATA, FOLLOWED, GONE)


def status_of(row: IndicatorRow, *, withdrawn: bool) -> Status:
    """Return an indicator's status by the target in force.

    `withdrawn` is of the indicator or of what it stands in.  Only followed is followed with
    and without a figure; without a percentage it matters whether anything was reported.
    """
    if withdrawn:
        return GONE
    if row.completion is not None:
        return UNNAMED if row.band is None else _of_band(row.band)
    if Flag.DATA_ONLY in row.result.flags:
        return FOLLOWED
    is_silent = row.reading.actual is None and row.added is None
    return NO_DATA if is_silent else NO_PERCENT


def _of_band(band: Band) -> Status:
    return Status(IN_ADDRESS[band.key], band.key, _(band.label), band.label)
