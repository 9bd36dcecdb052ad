import pytest

from builders import YAML, fault, faults
from reflectlib.reading.document import describe
from reflectlib.reading.load import read
from reflectlib.reading.parser import MAX_DEPTH, MAX_VALUES
from reflectlib.reading.text import MAX_BYTES
from reflectlib.reading.yaml import parse, peek


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("13:00", "13:00"),
        ("2023-03-01", "2023-03-01"),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("+7", 7),
        ("-7", -7),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        (".inf", float("inf")),
        ("-.Inf", float("-inf")),
        ("1.2.3", "1.2.3"),
        ("-", None),
        ("true", True),
        ("False", False),
        ("TrUe", "TrUe"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", None),
        ("'7'", "7"),
        ('"no"', "no"),
        ("'null'", "null"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_scalars_are_yaml_1_2(written: str, value: object) -> None:
    """Unquoted words are what YAML 1.2's core schema says, and no more."""
    if written == "-":
        written, value = "'-'", "-"
    assert parse(f"a: {written}\n".encode(), "f").data == {"a": value}


def test_not_a_number_is_a_float() -> None:
    """`.nan` is YAML's, and no field takes it."""
    assert str(parse(b"a: .nan", "f").data["a"]) == "nan"


def test_keys_are_texts() -> None:
    """A key is what stands there, whatever word or number it is."""
    assert parse(b"no: 1\n7: 2\nnull: 3\n", "f").data == {"no": 1, "7": 2, "null": 3}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_do_not_matter(ending: str) -> None:
    """A file from Windows or an old Mac reads the same."""
    text = ending.join(["a: |", "  x", "  y", "b: z"])
    assert parse(text.encode(), "f").data == {"a": "x\ny", "b": "z"}


def test_byte_order_mark_is_not_content() -> None:
    """Notepad's mark at the start of a file is passed over."""
    assert parse("\ufeffa: 1".encode(), "f").data == {"a": 1}
    assert parse("\ufeff\ufeffa: 1".encode(), "f").data == {"a": 1}


@pytest.mark.parametrize("style", ["|", ">", "|-", "|+", ">+"])
def test_block_texts_end_without_a_line_break(style: str) -> None:
    """The line break that ends a block belongs to YAML, not to the text."""
    assert parse(f"a: {style}\n  x\n\nb: 1\n".encode(), "f").data == {"a": "x", "b": 1}


def test_every_value_has_its_place() -> None:
    """Each key and value can be pointed at; what is not there falls back on what is."""
    document = parse(b"a:\n  - b: 1\n    c: x\n", "f")

    def place(*path: str | int, at_key: bool = False) -> tuple[int, int]:
        found = document.fault("X", path, "", at_key=at_key)
        return found.line, found.column

    assert place("a", 0, "b") == (2, 8)
    assert place("a", 0, "c") == (3, 8)
    assert place("a", 0, "c", at_key=True) == (3, 5)
    assert place("a", at_key=True) == (1, 1)
    assert place("a", 0) == (2, 5)
    assert place("a", 7, "b") == (2, 3)
    assert place("a", 0, "b", "text") == (2, 8)
    assert place() == (1, 1)


def test_path_is_written_as_people_do() -> None:
    """A diagnostic names its value by keys and places in lists."""
    document = parse(YAML.encode(), "f.yaml")
    found = document.fault("RFL999", ("phases", 0, "title"), "no", hint="yes")
    assert str(found) == "f.yaml:11:12: error[RFL999] phases[0].title: no\n  hint: yes"


def test_all_duplicate_keys_are_found() -> None:
    """One repeated key does not hide the next."""
    found = faults("a: 1\na: 2\nb: 1\nb: 2\nb: 3\n")
    assert [(d.code, d.line) for d in found if d.code == "RFL003"] == [
        ("RFL003", 2),
        ("RFL003", 4),
        ("RFL003", 5),
    ]


def test_too_deep_is_refused() -> None:
    """Forty levels are enough for anyone."""
    nested = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert parse(nested.encode(), "f").diagnostics == []
    assert fault("a: " + "[" * 100 + "]" * 100).code == "RFL006"
    assert fault("[" * 500_000).code == "RFL006"
    blocks = "\n".join("  " * n + "a:" for n in range(100))
    assert fault(blocks).code == "RFL006"


def test_too_large_is_refused() -> None:
    """A definition is a few pages, not a megabyte."""
    assert fault("#" * MAX_BYTES + "\n").code == "RFL006"


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_control_characters_are_refused(bad: str) -> None:
    """What cannot be seen is not let in, where it stands or behind an escape."""
    found = fault(f"title: Ron{bad}dje\n")
    assert (found.code, found.line, found.column) == ("RFL005", 1, 11)
    assert f"U+{ord(bad):04X}" in found.message
    assert "RFL005" in [d.code for d in faults(f'a: "\\u{ord(bad):04x}"\n')]


def test_useful_characters_are_allowed() -> None:
    """A no-break space, joined emoji and a tab are text."""
    text = "a\u00a0b 👩\u200d👧\td"
    document = parse(f'a: "{text}"'.encode(), "f")
    assert (document.data, document.diagnostics) == ({"a": text}, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tit\u00adle: Rond\u00adje\n", (1, 4)),
        ("title: Rond\u200bje\n", (1, 12)),
        ('title: "Rond\\u00ADje"\n', (1, 8)),
        ("title: \u202eRondje\u2069\n", (1, 8)),
        ("title: |\n  Rond\U000e0041je\n", (2, 7)),
    ],
)
def test_what_nobody_sees_is_left_out(text: str, place: tuple[int, int]) -> None:
    """Soft hyphens and the like hide words from search; they go, with one warning."""
    document = parse(text.encode(), "f")
    assert document.data == {"title": "Rondje"}
    (found,) = document.diagnostics
    assert (found.code, found.severity, found.line, found.column) == ("RFL014", "warning", *place)


def test_number_of_hidden_characters_is_said() -> None:
    """One warning stands for all of them in a file, and says how many there are."""
    (found,) = parse("a: x\u200by\nb: \u200b1\n".encode(), "f").diagnostics
    assert "and 1 more" in found.message
    assert parse("b: \u200b1\n".encode(), "f").data == {"b": 1}


def test_control_characters_in_keys_are_refused() -> None:
    """What cannot be shown cannot be a key either, and never reaches a terminal."""
    found = fault('"\\e[31mrood": 1\n')
    assert (found.code, found.line) == ("RFL005", 1)
    assert "\x1b" not in str(found)


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "{[a]: b}\n", "*a : b\n"])
def test_keys_are_words(text: str) -> None:
    """A list or a mapping as a key is refused."""
    assert fault(text).code == "RFL002"


