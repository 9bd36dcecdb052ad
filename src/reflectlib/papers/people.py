"""The people of a group, from a small spreadsheet: their names, roles and register numbers."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

import attrs

from reflectlib.diagnostics import Diagnostic, Report, nearest
from reflectlib.errors import CannotReadError, InvalidEntryError, MissingExtraError, PlanError
from reflectlib.message import _
from reflectlib.model.record import is_line
from reflectlib.planning.group import check_name, in_short
from reflectlib.value import Value

SUFFIXES = (".csv", ".xlsx")
MOST_BYTES, MOST_UNPACKED, MOST_PEOPLE = 1_000_000, 20_000_000, 1000
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("naam", "name"),
    "role": ("rol", "role", "rolle"),
    "number": (
        *("registernummer", "registratienummer", "nummer"),
        *("register number", "registration number", "number"),
    ),
    "email": ("e-mail", "email", "mail", "e-mailadres", "emailadres", "e-mail address"),
}
"""What each column may be called, in small letters."""


@attrs.frozen(eq=False, repr=False)
class Person(Value):
    """Somebody of a group: a name, and as far as known a role, a register number, an address.

    Raises `PlanError` for what cannot be a name.
    """

    name: str
    role: str = ""
    number: str = ""
    email: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse who has no name."""
        check_name(self.name)


_Rows = Iterator[tuple[int, list[str]]]
"""The number of a line, from 1, with its cells."""


def is_people_file(name: str) -> bool:
    """Tell whether something is called as a spreadsheet of people is."""
    return name.strip().lower().endswith(SUFFIXES)


def read_people(content: bytes, name: str) -> tuple[tuple[Person, ...], Report]:
    """Read who is in a group from the bytes of a .csv or .xlsx file, which `name` ends in.

    The first line names the columns, in any order: `naam`, and if wanted `rol`, `registernummer`
    and `e-mail`, or the same in English. Of a workbook it is the first sheet. Gives the people in
    their order, and a report of what is not read. In it `line` and `column` are those of the cell.

    Raises `InvalidEntryError`, with the report of all faults; `CannotReadError` for what is no such
    file, or too large; and `MissingExtraError` where a workbook cannot be read for want of a
    package.
    """
    if len(content) > MOST_BYTES:
        raise CannotReadError("people_too_large", file=name, most=MOST_BYTES // 1000)
    rows = _of_workbook(content, name) if name.lower().endswith(".xlsx") else _of_csv(content, name)
    found: list[Diagnostic] = []
    people = tuple(_people(rows, name, found))
    report = Report(found)
    if report.errors:
        raise InvalidEntryError(report)
    return people, report


def _of_csv(content: bytes, name: str) -> _Rows:
    lines = _decoded(content, name).lstrip("\ufeff").splitlines(keepends=True)
    told, before = "", 0
    if lines and lines[0].strip().lower().startswith("sep="):  # what Excel reads it with
        told, before = lines[0].strip()[4:5], 1
    head = lines[before] if len(lines) > before else ""
    parted = told or max(";,\t", key=head.count)
    reader = csv.reader(lines[before:], delimiter=parted, strict=True)
    line = before + 1
    try:
        for row in reader:
            yield line, row
            line = before + reader.line_num + 1
    except csv.Error:
        raise CannotReadError("people_quotes", file=name, line=line) from None


def _decoded(content: bytes, name: str) -> str:
    """The text: UTF-8, UTF-16 with its mark, or what Windows writes in Western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: Sequence[str] = ("utf-16",)
    else:
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotReadError("people_unreadable", file=name)


def _of_workbook(content: bytes, name: str) -> _Rows:
    if find_spec("openpyxl") is None:
        raise MissingExtraError("missing_extra", format=name, extra="office")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
        if size > MOST_UNPACKED:
            raise CannotReadError("people_too_large", file=name, most=MOST_BYTES // 1000)
        yield from _cells(content)
    except CannotReadError:
        raise
    except Exception:  # a workbook can be broken in any place, and openpyxl in any way
        raise CannotReadError("people_unreadable", file=name) from None


def _cells(content: bytes) -> _Rows:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_PEOPLE + 2, values_only=True), 1):
        yield number, ["" if value is None else str(value) for value in row]


def _people(rows: _Rows, file: str, found: list[Diagnostic]) -> Iterator[Person]:
    """The people; what is wrong with them, and what is not read, goes to `found`."""
    columns: dict[str, int] | None = None
    width = 0
    known: dict[str, int] = {}
    for line, row in rows:
        cells = [" ".join(text.split()) for text in row]
        if not any(cells):
            continue
        if columns is None:
            columns, width = _header(cells, line, file, found), len(cells)
            if "name" not in columns:
                return
            continue
        said = {key: cells[at] for key, at in columns.items() if at < len(cells)}
        faults = list(_faults(said, known, columns, line, file))
        if any(cells[width:]):
            message = _("more cells stand here than there are columns on the first line")
            hint = _("Put quotes around a name with a comma in it.")
            faults.append(Diagnostic("error", "RFL104", message, file, line, width + 1, hint=hint))
        found += faults
        if not faults:
            known[said["name"]] = line
            yield Person(**said)
        if len(known) > MOST_PEOPLE:
            raise PlanError("too_many_names", names=len(known), most=MOST_PEOPLE)
    if columns is None or not (known or found):
        raise CannotReadError("people_none", file=file)


def _header(cells: Sequence[str], line: int, file: str, found: list[Diagnostic]) -> dict[str, int]:
    """Which column is what: its name → its place."""
    words = {word: key for key, called in COLUMNS.items() for word in called}
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        key = words.get(cell.casefold())
        if key is None and cell:
            near = nearest(cell.casefold(), words)
            hint = _("Did you mean {near:or}?", near=[near[0]]) if near else ""
            message = _("column “{given}” is not read", given=in_short(cell))
            found.append(Diagnostic("warning", "RFL101", message, file, line, at + 1, hint=hint))
        elif key in columns:
            message = _("column “{given}” is there twice", given=in_short(cell))
            found.append(Diagnostic("error", "RFL202", message, file, line, at + 1))
        elif key:
            columns[key] = at
    if "name" not in columns:
        message = _("no column has the names")
        hint = _("Put on the first line what the columns are: naam;rol;registernummer;e-mail.")
        found[:] = [Diagnostic("error", "RFL102", message, file, line, 1, hint=hint)]
    return columns


def _faults(
    said: Mapping[str, str],
    known: Mapping[str, int],
    columns: Mapping[str, int],
    line: int,
    file: str,
) -> Iterator[Diagnostic]:
    def fault(code: str, key: str, message: str, hint: str = "") -> Diagnostic:
        return Diagnostic("error", code, message, file, line, columns[key] + 1, key, hint)

    name = said.get("name", "")
    if not name:
        yield fault("RFL102", "name", _("there is no name on this line"))
    elif name in known:
        message = _("“{name}” is on line {line} already", name=in_short(name), line=known[name])
        yield fault("RFL202", "name", message, _("Tell the two apart."))
    for key, text in said.items():
        if text and not is_line(text):
            message = _(
                "“{given}” is too long, or has signs that nobody sees", given=in_short(text)
            )
            yield fault("RFL104", key, message)
    email = said.get("email", "")
    if email and not (email.count("@") == 1 and all(email.split("@")) and " " not in email):
        message = _("“{given}” is no e-mail address", given=in_short(email))
        yield fault("RFL104", "email", message)
