"""A plan by Excel: its workbook, the check of the one that was filled in, and the press that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ingest.filled.plan.book import plan_file, plan_file_name
from ingest.filled.plan.checking import PlanCheck, apply_plan
from ingest.filled.plan.kept import is_stale, keep_check, kept_check
from ingest.filled.plan.marking import marked_plan_file
from ingest.filled.plan.reading import TypedBook, read_plan_book
from ingest.models import FilledPlan
from ingest.views.filled import CHANGED, NONE, XLSX, FilledForm
from plans.access import access_of
from plans.doors import StaffRequest, office_required
from plans.models import Plan
from plans.tables.cells import UnreadableTableError


class ApplyForm(forms.Form):
    """The press: why, and what was shown."""

    reason = forms.CharField(
        label=gettext_lazy("Gerekçe"),
        help_text=gettext_lazy(
            "Neden değiştirdiğiniz; değişen her kaydın geçmişinde adınızla saklanır."
        ),
        error_messages={"required": gettext_lazy("Neden değiştirdiğinizi yazın.")},
        widget=forms.Textarea({"rows": 2}),
    )
    shown = forms.CharField(widget=forms.HiddenInput(), required=False)


def _mine(request: StaffRequest) -> QuerySet[Plan]:
    """Return the plans that a person decides for."""
    access = access_of(request.user)
    plans = Plan.objects.select_related("municipality")
    if access.is_total:
        return plans
    return plans.filter(municipality__in=access.municipality_ids)


@office_required
@require_http_methods(["GET", "POST"])
def plan_books(request: StaffRequest) -> HttpResponse:
    """Offer the workbooks of one's plans, and take one that was filled in."""
    form = FilledForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["sheet"].read()
        try:
            typed = read_plan_book(content)
            plan = _plan_of(request, typed)
        except UnreadableTableError as refusal:
            form.add_error("sheet", str(refusal))
        else:
            name = str(form.cleaned_data["sheet"].name)[:200]
            filled, _new = FilledPlan.objects.update_or_create(
                by=request.user,
                defaults={
                    "plan": plan,
                    "name": name,
                    "content": content,
                    "at": timezone.now(),
                },
            )
            keep_check(filled, typed, request.user)
            return redirect("plan_book_check")
    context = {"plans": _mine(request), "form": form}
    return render(request, "staff/plan_books.html", context)


def _plan_of(request: StaffRequest, typed: TypedBook) -> Plan:
    plan = _mine(request).filter(pk=typed.plan).first()
    if plan is None:
        raise UnreadableTableError(_("Bu çalışma kitabı sizin bir planınızın değil."))
    return plan


@require_safe
@office_required
def plan_book(request: StaffRequest, pk: int) -> FileResponse:
    """The workbook of a plan, to be filled in."""
    plan = get_object_or_404(_mine(request), pk=pk)
    return FileResponse(
        plan_file(plan, request.user),
        content_type=XLSX,
        as_attachment=True,
        filename=plan_file_name(plan),
    )


@office_required
@require_http_methods(["GET", "POST"])
def plan_book_check(request: StaffRequest) -> HttpResponse:
    """Show what the uploaded workbook would change and what is wrong with it; write it when told to.

    What is shown was found as it was checked: showing it again writes nothing, and says when
    the plan has changed since.
    """
    try:
        filled = _uploaded(request)
    except Http404:
        messages.error(request, _(NONE))
        return redirect("plan_books")
    if request.method == "POST" and "denetle" in request.POST:
        keep_check(filled, _typed(filled), request.user)
        return redirect("plan_book_check")
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _pressed(request, filled, form)
    return _page(request, filled, form)


def _page(request: StaffRequest, filled: FilledPlan, form: ApplyForm) -> HttpResponse:
    context: dict[str, Any] = {
        "filled": filled,
        "check": kept_check(filled),
        "is_stale": is_stale(filled, request.user),
        "form": form,
    }
    return render(request, "staff/plan_book_check.html", context)


def _pressed(
    request: StaffRequest, filled: FilledPlan, form: ApplyForm
) -> HttpResponse:
    """Write what was shown; check anew and show that where it would be something else."""
    typed = _typed(filled)
    check = _applied(filled, typed, request.user, form.cleaned_data)
    if check is None:
        messages.error(request, _(CHANGED))
        return redirect("plan_book_check")
    if check.is_written:
        messages.success(request, _("%d satır yazıldı.") % check.count)
        return redirect("plan_books")
    keep_check(filled, typed, request.user)
    messages.error(request, _(CHANGED))
    return _page(request, filled, form)  # with the reason that was typed


def _applied(
    filled: FilledPlan, typed: TypedBook, by: User, told: Mapping[str, str]
) -> PlanCheck | None:
    """Write a workbook and let go of its file; None where another press or upload came first."""
    with transaction.atomic():
        last = FilledPlan.objects.filter(pk=filled.pk, at=filled.at)
        if not last.delete()[0]:
            return None
        check = apply_plan(
            typed, filled.plan, by, why=told["reason"], shown=told["shown"]
        )
        transaction.set_rollback(not check.is_written)
    return check


@require_safe
@office_required
def marked_plan_book(request: StaffRequest) -> FileResponse:
    """The uploaded workbook, with what was found wrong in red."""
    filled = _uploaded(request)
    check = kept_check(filled)
    if check is None:
        raise Http404
    return FileResponse(
        marked_plan_file(bytes(filled.content), _typed(filled), check),
        content_type=XLSX,
        as_attachment=True,
        filename=f"isaretli-{filled.name}",
    )


def _uploaded(request: StaffRequest) -> FilledPlan:
    """Return what the person uploaded last; raises Http404, also where the plan is theirs no more."""
    mine = FilledPlan.objects.filter(plan__in=_mine(request))
    return get_object_or_404(mine.select_related("plan__municipality"), by=request.user)


def _typed(filled: FilledPlan) -> TypedBook:
    return read_plan_book(bytes(filled.content))
