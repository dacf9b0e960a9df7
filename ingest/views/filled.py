"""A unit's figures by Excel: the workbook to fill in, its check, and the press that writes it."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import worksheet
from indicators.views.desk import NO_UNIT, Desk, desk_of
from ingest.filled.applying import NotAppliedError, apply
from ingest.filled.checking import Check, check
from ingest.filled.marking import marked_file
from ingest.filled.reading import Filled, read_filled
from ingest.filled.template import file_name, template_file
from ingest.models import FilledSheet
from ingest.reading.sheet import UnreadableSheetError
from plans.doors import StaffRequest, staff_required

MOST_BYTES = 5 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FilledForm(forms.Form):
    """The workbook that was filled in."""

    sheet = forms.FileField(label=gettext_lazy("Doldurulan çalışma kitabı (.xlsx)"))

    def clean_sheet(self) -> UploadedFile[bytes]:
        """Refuse what is too large to be one."""
        sheet: UploadedFile[bytes] = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dosya en çok 5 MB olabilir."))
        return sheet


@staff_required
@require_http_methods(["GET", "POST"])
def filled_sheets(request: StaffRequest) -> HttpResponse:
    """Offer the workbook of a unit's period, and take one that was filled in."""
    desk = desk_of(request)
    form = FilledForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and desk is not None and form.is_valid():
        content = form.cleaned_data["sheet"].read()
        try:
            filled = read_filled(content)
            at = _desk_of(request, filled)
        except UnreadableSheetError as refusal:
            form.add_error("sheet", str(refusal))
        else:
            name = str(form.cleaned_data["sheet"].name)[:200]
            FilledSheet.objects.update_or_create(
                by=request.user,
                defaults={
                    "period": at.period,
                    "unit": at.unit,
                    "name": name,
                    "content": content,
                    "at": timezone.now(),
                },
            )
            return redirect("filled_sheet")
    context = {"desk": desk, "form": form, "query": _query(desk)}
    return render(request, "staff/filled.html", context)


def _desk_of(request: StaffRequest, filled: Filled) -> Desk:
    """Return the period and unit that a workbook was handed out for, as far as they are the person's."""
    for period in worksheet.open_periods(request.user):
        if str(period.pk) == filled.period:
            units = worksheet.units_entering(period, request.user)
            unit = next((u for u in units if str(u.pk) == filled.unit), None)
            if unit is not None or not filled.unit:
                return Desk([period], units, period, unit, None)
    raise UnreadableSheetError(
        _("Çalışma kitabının dönemi kapanmış, ya da birimi sizin değil.")
    )


def _query(desk: Desk | None) -> str:
    if desk is None:
        return ""
    unit = NO_UNIT if desk.unit is None else desk.unit.pk
    return f"?{urlencode({'donem': desk.period.pk, 'birim': unit})}"


@require_safe
@staff_required
def figure_template(request: StaffRequest) -> FileResponse:
    """The workbook of a unit's period, to be filled in."""
    desk = desk_of(request)
    if desk is None:
        raise Http404
    rows = worksheet.rows_of(desk.period, desk.unit, request.user)
    return FileResponse(
        template_file(desk, rows),
        content_type=XLSX,
        as_attachment=True,
        filename=file_name(desk),
    )


@staff_required
@require_http_methods(["GET", "POST"])
def filled_sheet(request: StaffRequest) -> HttpResponse:
    """Show what the uploaded workbook would change and what is wrong with it; write it when told to."""
    sheet, _filled, checked = _mine(request)
    if request.method == "POST":
        try:
            written = apply(checked, period=sheet.period, by=request.user)
        except NotAppliedError as refusal:
            messages.error(request, str(refusal))
            return redirect("filled_sheet")
        sheet.delete()
        said = ngettext(
            "%d satır taslak olarak yazıldı.",
            "%d satır taslak olarak yazıldı.",
            written,
        )
        messages.success(request, said % written)
        return redirect(f"{reverse('staff_home')}{_query_of(sheet)}")
    context = {"sheet": sheet, "check": checked, "query": _query_of(sheet)}
    return render(request, "staff/filled_sheet.html", context)


@require_safe
@staff_required
def marked_sheet(request: StaffRequest) -> FileResponse:
    """The uploaded workbook, with what is wrong in red."""
    sheet, filled, checked = _mine(request)
    return FileResponse(
        marked_file(bytes(sheet.content), filled, checked),
        content_type=XLSX,
        as_attachment=True,
        filename=f"isaretli-{sheet.name}",
    )


def _mine(request: StaffRequest) -> tuple[FilledSheet, Filled, Check]:
    """Return what the person uploaded last, held against what stands now; raises Http404."""
    sheets = FilledSheet.objects.select_related("period__plan__municipality", "unit")
    sheet = get_object_or_404(sheets, by=request.user)
    filled = read_filled(bytes(sheet.content))
    rows = worksheet.rows_of(sheet.period, sheet.unit, request.user)
    return sheet, filled, check(filled, rows, sheet.period)


def _query_of(sheet: FilledSheet) -> str:
    unit = NO_UNIT if sheet.unit_id is None else sheet.unit_id
    return f"?{urlencode({'donem': sheet.period_id, 'birim': unit})}"
