"""Every rule that a definition is held to: what it finds, why it is so, and an example.

For people to read: `reflect explain` and the reference are made of it. The checks
themselves stand elsewhere and do not need it, so that nothing waits for it. It is data, and so
longer than a file of code.
"""

from typing import NamedTuple

from reflectlib.diagnostics import Severity, nearest
from reflectlib.message import _


class Rule(NamedTuple):
    """A rule by its code, which never changes.

    `wrong` and `right` are pieces of a definition, whose keys replace those of `EXAMPLE`;
    or a whole one, which starts with `format:`; or of a translation of `EXAMPLE`. They are empty
    where nothing can be shown.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    wrong: str = ""
    right: str = ""


EXAMPLE = """\
format: 1
kind: method
id: rondje
title: Rondje
language: nl
summary: Ieder vertelt wat hij of zij vandaag leerde.
form: oefening
facilitation: self-guided
phases:
  - id: ronde
    title: Ronde
    purpose: Stilstaan bij wat je vandaag leerde.
  - id: afsluiting
    title: Afsluiting
    purpose: Onthouden wat je meeneemt.
    stage: closing
sources:
  - title: Reflecteren is leren
"""

_PROGRAMME = """\
format: 1
kind: programme
id: rondje
title: Een middag
language: nl
summary: Eerst luisteren, dan een casus.
sources:
  - title: Reflecteren is leren
"""
"""The head of an example of a programme."""

_REGISTER = """\
format: 1
kind: register
id: rondje
title: Een register
language: nl
summary: Wat een register vraagt.
sources:
  - title: Een pagina
    read: 2026-11-26
