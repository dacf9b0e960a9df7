"""The review of one draft: look, correct, reject."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_GET, require_POST

from ingest import drafting
from ingest.commit import NotCommittableError
from ingest.corrections import Correction, correction_of
from ingest.edits import EditError
from ingest.models import Draft
from ingest.page_images import image_of, sizes_of
from ingest.review.asking import issues_first, with_alike
from ingest.review.cards import LIST_NAMES, SECTION_NAMES
from ingest.review.entries import NOTHING_TYPED, Typed
from ingest.review.page import CardPage, card_lines, card_page, goal_choices
from ingest.review.quality import quality_of
from ingest.views.mine import known_indicators, my_draft, plan_behind
from plans.document import CHAIN, PlanDocument


@login_required
@require_GET
def draft_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was read: all of it in brief, or one card beside its pages."""
    draft = my_draft(request, pk)
    reading = draft.as_read()
    count = sum(1 for _found in reading.objectives())
    asked = request.GET.get("kart", "1" if count == 1 else "")
    if asked in ("", "0"):
        return overview(request, draft, reading)
    number = _counted(asked)
    if not 0 < number <= count:
        raise Http404
    return card_shown(request, draft, reading, number)


@login_required
@require_POST
def correct_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the reading as a page asks; a script is answered in brief, a person with the page."""
    draft = my_draft(request, pk)
    reading = draft.as_read()
    number = _number(request.POST.get("kart", ""), reading)
    is_stale = request.POST.get("seen") != draft.digest
    card = _path_of(reading, number)
    asked = Correction() if is_stale else correction_of(reading, request.POST, card)
    if asked.errors:
        return _not_understood(request, draft, number, asked)
    try:
        draft = drafting.correct(
            pk, asked.operations, seen=request.POST.get("seen", ""), by=request.user
        )
    except (EditError, NotCommittableError, drafting.StaleReadingError) as error:
        return _not_done(request, pk, number, str(error))
    if _is_script(request):
        return _in_brief(draft, number)
    if request.POST.get("geri") == "onizle":
        return redirect("accept_draft", pk=pk)
    return redirect(_address(draft, number, asked.anchor))


@login_required
@require_GET
def page_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Answer with the picture of one page of the document."""
    document = my_draft(request, pk).document
    etag = f'"{document.sha256}-{number}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    image = image_of(document, number)
    if image is None:
        raise Http404
    answer = HttpResponse(image, content_type="image/png", headers={"ETag": etag})
    patch_cache_control(answer, private=True, max_age=60 * 60)
    return answer


@login_required
@require_POST
def reject_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the draft without writing anything."""
    my_draft(request, pk)
    try:
        drafting.reject(pk, by=request.user)
    except NotCommittableError as error:
        messages.error(request, str(error))
    return redirect("documents")


def overview(request: HttpRequest, draft: Draft, reading: PlanDocument) -> HttpResponse:
    """Render the reading in brief: what is asked, what is missing, every card with a way to it."""
    asked = issues_first(reading)
    context = _around(draft, reading) | {
        "asked": with_alike(asked),
        "lines": card_lines(reading, asked),
        "quality": quality_of(reading, plan_behind(draft, reading)),
        "runs": [run for run in reading.unassigned if run.where is None],
        "history": draft.edits.select_related("by")[:50],
    }
    return render(request, "ingest/draft_review.html", context)


def card_shown(
    request: HttpRequest,
    draft: Draft,
    reading: PlanDocument,
    number: int,
    typed: Typed = NOTHING_TYPED,
) -> HttpResponse:
    """Render one card beside its pages."""
    is_chain = reading.kind in CHAIN
    page = card_page(
        reading,
        number,
        sizes=sizes_of(draft.document) if draft.document.pages else [],
        typed=typed,
        known=known_indicators(draft) if is_chain else (),
    )
    lines = card_lines(reading, issues_first(reading))
    context = _around(draft, reading) | {
        "page": page,
        "lines": lines,
        "before": number - 1,
        "after": number + 1 if number < len(lines) else 0,
        "sections": SECTION_NAMES,
        "lists": LIST_NAMES,
        "goals": goal_choices(reading, number),
        "error": typed.errors.get("islem", ""),
    }
    status = 422 if typed.errors else 200
    return render(request, "ingest/card_review.html", context, status=status)


def _around(draft: Draft, reading: PlanDocument) -> dict[str, Any]:
    """Return what every page of a draft says of it."""
    return {
        "draft": draft,
        "reading": reading,
        "is_open": draft.state == Draft.State.OPEN,
        "committed_before": draft.document.drafts.filter(
            state=Draft.State.COMMITTED
        ).exclude(pk=draft.pk),
    }


def _not_understood(
    request: HttpRequest, draft: Draft, number: int, asked: Correction
) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"error": next(iter(asked.errors.values()))}, status=422)
    if not number:
        return _not_done(request, draft.pk, 0, next(iter(asked.errors.values())))
    return card_shown(request, draft, draft.as_read(), number, asked.typed)


def _not_done(
    request: HttpRequest, pk: int, number: int, sentence: str
) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"error": sentence}, status=409)
    messages.error(request, sentence)
    card = f"?kart={number}" if number else ""
    return redirect(reverse("draft", args=[pk]) + card)


def _in_brief(draft: Draft, number: int) -> HttpResponse:
    """Answer a script: the new digest, and what is asked now."""
    if not number:
        return JsonResponse({"seen": draft.digest})
    page: CardPage = card_page(draft.as_read(), number, sizes=[])
    context = {"page": page, "draft": draft, "is_open": True}
    issues = render_to_string("ingest/_card_issues.html", context)
    return JsonResponse({"seen": draft.digest, "issues": issues})


def _is_script(request: HttpRequest) -> bool:
    return request.accepts("application/json") and not request.accepts("text/html")


def _number(text: str, reading: PlanDocument) -> int:
    """Return the number of a card, 0 for the document as a whole."""
    count = sum(1 for _found in reading.objectives())
    number = _counted(text)
    if number > count:
        raise Http404
    return number


def _counted(text: str) -> int:
    """Return the number of a card as an address states it, 0 where it is none."""
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 0


def _path_of(reading: PlanDocument, number: int) -> str:
    return ["", *(path for path, _objective in reading.objectives())][number]


def _address(draft: Draft, number: int, anchor: str) -> str:
    """Return the way back to the card, or to the overview where it is gone."""
    count = sum(1 for _found in draft.as_read().objectives())
    address = reverse("draft", args=[draft.pk])
    if not count or not number:
        return address
    return f"{address}?kart={min(number, count)}#{anchor or 'icerik'}"
