"""What the services of questions refuse, each with the sentence that says why."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from indicators.services.refusals import RefusedError


class AskedBeforeError(RefusedError):
    """The same words are about the same indicator already."""

    sentence = _("Aynı soru bu gösterge için daha önce soruldu.")
    field = "text"


class ExpiredFormError(RefusedError):
    """The form was open for too long, or is not one of ours."""

    sentence = _(
        "Bu form çok uzun süre açık kaldı. Yazdıklarınız duruyor; bir daha gönderin."
    )


class HurriedFormError(RefusedError):
    """The form came back faster than a person writes."""

    sentence = _(
        "Form çok hızlı gönderildi. Yazdıklarınız duruyor; birkaç saniye sonra bir daha gönderin."
    )


class TrapError(RefusedError):
    """The field that people do not see was filled in."""

    sentence = _(
        "Boş kalması gereken bir alan doldurulmuş. O alan boşaltıldı; bir daha gönderin."
    )


class TooManyError(RefusedError):
    """So many questions came from one place, or about one indicator, that the next one waits."""

    sentence = _(
        "Kısa sürede çok fazla soru geldi. Yazdığınız burada duruyor; bir saat sonra yeniden gönderin."
    )


class NoSuchYearError(RefusedError):
    """The year asked about is none of the plan's."""

    sentence = _("Bu yıl planın yıllarından değil.")
    field = "year"


class NotPublishedError(RefusedError):
    """Only what everybody can read is answered."""

    sentence = _("Yalnız yayımlanmış bir soru cevaplanır.")


class ForgottenError(RefusedError):
    """The words of a refused question are deleted after a while."""

    sentence = _("Bu sorunun metni silinmiş; yayımlanamaz.")


class UnexplainedError(RefusedError):
    """Another reason than the listed ones is said."""

    sentence = _("Başka bir nedense ne olduğunu yazın.")
    field = "note"


class EmptyAnswerError(RefusedError):
    """An answer says something."""

    sentence = _("Cevap boş olamaz.")
    field = "text"


class CorrectionReasonError(RefusedError):
    """What replaces a public answer says why."""

    sentence = _("Yayımlanmış cevap, nedeni yazılarak düzeltilir.")
    field = "reason"


class NotOfHereError(RefusedError):
    """The unit that answers is one of the municipality's."""

    sentence = _("Bu birim belediyenin birimlerinden değil.")
    field = "unit"
