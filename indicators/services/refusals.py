"""What the services refuse, each with the Turkish sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.doubts import Doubt


class RefusedError(ValidationError):
    """A rule of the house forbids the act; nothing was written.

    A form takes it as it is: `form.add_error(None, refusal)`.
    """

    sentence: StrOrPromise = _("Bu işlem yapılamaz.")
    field: str | None = None  # the form field that can put it right
    about: str = ""  # which of several, where one of them is refused
    about_key: int | None = None  # and its primary key

    def __init__(self) -> None:
        super().__init__({self.field: self.sentence} if self.field else self.sentence)


class NotYoursError(RefusedError):
    """The person acts for another unit or municipality."""

    sentence = _("Bu kayıt için yetkiniz yok.")


class PeriodNotOpenError(RefusedError):
    """Figures are entered while their reporting period is open."""

    sentence = _("Bu dönem veri girişine açık değil.")


class DueTooEarlyError(RefusedError):
    """Nothing is due before its period begins."""

    sentence = _("Son gün, dönemin başlangıcından önce olamaz.")
    field = "due_on"


class ExtensionOverError(RefusedError):
    """An extension reaches today at least."""

    sentence = _("Ek sürenin son günü geçmiş olamaz.")
    field = "until"


class ExtensionReasonError(RefusedError):
    """An extension says why."""

    sentence = _("Ek sürenin gerekçesi yazılır.")
    field = "reason"


class EvidenceContentError(RefusedError):
    """A file is what its name says it is."""

    sentence = _(
        "Dosyanın içeriği uzantısına uymuyor; dosyayı kendi türüyle kaydedip yeniden ekleyin."
    )


class EmptyEvaluationError(RefusedError):
    """An evaluation that is sent says something."""

    sentence = _("Değerlendirme için sapmanın nedeni ya da alınacak önlemler yazılır.")


class NotInPlanError(RefusedError):
    """The indicator is withdrawn, or has not come yet, in that year."""

    sentence = _("Bu gösterge o yıl planda değil.")


class SubmittedError(RefusedError):
    """A submitted figure waits for its decision unchanged."""

    sentence = _("Onay bekleyen değer değiştirilemez; önce geri çekin.")


class ApprovedError(RefusedError):
    """An approved figure stays; a correction is a new entry."""

    sentence = _("Bu dönemin değeri onaylı; değiştirmek için düzeltme girin.")


class WrongStateError(RefusedError):
    """The entry has moved on since the person looked at it."""

    sentence = _("Kaydın durumu bu işleme uygun değil; sayfayı yenileyin.")


class ChangedMeanwhileError(RefusedError):
    """What waits for a decision is no longer what the person looked at."""

    sentence = _("Siz baktıktan sonra bu kayıt değişti; yenisine bakıp karar verin.")


class OwnEntryError(RefusedError):
    """Nobody decides on a figure of their own."""

    sentence = _(
        "Kimse kendi girdiği değeri ya da gönderdiğini onaylayamaz, geri gönderemez."
    )


class NoteMissingError(RefusedError):
    """What is returned is returned with a note."""

    sentence = _("Geri gönderirken neden yazılır.")
    field = "note"


class UnsaidError(RefusedError):
    """Something has to be said with the figure first; `fields` names every place (Sayıştay, Konak 2018)."""

    sentences = {
        "explanation": _("Değer yoksa açıklaması yazılır."),
        "deviation_reason": _("Her sapma için neden yazılır; hedefin üstü de altı da."),
        "corrective_measure": _(
            "Her sapma için alınacak önlem yazılır; hedefin üstü de altı da."
        ),
        "breakdown_note": _(
            "Pay ile payda ya da kırılımın parçaları değeri vermiyor:"
            " ya toplamı tutsun ya nedeni yazılsın."
        ),
    }

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = tuple(fields)
        ValidationError.__init__(
            self, {name: self.sentences[name] for name in self.fields}
        )


class UnchangedError(RefusedError):
    """A returned figure is answered before it is sent again."""

    sentence = _("Geri gönderilen değer değiştirilmeden yeniden gönderilemez.")


class IncrementError(RefusedError):
    """Only a running total can be reported in parts, and percentages are never added up."""

    sentence = _(
        "Dönemde eklenen, yalnız kümülatif ve yüzde olmayan göstergede bildirilir; "
        "toplamı yazın."
    )
    field = "reported_as"


class DoubtfulError(RefusedError):
    """A value is wildly off, and nobody has said that it is meant; `doubts` are the questions."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        self.doubts = tuple(doubts)
        ValidationError.__init__(
            self, {"value": [doubt.question for doubt in self.doubts]}
        )


class CriterionUnknownError(RefusedError):
    """An evaluation is written for a criterion that the municipality asks."""

    sentence = _("Bu değerlendirme ölçütü belediyenizde kullanılmıyor.")


class ReasonMissingError(RefusedError):
    """A target changed after its year began says why."""

    sentence = _("Dönem başladıktan sonraki değişikliğin gerekçesi yazılır.")
    field = "reason"


class CorrectionReasonMissingError(ReasonMissingError):
    """A correction of what is public says why."""

    sentence = _("Yayımlanmış değer nedeni yazılarak düzeltilir.")


class FirstTargetError(RefusedError):
    """The first plan speaks first; what comes later is a change, with its reason."""

    sentence = _("Bu yılın hedefi zaten yazılı; yenisini güncelleme olarak ekleyin.")
    field = "origin"


class OutsidePlanError(RefusedError):
    """The year is none of the plan's."""

    sentence = _("Bu yıl planın yıllarından değil.")
    field = "year"