@pytest.mark.parametrize(
    "text", ["&a b: 1\n", "!x b: 1\n", "a: &b\n  c: 1\n", "a: !x [1]\n", "a: *b\n"]
)
def test_anchors_and_tags_are_refused_everywhere(text: str) -> None:
    """Keys, lists and groups cannot have them either."""
    assert fault(text).code == "RFL004"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a: x # y\n", [6]),
        ("a: x\t# y\n", [6]),
        ("a: # y\n", [4]),
        ("a: [x # y\n  ]\n", [7]),
        ("a: 15 # y\n", []),
        ("a: 'x' # y\n", []),
        ("a: x#y\n", []),
        ("# y\na: x\n# z\n", []),
        ("a: | # y\n  x # y\n", []),
        ("a: # y\n  b: x\n", []),
    ],
)
def test_comment_behind_a_text_is_warned_of(text: str, columns: list[int]) -> None:
    """A comment that may be the end of a sentence is never swallowed in silence."""
    found = [d for d in parse(text.encode(), "f").diagnostics if d.code == "RFL007"]
    assert [d.column for d in found] == columns
    assert all(d.severity == "warning" for d in found)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: #1 van de klas\n", '"#1 van de klas"'),
        ("a:\n  - #samen\n", '"#samen"'),
        ('a: #1 is "best"\n', "'#1 is \"best\"'"),
    ],
)
def test_text_that_starts_with_a_hash_is_told_to_be_a_text(text: str, hint: str) -> None:
    """Where a whole text would be a comment, that is the one fault."""
    found = fault(text)
    assert (found.code, "start with #" in found.message) == ("RFL002", True)
    assert hint in found.hint


def test_quotes_round_a_key_are_told_to_go() -> None:
    """A key in quotes that are none is that key; in real ones it may stand."""
    found = fault("“title”: x\n")
    assert (found.code, found.hint) == ("RFL002", "Write `title:`.")
    assert parse("'title': “x”\n".encode(), "f").data == {"title": "“x”"}


