"""Facts of the YAML test suite (github.com/yaml/yaml-test-suite, MIT) that our subset meets.

Each case has the suite's id (where it begins with §, a section of YAML 1.2.2) and a text that
shows its fact as shortly as we could; lists and texts at the root are put below a key. The
reader gives exactly the suite's data, or refuses with one error: never other data.
"""

from typing import Any

import pytest

from reflectlib.reading.document import Document
from reflectlib.reading.yaml import parse

INVALID = "invalid"

READ = [
    # Plain texts: their characters, and lines that are folded into one.
    ("2EBW", "a!\"#$%&'()*+,-./;<=>?@[\\]^`{|}~: b\n", {"a!\"#$%&'()*+,-./;<=>?@[\\]^`{|}~": "b"}),
    ("2EBW", "?b: x\n:c: x\n-d: x\ne#f: x\n", {"?b": "x", ":c": "x", "-d": "x", "e#f": "x"}),
    ("36F6", "a: b\n c\n\n d\n", {"a": "b c\nd"}),
    ("3MYT", "a:\n k:#b\n &a !t s\n", {"a": "k:#b &a !t s"}),
    ("4CQQ", "a:\n  b\n  c.\n", {"a": "b c."}),
    ("4V8U", "a: b\\c\\d\n", {"a": "b\\c\\d"}),
    ("82AN", "a:\n ---b\n c\n", {"a": "---b c"}),
    ("8CWC", "---\na::: b\n", {"a::": "b"}),
    ("9YRD", "a:\n b\n c  \n   d\n \n e\n", {"a": "b c d\ne"}),
    ("A984", "a: b\n c\nd:\n e\n  f\n", {"a": "b c", "d": "e f"}),
    ("AB8U", "a:\n- b\n - c\n", {"a": ["b - c"]}),
    ("AZW3", 'a:\n- b"c: d\n- b]c: d\n', {"a": [{'b"c': "d"}, {"b]c": "d"}]}),
    ("DBG4", "a:\n- ::b\n- c, d!\n- -1\n- x://y#z\n", {"a": ["::b", "c, d!", -1, "x://y#z"]}),
    ("FBC9", "a: ?b\nc: :d\ne: -f\n", {"a": "?b", "c": ":d", "e": "-f"}),
    ("H3Z8", "a: b ♥ c ☮\n", {"a": "b ♥ c ☮"}),
    ("HS5T", "a:\n b\n\n  c \n \td\n", {"a": "b\nc d"}),
    ("JR7V", "a:\n- b?c\n- b ? c\n- d: e?\n", {"a": ["b?c", "b ? c", {"d": "e?"}]}),
    ("JR7V", "a: [b?c, b ? c, {d: e? }]\n", {"a": ["b?c", "b ? c", {"d": "e?"}]}),
    ("JR7V", "a: {b?: c, d: e?}\n", {"a": {"b?": "c", "d": "e?"}}),
    ("NB6Z", "a:\n  b\n  c\n  \t\n  d\n", {"a": "b c\nd"}),
    ("S7BG", "a:\n- :,\n", {"a": [":,"]}),
    ("UKK6/1", "::\n", {":": None}),
    ("UV7Q", "a:\n - b\n  \tc\n", {"a": ["b c"]}),
    ("XLQ9", "a:\n b\n %YAML 1.2\n", {"a": "b %YAML 1.2"}),
    # Texts in quotes.
    ("3RLN/0", 'a: "b\n    \\tc"\n', {"a": "b \tc"}),
    ("3RLN/1", 'a: "b\n    \\\tc"\n', {"a": "b \tc"}),
    ("3RLN/2", 'a: "b\n    \tc"\n', {"a": "b c"}),
    ("3UYS", 'a: "b\\/c"\n', {"a": "b/c"}),
    ("4GC6", "a: 'b''c \"d\"'\n", {"a": 'b\'c "d"'}),
    ("4UYU", 'a: "b: c\\": d"\n', {"a": 'b: c": d'}),
    ("4ZYM", 'a: "b\n  \tc"\n', {"a": "b c"}),
    ("5GBF", 'a:\n  "b\n   \t\n  c"\n', {"a": "b\nc"}),
    ("6H3V", "'a: b\\': c'\n", {"a: b\\": "c'"}),
    ("6SLA", "\"a\\nb:c\\t\": 1\n'a\\nb:c': 2\n", {"a\nb:c\t": 1, "a\\nb:c": 2}),
    ("6WPF", 'a: "\n  b \n \n    c\n\n  d\n  "\n', {"a": " b\nc\nd "}),
    ("9MQT/0", 'a: "b\n ...c\n d"\n', {"a": "b ...c d"}),
    ("9SHH", "a: 'b'\nc: \"d\"\n", {"a": "b", "c": "d"}),
    ("9TFX", 'a: " b\n\n c \n d "\n', {"a": " b\nc d "}),
    ("CPZ3", 'a: "\\tb"\n', {"a": "\tb"}),
    ("DE56/0", 'a: "b\\t\n    c"\n', {"a": "b\t c"}),
    ("DE56/2", 'a: "b\\\t\n    c"\n', {"a": "b\t c"}),
    ("DE56/4", 'a: "b\t\n    c"\n', {"a": "b c"}),
    ("DK95/8", 'a: "b\n \t \t c \t \t "\n', {"a": "b c \t \t "}),
    ("G4RS", "a: \"\\u263A\"\nb: ' # ''c''.'\n", {"a": "☺", "b": " # 'c'."}),
    ("KH5V/1", 'a: "b\\\tc"\n', {"a": "b\tc"}),
    ("KH5V/2", 'a: "b\tc"\n', {"a": "b\tc"}),
    ("NAT4", "a: '\n  '\nb: \"\n\n  \"\nc: '\n\n\n  '\n", {"a": " ", "b": "\n", "c": "\n\n"}),
    ("NP9H", 'a: "b \n to c,\t\n \n to \t\\\n \\ \td"\n', {"a": "b to c,\nto \t \td"}),
    ("PRH3", "a: ' b\n\n c \n \td '\n", {"a": " b\nc d "}),
    # Comments, the ends of a document, and the space around what is said.
    ("5NYZ", "a:    # b\n  c\n", {"a": "c"}),
    ("6HB6", "  # b\n   # c\n    \na: [   # d\n   e,   # f\n  \tg\n    ]\n", {"a": ["e", "g"]}),
    ("7TMG", "a: [ b\n # c\n , d]\n", {"a": ["b", "d"]}),
    ("DC7X", "a: b\t\nc:\t\n - d\t\ne: f\t#g\n", {"a": "b", "c": ["d"], "e": "f"}),
    ("DK95/5", "a: 1\n \t\nb: 2\n", {"a": 1, "b": 2}),
    ("J3BT", 'a: "b \t"\nc:\t d\n', {"a": "b \t", "c": "d"}),
    ("J7VC", "a: b\n\n\nc: d\n", {"a": "b", "c": "d"}),
    ("J9HZ", "a: # b\n  - c\nd:\n  # e\n  - f\n", {"a": ["c"], "d": ["f"]}),
    ("P94K", "a:    # b\n        # c\n  d\n\n\n", {"a": "d"}),
    ("27NA", "%YAML 1.2\n---\na: b\n", {"a": "b"}),
    ("S4T7", "a: b\n...\n", {"a": "b"}),
    ("SYW4", "a:  65    # b\nc: 0.278 # d\n", {"a": 65, "c": 0.278}),
    # Lists and mappings by their margins, and values that are not there.
    ("229Q", "a:\n-\n  b: c\n  d:   65\n", {"a": [{"b": "c", "d": 65}]}),
    ("3ALJ", "a:\n- - b\n  - c\n- d\n", {"a": [["b", "c"], "d"]}),
    ("7ZZ5", "a:\n- - - []\n- - - {}\nb: []\nc: {}\n", {"a": [[[[]]], [[{}]]], "b": [], "c": {}}),
    ("8QBE", "a:\n - b\n - c\n", {"a": ["b", "c"]}),
    ("93JH", "a:\n - b: c\n   d: e\n -\n   f: g\n", {"a": [{"b": "c", "d": "e"}, {"f": "g"}]}),
    ("9FMG", "a:\n  b:\n    c: d\n  e: f\ng: h\n", {"a": {"b": {"c": "d"}, "e": "f"}, "g": "h"}),
    ("9U5K", "a:\n# b\n- c    : d e\n  f: 1\n", {"a": [{"c": "d e", "f": 1}]}),
    ("AZ63", "a:\n- 2\n- 3\nb: 5\n", {"a": [2, 3], "b": 5}),
    ("JQ4R", "a:\n  - b\n  - c : d\n", {"a": ["b", {"c": "d"}]}),
    ("KMK3", "a:\n  b: 1\nc: 2\n", {"a": {"b": 1}, "c": 2}),
    ("M6YH", "a:\n-\n b: c\n-\n - 42\n", {"a": [{"b": "c"}, [42]]}),
    ("RLU9", "a:\n- 42\nb:\n  - 44\n", {"a": [42], "b": [44]}),
    ("SM9W/0", "a:\n-\n", {"a": [None]}),
    ("TE2A", "a:\n b: c\n", {"a": {"b": "c"}}),
    ("W42U", "a:\n- # b\n- - c # d\n  - e\n- f: g # h\n", {"a": [None, ["c", "e"], {"f": "g"}]}),
    # Lists and mappings in brackets.
    ("4ABK", '{\na : "b",\nx://y,\nc: ,\n}\n', {"a": "b", "x://y": None, "c": None}),
    ("54T7", "{a: b, c: d}\n", {"a": "b", "c": "d"}),
    ("5C5M", "a: [{ b : c , }, {d: e,f : g}]\n", {"a": [{"b": "c"}, {"d": "e", "f": "g"}]}),
    ("5KJE", "a: [[ b, c, ], [d ,e]]\n", {"a": [["b", "c"], ["d", "e"]]}),
    ("5T43", 'a: { "b":c }\n', {"a": {"b": "c"}}),
    ("87E4", "'a b' : [\n  'c d' : e,\n ]\n", {"a b": [{"c d": "e"}]}),
    ("8KB6", "a: { b c, d: e}\n", {"a": {"b c": None, "d": "e"}}),
    ("8KB6", "a: { b\n c, d: e}\n", {"a": {"b c": None, "d": "e"}}),
    ("8UDB", "a: [\n \"b\n c\", 'd\n   e',\n ]\n", {"a": ["b c", "d e"]}),
    ("8UDB", "a: [\n b\n c, [ d ],\n e: f,\n ]\n", {"a": ["b c", ["d"], {"e": "f"}]}),
    ("9BXH", 'a: { "b\n c", d: e}\n', {"a": {"b c": None, "d": "e"}}),
    ("9MMW", 'a: [[ b : c ], [ "d":e ]]\n', {"a": [[{"b": "c"}], [{"d": "e"}]]}),
    ("C2DT", '{\n"a":b,\n"c": d,\n"e":\n}\n', {"a": "b", "c": "d", "e": None}),
    ("D88J", "a: [b, c]\n", {"a": ["b", "c"]}),
    ("F3CP", "{ a: [b, c, { d: [e, f] } ] }\n", {"a": ["b", "c", {"d": ["e", "f"]}]}),
    ("FUP4", "a: [b, [c, d]]\n", {"a": ["b", ["c", "d"]]}),
    ("L9U5", "a b : [\n  c d : e,\n ]\n", {"a b": [{"c d": "e"}]}),
    ("LP6E", "a: [[b, c , d ], [      ]]\n", {"a": [["b", "c", "d"], []]}),
    ("LP6E", "a: { \"b\"  : c\n   , d : 'e' ,\n  }\n", {"a": {"b": "c", "d": "e"}}),
    ("QF4Y", "a: [\n b: c\n ]\n", {"a": [{"b": "c"}]}),
    ("UDM2", "a: { b: http://c.d }\n", {"a": {"b": "http://c.d"}}),
    ("UDR7", "a: [ b, c, ]\nd: { e: f, g: h }\n", {"a": ["b", "c"], "d": {"e": "f", "g": "h"}}),
    ("Y79Y/2", "a:\n- [\n\t\n b\n ]\n", {"a": [["b"]]}),
    ("YD5X", "a:\n- [b  , c ]\n- [d e, 65]\n", {"a": [["b", "c"], ["d e", 65]]}),
    ("ZF4X", "a: {b: 0.278}\nd: {\n    b: 63\n  }\n", {"a": {"b": 0.278}, "d": {"b": 63}}),
    ("ZK9H", "{ a: [[[\n  b\n ]]]\n}\n", {"a": [[["b"]]]}),
    # The plain scalars of the core schema.
    ("§10.3.2", "a:\nb: [null, Null, NULL, ~]\n", {"a": None, "b": [None, None, None, None]}),
    ("§10.3.2", "a: [true, True, TRUE, false, False, FALSE]\n", {"a": [True] * 3 + [False] * 3}),
    ("§10.3.2", "a: [nUll, tRUE, yes, No, y]\n", {"a": ["nUll", "tRUE", "yes", "No", "y"]}),
    ("§10.3.2", "a: [0, 0o7, 0x3A, -19, +1, 012]\n", {"a": [0, 7, 58, -19, 1, 12]}),
    ("§10.3.2", "a: [0b1, 0X1, -0x1, 1_0, 1:30]\n", {"a": ["0b1", "0X1", "-0x1", "1_0", "1:30"]}),
    ("§10.3.2", "a: [0., -0.0, .5, +12e03, -2E+05]\n", {"a": [0.0, -0.0, 0.5, 12000.0, -200000.0]}),
    ("§10.3.2", "a: [.inf, -.Inf, .NAN]\n", {"a": [float("inf"), float("-inf"), float("nan")]}),
    ("§10.3.2", "a: [., +, e1, .e1, 1e, -.nan]\n", {"a": [".", "+", "e1", ".e1", "1e", "-.nan"]}),
]

