"""Texts that can be searched: the database itself keeps the words of each, whoever writes it.

PostgreSQL has them in a generated column `words` with an index; SQLite in an FTS5 table
"<table>_words" that triggers keep.  Nothing is ever rebuilt by hand, with one exception: on
SQLite a migration that alters a column makes the table anew and drops its triggers, and on
PostgreSQL the type of a column that others follow from cannot change.  Such a migration
begins with `forget_words` and ends with `keep_words`; a test misses them otherwise.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.operations.base import Operation

# A word is found with and without its Turkish letters: both forms stand in the vector, the
# stems of the one and the letters of the other.  PostgreSQL's own `lower` would make "ı" of
# no I; the marks divide words for its parser as they do for SQLite's.
POSTGRES_FUNCTION = r"""
CREATE FUNCTION turkish_words(code text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    translate(
        pg_catalog.to_tsvector('pg_catalog.turkish'::regconfig, pg_catalog.lower(pg_catalog.translate(
            pg_catalog.left(body, 100000), E'IİÇĞÖŞÜÂÎÛ./\\-_@:<>&\u0307', 'ıiçğöşüâîû          '
        )))::text,
        'çğıöşüâîûáàäãåéèêëíìïóòôõúùñ', 'cgiosuaiuaaaaaeeeeiiioooouun'
    )::tsvector
    || pg_catalog.to_tsvector('pg_catalog.simple'::regconfig, pg_catalog.translate(
        pg_catalog.lower(pg_catalog.translate(
            pg_catalog.replace(pg_catalog.replace(code, '.', 'x'), ' ', '') || ' ' || pg_catalog.left(body, 100000),
            E'IİÇĞÖŞÜÂÎÛ./\\-_@:<>&\u0307', 'ıiçğöşüâîû          '
        )),
        'çğıöşüâîûáàäãåéèêëíìïóòôõúùñ', 'cgiosuaiuaaaaaeeeeiiioooouun'
    ))
)
"""
POSTGRES = (
    """ALTER TABLE "{table}" ADD COLUMN words tsvector
    GENERATED ALWAYS AS (turkish_words({code}, "{text}")) STORED""",
    'CREATE INDEX "{table}_words" ON "{table}" USING gin (words)',
)
SQLITE = (
    """CREATE VIRTUAL TABLE "{table}_words" USING fts5(
        code, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '4'
    )""",
    """INSERT INTO "{table}_words" (rowid, code, text)
    SELECT row.id, {code}, {text} FROM "{table}" AS row""",
    """CREATE TRIGGER "{table}_words_come" AFTER INSERT ON "{table}" BEGIN
        INSERT INTO "{table}_words" (rowid, code, text) VALUES (new.id, {new_code}, {new_text});
    END""",
    """CREATE TRIGGER "{table}_words_change" AFTER UPDATE OF {columns} ON "{table}" BEGIN
        DELETE FROM "{table}_words" WHERE rowid = old.id;
        INSERT INTO "{table}_words" (rowid, code, text) VALUES (new.id, {new_code}, {new_text});
    END""",
    """CREATE TRIGGER "{table}_words_go" AFTER DELETE ON "{table}" BEGIN
        DELETE FROM "{table}_words" WHERE rowid = old.id;
    END""",
)
SQLITE_TRIGGERS = ("come", "change", "go")


def keep_words(table: str, *, text: str, code: str = "") -> Operation:
    """Return the operation after which the database keeps the words of a table's column."""

    def keep(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _statements(editor, table, text, code):
            editor.execute(statement, params=None)

    def forget(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _farewell(editor, table):
            editor.execute(statement, params=None)

    return RunPython(keep, forget)


def forget_words(table: str, *, text: str, code: str = "") -> Operation:
    """Return the operation that undoes `keep_words`."""
    kept = keep_words(table, text=text, code=code)
    assert isinstance(kept, RunPython) and kept.reverse_code  # noqa: S101, PT018 - as made above
    return RunPython(kept.reverse_code, kept.code)


def make_function(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make PostgreSQL's function that turns a text into its words."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES_FUNCTION, params=None)


def drop_function(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop it again."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION turkish_words(text, text)", params=None)


def _statements(
    editor: BaseDatabaseSchemaEditor, table: str, text: str, code: str
) -> list[str]:
    if editor.connection.vendor == "postgresql":
        named = f'"{code}"' if code else "''"
        return [each.format(table=table, text=text, code=named) for each in POSTGRES]
    return [
        each.format(
            table=table,
            columns=", ".join(f'"{name}"' for name in (code, text) if name),
            code=_code_in_sqlite("row", code),
            text=_text_in_sqlite("row", text),
            new_code=_code_in_sqlite("new", code),
            new_text=_text_in_sqlite("new", text),
        )
        for each in SQLITE
    ]


def _text_in_sqlite(row: str, text: str) -> str:
    """FTS5 takes the marks off all letters but the dot that ı has not."""
    return f"""replace(replace({row}."{text}", 'ı', 'i'), char(775), '')"""


def _code_in_sqlite(row: str, code: str) -> str:
    """A code is one word: "PG4.1.1" is pg4x1x1."""
    return f"""replace(replace({row}."{code}", '.', 'x'), ' ', '')""" if code else "''"


def _farewell(editor: BaseDatabaseSchemaEditor, table: str) -> list[str]:
    if editor.connection.vendor == "postgresql":
        return [f'ALTER TABLE "{table}" DROP COLUMN words']
    gone = [f'DROP TRIGGER "{table}_words_{name}"' for name in SQLITE_TRIGGERS]
    return [*gone, f'DROP TABLE "{table}_words"']
