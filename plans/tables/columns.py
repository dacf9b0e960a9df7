"""Columns of a table: how a value goes out, and how a typed cell comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise
from import_export import fields

from plans.formulas import FORMULA_STARTS
from plans.tables.cells import Percentage, Unreadable
from plans.tables.values import ValueWidget, shown, told
from plans.turkish import Number, fold, parse_number

LONGEST = 80  # letters of a text that is kept as it is
TAKEN_OUT = "-"  # what is typed to take out what stands; an empty cell changes nothing


def plain_text(cell: object) -> str:
    """Return a cell as words, without the apostrophe that guards a text in CSV.

    >>> plain_text("'=1+1"), plain_text(" Anket "), plain_text(Decimal("3")), plain_text(None)
    ('=1+1', 'Anket', '3', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    text = one_ending(str(cell)).strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def worded(cell: object) -> str:
    """Return the words of a cell; raises ValueError where a program has made something else of them.

    What was typed as 1.10 may have become the number 1.1, or a day.
    """
    is_whole = isinstance(cell, Decimal) and cell == cell.to_integral_value()
    if isinstance(cell, Unreadable):
        raise ValueError(cell.said)
    if cell is None or isinstance(cell, str) or is_whole:
        return plain_text(cell)
    sentence = _("Buraya metin yazılır, hücrede ise sayı ya da tarih var: %s.")
    raise ValueError(sentence % says(cell))


def one_ending(text: str) -> str:
    """Return a text whose lines end as Excel ends them."""
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def says(value: object) -> str:
    """Return what a cell or a value says, in one way of writing: to tell whether it was touched.

    >>> says(Decimal("12.500")) == says(Decimal("12.5")), says(None), says(date(2024, 3, 1))
    (True, '', '2024-03-01')
    """
    match value:
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case Percentage():
            return f"%{says(value.value)}"
        case Unreadable():
            return value.said
    return _short(one_ending(str(told("" if value is None else value))).strip())


def _short(text: str) -> str:
    """Return a text, or what tells a long one from others: a cell holds only so much."""
    if len(text) <= LONGEST:
        return text
    return f"#{sha256(text.encode()).hexdigest()[:20]}"


def is_blank(cell: object) -> bool:
    """Whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def says_plainly(text: str) -> str:
    """Return a text as it stands in its cell, an apostrophe of its own included."""
    return one_ending(text).strip()


def require_untouched(cell: object, stands: object) -> None:
    """Raise ValueError where somebody typed into a column that is there to be read."""
    if stands is None or says(cell) == says(stands):
        return
    if plain_text(cell) != plain_text(stands):
        raise ValueError(_("Bu sütun okumak içindir; buradan değişmez."))


def changed_meanwhile(now: object) -> str:
    """Return what is said of a cell that was typed over something that stands no more."""
    stands = _("boş") if now in (None, "") else shown(now)
    return _("Siz indirdikten sonra değişti; şimdi: %s. Yenisini indirin.") % stands


class Column(fields.Field):
    """One column, called the same going out and coming in.

    An empty cell leaves what stands, and so does one that says what stands; `-` takes it out.
    """

    def __init__(
        self,
        attribute: str,
        head: StrOrPromise,
        widget: ValueWidget | None = None,
        *,
        readonly: bool = False,
        is_typed: bool | None = None,
        nothing: object = None,
    ) -> None:
        super().__init__(
            attribute=attribute,
            column_name=str(head),
            widget=widget or Words(),
            readonly=readonly,
        )
        self.is_typed = not readonly if is_typed is None else is_typed
        self.nothing = nothing  # what the record holds where `-` is typed

    def save(
        self,
        instance: Model,
        row: dict[str, Any],
        is_m2m: bool = False,  # noqa: FBT001, FBT002 - the library's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Set what a cell says; raises ValueError where it cannot be read for certain."""
        cell = row[self.column_name]
        seen: dict[str, str] = kwargs["around"].seen
        was = seen.get(self.column_name)
        if is_blank(cell) or says(cell) == was:
            return
        if self.readonly:
            require_untouched(cell, kwargs["around"].stands(self.column_name))
            return
        if self._stands(instance, cell):
            return
        now = told(self.export(instance))
        if was is not None and says(now) != was:
            raise ValueError(changed_meanwhile(now))
        if isinstance(cell, Unreadable):
            raise ValueError(cell.said)
        *path, name = self.attribute.split("__")
        holder: Any = instance
        for step in path:
            holder = getattr(holder, step)
        if plain_text(cell) == TAKEN_OUT:
            setattr(holder, name, self.nothing)
            return
        read = self.widget.clean(cell, row=row, instance=instance, **kwargs)
        setattr(holder, name, read)

    def _stands(self, instance: Model, cell: object) -> bool:
        said = self.export(instance)
        if isinstance(said, str) and isinstance(cell, str):
            return one_ending(said).strip() in (plain_text(cell), says_plainly(cell))
        return said is not None and said == cell


class Words(ValueWidget):
    """A text; a whole number in its place is taken as it is shown."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:  # noqa: ANN401
        """Return the text; raises ValueError."""
        return worded(value)


class Figure(ValueWidget):
    """A number, in Turkish where it is typed as a text.

    `is_percent` says of a record whether a percentage belongs here.
    """

    def __init__(
        self,
        is_percent: Callable[[Any], bool] = lambda _record: False,
        parse: Callable[[str], Number] = parse_number,
    ) -> None:
        super().__init__()
        self.is_percent, self.parse = is_percent, parse

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal:  # noqa: ANN401
        """Return the number; raises ValueError for what could be two numbers, or none."""
        if isinstance(value, Percentage):
            if self.is_percent(kwargs["instance"]):
                return value.value
            sentence = _("Hücre yüzde biçiminde (%%%s); değeri sayı olarak yazın.")
            raise ValueError(sentence % shown(value.value))
        if isinstance(value, bool | date):
            raise ValueError(_("Buraya sayı yazılır; %s okunamadı.") % told(value))
        if isinstance(value, Decimal):
            return value
        number = self.parse(plain_text(value))
        if number.value is None:
            reason = number.reason or _("Buraya sayı yazılır.")
            raise ValueError(
                _("%s Binlik için nokta, ondalık için virgül: 1.250,5.") % reason
            )
        if number.unit == "%" and not self.is_percent(kwargs["instance"]):
            raise ValueError(_("Yüzde işareti olmadan yazın: %s") % shown(number.value))
        return number.value


class Whole(ValueWidget):
    """A year, a place in order, an identifier: digits and nothing else."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:  # noqa: ANN401
        """Return the number; raises ValueError."""
        text = f"{value:f}" if isinstance(value, Decimal) else plain_text(value)
        if not (text.isascii() and text.isdecimal()) or len(text) > 9:
            raise ValueError(_("Buraya tam sayı yazılır; “%s” okunamadı.") % text)
        return int(text)


class Day(ValueWidget):
    """A day: a date's cell, or 31.12.2024."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date:  # noqa: ANN401
        """Return the day; raises ValueError."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(plain_text(value), "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no hour
        except ValueError as error:
            raise ValueError(_("Tarih gg.aa.yyyy biçiminde yazılır.")) from error


class OneOf(ValueWidget):
    """One of the choices of a column, by its words."""

    def __init__(self, choices: Iterable[tuple[Any, StrOrPromise]]) -> None:
        super().__init__()
        self.choices = tuple(choices)

    @property
    def words(self) -> list[str]:
        """What may be typed, as a drop-down offers it."""
        return [str(label) for value, label in self.choices if value not in ("", None)]

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return the choice; raises ValueError with all of them."""
        said = fold(plain_text(value))
        for choice, label in self.choices:
            if fold(str(label)) == said:
                return choice
        raise ValueError(_("Şunlardan biri yazılır: %s.") % "; ".join(self.words))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> object:  # noqa: ANN401
        """Return the words of the choice."""
        words = {str(choice): str(label) for choice, label in self.choices}
        return None if value in ("", None) else words.get(str(value), str(value))


class YesNo(OneOf):
    """Evet or hayır."""

    def __init__(self) -> None:
        super().__init__([(True, "evet"), (False, "hayır"), (True, "1"), (False, "0")])

    @property
    def words(self) -> list[str]:
        """The two words."""
        return ["evet", "hayır"]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> object:  # noqa: ANN401
        """Return the word."""
        return told(value)


class Named(ValueWidget):
    """Another record, by what tables call it; `kind` is where the resource looks it up."""

    def __init__(self, kind: str, called: str = "code") -> None:
        super().__init__()
        self.kind, self.called = kind, called

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Model:  # noqa: ANN401
        """Return the record; raises ValueError where none, or more than one, is called so."""
        found: Model = kwargs["around"].find(self.kind, worded(value))
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> object:  # noqa: ANN401
        """Return what the record is called."""
        return None if value is None else told(getattr(value, self.called))
