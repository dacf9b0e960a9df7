"""Admin pages that ask why, keep the answer, notice two people at once, and tell a record's story."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.forms.models import ModelFormMetaclass
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.admin import shown
from plans.capitals import capitalised
from plans.models import SentForm
from plans.models.remembered import acting
from plans.versions import Step, ToldAs, steps_of

REASON = "change_reason"
SHOWN = "shown"

if TYPE_CHECKING:
    AnyPage = admin.ModelAdmin[Any]
    AnyForm = forms.ModelForm[Any]
else:
    AnyPage = AnyForm = object


class SentTwiceError(Exception):
    """The form has made its record already; nothing of it is written again."""


def _taken_key(request: HttpRequest) -> SentForm | None:
    """Take the key of a new record's form, and wait for whoever is taking it at this moment.

    None for a form without one.  Raises SentTwiceError for a form that made its record already.
    """
    try:
        key = UUID(request.POST.get(SHOWN, ""))
    except ValueError:
        return None
    try:
        with transaction.atomic():
            return SentForm.objects.create(key=key)
    except IntegrityError as error:
        raise SentTwiceError from error


def reason_in(request: HttpRequest) -> str:
    """Return why, as typed on the page that is being sent."""
    return str(request.POST.get(REASON, "")).strip()


class AsideField(forms.CharField):
    """A field that goes with a change but is none itself."""

    def has_changed(self, initial: object, data: object) -> bool:
        """Nothing of the record changes by it."""
        return False


class ReasonField(AsideField):
    """Gerekçe: why something that stands is changed."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Gerekçe"),
            help_text=gettext_lazy(
                "Neden değiştirdiğiniz; geçmişte adınızla birlikte saklanır."
            ),
            error_messages={"required": gettext_lazy("Neden değiştirdiğinizi yazın.")},
            widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        )


