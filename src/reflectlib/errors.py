"""What reflectlib raises. All of it is a `ReflectError`, with a message made to be shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflectlib.diagnostics import Report


class ReflectError(Exception):
    """Something that a user can mend. `str(error)` says what, where, and what to do."""


class InvalidEntryError(ReflectError):
    """A definition has faults. `report` holds all of them, with their places."""

    def __init__(self, report: "Report") -> None:
        """Keep the report."""
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        """Give every diagnostic on lines of its own."""
        return "\n".join(map(str, self.report))


class UnknownIdError(ReflectError, KeyError):
    """There is no entry (or principle, or form …) by this id. `near` holds the ids most like it."""

    def __init__(self, id: str, near: Sequence[str] = (), what: str = "entry") -> None:
        """Keep the id that was asked for, the ids most like it, and what it is the id of."""
        super().__init__(id)
        self.id = id
        self.near = tuple(near)
        self.what = what

    def __str__(self) -> str:
        """Name the id, and those like it, or those that there are."""
        hint = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        if len(self.near) > 3:
            hint = f" There are {', '.join(self.near)}."
        return f"there is no {self.what} '{self.id}'.{hint}"


class DuplicateIdError(ReflectError):
    """One id stands in two files."""


class CannotReadError(ReflectError):
    """A file or folder is missing, may not be read, or holds no entries.

    `file` is what cannot be read, where that is not what was asked for but something below it.
    """

    def __init__(self, message: str, file: str = "") -> None:
        """Keep the message and the file."""
        super().__init__(message)
        self.file = file


class CannotWriteError(ReflectError):
    """An output could not be written; what was there before is still there."""


class UnknownFormatError(ReflectError, ValueError):
    """There is no such output format or view."""


class PlanError(ReflectError, ValueError):
    """A plan cannot be made: the message says what would work."""


class UnknownZoneError(ReflectError, ValueError):
    """There is no such time zone."""