"""
"""The head of an example of a register."""

GROUPS = {
    "RFL0": _("The text of the file"),
    "RFL1": _("The parts and what they hold"),
    "RFL2": _("What belongs together"),
    "RFL3": _("The content"),
    "RFL4": _("Translations"),
}
"""The heading of each group of rules, by how their codes start."""

_TEXT = (
    Rule(
        "RFL001",
        "error",
        _("The file is not UTF-8."),
        _(
            "UTF-8 is the way to store letters that every program knows. Older versions of Windows "
            "stored them in another way: then é and ë turn into other signs. You cannot see it in "
            "the text itself. Choose UTF-8 when you save the file."
        ),
    ),
    Rule(
        "RFL002",
        "error",
        _("The file is not YAML."),
        _(
            "YAML is how a definition is written: a word such as `title`, a colon, a space, and "
            "then what you want to say. Some signs mean something there, such as a colon with a "
            "space behind it, or a quote at the start. Put a text with such a sign in quotes. The "
            "hint says which sign it was."
        ),
        "title: Rondje: wat leerde je?\n",
        'title: "Rondje: wat leerde je?"\n',
    ),
    Rule(
        "RFL003",
        "error",
        _("A part stands twice."),
        _(
            "Of two parts with the same name only one could be kept, and nobody would see the "
            "other disappear. Put them together in one."
        ),
        "goals:\n  - Luisteren zonder te oordelen.\ngoals:\n  - Open vragen stellen.\n",
        "goals:\n  - Luisteren zonder te oordelen.\n  - Open vragen stellen.\n",
    ),
    Rule(
        "RFL004",
        "error",
        _("A text that starts with &, * or !, or a second document in the file."),
        _(
            "To a program these signs are an instruction. A definition has no use for those, and "
            "they can make a small file endlessly large. Put a text that starts with one in "
            "quotes. Three dashes on a line of their own start a second document: keep one "
            "definition per file."
        ),
        "summary: !Let op, ieder komt aan de beurt.\n",
        'summary: "!Let op, ieder komt aan de beurt."\n',
    ),
    Rule(
        "RFL005",
        "error",
        _("A character that cannot be shown."),
        _(
            "Signs that nobody sees can come along when you paste a text. They get in the way when "
            "you print or search. Delete them."
        ),
        'title: "Rondje\\x07"\n',
        'title: "Rondje"\n',
    ),
    Rule(
        "RFL006",
        "error",
        _("The file is larger than 1 MiB, or more than 40 levels deep."),
        _(
            "A definition is a few pages of text. What is much larger is another kind of file, or "
            "was made to keep a computer busy. A level is a list within a list, or a part within a "
            "part."
        ),
        f"goals: {'[' * 40}Luisteren.{']' * 40}\n",
        "goals: [Luisteren.]\n",
    ),
    Rule(
        "RFL007",
        "warning",
        _("What stands behind a # is not read."),
        _(
            "Behind a space, # starts a note to yourself: what follows is not read, so part of "
            "your sentence may be lost. In quotes it is an ordinary sign."
        ),
        "title: Rondje # voor beginners\n",
        'title: "Rondje # voor beginners"\n',
    ),
    Rule(
        "RFL008",
        "error",
        _("The file is empty, or has no parts such as `title:`."),
        _(
            "A definition says what each thing is: `title:` and then the title. Without those "
            "words nobody can tell what a text means."
        ),
        "- Rondje\n- Ieder vertelt wat hij of zij leerde.\n",
        "title: Rondje\nsummary: Ieder vertelt wat hij of zij leerde.\n",
    ),
    Rule(
        "RFL009",
        "warning",
        _("A line that looks like a list item or a part became one with the text above it."),
        _(
            "What starts further to the right than the line above belongs to that line. A dash "
            "that stands too far to the right is then a dash within a sentence, and not a new item."
        ),
        "goals:\n  - Luisteren\n    - Doorvragen\n",
        "goals:\n  - Luisteren\n  - Doorvragen\n",
    ),
    Rule(
        "RFL010",
        "warning",
        _("A no-break space at the edge of a text."),
        _(
            "Word processors and web pages have a second kind of space, which looks the same. In "
            "the example it is the first sign of the text below `summary`. It is left out when the "
            "file is read. Type an ordinary space in its place."
        ),
        "summary: >-\n  \u00a0Ieder vertelt wat hij of zij leerde.\n",
        "summary: >-\n  Ieder vertelt wat hij of zij leerde.\n",
    ),
    Rule(
        "RFL011",
        "warning",
        _("A line at the top of the file should switch off a rule, and does not."),
        _(
            "You can switch off a warning for one file, with a line at the top, above all parts: "
            "`# reflect: off`, the code, a colon and the reason. Each code has a line of its own. "
            "The reason is for whoever reads the file after you. Further down in the file such a "
            "line does nothing. Errors cannot be switched off, nor can this warning and RFL012."
        ),
        "# reflect: off RFL302\n"
        "phases:\n"
        "  - id: start\n"
        "    title: Start\n"
        "    purpose: Weten of we samen verder gaan.\n"
        "    questions: [Wil je meedoen?]\n",
        "# reflect: off RFL302: hier is ja of nee genoeg\n"
        "phases:\n"
        "  - id: start\n"
        "    title: Start\n"
        "    purpose: Weten of we samen verder gaan.\n"
        "    questions: [Wil je meedoen?]\n",
    ),
    Rule(
        "RFL012",
        "warning",
        _("A rule is switched off that finds nothing in the file."),
        _(
            "Such a line misleads whoever reads it, and would hide what goes wrong later. Take it "
            "out."
        ),
        "# reflect: off RFL302: de bron stelt gesloten vragen\n"
        "phases:\n"
        "  - id: start\n"
        "    title: Start\n"
        "    purpose: Weten of we samen verder gaan.\n"
        "    questions: [Wat wil je hier leren?]\n",
        "phases:\n"
        "  - id: start\n"
        "    title: Start\n"
        "    purpose: Weten of we samen verder gaan.\n"
        "    questions: [Wat wil je hier leren?]\n",
    ),
    Rule(
        "RFL013",
        "error",
        _("The file cannot be read."),
        _(
            "The file is there, but the computer does not give what is in it. You may not read it, "
            "say, or the disk is broken. Nobody knows what it holds, so that is an error. The "
            "other files are checked all the same."
        ),
    ),
    Rule(
        "RFL014",
        "warning",
        _("A character that nobody sees."),
        _(
            "Word processors and web pages put characters in a text that take no room, such as a "
            "place to break a word, or a mark that turns the direction of a line. A word with one "
            "in it is not found, and a line can look like what it is not. They are left out of "
            "every text that is read. Delete them from the file too."
        ),
        "summary: Ieder vertelt wat hij of zij ont\u00adhoudt.\n",
        "summary: Ieder vertelt wat hij of zij onthoudt.\n",
    ),
    Rule(
        "RFL015",
        "error",
        _("The file is not plain text but a document of another program."),
        _(
            "A document of Word or LibreOffice, a PDF or a web page holds much more than its "
            "sentences, in a form of its own. A definition is plain text, as Notepad makes it. "
            "Start one with `reflect new`, and copy your sentences into it."
        ),
        "{\\rtf1 Rondje}\n",
        "title: Rondje\n",
    ),
    Rule(
        "RFL016",
        "error",
        _("A no-break space that keeps a line from being read."),
        _(
            "Word processors and web pages have a second kind of space, which looks the same. In "
            "the margin of a line, behind its dash or beside its colon only an ordinary space "
            "will do: with the other kind the line is not an item or a line of its own any more. "
            "In the example it stands behind the colon. Type an ordinary space in its place."
        ),
        "audience:\u00a0Medewerkers die vaak alleen werken.\n",
        "audience: Medewerkers die vaak alleen werken.\n",
    ),
    Rule(
        "RFL017",
        "warning",
        _("A comma between [ ] that cuts a sentence in two."),
        _(
            "Between [ ] every comma starts a new item, the comma within a sentence too: two "
            "halves of a sentence then stand on the sheet as two. Write each item on a line of "
            "its own, after a dash and a space; there a comma is only a comma."
        ),
        "goals: [Zeggen wat je hoort, zonder oordeel.]\n",
        "goals:\n  - Zeggen wat je hoort, zonder oordeel.\n",
    ),
    Rule(
        "RFL018",
        "error",
        _("The settings of a site are not TOML."),
        _(
            "In `reflect.toml` stands whose site it is. Each thing has a line of its own: its "
            "name, an equals sign, and a text in straight quotes. It is no definition, so there is "
            "no example here; the guide on making a website has one."
        ),
    ),
)

_SCHEMA = (
    Rule(
        "RFL100",
        "error",
        _("reflectlib refuses a file that is right by its own description."),
        _(
            "That is a fault of reflectlib and not of your file. Please report it. There is no "
            "example, since we know of none."
        ),
    ),
    Rule(
        "RFL101",
        "error",
        _("There is no such part here."),
        _(
            "The parts of a definition have fixed English names, each in its own place, since "
            "programs read them too. A part with another name would be left out without a word."
        ),
        "doelgroep: Medewerkers die vaak alleen werken.\n",
        "audience: Medewerkers die vaak alleen werken.\n",
    ),
    Rule(
        "RFL102",
        "error",
        _("A part is missing."),
        _(
            "Some things are always needed. Without a title there is nothing to print above the "
            "sheet. And without an `id`, a short name, nothing else can refer to it."
        ),
        "roles:\n  - title: Verteller\n",
        "roles:\n  - id: verteller\n    title: Verteller\n",
    ),
    Rule(
        "RFL103",
        "error",
        _("Something of the wrong kind, such as a text where a list belongs."),
        _(
            "Each part takes one kind of thing: a text, a number or a list, say. Where there can "
            "be more than one thing, it is a list: each on a line of its own, behind a dash and a "
            "space."
        ),
        "goals: Luisteren zonder te oordelen.\n",
        "goals:\n  - Luisteren zonder te oordelen.\n",
    ),
    Rule(
        "RFL104",
        "error",
        _("A word or a number that does not fit here."),
        _(
            "Some parts take one of a few fixed words, or a number within bounds, so that one can "
            "search and reckon with them. The message names what fits."
        ),
        "facilitation: giuded\n",
        "facilitation: guided\n",
    ),
    Rule(
        "RFL105",
        "error",
        _("Parts that need each other, or exclude each other."),
        _(
            "Five times says nothing without the year or the month in which it is. And every two "
            "weeks and five times a year cannot both hold. A step with a `share` has its part of "
            "what the others leave, and so no `time`; one that is `locked` is held to its `time`, "
            "and so has one. A block of a programme is one thing: a `method`, a `step`, a `pause` "
            "or what goes on in `parallel`. Only of a method it can say which variant, and which "
            "steps to leave out."
        ),
        "frequency:\n  - every: {weeks: 2}\n    times: 5\n    per: year\n",
        "frequency:\n  - every: {weeks: 2}\n",
    ),
    Rule(
        "RFL106",
        "error",
        _("The file has 1,000 faults or more; the first are shown."),
        _(
            "Nobody mends a thousand faults one by one. They mostly have one cause, often at the "
            "top. Mend that, and check again. There is no example, since it would be too long."
        ),
    ),
    Rule(
        "RFL107",
        "error",
        _("A text or a list is longer than anybody can use."),
        _(
            "All of a definition goes on a page, and what refers to a title repeats it. So a name "
            "has at most 300 characters, a text 10,000, a list 500 items, and a worksheet or a "
            "scale of answers 20 columns. There is no example, since it would be too long."
        ),
    ),
    Rule(
        "RFL108",
        "warning",
        _("The file is of a later version of the format, and is read without what is new."),
        _(
            "A version such as 1.2 only adds parts that a file can do without. So the file is read "
            "as version 1, and parts that this reflectlib does not know are left out; the warning "
            "names them. Update reflectlib to read them too."
        ),
        "title: Rondje\nformat: 1.2\nstemming: rustig\n",
        "title: Rondje\nformat: 1\n",
    ),
    Rule(
        "RFL109",
        "error",
        _("The file is of a later version of the format, which cannot be read here."),
        _(
            "From version 2 on the same words may mean something else, so nothing of the file is "
            "read. Update reflectlib. Did you write the file yourself? Then write `format: 1`."
        ),
        "title: Rondje\nformat: 2\n",
        "title: Rondje\nformat: 1\n",
    ),
)

_RULES = (
    Rule(
        "RFL201",
        "error",
        _("The id is not the name of the file."),
        _(
            "A definition is found by its `id`, and its file by its name. When the two are the "
            "same, one leads to the other. The example stands in the file rondje.yaml."
        ),
        "id: kring\n",
        "id: rondje\n",
    ),
    Rule(
        "RFL202",
        "error",
        _("An id stands twice within a definition."),
        _(
            "An `id` is there to refer to one thing: a role, a step, a worksheet. Of two with the "
            "same id nobody knows which is meant."
        ),
        "roles:\n  - {id: verteller, title: Verteller}\n  - {id: verteller, title: Luisteraar}\n",
        "roles:\n  - {id: verteller, title: Verteller}\n  - {id: luisteraar, title: Luisteraar}\n",
    ),
    Rule(
        "RFL203",
        "error",
        _("Something is named that is not there: a role, step, meeting, definition or the like."),
        _(
            "The sheet prints the title of what you refer to, so it must be somewhere. The usual "
            "roles, such as gespreksleider and inbrenger, are known; your own stand under `roles`. "
            "A form of your own says what it is called under `form_title`. What a step, a "
            "meeting or a block goes as, by `method`, is a definition of a method, and what a "
            "block says of it is so: its variant, its meeting and its steps are there."
        ),
        "preparation:\n  - task: Zet de stoelen in een kring.\n    role: gespreksleidr\n",
        "preparation:\n  - task: Zet de stoelen in een kring.\n    role: gespreksleider\n",
    ),
    Rule(
        "RFL205",
        "error",
        _("The least is more than the most, or a period ends before it starts."),
        _("No number of people is at least eight and at most four, so no plan could be made."),
        "participants: {min: 8, max: 4}\n",
        "participants: {min: 4, max: 8}\n",
    ),
    Rule(
        "RFL206",
        "error",
        _("The steps that repeat for each case do not stand together."),
        _(
            "These steps are done for the first case, then again for the second. A step between "
            "them that is done only once has no place in that. Steps with another `repeat` are a "
            "loop of their own wherever they stand."
        ),
        "phases:\n"
        "  - {id: casus, title: Casus, purpose: Horen wat er speelt., repeat: case}\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten.}\n"
        "  - {id: afronding, title: Afronding, purpose: De casus afronden., repeat: case}\n"
        "  - {id: eind, title: Eind, purpose: Zeggen wat je meeneemt., stage: closing}\n",
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten.}\n"
        "  - {id: casus, title: Casus, purpose: Horen wat er speelt., repeat: case}\n"
        "  - {id: afronding, title: Afronding, purpose: De casus afronden., repeat: case}\n"
        "  - {id: eind, title: Eind, purpose: Zeggen wat je meeneemt., stage: closing}\n",
    ),
    Rule(
        "RFL207",
        "warning",
        _("A question without a question mark."),
        _(
            "On a sheet and on a card the sign shows that it is to be asked. Is it no question, "
            "but something to do? Then it goes under `instructions`. A sentence to finish goes in "
            "a worksheet, under `fields`."
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - Wat leerde je vandaag\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - Wat leerde je vandaag?\n",
    ),
    Rule(
        "RFL208",
        "warning",
        _("A stated time that is not the sum of the steps."),
        _(
            "Whoever leads the meeting runs short of time, or has time left. A time such as 45 to "
            "60 minutes may leave room: the two agree when one lies within the other. Does the "
            "source contradict itself? Then leave both as they are, since the sheet says so. "
            "Switch this off with that as the reason."
        ),
        "duration: 60\n"
        "phases:\n"
        "  - {id: ronde, title: Ronde, purpose: Stilstaan bij je dag., time: 20}\n"
        "  - {id: eind, title: Eind, purpose: Terugblikken., time: 10, stage: closing}\n",
        "duration: 30\n"
        "phases:\n"
        "  - {id: ronde, title: Ronde, purpose: Stilstaan bij je dag., time: 20}\n"
        "  - {id: eind, title: Eind, purpose: Terugblikken., time: 10, stage: closing}\n",
    ),
    Rule(
        "RFL209",
        "error",
        _("A definition that comes with reflectlib names no source."),
        _(
            "What comes with reflectlib says where it is from, so that anybody can look it up and "
            "its makers get the credit. For a definition of your own it is a warning, RFL305."
        ),
        "sources: []\n",
        "sources:\n  - title: Reflecteren is leren\n",
    ),
    Rule(
        "RFL210",
        "warning",
        _("A method without steps, or a programme or one of its meetings without blocks."),
        _(
            "A sheet without steps cannot be led from, and no plan can be made of it. Write at "
            "least what to do first, next and last. The steps of a programme are those of its "
            "blocks, of which each says with `part` to which meeting it belongs."
        ),
        "phases: []\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij wat je vandaag leerde.\n",
    ),
    Rule(
        "RFL211",
        "error",
        _("The same id stands in two files."),
        _(
            "Everything is found by its `id` alone. Choose one that no other file in your folder "
            "has, and for an item of a framework one that no other framework has. A file of yours "
            "may have the id of a definition of the catalogue: it then stands in its place. Here "
            "another file has the id kom."
        ),
        "id: kom\n",
        "id: kom-bij-ons\n",
    ),
    Rule(
        "RFL212",
        "error",
        _("A form with more boxes than anybody can tick."),
        _(
            "Each statement has a box for each answer of the scale. With more than 5,000 boxes "
            "nobody can fill in the form, and its page takes long to make. There is no example, "
            "since it would be too long."
        ),
    ),
    Rule(
        "RFL213",
        "error",
        _("Groups are put together, and before that there are none."),
        _(
            "With `{join: 2}` two groups become one: pairs make fours. So an earlier step of the "
            "same meeting must say which groups there are, or that each works alone."
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    grouping: {join: 2}\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    grouping: {size: 4}\n",
    ),
    Rule(
        "RFL214",
        "error",
        _("A step for a case that there is not."),
        _(
            "With `case: 2` a step is for the second case alone, so there must be a second. With "
            "`repeat: case` it is done in that round alone; another loop has no cases."
        ),
        "cases: 1\n"
        "phases:\n"
        "  - {id: ronde, title: Ronde, purpose: Stilstaan bij je dag., case: 2}\n",
        "cases: 2\n"
        "phases:\n"
        "  - {id: ronde, title: Ronde, purpose: Stilstaan bij je dag., case: 2}\n",
    ),
    Rule(
        "RFL215",
        "warning",
        _("Something in braces that looks like the name of a step, and is not read as one."),
        _(
            "In a text `{step:ronde}` stands for the title of the step ronde, and "
            "`{minutes:ronde}` for the minutes that it has in a plan. Anything else in braces is "
            "printed as it stands."
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    tips:\n"
        "      - 'Loopt het vast? Doe {stap: ronde} nog eens.'\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    tips:\n"
        "      - 'Loopt het vast? Doe {step:ronde} nog eens.'\n",
    ),
    Rule(
        "RFL216",
        "warning",
        _("A name for a form that has one already."),
        _(
            "The forms that reflectlib knows have a name in every language, and that one is shown. "
            "A `form_title` is for a form of your own, with a short name of its own."
        ),
        "form: oefening\nform_title: Energizer\n",
        "form: energizer\nform_title: Energizer\n",
    ),
    Rule(
        "RFL217",
        "error",
        _("A method that is a part of itself."),
        _(
            "With `method` the steps of another method come in the place of a step or a meeting. "
            "When that one leads back to where it came from, there is no end to it."
        ),
        "phases:\n  - {id: ronde, title: Ronde, purpose: Stilstaan bij je dag., method: rondje}\n",
        "phases:\n  - {id: ronde, title: Ronde, purpose: Stilstaan bij je dag.}\n",
    ),
    Rule(
        "RFL218",
        "error",
        _("The blocks of a programme go back in time."),
        _(
            "Blocks stand in the order in which they are done. So the `day` of a block is that of "
            "the one before it or a later one, and on one day each time, `at` and `until`, is "
            "later than those before it. A block may begin at the time at which another ends."
        ),
        _PROGRAMME + "blocks:\n"
        '  - {pause: 45, at: "12:30"}\n'
        '  - {step: {id: kring, title: Kring, purpose: Stilstaan bij je dag.}, at: "11:30"}\n',
        _PROGRAMME + "blocks:\n"
        '  - {step: {id: kring, title: Kring, purpose: Stilstaan bij je dag.}, at: "11:30"}\n'
        '  - {pause: 45, at: "12:30"}\n',
    ),
    Rule(
        "RFL219",
        "error",
        _("A block that cannot be put together as it says."),
        _(
            "A block takes the steps of its method, without those to `skip`, with those to `add`, "
            "and with those to `set` held to their minutes. So it leaves at least one step, does "
            "not say two things of one step, and puts nothing where it has no place. It asks for "
            "two cases of a method that has a step for each. Of a method with more kinds of "
            "meeting it names one."
        ),
        _PROGRAMME + "blocks:\n"
        "  - method: kom\n"
        "    skip: [Complimenten geven]\n"
        "    set: [{step: Complimenten geven, minutes: 5}]\n",
        _PROGRAMME + "blocks:\n"
        "  - method: kom\n"
        "    set: [{step: Complimenten geven, minutes: 5}]\n",
    ),
    Rule(
        "RFL220",
        "error",
        _("A rule of a register that does not say what its kind asks."),
        _(
            "By its kind a series is held to a rule, so that kind needs its figure: hours, "
            "meetings and minutes a `min`, days a `max`, people and members one of the two, and "
            "forms those that count or do not. What says nothing of that kind would be passed over."
        ),
        _REGISTER + "rules:\n  - {id: uren, kind: hours, years: 5}\n",
        _REGISTER + "rules:\n  - {id: uren, kind: hours, min: 40, years: 5}\n",
    ),
)

_CONTENT = (
    Rule(
        "RFL301",
        "warning",
        _("A sentence of more than 25 words."),
        _(
            "The reader has a group waiting and reads it once, often aloud. In the catalogue a "
            "sentence has eight words on average, and next to none has more than twenty. A colon "
            "counts as the end of a sentence, so a list behind one may be longer than it looks."
        ),
        "summary: >-\n"
        "  Ieder vertelt in de kring wat hij of zij vandaag op het werk heeft geleerd van een "
        "collega of\n"
        "  een cliënt, en wat hij of zij daar morgen in een ander gesprek mee wil gaan doen.\n",
        "summary: >-\n"
        "  Ieder vertelt wat hij of zij vandaag leerde van een collega of een cliënt. Daarna zegt "
        "ieder\n"
        "  wat hij of zij daar morgen mee wil doen.\n",
    ),
    Rule(
        "RFL302",
        "warning",
        _("A question that can be answered with yes or no."),
        _(
            "Yes or no ends a conversation; an open question starts it. Begin with what, how, "
            "which, who, where or when: wat, hoe, welke, wie, waar, wanneer. A follow-up may be "
            "closed, since by then somebody is talking, and so may a question next to an open one: "
            '"Wat zag je? Klopt dat?" A choice ("… of …?") and an invitation ("Kun je een '
            'voorbeeld geven?") are left alone.'
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - Heb je vandaag iets geleerd?\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - Wat heb je vandaag geleerd?\n",
    ),
    Rule(
        "RFL303",
        "warning",
        _("A step that does not say what it is for."),
        _(
            "Whoever knows the purpose can leave the script when the group needs something else, "
            "and still reach it. Write in a sentence what is there when the step went well."
        ),
        "phases:\n  - id: ronde\n    title: Ronde\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij wat je vandaag leerde.\n",
    ),
    Rule(
        "RFL304",
        "warning",
        _("The last step of a meeting does not close it."),
        _(
            "A group that stops without closing does not take along what it learned, and somebody "
            "who told something hard is left with it. What a step does stands under `stage`: the "
            "last step that cannot be left out has `closing`, or `harvesting` where people gather "
            "what came of it. A meeting of one step needs no other, nor does what only opens one, "
            "with `opening` at each of its steps."
        ),
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten.}\n"
        "  - {id: ronde, title: Ronde, purpose: Horen wat er speelt.}\n",
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten.}\n"
        "  - {id: ronde, title: Ronde, purpose: Horen wat er speelt.}\n"
        "  - {id: eind, title: Eind, purpose: Zeggen wat je meeneemt., stage: closing}\n",
    ),
    Rule(
        "RFL305",
        "warning",
        _("A definition that names no source."),
        _(
            "Whoever uses it wants to know whose method it is, and where there is more to read. "
            "Did you make it up yourself? Then you are the source."
        ),
        "sources: []\n",
        "sources:\n  - title: Bedacht door team Noord\n    year: 2024\n",
    ),
    Rule(
        "RFL306",
        "warning",
        _("The same statement, question or instruction stands twice in a section or a step."),
        _(
            "It was probably copied to be changed, and then forgotten. One question to two roles "
            "is not the same: say to whom with `to`."
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - Wat leerde je vandaag?\n"
        "      - Wat leerde je vandaag?\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - Wat leerde je vandaag?\n"
        "      - Wat doe je daar morgen mee?\n",
    ),
    Rule(
        "RFL307",
        "warning",
        _("A section of a checklist without statements and questions."),
        _("There is a heading on the form, and below it nothing to fill in."),
        "format: 1\n"
        "kind: checklist\n"
        "id: rondje\n"
        "title: Hoe ging het rondje?\n"
        "language: nl\n"
        "summary: Een korte vragenlijst na afloop.\n"
        "sections:\n"
        "  - id: sfeer\n"
        "    title: Sfeer\n"
        "sources:\n"
        "  - title: Reflecteren is leren\n",
        "format: 1\n"
        "kind: checklist\n"
        "id: rondje\n"
        "title: Hoe ging het rondje?\n"
        "language: nl\n"
        "summary: Een korte vragenlijst na afloop.\n"
        "sections:\n"
        "  - id: sfeer\n"
        "    title: Sfeer\n"
        "    questions:\n"
        "      - Hoe voelde je je in de kring?\n"
        "sources:\n"
        "  - title: Reflecteren is leren\n",
    ),
    Rule(
        "RFL308",
        "warning",
        _("A summary that is still the one that `reflect new` put there."),
        _(
            "A definition must have a summary, so `reflect new` puts in a sentence that only "
            "counts the parts. It stands at the top of the sheet and in every list, and nobody can "
            "choose by it. Write what it is, and for whom."
        ),
        "summary: Een methode in 3 stappen.\n",
        "summary: Ieder vertelt wat hij of zij vandaag leerde.\n",
    ),
    Rule(
        "RFL309",
        "warning",
        _("A text with signs for bold, for a link or for a heading."),
        _(
            "A page shows every text as it stands, so that the stars, brackets and tags are "
            "printed too. What must stand out can be a step, a title or an item of a list."
        ),
        "summary: Ieder vertelt **kort** wat hij of zij vandaag leerde.\n",
        "summary: Ieder vertelt kort wat hij of zij vandaag leerde.\n",
    ),
    Rule(
        "RFL310",
        "warning",
        _("A guided method in which no step says who leads it."),
        _(
            "Instructions speak to whoever leads a step. Where nobody does they are for the group, "
            "so that the handout has them too, with all that only the leader should know."
        ),
        "facilitation: guided\n"
        "phases:\n"
        "  - id: afsluiting\n"
        "    title: Afsluiting\n"
        "    purpose: Onthouden wat je meeneemt.\n"
        "    instructions:\n"
        "      - Vraag wat ieder meeneemt.\n",
        "facilitation: guided\n"
        "phases:\n"
        "  - id: afsluiting\n"
        "    title: Afsluiting\n"
        "    purpose: Onthouden wat je meeneemt.\n"
        "    lead: gespreksleider\n"
        "    instructions:\n"
        "      - Vraag wat ieder meeneemt.\n",
    ),
    Rule(
        "RFL311",
        "warning",
        _("A step without a time, where most steps of the meeting have one."),
        _(
            "A plan must give every step some minutes. Of a step without a time it can only say "
            "that none is known, and share out what the others leave. A step with a `share` says "
            "how much of that it gets."
        ),
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten., time: 5}\n"
        "  - {id: ronde, title: Ronde, purpose: Horen wat er speelt.}\n"
        "  - {id: eind, title: Eind, purpose: Terugblikken., time: 5, stage: closing}\n",
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten., time: 5}\n"
        "  - {id: ronde, title: Ronde, purpose: Horen wat er speelt., time: 20}\n"
        "  - {id: eind, title: Eind, purpose: Terugblikken., time: 5, stage: closing}\n",
    ),
    Rule(
        "RFL312",
        "warning",
        _("A text that names a step by its number."),
        _(
            "Where a step is left out, or comes in from elsewhere, the others have another number, "
            "and the text names the wrong one. Name a step by its title. `{step:start}` stands "
            "for the title of the step start, whatever that will be."
        ),
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten.}\n"
        "  - id: eind\n"
        "    title: Eind\n"
        "    purpose: Terugkijken naar stap 1.\n"
        "    stage: closing\n",
        "phases:\n"
        "  - {id: start, title: Start, purpose: Elkaar begroeten.}\n"
        "  - id: eind\n"
        "    title: Eind\n"
        "    purpose: 'Terugkijken naar {step:start}.'\n"
        "    stage: closing\n",
    ),
    Rule(
        "RFL313",
        "warning",
        _("A text of a step with minutes in it, which a plan may change."),
        _(
            "A plan fits the steps into the time that there is. A leader who reads out fifteen "
            "minutes while the plan has ten has everybody confused. `{minutes:ronde}` stands for "
            "the minutes that the step ronde has in the plan. A minute of silence may stay."
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    time: 15\n"
        "    instructions:\n"
        "      - 'Zeg: Schrijf op wat je leerde. Je hebt 15 minuten.'\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    time: 15\n"
        "    instructions:\n"
        "      - 'Zeg: Schrijf op wat je leerde. Je hebt {minutes:ronde}.'\n",
    ),
    Rule(
        "RFL314",
        "warning",
        _("A question that is too long for a card."),
        _(
            "A card holds a question of 300 letters, in small print. What is read from a card is "
            "best shorter than a hundred. What follows a question counts too, each for at least 40 "
            "letters, since it starts a new line. A longer question is printed on two cards or "
            "more."
        ),
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - text: Wat leerde je?\n"
        "        follow_ups: [Waar was je toen?, Wie was erbij?, Wat zei je?, Wat dacht je?,\n"
        "          Wat voelde je?, Wat deed je?, Wat deed de ander?, Wat kwam ervan?]\n",
        "phases:\n"
        "  - id: ronde\n"
        "    title: Ronde\n"
        "    purpose: Stilstaan bij je dag.\n"
        "    questions:\n"
        "      - text: Wat leerde je?\n"
        "        follow_ups: [Waar was je toen?, Wie was erbij?, Wat zei je?]\n"
        "      - text: Wat ging er in je om?\n"
        "        follow_ups: [Wat dacht je?, Wat voelde je?, Wat deed je?]\n",
    ),
    Rule(
        "RFL315",
        "warning",
        _("A page of a register that nobody has read for a year."),
        _(
            "Registers change their rules. Who goes by old ones finds out when it is too late. So "
            "each page has the day on which it was read, and once a year somebody reads it again. "
            "`reflect validate` goes by today, or by the day of `--on`."
        ),
        _REGISTER.replace("    read: 2026-11-26\n", ""),
        _REGISTER,
    ),
)

_TRANSLATIONS = (
    Rule(
        "RFL401",
        "error",
        _("The file of a translation cannot be read."),
        _(
            "A translation is a PO file: each text stands behind `msgid` and its translation "
            "behind `msgstr`, both in quotes. A program for translations, such as Poedit, writes "
            "it as it should be. The message names the line where it went wrong."
        ),
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr Round\n',
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr "Round"\n',
    ),
    Rule(
        "RFL402",
        "error",
        _("What stands in braces is not the same in the translation."),
        _(
            "What stands in braces is a name for something that is filled in later. Copy it letter "
            "by letter in the translation, and put nothing else in braces."
        ),
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr "Round {1}"\n',
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr "Round"\n',
    ),
    Rule(
        "RFL403",
        "warning",
        _("A translation that somebody has yet to look at."),
        _(
            "The text has changed since it was translated, or it is gone. Until somebody looks at "
            "it, a page shows the text itself. Run `reflect translate`: it marks with `fuzzy` what "
            "is to be looked at. Mend the translation, and take that mark off."
        ),
        'msgctxt "title"\nmsgid "Kring"\nmsgstr "Circle"\n',
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr "Round"\n',
    ),
    Rule(
        "RFL404",
        "error",
        _("A translation that does not fit in its place."),
        _(
            "A title is one line of at most 300 characters, and so is its translation. Other texts "
            "have room for 10,000. Say it in fewer words."
        ),
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr "A round\\nfor all"\n',
        'msgctxt "title"\nmsgid "Rondje"\nmsgstr "A round for all"\n',
    ),
)

RULES = {rule.code: rule for rule in (*_TEXT, *_SCHEMA, *_RULES, *_CONTENT, *_TRANSLATIONS)}
"""Every rule, by its code, in the order of the codes."""


def find(code: str) -> Rule | None:
    """The rule of a code as people type it: `RFL007`, `rfl007`, `007` or `7`."""
    number = code.strip().upper().removeprefix("RFL")
    return RULES.get(f"RFL{number:0>3}")


def near(code: str) -> list[str]:
    """The codes that one which is not there may have been meant to be; an O in it was a zero."""
    number = code.strip().upper().removeprefix("RFL").replace("O", "0")
    if f"RFL{number}" in RULES:
        return [f"RFL{number}"]
    if number.isdecimal():
        wanted = int(number[:9])
        return sorted(sorted(RULES, key=lambda known: abs(int(known[3:]) - wanted))[:2])
    return [known.upper() for known in nearest(f"rfl{number}", map(str.lower, RULES))]