class CarefulForm(AnyForm):
    """A form that knows what it showed; `page` and `request` are set by the page."""

    page: Careful
    request: HttpRequest
    conflict: shown.Shown | None = None  # what was shown, where it stands no more

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for field in self._meta.model._meta.fields:
            if field.name in self.fields and str(field.verbose_name).startswith("i"):
                self.fields[field.name].label = capitalised(field.verbose_name)
        if not self.is_bound:
            self.initial[SHOWN] = str(self.page.shown_now(self.request, self.instance))

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what the person has not seen, once; then they have seen it."""
        self.page.hold(self.instance)
        now = self.page.shown_now(self.request, self.instance)
        was = shown.read(self.cleaned_data.get(SHOWN, ""))
        if was is None or was.digest != now.digest:
            self.conflict = was or now
            self._show(now)
            sentence = _("Bu kayıt siz yazarken değişti; hiçbir şey kaydedilmedi.")
            self.add_error(None, ValidationError(sentence, code="conflict"))
        return super().clean() or {}

    def _show(self, now: shown.Shown) -> None:
        """Send the form back as one that shows what stands now."""
        sent: Any = self.data
        self.data = sent.copy()
        self.data[self.add_prefix(SHOWN)] = str(now)  # type: ignore[index]


class Careful(AnyPage):
    """A page whose changes have a reason and whose story can be read."""

    asks_why = True
    told_as: ToldAs | None = None  # of columns that hold no words
    object_history_template = "admin/versions.html"
    delete_confirmation_template = "admin/delete_with_reason.html"

    def hold(self, record: Any) -> None:  # noqa: ANN401
        """Let nobody else write a record until this page has."""
        rows = type(record)._base_manager.select_for_update(no_key=True)
        rows.filter(pk=record.pk).first()

    def shown_now(self, request: HttpRequest, record: Any) -> shown.Shown:  # noqa: ANN401
        """Return the record with its editable rows as they stand."""
        rows = shown.editable(
            self.get_inline_instances(request, record), record, request
        )
        return shown.shown_now(record, rows, request)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Ask a changed record for a reason, and for what the form showed."""
        form = super().get_form(request, obj, change=change, **kwargs)
        only_listed = "fields" in kwargs and kwargs["fields"] is None
        if obj is None and not only_listed:
            key = AsideField(required=False, widget=forms.HiddenInput, initial=uuid4)
            return ModelFormMetaclass("MyNewForm", (form,), {SHOWN: key})
        if obj is None or only_listed or not self.has_change_permission(request, obj):
            return form
        fields: dict[str, Any] = {
            "page": self,
            "request": request,
            SHOWN: AsideField(required=False, widget=forms.HiddenInput),
        }
        if self.asks_why:
            fields[REASON] = ReasonField()
        return ModelFormMetaclass("MyCarefulForm", (CarefulForm, form), fields)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        """Keep every version that the page writes with its author and reason."""

        def answered() -> Any:  # noqa: ANN401 - whatever Django answers
            with acting(by=request.user, why=reason_in(request)):
                return super(Careful, self).changeform_view(
                    request, object_id, form_url, extra_context
                )

        if request.method != "POST" or object_id is not None:
            return answered()
        try:
            return self._taken_once(request, answered)
        except SentTwiceError:
            self.message_user(request, _("Bu form daha önce kaydedildi."))
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
            return HttpResponseRedirect(reverse(name))
        except IntegrityError:  # somebody took the same place at this moment
            return self._taken_once(request, answered)

    def _taken_once(self, request: HttpRequest, answered: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Take a new record's form once; one that is sent back to be put right may come again."""
        with transaction.atomic():
            key = _taken_key(request)
            answer = answered()
            if key is not None and answer.status_code == HTTPStatus.OK:
                key.delete()  # nothing was written: the page came back
            return answer

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:  # noqa: ANN401
        """Keep every version that an action writes with its author and reason."""
        with acting(by=request.user, why=reason_in(request)):
            return super().changelist_view(request, extra_context)

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        """Delete what may be deleted, with a reason."""
        record = self.get_object(request, unquote(object_id))
        may = record is not None and self.has_delete_permission(request, record)
        if may and request.method == "POST" and not reason_in(request):
            self.message_user(request, _("Neden sildiğinizi yazın."), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        with acting(by=request.user, why=reason_in(request)):
            return super().delete_view(request, object_id, extra_context)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """What is deleted is deleted one by one, each with its reason."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def ask_why(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
        """Return the page that asks an action's reason, and sends the action once more."""
        action = request.POST["action"]
        found: Any = self.get_action(action)
        context = self.admin_site.each_context(request) | {
            "title": found[2],
            "opts": self.opts,
            "rows": rows,
            "action": action,
            "field": ReasonField(),
            "was_asked": REASON in request.POST,
        }
        return TemplateResponse(request, "admin/ask_reason.html", context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,  # noqa: ANN401
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Say who changed what meanwhile, beside what was typed."""
        form = context["adminform"].form
        if getattr(form, "conflict", None) is not None:
            context["clashes"] = self._clashes(request, form, context)
        return super().render_change_form(request, context, *args, **kwargs)

    def _clashes(
        self, request: HttpRequest, form: CarefulForm, context: dict[str, Any]
    ) -> list[shown.Clash]:
        record: models.Model = form.instance
        own, parts = shown.versions_around(
            record, self._told_inlines(request, record), request
        )
        typed: dict[tuple[type[models.Model], Any], Any] = {
            (type(record), record.pk): form
        }
        for inline in context["inline_admin_formsets"]:
            for row in inline.formset.initial_forms:
                typed[type(row.instance), row.instance.pk] = row
        assert form.conflict is not None  # noqa: S101 - asked by the caller
        return list(shown.clashes(own, parts, form.conflict.at, typed))

    def _told_inlines(
        self,
        request: HttpRequest,
        record: Any,  # noqa: ANN401
    ) -> list[InlineModelAdmin[Any, Any]]:
        """Return the inlines whose rows are part of the record, not records of their own."""
        inlines = (
            each(self.model, self.admin_site)
            for each in self.get_inlines(request, record)
        )
        return [
            each
            for each in inlines
            if not each.show_change_link or each.has_add_permission(request, record)
        ]

    def steps(self, request: HttpRequest, record: Any) -> list[Step]:  # noqa: ANN401
        """Return the record's story, latest first."""
        inlines = self._told_inlines(request, record)
        own, parts = shown.versions_around(record, inlines, request)
        return steps_of(own, parts, self.told_as)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        """Show who changed what, when and why; there is nothing to press on it."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Geçmiş: %s") % record,
            "subtitle": None,
            "steps": self.steps(request, record),
            "module_name": capfirst(self.opts.verbose_name_plural),
            "object": record,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.object_history_template, context)
