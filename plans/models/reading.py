"""What documents said of a plan when they were taken in."""

from __future__ import annotations

import json

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans.document import Kind, PlanDocument
from plans.document_json import loads_own
from plans.models.plan import Plan, PlanRevision
from plans.models.source import SourceDocument


class CommittedReading(models.Model):
    """What a document said when it was written into a plan: a later reading is held against it.

    Without it nobody could tell what the document has changed from what people have.
    """

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="readings", verbose_name=_("plan")
    )
    revision = models.ForeignKey(
        PlanRevision,
        models.PROTECT,
        related_name="readings",
        verbose_name=_("plan sürümü"),
    )
    document = models.ForeignKey(
        SourceDocument, models.PROTECT, related_name="readings", verbose_name=_("belge")
    )
    reading = models.TextField(_("okunan"), editable=False)  # JSON of a PlanDocument
    rows = models.JSONField(_("kayıtlar"), editable=False)  # path in it → primary key
    at = models.DateTimeField(_("aktarıldığı zaman"), default=timezone.now)

    class Meta:
        db_table = "ingest_committedreading"  # where it was kept first
        ordering = ["plan_id", "pk"]
        verbose_name = _("aktarılan okuma")
        verbose_name_plural = _("aktarılan okumalar")

    def __str__(self) -> str:
        return str(self.document)

    @property
    def kind(self) -> Kind:
        """What sort of document it was read as; quicker than the whole reading."""
        return Kind(json.loads(self.reading).get("kind", Kind.PLAN))

    def as_read(self) -> PlanDocument:
        """Return the reading."""
        return loads_own(self.reading)