# The text that the key `a` has by the suite. We leave the line breaks off that end it.
BLOCKS = [
    ("2G84/2", "a: |1-", ""),
    ("4QFQ", "a: >\n  \n   \n    # b\n", "\n\n# b\n"),
    ("4QFQ", "a: |1\n  b\n", " b\n"),
    ("4WA9", "a: |2\n    b\n", "  b\n"),
    ("4ZYM", "a: |\n  b\n   \tc\n", "b\n \tc\n"),
    ("5BVJ", "a: |\n  b\n  c\n", "b\nc\n"),
    ("5BVJ", "a: >\n  b\n  c\n", "b c\n"),
    ("6FWR", "a: |+\n b\n \n  \n...\n", "b\n\n \n"),
    ("6JQW", "a: |\n  \\//||\\/||\n  // ||  ||__\n", "\\//||\\/||\n// ||  ||__\n"),
    ("6VJK", "a: >\n b\n c.\n\n   d\n   e\n\n f\n", "b c.\n\n  d\n  e\n\nf\n"),
    ("753E", "a: |-\n b\n \n \n...\n", "b"),
    ("7T8X", "a: >\n\n b\n c\n\n d\n   * e\n\n   * f\n\n g\n", "\nb c\nd\n  * e\n\n  * f\n\ng\n"),
    ("96L6", "a: >\n  b's\n  c.\n", "b's c.\n"),
    ("A6F9", "a: |-\n  b\n", "b"),
    ("A6F9", "a: |+\n  b\n", "b\n"),
    ("B3HG", "a: >\n b\n c\n\n\n", "b c\n"),
    ("D83L", "a: |2-\n  b\n", "b"),
    ("D83L", "a: |-2\n  b\n", "b"),
    ("DWX9", "a: |\n \n  \n  b\n   \n  \n  c\n\n # d\n", "\n\nb\n \n\nc\n"),
    ("F6MC", "a: >2\n   b\n  c\n", " b\nc\n"),
    ("F6MC", "a: >2\n\n\n   b\n  c\n", "\n\n b\nc\n"),
    ("F8F9", "a: |-\n  # b\n  \n # c\n  # d\n", "# b"),
    ("F8F9", "a: |\n  # b\n \n # c\n", "# b\n"),
    ("F8F9", "a: |+\n  # b\n\n # c\n", "# b\n\n"),
    ("H2RW", "a: |\n  b\n    \n  c\n\n  d\n \n  e\n", "b\n  \nc\n\nd\n\ne\n"),
    ("J3BT", "a:\t|\n  b {\n  \tc\n  }\n", "b {\n\tc\n}\n"),
    ("JEF9/1", "a: |+\n   \n", "\n"),
    ("K527", "a: >-\n  b\n  \n \n\n  c\n  d\n", "b\n\n\nc d"),
    ("K858", "a: >-\n\n", ""),
    ("K858", "a: |+\n\n", "\n"),
    ("L24T/1", "a: |\n  b\n   ", "b\n \n"),
    ("M29M", "a: |\n b\n \n c\n d\n \n\n...\n", "b\n\nc\nd\n"),
    ("M9B4", "a: |\n b\n \tc\n\n\n", "b\n\tc\n"),
    ("MJS9", "a: >\n  b \n \n  \t c\n\n  d\n", "b \n\n\t c\n\nd\n"),
    ("P2AD", "a: | # b\n c\n", "c\n"),
    ("P2AD", "a: >1 # b\n  c\n", " c\n"),
    ("P2AD", "a: >1- # b\n  c\n", " c"),
    ("TS54", "a: >\n b\n c\n \n d\n\n\n e\n", "b c\nd\n\ne\n"),
    ("XV9V", "a: |\n  b\n \n\n", "b\n"),
]

