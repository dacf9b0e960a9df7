"""Units and municipalities as tables, out and in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from plans.models import Municipality, Unit
from plans.tables.columns import Column, Named, Whole, Words, YesNo, plain_text
from plans.tables.keys import key_column
from plans.tables.resource import TableResource
from plans.turkish import fold


class UnitResource(TableResource):
    """One unit a row, known by its key, or by its municipality's address and its name."""

    about = "Birim, kimliğiyle ya da belediyesi ve adıyla bulunur; bulunmayan ad yeni birimdir."

    key = key_column()
    municipality = Column("municipality", "belediye", Named("municipality", "slug"))
    name = Column("name", "birim")
    is_active = Column("is_active", "etkin", YesNo())

    class Meta:
        model = Unit
        fields = ("key", "municipality", "name", "is_active")

    joined = ("municipality",)
    by_name: dict[tuple[str, str], Unit] | None = None
    places: dict[str, Municipality] | None = None

    def find(self, kind: str, text: str) -> Municipality:
        """Return the municipality at an address; raises ValueError for one that is not the person's."""
        if self.places is None:
            places = Municipality.objects.all()
            if not self.access.is_total:
                places = places.filter(pk__in=self.access.municipality_ids)
            self.places = {place.slug: place for place in places}
        if text not in self.places:
            raise ValueError(_("Bu belediye için yetkiniz yok."))
        return self.places[text]

    def standing(self, row: dict[str, Any]) -> Unit | None:
        """Return the unit of that name."""
        if self.by_name is None:
            self.by_name = {
                (unit.municipality.slug, fold(unit.name)): unit
                for unit in self.get_queryset()
            }
        place, name = plain_text(row.get("belediye")), plain_text(row.get("birim"))
        return self.by_name.get((place, fold(name)))

    def import_instance(
        self,
        instance: Unit,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Keep a unit its municipality's: roles and indicators hang on it."""
        was = instance.municipality_id
        super().import_instance(instance, row, **kwargs)
        if instance.pk and instance.municipality_id != was:
            raise ValidationError(
                {"municipality": _("Birim başka belediyeye taşınmaz.")}
            )


class MunicipalityResource(TableResource):
    """One municipality a row: its population and what else changes from year to year."""

    about = "Yeni belediye buradan eklenmez; nüfus ve il gibi bilgiler değiştirilir."
    municipality_path = "pk"
    adds = False

    slug = Column("slug", "belediye", Words(), readonly=True)
    name = Column("name", "ad", Words(), readonly=True)
    code = Column("code", "kod")
    province = Column("province", "il", nothing="")
    population = Column("population", "nüfus", Whole())
    population_year = Column("population_year", "nüfus yılı", Whole())

    class Meta:
        model = Municipality
        fields = ("slug", "name", "code", "province", "population", "population_year")

    by_slug: dict[str, Municipality] | None = None

    def standing(self, row: dict[str, Any]) -> Municipality | None:
        """Return the municipality at an address."""
        if self.by_slug is None:
            self.by_slug = {place.slug: place for place in self.get_queryset()}
        return self.by_slug.get(plain_text(row.get("belediye")))
