"""Units as a table, out and in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.widgets import ForeignKeyWidget

from plans.access import Access, Person, access_of
from plans.models import Municipality, Unit


class UnitResource(resources.ModelResource):
    """One unit a row, known by its municipality's address and its name."""

    municipality = fields.Field(
        attribute="municipality",
        column_name="belediye",
        widget=ForeignKeyWidget(Municipality, field="slug"),
    )
    name = fields.Field(attribute="name", column_name="birim")
    is_active = fields.Field(
        attribute="is_active",
        column_name="etkin",
        widget=resources.widgets.BooleanWidget(),
    )

    class Meta:
        model = Unit
        fields = ("municipality", "name", "is_active")
        import_id_fields = ("municipality", "name")
        skip_unchanged = True
        clean_model_instances = True

    def __init__(self, person: Person | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(**kwargs)
        self.access = Access() if person is None else access_of(person)

    def before_save_instance(
        self,
        instance: Unit,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Refuse a row about a municipality that the person does not decide for."""
        if not self.access.decides_for(instance.municipality_id):
            raise ValidationError(_("Bu belediye için yetkiniz yok."))