# What the suite calls no YAML.
BROKEN = [
    ("236B", "a:\n  b\nc\n"),
    ("2CMS", "a:\n b\n  c\n   d: x\n"),
    ("2G84/0", "a: |0\n"),
    ("2G84/1", "a: |10\n"),
    ("3HFZ", "---\na: b\n... c\n"),
    ("4EJS", "a:\n\tb:\n\t\tc: d\n"),
    ("4H7K", "a:\n  [ b, c ] ]\n"),
    ("4H7K", "a: [?] ]\n"),
    ("4HVU", "a:\n   - b\n  - c\n"),
    ("55WF", 'a: "\\."\n'),
    ("5LLU", "a: >\n \n  \n   \n b\n"),
    ("5TRB", 'a:\n "\n---\n "\n'),
    ("5U3A", "a: - b\n     - c\n"),
    ("62EZ", "a: { b: c }d: e\n"),
    ("6JTT", "a: [ [ b, c ]\n"),
    ("6S55", "a:\n - b\n c\n"),
    ("7LBH", '"a\n b": 1\n'),
    ("7MNF", "a:\n  b: c\nd\n"),
    ("8XDJ", "a: b\n#  c\n  d\n"),
    ("9CWY", "a:\n - b\nc\n"),
    ("9KBC", "--- a: b\n    c: d\n"),
    ("9MAG", "a: [ , b, c ]\n"),
    ("9MQT/1", 'a: "b\n... c\nd"\n'),
    ("BD7L", "a:\n - b\n c: x\n"),
    ("BF9H", "a: b\n   c # d\n   e\n"),
    ("BS4K", "a:\n b  # c\n d\n"),
    ("C2SP", "a:\n [23\n ]: 42\n"),
    ("CML9", "a: [ b\n#  c\n  d ]\n"),
    ("CQ3W", 'a: "b\n'),
    ("CTN5", "a: [ b, c, , ]\n"),
    ("D49Q", "'a\n b': 1\n"),
    ("DK4H", "a: [ b\n  : c ]\n"),
    ("DK95/6", "a:\n  b: 1\n  \tc: 2\n"),
    ("DMG6", "a:\n  b: 1\n c: 2\n"),
    ("EW3V", "a: b\n c: d\n"),
    ("G7JE", "a\n b: 1\n"),
    ("GDY7", "a: b\nc d #e f: g\n"),
    ("HRE5", 'a: "b \\\' c"\n'),
    ("HU3P", "a:\n  b c\n  d: e\n"),
    ("JKF3", 'a:\n- - "b\nc": x\n'),
    ("JY7Z", 'a: "b" c: d\ne: "f"\n'),
    ("KS4U", "a:\n [\n b\n ]\n c\n"),
    ("N4JP", 'a:\n  b: "c"\n d: "e"\n'),
    ("N782", "[\n--- ,\n...\n]\n"),
    ("P2EQ", "a:\n- { b: c }- d\n"),
    ("Q4CL", 'a: "b" c\n'),
    ("RXY3", "a:\n '\n...\n '\n"),
    ("S4GJ", "a: > b\n  c\n"),
    ("T833", "a: {\n b: 1\n c: 2 }\n"),
    ("TD5N", "a:\n- b\nc\n"),
    ("U44R", 'a:\n  b: "c"\n   d: "e"\n'),
    ("VJP3/0", "a: {\nb\n:\nc\n}\n"),
    ("W9L4", "a: |\n     \n  b\n  c\n"),
    ("Y79Y/0", "a: |\n\t\nb: 1\n"),
    ("Y79Y/4", "a:\n -\t-\n"),
    ("Y79Y/5", "a:\n - \t-\n"),
    ("Y79Y/6", "?\t-\n"),
    ("Y79Y/8", "?\ta:\n"),
    ("ZCZ6", "a: b: c: d\n"),
    ("ZL4Z", "a: 'b': c\n"),
    ("ZVH3", "a:\n - b: c\n  - d\n"),
    ("ZXT5", 'a: [ "b"\n  :c ]\n'),
    ("9JBA", "a: [ b, ]#c\n"),
    ("CVW2", "a: [ b,#c\n ]\n"),
    ("SU5Z", 'a: "b"# c\n'),
    ("X4QW", "a: ># b\n  c\n"),
    ("G5U8", "a:\n- [-, -]\n"),
    ("YJV2", "a: [-]\n"),
]

