"""What reflectlib raises. All of it is a `ReflectError`, with a message made to be shown."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reflectlib.characters import spelled

if TYPE_CHECKING:
    from reflectlib.diagnostics import Report


class ReflectError(Exception):
    """Something that a user can mend. `str(error)` says what, where, and what to do.

    `code` is a word that stays the same from version to version, such as `too_little_time`, and
    `fields` what the message is made of: numbers, ids, and what was given.
    """

    def __init__(self, code: str, **fields: Any) -> None:
        """Keep the code, which must be known to `error_messages`, and the fields."""
        super().__init__(code)
        self.code = code
        self.fields = MappingProxyType(fields)

    def in_words(self, language: str = "en") -> str:
        """What is wrong and what to do, in a language (BCP 47)."""
        # Most programs raise nothing, and need not wait for what could be said.
        from reflectlib.error_messages import message_of
        from reflectlib.message import say

        return spelled(say(message_of(self.code, self.fields), language))

    def __str__(self) -> str:
        """Put it in words, in English."""
        return self.in_words()

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process, or into a copy, with all that it holds."""
        return _rebuild, (type(self), self.code, dict(self.fields))


def _rebuild(cls: type[ReflectError], code: str, fields: dict[str, Any]) -> ReflectError:
    error = cls.__new__(cls)
    ReflectError.__init__(error, code, **fields)
    return error


class InvalidEntryError(ReflectError):
    """A definition has faults. `report` holds all of them, with their places."""

    def __init__(self, report: "Report") -> None:
        """Keep the report."""
        super().__init__("invalid_entry", report=report)

    @property
    def report(self) -> "Report":
        """All that is wrong, and where."""
        report: Report = self.fields["report"]
        return report

    def in_words(self, language: str = "en") -> str:
        """Give every diagnostic on lines of its own."""
        return "\n".join(diagnostic.in_words(language) for diagnostic in self.report)


class UnknownIdError(ReflectError, KeyError):
    """There is no entry (or principle, or form …) by this id. `near` holds the ids most like it."""

    def __init__(self, id: str, near: Sequence[str] = (), what: str = "entry") -> None:
        """Keep the id that was asked for, the ids most like it, and what it is the id of."""
        super().__init__("unknown_id", id=id, near=tuple(near), what=what)

    @property
    def id(self) -> str:
        """The id that was asked for."""
        return str(self.fields["id"])

    @property
    def near(self) -> tuple[str, ...]:
        """The ids most like it, the best first."""
        near: tuple[str, ...] = self.fields["near"]
        return near

    @property
    def what(self) -> str:
        """What it is the id of."""
        return str(self.fields["what"])


class DuplicateIdError(ReflectError):
    """One id stands in two files."""


class CannotReadError(ReflectError):
    """A file or folder is missing, may not be read, or holds no entries."""

    @property
    def file(self) -> str:
        """What cannot be read; nothing where it has no name."""
        return str(self.fields.get("file", ""))


class CannotWriteError(ReflectError):
    """An output could not be written; what was there before is still there."""


class UnknownFormatError(ReflectError, ValueError):
    """There is no such output format or view."""


class MissingExtraError(ReflectError, ImportError):
    """A format is written with packages that are not installed: the message says how they are."""


class TemplateError(ReflectError, ValueError):
    """A file cannot be the template of a Word document: the message says why."""


class PlanError(ReflectError, ValueError):
    """A plan cannot be made: the message says what would work."""


class UnknownZoneError(ReflectError, ValueError):
    """There is no such time zone."""
