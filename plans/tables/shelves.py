"""Records found by what a table calls them; what is called like another is never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from plans.turkish import fold

Record = TypeVar("Record", bound=Model)
Identity = tuple[object, ...]
_WITH_KEY = re.compile(r"(?P<name>.*?)\s*#\s*(?P<key>[0-9]{1,18})", re.DOTALL)


class Shelf:
    """Records of one kind, of one place."""

    def __init__(
        self, kind: StrOrPromise, records: Iterable[Model], called: Callable[..., str]
    ) -> None:
        self.kind, self.called = kind, called
        self.by_name: defaultdict[str, dict[int, Model]] = defaultdict(dict)
        for record in records:
            self.add(record)

    def add(self, record: Model) -> None:
        """Put a record where it is found."""
        for standing in self.by_name.values():
            standing.pop(record.pk, None)
        self.by_name[fold(self.called(record))][record.pk] = record

    def find(self, text: str) -> Model:
        """Return the record called so; raises ValueError where there is none, or more than one.

        "H1.1 #12" names the one of several that has the key 12.
        """
        with_key = _WITH_KEY.fullmatch(text)
        if with_key is not None:
            there = self.by_name.get(fold(with_key["name"]), {})
            if int(with_key["key"]) in there:
                return there[int(with_key["key"])]
        found = list(self.by_name.get(fold(text), {}).values())
        if len(found) == 1:
            return found[0]
        if found:
            example = f"{text} #{found[0].pk}"
            raise ValueError(
                _("“%(text)s” birden çok: kimliğini de yazın, örneğin “%(example)s”.")
                % {"text": text, "example": example}
            )
        raise ValueError(
            _("Burada “%(text)s” diye bir %(kind)s yok.")
            % {"text": text, "kind": self.kind}
        )


class Register(Generic[Record]):
    """Records by what there is only one of: an objective's estimate of a year."""

    def __init__(
        self, records: Iterable[Record], identity: Callable[[Record], Identity]
    ) -> None:
        self.identity = identity
        self.known: dict[Identity, Record] = {}
        self.entered: dict[int, Identity] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Enter a record by what it is now, and no longer by what it was."""
        was, now = self.entered.get(record.pk, ()), self.identity(record)
        standing = self.known.get(was)
        if standing is not None and standing.pk == record.pk:
            del self.known[was]
        self.entered[record.pk] = now
        self.known[now] = record

    def find(self, identity: Identity) -> Record | None:
        """Return the record that is this, None where there is none."""
        return self.known.get(identity)