# What is YAML to the suite, and is refused by our choice: the code it is refused with.
NOT_OURS = [
    # A key with a question mark before it, and what libyaml takes for one between brackets.
    ("5WE3", "? a # b\n", "RFL002"),
    ("5WE3", "? |\n  a\n: - b\n", "RFL002"),
    ("652Z", "{ ?a: b,\nc: 42\n}\n", "RFL002"),
    ("652Z", "{ ?#a: b\n}\n", "RFL002"),
    ("6PBE", "?\n- a\n:\n- b\n", "RFL002"),
    ("7W2P", "? a\n? b\nc:\n", "RFL002"),
    ("A2M4", "? a\n: - b\n", "RFL002"),
    ("CT4Q", "a: [\n ? b\n  c : d\n ]\n", "RFL002"),
    ("DFF7", "{\n? a: b,\nc: d\n}\n", "RFL002"),
    ("DFF7", "{\na: b,\n?\n}\n", "RFL002"),
    ("DFF7", "{\n?\na: b}\n", "RFL002"),
    ("DFF7", "{ ? # a\n b: c }\n", "RFL002"),
    ("FRK4", "{\n  ? a :,\n}\n", "RFL002"),
    ("GH63", "? a\n: 1.3\nb: d\n", "RFL002"),
    ("HM87/1", "a: [?b]\n", "RFL002"),
    ("HM87/1", "a: [?#b\n ]\n", "RFL002"),
    ("JTV5", "? a\n  true\n: null\n  d\n", "RFL002"),
    ("KK5P", "a:\n  ? - b\n", "RFL002"),
    ("M2N8/0", "a:\n- ? : b\n", "RFL002"),
    ("RR7F", "a: 4.2\n? b\n: 23\n", "RFL002"),
    ("S9E8", "a:\n  ? b\n  : c\n  d : e\n", "RFL002"),
    ("V9D5", "a:\n- ? b: c\n  : d: e\n", "RFL002"),
    ("X8DW", "? a\n# b\n: c\n", "RFL002"),
    ("ZWK4", "a: 1\n? b\nc: 3\n", "RFL002"),
    # A key that is no text, or is not there.
    ("2JQS", ": a\n", "RFL002"),
    ("CFD4", "a: [ : b ]\n", "RFL002"),
    ("LX3P", "[a]: b\n", "RFL002"),
    ("NHX8", ":\n\n\n", "RFL002"),
    ("NKF9", "{\n a: b, : c\n}\n", "RFL002"),
    ("Q9WF", "{ a: b }:\n  c: d\n", "RFL002"),
    ("S3PD", "a: b\n: # c\n", "RFL002"),
    ("SBG9", "{a: [b, c], [d, e]: f}\n", "RFL002"),
    ("UKK6/0", "a:\n- :\n", "RFL002"),
    # Anchors, aliases, tags, and instructions to the program.
    ("3GZX", "a: &b c\nd: *b\n", "RFL004"),
    ("6LVF", "%FOO  bar # b\n--- \na: b\n", "RFL002"),
    ("74H7", "a: !!int 42\n", "RFL004"),
    ("BU8L", "a: &b\n !!map\n  c: d\n", "RFL004"),
    ("CN3R", "a: [ &b c: d ]\n", "RFL004"),
    ("E76Z", "&a b: c\n", "RFL004"),
    ("S4JQ", "a: ! 12\n", "RFL004"),
    # No document, more of them, and one that is no mapping.
    ("6XDY", "---\n---\n", "RFL004"),
    ("9DXL", "a: b\n---\n# c\n...\n", "RFL004"),
    ("98YD", "# a\n", "RFL008"),
    ("AVM7", "", "RFL008"),
    ("FQ7F", "- a\n- b\n", "RFL008"),
    ("K54U", "---\tscalar\n", "RFL008"),
    ("PUW8", "---\na: b\n---\n", "RFL004"),
    # A character that nobody can see.
    ("G4RS", 'a: "\\b1998"\n', "RFL005"),
    ("G4RS", 'a: "\\x0d\\x0a"\n', "RFL005"),
    # The same key twice, which is no YAML and the suite leaves out.
    ("§3.2.1.3", "a: 1\na: 2\n", "RFL003"),
    ("§3.2.1.3", '{a: 1, "a": 2}\n', "RFL003"),
]

