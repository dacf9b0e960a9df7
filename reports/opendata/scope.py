"""What a table is asked about: a plan as it is shown, or the whole installation; and where the site is."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from plans.models import Goal, Municipality, Objective, Plan
from reports.days.as_of import PARAMETER, day_shown
from reports.years import PlanYear


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site answers ("https://example.org"): it makes whole addresses of short ones."""

    site: str

    @property
    def query(self) -> str:
        """What an address needs to stay on the day that is shown."""
        day = day_shown()
        return f"?{PARAMETER}={day}" if day else ""

    def lasting(self, *pieces: str) -> str:
        """Return the permanent address of a thing by its pieces."""
        return self.site + reverse("identifier", args=["/".join(pieces)])

    def of_municipality(self, municipality: Municipality) -> str:
        """Return the permanent address of a municipality."""
        return self.lasting(municipality.slug)

    def of_plan(self, plan: Plan) -> str:
        """Return the permanent address of a plan whose municipality is loaded."""
        return self.lasting(plan.municipality.slug, plan.period)


@dataclass(frozen=True, slots=True)
class PlanPlace(Place):
    """A plan in the year and on the day that a reader asks for."""

    shown: PlanYear

    @property
    def query(self) -> str:
        """What an address needs to stay in its year, and on its day."""
        return self.shown.query

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.shown.plan

    @property
    def slug(self) -> str:
        """The name that its municipality has in addresses."""
        return self.plan.municipality.slug

    @property
    def period(self) -> str:
        """Its years, as addresses write them."""
        return self.plan.period

    def of_goal(self, goal: Goal) -> str:
        """Return the permanent address of a goal of the plan."""
        return self.lasting(self.slug, self.period, goal.slug)

    def of_objective(self, objective: Objective) -> str:
        """Return the permanent address of an objective whose goal is loaded."""
        slugs = objective.goal.slug, objective.slug
        return self.lasting(self.slug, self.period, *slugs)

    def of_source(self, citation: int | None) -> str | None:
        """Return the page that shows where a value stands in its source, by the citation's key."""
        return self.site + reverse("citation", args=[citation]) if citation else None
