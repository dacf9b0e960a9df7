"""A record a row: found by its key, changed by what its cells say, told of in old and new."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from import_export import resources
from import_export.results import Result, RowResult
from tablib import Dataset

from plans.access import Access, Person, access_of
from plans.models.remembered import acting
from plans.tables.changes import Change
from plans.tables.columns import Column, is_blank, plain_text
from plans.tables.keys import KEY, SEEN, key_in
from plans.tables.values import told


class TableResource(resources.ModelResource):
    """A table that goes out and comes in with the same heads.

    `municipality_path` leads from a record to its municipality.  A row with a key is that
    record, one without is `standing` (where something else names a record) or a new one.
    """

    municipality_path: ClassVar[str] = "municipality"
    joined: ClassVar[tuple[str, ...]] = ()  # what telling of a record asks for
    order: ClassVar[tuple[str, ...]] = ()  # where the model's own is none to read by
    about: ClassVar[str] = ""  # one sentence of its own for the instructions
    adds: ClassVar[bool] = True  # whether a row may be a new record
    filled_in: ClassVar[
        tuple[str, ...]
    ] = ()  # lacks only where something else is wrong

    class Meta:
        clean_model_instances = True
        skip_diff = True  # the changes are told by `tell`
        store_instance = True

    def __init__(
        self,
        person: Person | None = None,
        why: str = "",
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(**kwargs)
        self.person: Any = person  # services ask for a user, who is all a page lets in
        self.why = why
        self.access = Access() if person is None else access_of(person)
        self.by_key: Mapping[int, models.Model] = {}
        self.keys_met: set[int] = set()
        self.seen: dict[str, str] = {}
        self._before: dict[str, object] = {}

    # Going out

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Join what the columns tell of."""
        return queryset.select_related(*self.joined) if self.joined else queryset

    # Coming in

    def get_queryset(self) -> models.QuerySet[Any]:
        """Return the records that the person may write, whole."""
        records = self._meta.model._default_manager.select_related(*self.joined)
        if self.order:
            records = records.order_by(*self.order)
        if self.access.is_total:
            return records  # type: ignore[no-any-return]
        mine = {f"{self.municipality_path}__in": self.access.municipality_ids}
        return records.filter(**mine)  # type: ignore[no-any-return]

    def around_import(self) -> AbstractContextManager[Any]:
        """Hold together what the rows write."""
        return nullcontext()

    def import_data(
        self,
        dataset: Dataset,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - the library's signature
        *,
        unless: Callable[[Result], bool] | None = None,
        all_or_nothing: bool = True,
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        """Write all rows, or none where one is refused; `dry_run` writes none.

        `unless` says of what was written that it shall not be; the result's `is_written`
        tells what became of it.
        """
        kwargs |= {
            "use_transactions": True,
            "rollback_on_validation_errors": all_or_nothing,
        }
        with (
            transaction.atomic(),
            acting(by=self.person, why=self.why),
            self.around_import() as together,
        ):
            result = super().import_data(dataset, dry_run=dry_run, **kwargs)
            is_refused = result.has_errors() or result.has_validation_errors()
            result.is_written = not (dry_run or is_refused)
            if result.is_written and unless is not None and unless(result):
                result.is_written = False
                transaction.set_rollback(True)
            elif result.is_written and together is not None:
                together.publish()
        return result

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:  # noqa: ANN401
        """Refuse a column that is none of the table's; load the records that have their keys."""
        heads = [plain_text(head) for head in dataset.headers or []]
        dataset.headers = heads
        known = {field.column_name for field in self.get_import_fields()}
        unknown = [head for head in heads if head and head not in {*known, SEEN}]
        if unknown:
            raise ValidationError(
                _("Tabloda tanınmayan sütun var: %(heads)s. Sütunlar: %(known)s.")
                % {"heads": "; ".join(unknown), "known": "; ".join(sorted(known))}
            )
        if len(set(heads)) < len(heads):
            raise ValidationError(_("Tabloda aynı başlıktan iki tane var."))
        if KEY in heads:
            keys = [key_in(cell) for cell in dataset[KEY]]
            found = self.get_queryset().in_bulk([key for key in keys if key])
            self.by_key = found

    def handle_import_error(
        self,
        result: Result,
        error: Exception,
        raise_errors: bool = False,  # noqa: FBT001, FBT002 - the library's signature
    ) -> None:
        """A table can be refused; anything else is a fault of ours and is not hidden."""
        if not isinstance(error, ValidationError):
            raise error
        sentence = ValidationError(" ".join(error.messages))
        super().handle_import_error(
            result, _Sentence(sentence.messages[0]), raise_errors
        )

    def import_row(
        self,
        row: dict[str, Any],
        instance_loader: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> RowResult:
        """Write a row, and tell what it changes; an empty one is passed over."""
        if all(is_blank(cell) for cell in row.values()):
            return self._passed_over()
        self.seen = row.pop(SEEN, None) or {}
        result = super().import_row(row, instance_loader, **kwargs)
        if result.errors:
            raise result.errors[0].error
        if result.validation_error is not None:
            result.validation_error = self._by_head(result.validation_error)
        return result

    def _passed_over(self) -> RowResult:
        result = RowResult()
        result.import_type = RowResult.IMPORT_TYPE_SKIP
        result.changes = ()
        return result

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:  # noqa: ANN401
        """Refuse a row whose place is not the person's."""

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Any:  # noqa: ANN401
        """Return the record that a row is about; None for a new one."""
        cell = row.get(KEY)
        key = key_in(cell)
        record = self.by_key.get(key) if key else None
        if record is None and not is_blank(cell):
            raise ValidationError({KEY: _("Bu kimlikte sizin bir kaydınız yok.")})
        record = self.standing(row) if record is None else record
        if record is None:
            return None
        if record.pk in self.keys_met:
            raise ValidationError({KEY: _("Bu kayıt tabloda iki kez var.")})
        self.keys_met.add(record.pk)
        return record

    def standing(self, row: dict[str, Any]) -> Any:  # noqa: ANN401
        """Return the record that a row without a key names by something else; None."""
        return None

    def after_init_instance(
        self,
        instance: models.Model,
        new: bool,  # noqa: FBT001 - the library's signature
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Note what stands."""
        if new and not self.adds:
            raise ValidationError(
                _("Bu tabloyla yeni kayıt eklenmez; kimliğini yazın.")
            )
        self._before = {} if new else self.tell(instance)

    def tell(self, instance: models.Model) -> dict[str, object]:
        """Return what the columns say of a record, by their heads."""
        return {
            field.column_name: told(self.export_field(field, instance))
            for field in self.get_import_fields()
            if field.column_name != KEY
        }

    def tell_standing(self, instance: Any) -> dict[str, object]:  # noqa: ANN401
        """Return the same of a record as it is taken along."""
        return self.tell(instance)

    def stands(self, head: str) -> object:
        """Return what a column said of the row's record; None for a new one."""
        return self._before.get(head)

    def import_field(
        self,
        field: Column,
        instance: models.Model,
        row: dict[str, Any],
        is_m2m: bool = False,  # noqa: FBT001, FBT002 - the library's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Read a cell; it may name what the resource finds."""
        super().import_field(field, instance, row, is_m2m, around=self, **kwargs)

    def find(self, kind: str, text: str) -> models.Model:
        """Return what a cell names; raises ValueError."""
        raise NotImplementedError

    def skip_row(
        self,
        instance: Any,  # noqa: ANN401
        original: Any,  # noqa: ANN401
        row: dict[str, Any],
        import_validation_errors: Mapping[str, Any] | None = None,
    ) -> bool:
        """Pass over a row that says what stands."""
        if import_validation_errors or not self._before:
            return False
        return self.tell(instance) == self._before

    def validate_instance(
        self,
        instance: models.Model,
        import_validation_errors: Any = None,  # noqa: ANN401
        validate_unique: bool = True,  # noqa: FBT001, FBT002 - the library's signature
    ) -> None:
        """Fill in what may be left empty, then ask the record's own rules."""
        errors = dict(import_validation_errors or {})
        self.fill_in(instance, errors)
        try:
            super().validate_instance(instance, errors, validate_unique)
        except ValidationError as refusal:
            said = refusal.error_dict
            lacks = set(self.filled_in) - set(errors)
            own = {name: said[name] for name in said if name not in lacks}
            raise ValidationError(own or said) from refusal

    def fill_in(self, instance: Any, errors: dict[str, Any]) -> None:  # noqa: ANN401
        """Give a record what a person may leave empty; add to `errors`, by attribute."""

    def after_import_row(
        self,
        row: dict[str, Any],
        row_result: RowResult,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Tell what the row changes; whoever comes to the same record again comes too late."""
        self.keys_met.add(row_result.instance.pk)
        now = self.tell(row_result.instance)
        row_result.changes = tuple(
            Change(head, self._before.get(head), new)
            for head, new in now.items()
            if new != self._before.get(head) and not (new == "" and not self._before)
        )

    def _by_head(self, error: ValidationError) -> ValidationError:
        """Return the errors of a row under the heads of their columns."""
        if not hasattr(error, "error_dict"):
            return ValidationError({NON_FIELD_ERRORS: error.messages})
        heads = {f.attribute: f.column_name for f in self.get_import_fields()}
        known = set(heads.values())
        told_: dict[str, list[str]] = {}
        for name, sentences in error.message_dict.items():
            head = name if name in known else heads.get(name, NON_FIELD_ERRORS)
            told_.setdefault(head, []).extend(sentences)
        return ValidationError(told_)


class _Sentence(Exception):  # noqa: N818 - what is wrong with the whole table
    """A sentence in the place of an error."""
