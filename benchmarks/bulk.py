"""Checking and loading a thousand definitions, over check-jsonschema with the same schema."""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from measure import alternate, program, report

from reflectlib.resources import methods_dir, schema_file

FILES, BYTES = 1000, 6000

# `validate` without jsonschema-rs, as for somebody who did not install the extra `fast`.
PLAIN = """
import sys
sys.modules["jsonschema_rs"] = None
from reflectlib.cli import main
main(["validate", sys.argv[1]])
"""
LOAD = "import sys; from reflectlib import Catalogue; print(len(Catalogue.load(sys.argv[1])))"


def generate(folder: Path, count: int) -> Path:
    """Write definitions of about 6 KB, each with an id of its own."""
    folder.mkdir()
    text = (methods_dir() / "incidentmethode.yaml").read_text(encoding="utf-8")
    head, rest = text.split("phases:\n")
    head = re.sub(r"(?ms)^(duration|context):.*?\n(?=\w)", "", head)
    head = re.sub(r"\{step:[\w-]+\}", "een stap", head)
    # Whole steps, as many as fit.
    steps = ("\n" + rest[: rest.index("worksheets:")]).split("\n  - id: ")[1:]
    body = head + "phases:\n"
    for step in steps:
        if len(body.encode()) + len(step.encode()) < BYTES:
            body += f"  - id: {step}\n"
    body += f"context: {'Tekst om de grootte te halen. ' * 100}"[: BYTES - len(body.encode())]
    for number in range(count):
        id = f"methode-{number:04}"
        file = folder / f"{id}.yaml"
        file.write_text(body.replace("id: incidentmethode", f"id: {id}"), encoding="utf-8")
    return folder


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        many = generate(Path(temporary, "many"), FILES)
        few = generate(Path(temporary, "few"), FILES // 10)
        files = sorted(map(str, many.iterdir()))
        size = sum(Path(file).stat().st_size for file in files) / len(files)
        python, schema = sys.executable, str(schema_file("method"))
        commands = {
            "check": [program("check-jsonschema"), "--schemafile", schema, *files],
            "plain": [python, "-c", PLAIN, str(many)],
            "few": [python, "-c", PLAIN, str(few)],
            "fast": [program("reflect"), "validate", str(many)],
            "load": [python, "-c", LOAD, str(many)],
        }
        median, memory = alternate(commands, rounds)
    print(
        f"bulk, medians of {rounds}: check-jsonschema takes {median['check']:.1f} s "
        f"for {FILES} files of {size / 1000:.1f} KB"
    )
    check = median["check"]
    report("reflect validate / check-jsonschema", median["plain"] / check, 0.55)
    report("reflect validate with `fast` / check-jsonschema", median["fast"] / check, 0.15)
    report("loading as a catalogue / check-jsonschema", median["load"] / check, 0.15)
    report(f"memory of validate, {FILES // 10} files", memory["few"], 60, " MB")
    report(f"memory of validate, {FILES} files", memory["plain"], 60, " MB")
    report("memory of validate with `fast`", memory["fast"], 60, " MB")


if __name__ == "__main__":
    main()
