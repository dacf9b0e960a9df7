"""What stands on a card line by line: activities' costs, and text that a person has to place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.resources import CardEntryResource
from plans.admin.careful import REASON
from plans.admin.placing import InOrderForm, InOrderFormSet
from plans.admin.scope import LinesOfACard, OfficeAdmin, OfficeTabularInline, OwnFilter
from plans.admin.taken_in import TakenIn
from plans.models import CardEntry, CostLine, UnplacedRun

Kind = CardEntry.Kind


def move_to_the_end(entry: CardEntry) -> None:
    """Put an item last in its section, citing the run it came from where it cites nothing itself."""
    section = CardEntry.objects.filter(objective=entry.objective, kind=entry.kind)
    last = section.exclude(pk=entry.pk).aggregate(last=Max("position"))["last"]
    entry.position = (last or 0) + 1
    if entry.citation is None and entry.run is not None:
        entry.citation = entry.run.citation


class CostLineInline(LinesOfACard, OfficeTabularInline[CostLine, CardEntry]):
    """Maliyet satırları of an activity."""

    model = CostLine
    fields = ["year", "economic_code", "source", "stage", "amount"]


class CardEntryForm(InOrderForm):
    """An item of a card; choosing another section places it there."""

    def clean_kind(self) -> str:
        """Keep an activity that has costs where it is."""
        kind: str = self.cleaned_data["kind"]
        if kind != Kind.ACTIVITY and self.instance.cost_lines.exists():
            raise ValidationError(_("Maliyet satırı olan madde faaliyet olarak kalır."))
        return kind


class SectionForm(forms.ModelForm[CardEntry]):
    """The section alone, in the list; it knows which one the list showed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["kind"].show_hidden_initial = True

    def clean_kind(self) -> str:
        """Refuse to move what somebody else has moved meanwhile."""
        was = self.data.get(self.add_initial_prefix("kind"), self.instance.kind)
        if was != self.instance.kind:
            raise ValidationError(
                _("Bu madde siz bakarken değişti; şimdi: %(kind)s. Sayfayı yenileyin."),
                params={"kind": self.instance.get_kind_display()},
                code="conflict",
            )
        return CardEntryForm.clean_kind(self)  # type: ignore[arg-type]


class SectionFormSet(forms.BaseModelFormSet[CardEntry, Any]):
    """The list's sections; one reason for all that change."""

    def clean(self) -> None:
        """Ask for the reason."""
        super().clean()
        is_changed = any(form.has_changed() for form in self.forms)
        if is_changed and not self.data.get(REASON, "").strip():
            raise ValidationError(_("Neden değiştirdiğinizi yazın."), code="no_reason")


@admin.register(CardEntry)
class CardEntryAdmin(TakenIn, OfficeAdmin[CardEntry]):
    """Kart maddeleri: placed in the list, given costs on their own page; written on their card."""

    form = CardEntryForm
    resource_classes = [CardEntryResource]
    municipality_path = "objective__goal__plan__municipality"
    list_display = ["text", "kind", "objective_code"]
    list_editable = ["kind"]
    list_filter = ["kind", ("objective__goal__plan", OwnFilter)]
    list_select_related = ["objective", "run__citation", "citation"]
    search_fields = ["text", "objective__code"]
    fields = ["objective", "kind", "text", "position", "run"]
    readonly_fields = ["objective", "run"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Items are added on their card."""
        return False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may write a card may send its items as a table."""
        return self.has_change_permission(request)

    def get_inlines(self, request: HttpRequest, obj: CardEntry | None) -> list[Any]:
        """Only an activity costs something."""
        return [CostLineInline] if obj and obj.kind == Kind.ACTIVITY else []

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """Ask in the list what the page asks."""
        return super().get_changelist_form(request, form=SectionForm, **kwargs)

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """Ask in the list why, as the page does."""
        return super().get_changelist_formset(request, formset=SectionFormSet, **kwargs)

    def save_model(
        self,
        request: HttpRequest,
        obj: CardEntry,
        form: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Put an item that changes its section at the end of the new one."""
        if "kind" in form.changed_data and "position" not in form.changed_data:
            move_to_the_end(obj)
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("hedef"), ordering="objective__code")
    def objective_code(self, row: CardEntry) -> str:
        """The objective's code."""
        return row.objective.code


class RunForm(forms.ModelForm[UnplacedRun]):
    """The card that a run belongs to."""

    def clean(self) -> dict[str, Any]:
        """Refuse a card of another plan, and none for a run that has been divided."""
        cleaned: dict[str, Any] = super().clean() or {}
        card = cleaned.get("objective")
        if card is not None and card.goal.plan_id != self.instance.plan_id:
            self.add_error("objective", _("Bu hedef başka bir planın."))
        if card is None and self.instance.entries.exists():
            self.add_error("objective", _("Maddelere ayrılmış metnin hedefi olur."))
        return cleaned


class ItemFormSet(InOrderFormSet):
    """The items a person finds in a run."""

    def clean(self) -> None:
        """Ask for the card before the items, which stand on it."""
        super().clean()
        rows = [form for form in self.forms if self._is_kept(form)]
        if rows and self.instance.objective is None:
            raise ValidationError(_("Önce metnin hangi hedefe ait olduğunu seçin."))
        for form in rows:
            form.instance.objective = self.instance.objective


class ItemInline(LinesOfACard, OfficeTabularInline[CardEntry, UnplacedRun]):
    """The run item by item, each in its section."""

    model = CardEntry
    form = InOrderForm
    formset = ItemFormSet
    fields = ["kind", "text", "position"]


@admin.register(UnplacedRun)
class UnplacedRunAdmin(OfficeAdmin[UnplacedRun]):
    """Yeri belli olmayan metinler: a person says whose they are and divides them."""

    form = RunForm
    municipality_path = "plan__municipality"
    list_display = ["text", "plan", "objective"]
    list_filter = [("plan", OwnFilter)]
    list_select_related = ["plan__municipality", "objective"]
    search_fields = ["text"]
    fields = ["plan", "text", "place", "objective"]
    readonly_fields = ["plan", "text", "place"]
    autocomplete_fields = ["objective"]
    inlines = [ItemInline]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Runs come from documents."""
        return False

    def save_related(
        self,
        request: HttpRequest,
        form: Any,  # noqa: ANN401
        formsets: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save the items, each on the run's card and at the end of its section where it is new there."""
        run: UnplacedRun = form.instance
        for entry in run.entries.exclude(objective=run.objective):
            entry.objective = run.objective  # type: ignore[assignment]
            entry.save(update_fields=["objective"])
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            changed = [row for row, names in formset.changed_objects if "kind" in names]
            for entry in [*formset.new_objects, *changed]:
                move_to_the_end(entry)
                entry.save(update_fields=["position", "citation"])

    @admin.display(description=gettext_lazy("kaynaktaki yeri"))
    def place(self, row: UnplacedRun) -> str:
        """Where it is printed."""
        if row.citation is None:
            return ""
        return f"{row.citation.document}, {row.citation.place}"
