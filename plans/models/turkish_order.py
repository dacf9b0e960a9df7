"""A stored key that puts names into the order of the Turkish alphabet on every database."""

from __future__ import annotations

from django.db import models
from django.db.models import Value
from django.db.models.functions import Lower, Replace

# "zz" after the letter it follows: no collation has to know Turkish.
FOLLOWS = {
    "I": "hzz",
    "ı": "hzz",
    "İ": "i",
    "Ç": "czz",
    "ç": "czz",
    "Ğ": "gzz",
    "ğ": "gzz",
    "Ö": "ozz",
    "ö": "ozz",
    "Ş": "szz",
    "ş": "szz",
    "Ü": "uzz",
    "ü": "uzz",
}


def sort_key_in(column: str) -> str:
    """Return the SQL of what the generated column holds, of another column or expression.

    >>> sort_key_in("name").startswith("lower(replace(")
    True
    """
    key = column
    for letter, follows in FOLLOWS.items():
        key = f"replace({key}, '{letter}', '{follows}')"
    return f"lower({key})"


def sort_key_of(column: str) -> models.GeneratedField:
    """A generated column that sorts as the Turkish alphabet sorts `column`."""
    expression: models.Expression | str = column
    for letter, key in FOLLOWS.items():
        expression = Replace(expression, Value(letter), Value(key))
    return models.GeneratedField(
        expression=Lower(expression),
        output_field=models.CharField(max_length=600),
        db_persist=True,
    )