def test_peek_reads_one_key() -> None:
    """A key at the top is found without what follows it, and only at the top."""
    assert peek(b"a: {title: x}\ntitle: y\nbroken: [", "title") == "y"
    assert peek(b"a: {title: x}\n", "title") is None
    assert peek(b"title: [x]\n", "title") is None
    assert peek(b"a: [", "title") is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        ("x" * 50, f"the text '{'x' * 40}…'"),
        ([], "a list"),
        ({}, "an empty pair of { }"),
        ({"a": 1, "b": 2, "c": 3, "d": 4}, "a group of lines with a, b, c"),
        (1.5, "the number 1.5"),
    ],
)
def test_describe_says_what_a_value_is(value: object, words: str) -> None:
    """A diagnostic says what it got in words."""
    assert describe(value) == words


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\n  - x\n    - y\n", [(3, 5)]),
        ("a:\n  - x\n    y\n", []),
        ("a:\n  - x\n    • y\n    • z\n", [(3, 5)]),
        ("a: 's x\nb: y'\n", [(2, 1)]),
        ('a:\n  - "x\n  - y"\n', [(3, 3)]),
        ('a: "x\n  y"\n', []),
        ("a: |\n  - x\n", []),
        ('a: "x\n  Zeg: y"\n', []),
    ],
)
def test_lines_that_a_text_swallows_are_warned_of(text: str, places: list[tuple[int, int]]) -> None:
    """A list item or a key that became part of a text does not do so in silence."""
    found = [d for d in parse(text.encode(), "f").diagnostics if d.code == "RFL009"]
    assert [(d.line, d.column) for d in found] == places


def test_key_that_starts_a_new_item_is_offered_its_dash() -> None:
    """Two steps of which the second has no dash are not one with a key too many."""
    found = faults("kind: method\nphases:\n  - id: a\n    id: b\n")
    assert "write `- id:`" in found[-1].hint or "write `- id:`" in found[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - id: b\n    title: c\n    id: d\n    title: e\n",
        "a:\n  id: b\n  title: c\n  id: d\n  title: e\n",
    ],
)
def test_items_without_a_dash_are_one_fault(text: str) -> None:
    """Where one dash is forgotten only the first key is told of, and nothing else is judged."""
    found = fault(f"kind: method\n{text}")
    assert (found.code, found.line) == ("RFL003", 5)
    assert parse(text.encode(), "f").data is None


def test_key_that_stands_twice_in_one_thing_does_not_hide_others() -> None:
    """A key that is not the first of an item is a slip, and what else is wrong is said too."""
    found = faults("kind: method\nphases:\n  - id: a\n    title: b\n    title: c\n")
    assert "RFL003" in [d.code for d in found]
    assert "RFL102" in [d.code for d in found]


def test_top_of_the_file_repeated_as_item_has_no_dash() -> None:
    """An item at the margin that lost its dash is not taken for a key of the file."""
    found = fault("id: x\nphases:\n- id: a\nid: b\n")
    assert (found.code, found.line) == ("RFL002", 4)
    assert "`- id: b`" in found.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: {naam}\n", '"{naam}"'),
        ("a:\n  - {naam} zegt iets\n", '"{naam} zegt iets"'),
        ('a: {naam} zegt "ja"\n', "'{naam} zegt \"ja\"'"),
        ("a: [{naam}, b]\n", '"{naam}"'),
        ("a: {naam, rol}\n", '"{naam, rol}"'),
        ("a:\n  - {naam}: zegt\n", '"{…"'),
        ("a: {{naam}}\n", '"{…"'),
    ],
)
def test_text_in_braces_is_told_to_be_a_text(text: str, hint: str) -> None:
    """A word between braces is a text that needs quotes, and not a group without values."""
    found = fault(text)
    assert (found.code, hint in found.hint) == ("RFL002", True), found
    assert "cannot start with {" in found.message


@pytest.mark.parametrize("text", ["a: {b: }\n", "a: {b: null, c: }\n", "a: {}\n", "a: {b: 1, c}\n"])
def test_braces_with_a_colon_are_no_text(text: str) -> None:
    """Where a colon stands between braces, or nothing, that is what was meant."""
    assert parse(text.encode(), "f").diagnostics == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: [Zeg wat je hoort, zonder oordeel., Vraag door.]\n", 23),
        ("a: [Vraag door., Zeg wat je hoort, zonder oordeel]\n", 36),
        ("a: [Say what you hear, and nothing else]\n", 24),
        ("a: [Wat zag je, en wat dacht je?]\n", 17),
        ("a: [Lees voor, langzaam, en vraag door.]\n", 26),
    ],
)
def test_comma_in_a_sentence_between_brackets_is_warned_of(text: str, column: int) -> None:
    """A comma that cuts a sentence in two does not do so in silence."""
    (found,) = parse(text.encode(), "f").diagnostics
    assert (found.code, found.severity, found.column) == ("RFL017", "warning", column)


