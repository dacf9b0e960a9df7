"""What is refused of jobs and schedules, each with the Turkish sentence that says why."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from indicators.services.refusals import RefusedError


class NoSuchTablesError(RefusedError):
    """What is asked for is no official table, year, period or kind of file."""

    sentence = _("Böyle bir tablo, yıl, dönem ya da dosya türü yok.")


class TooManyJobsError(RefusedError):
    """A person may have only so many jobs under way."""

    sentence = _(
        "Aynı anda en çok beş işiniz olabilir; birinin bitmesini bekleyin ya da birini silin."
    )


class NotInOfficeError(RefusedError):
    """A letter goes to people of the municipality's own office."""

    sentence = _("Haber yalnızca bu belediyenin strateji birimindekilere verilir.")
    field = "recipients"


class ScheduledAlreadyError(RefusedError):
    """The same tables are made in the same rhythm."""

    sentence = _("Bu tablolar bu sıklıkla ve bu dosya türüyle zaten hazırlanıyor.")


class NotMissedError(RefusedError):
    """A month was made already, by somebody else or by itself, or is none of the schedule's."""

    sentence = _("Bu ay için hazırlanmamış bir rapor yok; listeye bakın.")
