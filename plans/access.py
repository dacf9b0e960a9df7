"""Who may act for which municipality and unit, from their memberships."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import prefetch_related_objects

from plans.models import Membership

Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may act for.  Empty for a visitor; everything for a superuser."""

    is_total: bool = False
    municipality_ids: frozenset[int] = frozenset()  # strategy office or administrator
    administered_ids: frozenset[int] = frozenset()  # administrator
    unit_ids: frozenset[int] = frozenset()

    @property
    def has_office(self) -> bool:
        """Whether the person sits in a strategy office, or administers."""
        return self.is_total or bool(self.municipality_ids)

    @property
    def is_staff(self) -> bool:
        """Whether the person may act for anything at all."""
        return self.has_office or bool(self.unit_ids)

    def decides_for(self, municipality_id: int) -> bool:
        """Whether the person may edit the plan and approve figures of a municipality."""
        return self.is_total or municipality_id in self.municipality_ids

    def administers(self, municipality_id: int) -> bool:
        """Whether the person may say who works in a municipality."""
        return self.is_total or municipality_id in self.administered_ids

    def acts_for(self, unit_id: int | None, municipality_id: int) -> bool:
        """Whether the person may enter a unit's figures; the strategy office may enter all."""
        return self.decides_for(municipality_id) or unit_id in self.unit_ids


def access_of(person: Person) -> Access:
    """Return what a person may act for: one query, and none when asked again of the same object."""
    if not isinstance(person, User) or not person.is_active:
        return Access()
    if person.is_superuser:
        return Access(is_total=True)
    prefetch_related_objects([person], "memberships")
    rows = list(person.memberships.all())
    return Access(
        municipality_ids=frozenset(
            row.municipality_id for row in rows if row.role in Membership.OFFICE_ROLES
        ),
        administered_ids=frozenset(
            row.municipality_id
            for row in rows
            if row.role == Membership.Role.ADMINISTRATOR
        ),
        unit_ids=frozenset(
            row.unit_id
            for row in rows
            if row.role in Membership.UNIT_ROLES and row.unit_id is not None
        ),
    )