@pytest.mark.parametrize(
    "text",
    [
        "a: [Zeg wat je hoort., zonder oordeel.]\n",
        "a: [flap, stiften en papier]\n",
        "a: [een flap, een stift]\n",
        "a: [Pen en papier, een wekker]\n",
        "a: [Zeg het, Vraag door.]\n",
        "a: ['Zeg wat je hoort', zonder oordeel.]\n",
        'a: [Zeg wat je hoort, "zonder oordeel."]\n',
        "a: [Luister, zonder oordeel.]\n",
        "a: [[b], c d, {e: f}]\n",
        "a:\n  - Zeg wat je hoort\n  - zonder oordeel.\n",
    ],
)
def test_items_between_brackets_are_left_alone(text: str) -> None:
    """A list of things, or of whole sentences, may stand between brackets."""
    assert parse(text.encode(), "f").diagnostics == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  • x\n  • y\n", 2),
        ("a:\n  – x\n  – y\n", 2),
        ("a:\n  \uf0b7\tx\n  \uf0b7\ty\n", 2),
        ("a:\n  ▪\u00a0x\n  ▪\u00a0y\n", 2),
        ("a:\n  x\n  - y\n", 2),
        ("a:\n  • b: x\n", 2),
        ("a:\n  -b: x\n  -b: y\n", 2),
    ],
)
def test_list_without_dashes_is_told_at_its_first_item(text: str, line: int) -> None:
    """A list of other signs, or whose first dash is forgotten, is one fault: the first item."""
    found = fault(text)
    assert (found.code, found.line, found.column) == ("RFL002", line, 3)


@pytest.mark.parametrize("text", ["a:\n  – x\n  y\n", "a:\n  x\n  y\n", "a:\n  • x\n", "-a: x\n"])
def test_text_on_its_own_line_is_a_text(text: str) -> None:
    """One sign at the start of a text does not make a list of it."""
    assert parse(text.encode(), "f").diagnostics == []


def test_peek_takes_no_value_for_a_key() -> None:
    """A value that reads as the key's name is no key."""
    assert peek(b"id: title\ntitle: y\n", "title") == "y"
    assert peek(b"a: [b]\nid: kind\nb: {c: d}\nkind: x\n", "kind") == "x"


@pytest.mark.parametrize(
    "number", ["9" * 5000, "0x" + "f" * 4000, "0o" + "7" * 6000, "1e" + "9" * 500]
)
def test_endless_number_is_a_text(number: str) -> None:
    """A number that no program writes out again is refused as the text that it is."""
    for key in ("participants", "format", "kind", "summary", "title"):
        report = read(f"kind: method\n{key}: {number}\n".encode(), "f").report
        assert report.errors
        assert all(len(str(diagnostic)) < 500 for diagnostic in report)


@pytest.mark.parametrize(
    "text",
    [
        "format: 1 # a\nparticipants: {min: 3, max",
        "d: #\n {i",
        'goals: ""',
        "related: ''",
        "a: #\n 'x",
    ],
)
def test_half_typed_text_gives_diagnostics(text: str) -> None:
    """Whoever validates while typing gets a diagnostic within the text, whatever is there yet."""
    for end in range(len(text) + 1):
        entry, report = read(text[:end].encode(), "f")
        assert entry is None
        assert all(1 <= d.line <= text.count("\n") + 1 for d in report.errors)
        assert report.errors


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_byte_that_is_no_text_is_on_its_line(end: bytes) -> None:
    """A byte that is not UTF-8 is pointed at, however the lines before it end."""
    (found,) = read(b"a: x" + end + b"b: \xff", "f").report
    assert (found.code, found.line, found.column) == ("RFL001", 2, 4)


def test_more_values_than_a_definition_has_are_refused() -> None:
    """However small each value is, reading stops at the first that is too many."""
    found = fault(f"a: [{'x, ' * MAX_VALUES}]")
    assert found.code == "RFL006"
    assert f"more than {MAX_VALUES:,} values" in found.message
