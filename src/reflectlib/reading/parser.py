"""One pass over libyaml's events: data, the place of each part, and what is wrong with them.

libyaml's events and not PyYAML's own loaders, since these read YAML 1.1, in which `no` is false
and `13:00` is 780. Anchors, aliases and tags are refused: nothing here needs them, and they are
how a small file becomes a large one.
"""

from itertools import accumulate
from typing import Any, NoReturn

import yaml
from yaml import cyaml

from reflectlib.characters import clean, find_hidden
from reflectlib.diagnostics import Severity
from reflectlib.message import _
from reflectlib.reading import dashes, swallowed
from reflectlib.reading.document import Document, Mark, describe
from reflectlib.reading.scalars import resolve
from reflectlib.reading.text import about_hidden, control_in, is_plain, refuse_control

MAX_DEPTH = 40
MAX_VALUES = 20_000  # some thirty times what the longest entry of the catalogue holds
OTHER_QUOTES = ("“", "”", "„", "‘", "’")
SAME_FAULT = ("RFL009", "RFL010")  # what is found of a text that cannot be read in the end
TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"


class Stop(Exception):  # noqa: N818  # not an error: the way out of nested parsing
    """Nothing after this point can be read."""


class Parser:
    """One pass over the events of one text."""

    def __init__(self, document: Document, text: str, most: int = MAX_VALUES) -> None:
        self.document, self.most = document, most
        # Any: the stubs know neither that class nor that an event follows until the last.
        self.next: Any = cyaml.CParser(text).get_event  # type: ignore[attr-defined]
        self.depth = self.values = 0
        self.text = text
        self.lines = text.split("\n")
        self.comments = " #" in text or "\t#" in text
        self.quoted: Any = None
        self.escapes = "\\" in text
        self.plain = is_plain(text)
        self.torn = False  # whether a dash is missing, so that this is not what was meant

    def _start(self) -> Any:
        """Skip to the first event of the content."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            self._report("RFL008", _("the file is empty"), None, _("Start it with `format: 1`."))
            raise Stop
        return self.next()

    def read(self) -> tuple[Any, Mark]:
        """All data of the text, with their places."""
        event = self._start()
        data, within = self.node(event)
        self.next()
        end = self.next()
        if not isinstance(end, yaml.StreamEndEvent):
            hint = _("Keep one entry per file, and take the line `---` out.")
            self._report("RFL004", _("a second document starts here"), end.start_mark, hint)
            raise Stop
        if not isinstance(data, dict):
            message = _("expected lines such as `title: …`, got {given}", given=describe(data))
            hint = _(
                "Write each thing on a line of its own: its name, a colon, a space and what it is."
            )
            self._report("RFL008", message, event.start_mark, hint)
            raise Stop
        return data, (None, event.start_mark, within)

    def node(self, event: Any) -> tuple[Any, Any]:
        """The value that starts at `event`, and the places within it (None for a scalar)."""
        kind = type(event)
        self.values += 1
        if self.values > self.most:
            hint = _("A definition is a few pages of text; make several of it.")
            message = _("the file has more than {most:number} values", most=self.most)
            self._report("RFL006", message, event.start_mark, hint)
            raise Stop
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self._refuse(event)
            return self.scalar(event), None
        if kind is yaml.AliasEvent or event.anchor or event.tag:
            self._refuse(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse_depth(event.start_mark.line, event.start_mark.column)
            raise Stop
        result = self.mapping(event) if kind is yaml.MappingStartEvent else self.sequence(event)
        self.depth -= 1
        return result

    def mapping(self, start: Any) -> tuple[dict[str, Any], dict[str, Mark]]:
        """The keys with their values that follow `start`, and their places."""
        data: dict[str, Any] = {}
        places: dict[str, Mark] = {}
        torn = False
        while type(key := self.next()) is not yaml.MappingEndEvent:
            name = self._key(key)
            event = self.next()
            value, within = self.node(event)
            if name not in data:
                data[name] = value
                places[name] = (key.start_mark, event.start_mark, within)
            elif not torn:
                torn = self._twice(name, key, places)
        if start.flow_style and data and all(value is None for value in data.values()):
            self._refuse_text_in_braces(start, key)
        return data, places

    def sequence(self, start: Any) -> tuple[list[Any], list[Mark]]:
        """The items that follow `start`, and their places."""
        data: list[Any] = []
        places: list[Mark] = []
        texts: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            value, within = self.node(event)
            data.append(value)
            places.append((None, event.start_mark, within))
            if start.flow_style and type(event) is yaml.ScalarEvent:
                texts.append(event)
        if len(texts) > 1:
            swallowed.warn_of_split(self.document, texts)
        return data, places

    def scalar(self, event: Any) -> Any:
        """The text, the number or the like that stands there."""
        if event.style in ("|", ">"):
            # The line break that ends a block is YAML's, not the text's.
            value: str = event.value
            return value.rstrip("\n")
        if event.end_mark.line > event.start_mark.line:
            self._look_at_lines(event)
        if event.style:
            self.quoted = event
            return self._shown(event)
        if event.value == "-":
            hint = _('Put it in quotes where it is a text; an item of a list is "- " and a text.')
            self._stop((_("a dash by itself is no text"), hint, event.start_mark))
        meant = resolve(event.value if self.plain else self._without_edges(event))
        if self.comments and type(meant) not in (int, float):
            line = self.line(event.end_mark.line)
            if meant is None and (found := swallowed.text_with_hash(event, line)):
                self._stop(found)
            swallowed.warn_of_comment(self.document, event, line)
        return meant

    def _key(self, key: Any) -> str:
        """The word of a key; what is none stops the reading."""
        mark = key.start_mark
        if type(key) is not yaml.ScalarEvent:
            from reflectlib.reading.traps import sign_at_start

            self._stop(sign_at_start(self.line(mark.line)[mark.column], mark))
        if key.anchor or key.tag:
            self._refuse(key)
        name = self._shown(key)
        if self.escapes and control_in(key.value):
            raise Stop
        if not self.plain and not key.style:
            from reflectlib.reading.spaces import refuse_in_key

            if refuse_in_key(self.document, key):
                raise Stop
        if name[:1] in OTHER_QUOTES and name[-1:] in OTHER_QUOTES and not key.style:
            message = _("the word before a colon stands without quotes")
            self._stop((message, _("Write `{key}:`.", key=name[1:-1]), mark))
        is_suspect = self.depth > 1 and not key.style and not name[:1].isalnum()
        if is_suspect and (found := dashes.wrong_start(self.lines, mark.line)):
            self._stop(found)
        return name

    def _twice(self, name: str, key: Any, places: dict[str, Mark]) -> bool:
        """Refuse a key that was there before; tell whether it starts an item without its dash."""
        mark = key.start_mark
        if mark.column == dashes.margin(self.line(mark.line)) and (
            found := dashes.forgotten(self.lines, mark.line)
        ):
            self._stop(found)
        line = places[name][0].line + 1
        message = _("'{key}' stands twice; the first is on line {line}", key=name, line=line)
        starts = name == next(iter(places))
        hint = _("Keep one of the two; or indent it, if it belongs to something else.")
        if starts:
            hint = _(
                "Keep one of the two; or, if a new item starts here, write `- {key}:`.", key=name
            )
        self._report("RFL003", message, mark, hint)
        torn = starts and self.depth > 1
        self.torn = self.torn or torn
        return torn

    def _refuse_text_in_braces(self, start: Any, end: Any) -> None:
        """Refuse a text such as `{name}`, in which no colon makes it anything else."""
        mark = start.start_mark
        text = self.text[mark.index : end.end_mark.index]
        if ":" not in text:
            before, rest = self.line(mark.line)[: mark.column], self.line(mark.line)[mark.column :]
            if rest.startswith(text) and "[" not in before and "{" not in before:
                text = rest.rstrip()
            sign = "'" if '"' in text else '"'
            message = _("a text cannot start with {sign} here", sign="{")
            hint = _("Put the whole text in quotes: {text}.", text=f"{sign}{text}{sign}")
            self._stop((message, hint, mark))

    def _look_at_lines(self, event: Any) -> None:
        """Say what may be wrong with a text of several lines."""
        first, last = event.start_mark.line, event.end_mark.line
        if not event.style and event.start_mark.column == dashes.margin(self.line(first)):
            found = dashes.starts_list(self.lines, first, last)
            if found:
                self._stop(found)
        swallowed.warn_of_line(self.document, event, self.lines)

    def _shown(self, event: Any) -> str:
        """The text of a key or a value, without what nobody sees, which may be escaped."""
        value: str = event.value
        if not self.escapes:
            return value
        mark = event.start_mark
        if control := control_in(value):
            place = (mark.line + 1, mark.column + 1)
            refuse_control(self.document, control.group(), *place)
        elif found := find_hidden(value):
            message, hint = about_hidden(found.group())
            self._report("RFL014", message, mark, hint, "warning")
        return clean(value)

    def _without_edges(self, event: Any) -> str:
        """A text without the odd spaces around it."""
        from reflectlib.reading.spaces import edges

        return edges(self.document, event)

    def line(self, number: int) -> str:
        """A line of the text; libyaml's marks may lie below the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def explain(self, error: Any) -> None:
        """Say what a fault of libyaml's means."""
        document = self.document
        if error.problem == TOO_DEEP_FOR_LIBYAML:
            self.refuse_depth(*self.too_deep(error.problem_mark))
            return
        # What a text swallowed before it broke off is the same fault once more.
        document.diagnostics = [d for d in document.diagnostics if d.code not in SAME_FAULT]
        if not self.plain:
            from reflectlib.reading.spaces import refuse

            if refuse(document, error):
                return
        from reflectlib.reading.traps import explain

        document.diagnostics.append(explain(error, document, self.quoted))

    def too_deep(self, mark: Any) -> tuple[int, int]:
        """Where brackets are nested deeper than we read, on the line that libyaml stopped in.

        Only within one line does it look further ahead than we have read.
        """
        depths = accumulate((c in "[{") - (c in "]}") for c in self.line(mark.line))
        columns = (column for column, depth in enumerate(depths) if depth > MAX_DEPTH)
        return mark.line, next(columns, mark.column)

    def refuse_depth(self, line: int, column: int) -> None:
        """Say that values lie within values more often than a definition needs."""
        message = _("more than {most} levels deep", most=MAX_DEPTH)
        hint = _("A definition has some ten levels; put a text with many brackets in quotes.")
        self.document.note("error", "RFL006", message, line + 1, column + 1, hint)

    def _refuse(self, event: Any) -> None:
        """Refuse an anchor, a tag or an alias."""
        sign = "!" if getattr(event, "tag", None) else "&"
        if type(event) is yaml.AliasEvent:
            sign = "*"
        message = _(
            "{sign} at the start of a text is an instruction to a program, which is not used here",
            sign=sign,
        )
        hint = _('Put a text that starts with {sign} in quotes: "{sign}…".', sign=sign)
        self._report("RFL004", message, event.start_mark, hint)
        raise Stop

    def _stop(self, meaning: dashes.Meaning) -> NoReturn:
        """Say what is wrong, after which nothing can be read."""
        message, hint, mark = meaning
        self._report("RFL002", message, mark, hint)
        raise Stop

    def _report(
        self, code: str, message: str, mark: Any, hint: str, severity: Severity = "error"
    ) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.document.note(severity, code, message, line, column, hint)
