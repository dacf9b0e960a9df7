"""A unit's figures by Excel: the workbook to fill in, its check, and the press that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators.views.desk import desk_of
from ingest.filled.applying import NotAppliedError, apply
from ingest.filled.checking import Check, check
from ingest.filled.ground import ground_of
from ingest.filled.marking import marked_file
from ingest.filled.reading import Filled, read_filled
from ingest.filled.scope import WHOLE, Scope, scope_marked, scope_of
from ingest.filled.template import template_file
from ingest.filled.unsaid import with_unsaid
from ingest.models import FilledSheet
from ingest.reading.sheet import UnreadableSheetError
from ingest.views.filled_drafts import address_of
from plans.doors import StaffRequest, staff_required

MOST_BYTES = 10 * 1024 * 1024
SHOWN = 500  # rows of each table on the page; the marked workbook has all
NONE = "Denetlenecek bir çalışma kitabınız yok: uygulandı ya da silindi. Gerekirse yeniden yükleyin."
NOT_YOURS = "Çalışma kitabının dönemi kapanmış, ya da birimi sizin değil."
CHANGED = "Siz bakarken kayıtlar ya da yüklediğiniz dosya değişti; hiçbir şey yazılmadı. Son durum aşağıda."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FilledForm(forms.Form):
    """The workbook that was filled in."""

    sheet = forms.FileField(label=gettext_lazy("Doldurulan çalışma kitabı (.xlsx)"))

    def clean_sheet(self) -> UploadedFile[bytes]:
        """Refuse what is too large to be one."""
        sheet: UploadedFile[bytes] = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dosya en çok 10 MB olabilir."))
        return sheet


@staff_required
@require_http_methods(["GET", "POST"])
def filled_sheets(request: StaffRequest) -> HttpResponse:
    """Offer the workbook of a unit's period, and take one that was filled in."""
    desk = desk_of(request)
    form = FilledForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and desk is not None and form.is_valid():
        try:
            _keep(request, form.cleaned_data["sheet"])
        except UnreadableSheetError as refusal:
            form.add_error("sheet", str(refusal))
        else:
            return redirect("filled_sheet")
    scope = None if desk is None else scope_of(desk, request.GET.get("birim"))
    context = {"desk": desk, "form": form, "scope": scope, "whole": WHOLE}
    return render(request, "staff/filled.html", context)


def _keep(request: StaffRequest, sheet: UploadedFile[bytes]) -> None:
    """Keep an uploaded workbook in place of the last; raises UnreadableSheetError for what is none."""
    content = sheet.read()
    filled = read_filled(content)
    scope = scope_marked(filled.period, filled.unit, request.user)
    if scope is None:
        raise UnreadableSheetError(_(NOT_YOURS))
    defaults = {
        "period": scope.period,
        "unit": scope.unit,
        "name": str(sheet.name)[:200],
        "content": content,
        "at": timezone.now(),
    }
    FilledSheet.objects.update_or_create(by=request.user, defaults=defaults)


@require_safe
@staff_required
def figure_template(request: StaffRequest) -> FileResponse:
    """The workbook of a unit's period, to be filled in."""
    desk = desk_of(request)
    if desk is None:
        raise Http404
    scope = scope_of(desk, request.GET.get("birim"))
    return FileResponse(
        template_file(scope, scope.rows(request.user)),
        content_type=XLSX,
        as_attachment=True,
        filename=scope.file_name,
    )


@staff_required
@require_http_methods(["GET", "POST"])
def filled_sheet(request: StaffRequest) -> HttpResponse:
    """Show what the uploaded workbook would change and what is wrong with it; write it when told to."""
    try:
        mine = _mine(request)
    except UnreadableSheetError as refusal:
        messages.error(request, str(refusal))
        return redirect("filled_sheets")
    if request.method == "POST":
        return _pressed(request, mine)
    context = {
        "sheet": mine.sheet,
        "scope": mine.scope,
        "check": with_unsaid(mine.check, mine.scope.period),
        "most": SHOWN,
    }
    return render(request, "staff/filled_sheet.html", context)


def _pressed(request: StaffRequest, mine: _Mine) -> HttpResponse:
    moment = timezone.now()
    try:
        if request.POST.get("shown") != mine.check.digest:
            raise NotAppliedError(_(CHANGED))
        written = _applied(mine, request.user, moment)
    except NotAppliedError as refusal:
        messages.error(request, str(refusal))
        return redirect("filled_sheet")
    said = ngettext(
        "%d satır taslak olarak yazıldı.",
        "%d satır taslak olarak yazıldı.",
        written,
    )
    messages.success(request, said % written)
    return redirect(address_of(mine.scope, moment))


@transaction.atomic
def _applied(mine: _Mine, by: User, at: datetime) -> int:
    """Write what was shown and let go of its file: of two presses at once the second finds none."""
    shown = FilledSheet.objects.filter(pk=mine.sheet.pk, at=mine.sheet.at)
    if not shown.delete()[0]:
        raise NotAppliedError(_(CHANGED))
    return apply(mine.check, period=mine.scope.period, by=by, at=at)


@require_safe
@staff_required
def marked_sheet(request: StaffRequest) -> FileResponse:
    """The uploaded workbook, with what is wrong in red."""
    try:
        mine = _mine(request)
    except UnreadableSheetError as refusal:
        raise Http404 from refusal
    checked = with_unsaid(mine.check, mine.scope.period)
    return FileResponse(
        marked_file(bytes(mine.sheet.content), mine.filled, checked),
        content_type=XLSX,
        as_attachment=True,
        filename=f"isaretli-{mine.sheet.name}",
    )


@dataclass(frozen=True, slots=True)
class _Mine:
    """What a person uploaded last, held against what stands now."""

    sheet: FilledSheet
    scope: Scope
    filled: Filled
    check: Check


def _mine(request: StaffRequest) -> _Mine:
    """Return it; raises UnreadableSheetError where there is none, or it is not theirs any more."""
    sheet = FilledSheet.objects.filter(by=request.user).first()
    if sheet is None:
        raise UnreadableSheetError(_(NONE))
    filled = read_filled(bytes(sheet.content))
    scope = scope_marked(filled.period, filled.unit, request.user)
    if scope is None:
        raise UnreadableSheetError(_(NOT_YOURS))
    rows = ground_of(scope, request.user)
    return _Mine(sheet, scope, filled, check(filled, rows))
