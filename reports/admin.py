"""Questions, answers and schedules in the admin: read here, decided through the services."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.admin.as_listed import one_by_one
from plans.admin.scope import (
    OfficeAdmin,
    OfficeTabularInline,
    OwnFilter,
    ReadOnly,
    StaysHere,
)
from reports.asking import services
from reports.asking.forms import RefusalForm
from reports.jobs.forms import NAMES, TOLD_AS
from reports.jobs.parts import titles_of
from reports.models import PLACE, Answer, Question, ReportSchedule


class AnswerInline(ReadOnly, OfficeTabularInline[Answer, Question]):
    """Every answer that was given, corrected ones too."""

    model = Answer
    fields = ["text", "unit", "by", "at", "reason"]


@admin.register(Question)
class QuestionAdmin(StaysHere, ReadOnly, OfficeAdmin[Question]):
    """Sorular: the asker's address is shown to nobody."""

    municipality_path = PLACE
    list_display = ["__str__", "text", "asked_at", "state", "decided_by"]
    list_filter = ["state", "reason", "language"]
    list_select_related = ["indicator", "decided_by"]
    search_fields = ["text", "indicator__code", "indicator__name"]
    date_hierarchy = "asked_at"
    actions = ["publish", "refuse"]
    inlines = [AnswerInline]
    fields = [
        *("desk", "indicator", "year", "text", "asker_name", "wants_letter"),
        *("language", "asked_at", "state", "reason", "note", "decided_by"),
        *("decided_at", "proposal", "proposed_by", "proposed_at"),
    ]
    readonly_fields = ["desk", "wants_letter"]

    @admin.display(description=gettext_lazy("karar ve cevap"))
    def desk(self, question: Question) -> str:
        """Lead to the page where it is decided on and answered."""
        address = reverse("decide_question", args=[question.pk])
        return format_html('<a href="{}">{}</a>', address, _("Soru masasında aç"))

    @admin.display(description=gettext_lazy("e-postayla haber bekliyor"), boolean=True)
    def wants_letter(self, question: Question) -> bool:
        """Whether there is an address to write to."""
        return bool(question.email)

    @admin.action(description=gettext_lazy("Yayımla"))
    def publish(self, request: HttpRequest, rows: QuerySet[Question]) -> None:
        """Let everybody read what is marked."""
        self._each(request, rows, services.publish)

    @admin.action(description=gettext_lazy("Reddet…"))
    def refuse(
        self, request: HttpRequest, rows: QuerySet[Question]
    ) -> HttpResponse | None:
        """Ask for the reason, then keep what is marked off the portal."""
        form = RefusalForm(request.POST if "reason" in request.POST else None)
        if form.is_valid():
            self._each(request, rows, services.refuse, **form.cleaned_data)
            return None
        context = self.admin_site.each_context(request) | {
            "title": _("Soruyu reddet"),
            "opts": self.opts,
            "rows": rows.select_related("indicator"),
            "form": form,
        }
        return TemplateResponse(request, "admin/refuse_questions.html", context)

    def _each(
        self,
        request: HttpRequest,
        rows: QuerySet[Question],
        act: Callable[..., object],
        **typed: str,
    ) -> None:
        """Do it to what is marked, through a service."""

        def do(question: Question) -> None:
            act(question=question, by=request.user, **typed)

        one_by_one(request, rows.select_related("indicator"), do)


@admin.register(Answer)
class AnswerAdmin(StaysHere, ReadOnly, OfficeAdmin[Answer]):
    """Cevaplar: given and corrected at the desk of questions."""

    municipality_path = f"question__{PLACE}"
    list_display = ["question", "text", "unit", "by", "at", "corrects"]
    list_select_related = (
        "question__indicator",
        "unit",
        "by",
        "corrects__question__indicator",
    )
    search_fields = ["text", "question__text", "question__indicator__code"]


@admin.register(ReportSchedule)
class ReportScheduleAdmin(ReadOnly, OfficeAdmin[ReportSchedule]):
    """Zamanlanmış raporlar: set up, changed and stopped on their own page."""

    municipality_path = "plan__municipality"
    told_as = TOLD_AS
    list_display = [
        *("plan", "tables", "format", "rhythm"),
        *("is_active", "starts_on", "made_by"),
    ]
    list_filter = ["rhythm", "is_active", ("plan", OwnFilter)]
    list_select_related = ["plan__municipality", "made_by"]
    search_fields = ["plan__municipality__name", "kinds"]
    fields = [
        *("desk", "plan", "tables", "format", "rhythm"),
        *("is_active", "starts_on", "told", "made_by"),
    ]
    readonly_fields = ["desk", "tables", "format", "told"]

    @admin.display(description=gettext_lazy("tablolar"))
    def tables(self, schedule: ReportSchedule) -> str:
        """Say which tables."""
        return titles_of(schedule.kinds)

    @admin.display(description=gettext_lazy("dosya türü"), ordering="suffix")
    def format(self, schedule: ReportSchedule) -> str:
        """Say which kind of file."""
        return NAMES[schedule.suffix]

    @admin.display(description=gettext_lazy("e-postayla haber verilecekler"))
    def told(self, schedule: ReportSchedule) -> str:
        """Say who is told."""
        people = schedule.recipients.all()
        return ", ".join(each.get_full_name() or each.get_username() for each in people)

    @admin.display(description=gettext_lazy("kendi sayfası"))
    def desk(self, schedule: ReportSchedule) -> str:
        """Lead to the page where it is changed, stopped and resumed."""
        address = reverse("report_schedule", args=[schedule.pk])
        return format_html('<a href="{}">{}</a>', address, _("Sayfasında aç"))
