"""The columns of the workbook that a unit fills in; pure.

Columns are found by their headings, so that one who moves or hides them loses nothing; one
to be read may be gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.worksheet import Asked

VERSION = "kent-karnesi veri girişi 1"
HEAD_ROW = 4  # 1 for the first; above it stands what the sheet is
MOST_ROWS = 20_000  # fewer than the 32,766 keys that SQLite takes in one question
MOST_COLUMNS = 60
MOST_LETTERS = 32_767  # of a cell, in every program
SHEET = "Veri girişi"
MARKS = "kk"  # the hidden sheet that says which period and unit the workbook is of


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a `field` of the entry form is typed in, what has none is there to be read."""

    heading: str
    width: int
    field: str = ""
    is_number: bool = False


UID = Column("kimlik", 10)
SEEN = Column("görülen", 10)
HIDDEN = (UID, SEEN)
CODE = Column("Kodu", 12)  # what is wrong with a whole row is told here
READ = (
    Column("Birim", 24),
    Column("Hedef", 9),
    CODE,
    Column("Gösterge", 50),
    Column("Ölçü birimi", 13),
    Column("Yıl sonu hedefi", 14),
    Column("Önceki değer", 14),
    Column("Durum", 16),
)
TYPED = (
    Column("Gerçekleşen", 15, "value", is_number=True),
    Column("Bildirim", 16, "reported_as"),
    Column("Pay", 13, "numerator", is_number=True),
    Column("Payda", 13, "denominator", is_number=True),
    Column("Açıklama", 36, "explanation"),
    Column("Sapma nedeni", 36, "deviation_reason"),
    Column("Alınacak önlem", 36, "corrective_measure"),
)
COLUMNS = (*HIDDEN, *READ, *TYPED)
BY_FIELD = {column.field: column for column in TYPED}
INSTRUCTIONS = (
    "Yalnız beyaz hücrelere yazılır; gri hücreler okumak içindir.",
    "Boş bırakılan değer “veri girilmedi” olarak kalır. Değer sıfırsa 0 yazın.",
    "Hedeften her sapma, artı da olsa, nedenini ve alınacak önlemi ister.",
    "Değer yoksa nedenini “Açıklama” sütununa yazın.",
    "Onay bekleyen ve onaylı değerler kilitlidir; düzeltmesi sayfadan yapılır.",
    "Doldurunca kaydedip veri girişi sayfasındaki “Excel ile” bölümünden yükleyin: önce denetlenir, siz “Uygula” demeden hiçbir şey yazılmaz.",
    "Satır silmek bir şey değiştirmez; gizli sütunlara dokunmayın, satır eklemeyin.",
)


def is_asked(asked: Asked, column: Column) -> bool:
    """Whether an indicator has the field of a column at all."""
    if column.field == "reported_as":
        return asked.adds_up
    if column.field in ("numerator", "denominator"):
        return asked.has_ratio
    return True


def in_a_cell(text: str) -> str:
    """Return a text as a cell holds it.

    A browser breaks lines in two characters, of which Excel would show the first.
    """
    return text.replace("\r\n", "\n")[:MOST_LETTERS]