# Where libyaml and the suite differ: what we do today, what the suite has, and why.
MARGIN = "libyaml asks for no margin within brackets and quotes"
EMPTY = "libyaml compares no margins of empty lines"
COLON = "libyaml reads no text that starts with a colon between brackets, nor an end behind one"
LINES = "libyaml asks for a key and its colon on one line, between brackets too"
TAB = "libyaml takes a tab in the margin for a mistake wherever content may follow"
DEVIATES: list[tuple[str, str, Any, Any, str]] = [
    ("9C9N", "a: [b,\nc]\n", {"a": ["b", "c"]}, INVALID, MARGIN),
    ("DK95/1", 'a: "b\n\tc"\n', {"a": "b c"}, INVALID, MARGIN),
    ("QB6E", 'a: "b\nc"\n', {"a": "b c"}, INVALID, MARGIN),
    ("S98Z", "a: >\n \n  \n # b\n", {"a": ""}, INVALID, EMPTY),
    ("Y79Y/3", "a:\n- [\n\tb,\n c\n ]\n", {"a": [["b", "c"]]}, INVALID, MARGIN),
    ("4ABK", "{a:,}\n", "RFL002", {"a": None}, COLON),
    ("58MP", "{a: :b}\n", "RFL002", {"a": ":b"}, COLON),
    ("5T43", 'a: { "b"::c }\n', "RFL002", {"a": {"b": ":c"}}, COLON),
    ("DBG4", "a: [ ::b ]\n", "RFL002", {"a": ["::b"]}, COLON),
    ("HM87/0", "a: [:b]\n", "RFL002", {"a": [":b"]}, COLON),
    ("4MUZ/0", '{"a"\n: "b"}\n', "RFL002", {"a": "b"}, LINES),
    ("4MUZ/2", "{a\n: b}\n", "RFL002", {"a": "b"}, LINES),
    ("5MUD", '{ "a"\n  :b }\n', "RFL002", {"a": "b"}, LINES),
    ("9SA2", 'a: { "b\n  c": d}\n', "RFL002", {"a": {"b c": "d"}}, LINES),
    ("K3WX", '{ "a" # b\n  :c }\n', "RFL002", {"a": "c"}, LINES),
    ("NJ66", "a: { b\n  c: d}\n", "RFL002", {"a": {"b c": "d"}}, LINES),
    ("VJP3/1", "a: {\n b\n :\n c\n }\n", "RFL002", {"a": {"b": "c"}}, LINES),
    ("6BCT", "a:\n- - b\n  -\tc\n", "RFL002", {"a": [["b", "c"]]}, TAB),
    ("96NN/0", "a: |-\n \tb\n", "RFL002", {"a": "\tb"}, TAB),
    ("DK95/0", "a:\n \tb\n", "RFL002", {"a": "b"}, TAB),
    ("DK95/3", " \t\na: 1\n", "RFL002", {"a": 1}, TAB),
    ("DK95/4", "a: 1\n\t\nb: 2\n", "RFL002", {"a": 1, "b": 2}, TAB),
    ("Q5MG", "\t{}\n", "RFL002", {}, TAB),
    ("R4YG", "a: >\n \t\n b\n", "RFL002", {"a": "\t\nb\n"}, TAB),
    ("Y79Y/1", "a: |\n \t\nb: 1\n", "RFL002", {"a": "\t\n", "b": 1}, TAB),
    ("Y79Y/10", "a:\n-\t-1\n", "RFL002", {"a": [-1]}, TAB),
]


