"""The public pages of questions: asking one, what became of it, and all about a plan.

The form is the only one outside the log-in.  It needs no CSRF token, which would need a cookie:
nobody's session is looked at here, so that a page elsewhere that sends the form in somebody's
name does nothing that it could not do by itself.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Unpack
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indicators.forms import show_refusal
from indicators.models import Indicator
from indicators.services.refusals import RefusedError
from reports.asking import limits, services
from reports.asking.forms import AskForm
from reports.asking.reading import all_asked, asked, asked_in, shown_until
from reports.asking.refusals import TooManyError
from reports.days.as_of import today_shown
from reports.models import Question
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan
from reports.years import PlanYear

LINES = 30
RETRY_SECONDS = str(limits.HOUR)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(
    request: HttpRequest,
    *,
    goal: str,
    objective: str,
    indicator: str,
    **place: Unpack[Place],
) -> HttpResponse:
    """Ask about an indicator; what was asked goes on to a page that says what becomes of it."""
    shown = find_plan(request, **place)
    about = _indicator(shown, goal, objective, indicator)
    year = None if shown.is_headline else shown.year
    form = AskForm(
        request.POST if request.method == "POST" else None,
        indicator=about,
        initial={"year": year},
    )
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            return redirect("question", key=_taken(request, about, form).key)
        except RefusedError as refusal:
            show_refusal(form, refusal)
            if isinstance(refusal, TooManyError):
                status = HTTPStatus.TOO_MANY_REQUESTS
    answer = render(
        request,
        "portal/ask.html",
        {"shown": shown, "indicator": about, "form": form, "of_now": True},
        status=status,
    )
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer["Retry-After"] = RETRY_SECONDS
    return answer


@public_page
def question(request: HttpRequest, *, key: UUID) -> HttpResponse:
    """What became of a question: the address is its own for ever, and nobody can guess it."""
    until = shown_until()
    rows = Question.objects.with_place().with_answers(until)
    if until is not None:
        rows = rows.filter(asked_at__lt=until)
    found = get_object_or_404(
        rows, key=key, indicator__objective__goal__plan__is_public=True
    )
    if until is not None and found.decided_at and found.decided_at >= until:
        found.state = Question.State.WAITING  # as it stood then
    context = {"each": asked(found, today_shown()), "question": found}
    response = render(request, "portal/question.html", context)
    if not found.is_public:
        response["X-Robots-Tag"] = "noindex"
    return response


@public_page
def questions(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Every published question about a plan, with its answer or how long it has waited."""
    shown = find_plan(request, **place)
    only = request.GET.get("yalniz")
    rows = asked_in(shown, only)
    page = Paginator(rows, LINES).get_page(request.GET.get("sayfa"))
    context = {
        "shown": shown,
        "only": only,
        "page": page,
        "asked": all_asked(page.object_list),
    }
    return render(request, "portal/questions.html", context)


def _indicator(shown: PlanYear, goal: str, objective: str, slug: str) -> Indicator:
    """Return an indicator of the plan, with the way up to the plan; raises Http404."""
    rows = Indicator.objects.select_related("objective__goal__plan__municipality")
    return get_object_or_404(
        rows,
        objective__goal__plan=shown.plan,
        objective__goal__slug=goal,
        objective__slug=objective,
        slug=slug,
    )


def _taken(request: HttpRequest, about: Indicator, form: AskForm) -> Question:
    """Return the question that a form asks; one that was sent twice is counted and kept once."""
    words = form.words(get_language() or "tr")
    assert form.number is not None  # noqa: S101 - the form is valid
    key = services.key_of(form.number, words.text)
    sent = Question.objects.filter(key=key).first()
    if sent is not None:
        return sent
    limits.count(request, about)
    return services.ask(indicator=about, words=words, key=key)
