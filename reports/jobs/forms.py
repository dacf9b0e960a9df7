"""What an office fills in to have tables made on schedule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from plans.models import Municipality
from plans.versions import ToldAs
from reports.jobs.parts import titles_of
from reports.jobs.schedules import Terms
from reports.models import ReportSchedule
from reports.models.job import ALL_KINDS
from reports.models.schedule import recipients_of
from reports.official.formats import FORMATS
from reports.official.kinds import KINDS

NAMES = {"xlsx": "Excel (.xlsx)", "pdf": "PDF", "docx": "Word (.docx)"}
RHYTHMS = {
    ReportSchedule.Rhythm.MONTHLY: _("Her ay, ay bitince"),
    ReportSchedule.Rhythm.PERIOD_END: _("Yarıyıl ya da yıl kapanınca"),
}
# What a schedule's versions are told as: what was chosen in the form, not what is stored of it.
TOLD_AS: ToldAs = {
    str(ReportSchedule._meta.get_field(name)): told
    for name, told in (
        ("kinds", lambda names: titles_of(names) or names),
        ("suffix", lambda suffix: NAMES.get(suffix, suffix)),
        ("rhythm", lambda rhythm: RHYTHMS.get(rhythm, rhythm)),
    )
}


class PeopleField(forms.ModelMultipleChoiceField[User]):
    """People by their names."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Say who, and whether a letter can reach them."""
        name = obj.get_full_name() or obj.get_username()
        return f"{name} ({obj.email or _('e-posta adresi yok')})"


class ScheduleForm(forms.Form):
    """Which tables, as which kind of file, when, and who is told."""

    kinds = forms.MultipleChoiceField(
        label=_("Tablolar"), widget=forms.CheckboxSelectMultiple
    )
    suffix = forms.ChoiceField(
        label=_("Dosya türü"), choices=[(each, NAMES[each]) for each in FORMATS]
    )
    rhythm = forms.ChoiceField(
        label=_("Ne zaman"),
        choices=list(RHYTHMS.items()),
        help_text=_("Her ayın tablosu, o ay bittiğinde son biten yarıyılındır."),
    )
    recipients = PeopleField(
        label=_("E-postayla haber verilecekler"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kimse seçilmezse yalnızca burada saklanır."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        place: Municipality,
        schedule: ReportSchedule | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        if schedule is not None:
            kwargs["initial"] = {
                "kinds": schedule.kinds.split(),
                "suffix": schedule.suffix,
                "rhythm": schedule.rhythm,
                "recipients": [user.pk for user in schedule.recipients.all()],
            }
        super().__init__(*args, **kwargs)
        kinds, people = self.fields["kinds"], self.fields["recipients"]
        assert isinstance(kinds, forms.MultipleChoiceField)  # noqa: S101 - above
        assert isinstance(people, PeopleField)  # noqa: S101
        kinds.choices = [
            (ALL_KINDS, _("Bütün tablolar, tek arşivde")),
            *((kind.name, kind.title) for kind in KINDS),
        ]
        people.queryset = recipients_of(place)

    def terms(self) -> Terms:
        """Return what was filled in; only of a valid form."""
        filled = self.cleaned_data
        return Terms(
            tuple(filled["kinds"]),
            filled["suffix"],
            filled["rhythm"],
            tuple(filled["recipients"]),
        )