def cases(table: list[Any]) -> list[Any]:
    """The rows of a table, each named by its first cell."""
    return [pytest.param(*row, id=name) for name, *row in table]


def refusal(document: Document) -> str:
    """The code of the one error there is, whose place lies within the text."""
    errors = [d for d in document.diagnostics if d.severity == "error"]
    assert len(errors) == 1
    lines = document.text.split("\n")
    assert 1 <= errors[0].line <= len(lines)
    assert 1 <= errors[0].column <= len(lines[errors[0].line - 1]) + 1
    return errors[0].code


def read(document: Document) -> str:
    """The data as Python spells them, in which 1, 1.0 and True differ; there is no error."""
    assert [d for d in document.diagnostics if d.severity == "error"] == []
    return repr(document.data)


@pytest.mark.parametrize(("text", "data"), cases(READ))
def test_data_are_the_suites(text: str, data: object) -> None:
    """What our subset has in common with YAML is read as the suite says, to the type."""
    assert read(parse(text.encode(), "f")) == repr(data)


@pytest.mark.parametrize(("text", "value"), cases(BLOCKS))
def test_block_texts_are_the_suites(text: str, value: str) -> None:
    """A block text is the suite's without the line breaks that end it, however they are chomped."""
    assert read(parse(text.encode(), "f")) == repr({"a": value.rstrip("\n")})


@pytest.mark.parametrize("text", cases(BROKEN))
def test_what_is_no_yaml_is_refused(text: str) -> None:
    """What the suite calls broken is one mistake to us as well."""
    assert refusal(parse(text.encode(), "f")) == "RFL002"


@pytest.mark.parametrize(("text", "code"), cases(NOT_OURS))
def test_what_we_do_without_is_refused(text: str, code: str) -> None:
    """YAML outside our subset is refused under the code of what it is, and never half read."""
    assert refusal(parse(text.encode(), "f")) == code


@pytest.mark.parametrize(("text", "today", "suite", "reason"), cases(DEVIATES))
def test_libyaml_deviates(text: str, today: Any, suite: Any, reason: str) -> None:
    """Where libyaml differs from the suite we refuse, or read what the suite calls broken."""
    document = parse(text.encode(), "f")
    if suite == INVALID:
        assert read(document) == repr(today), reason
    else:
        assert refusal(document) == today, reason
