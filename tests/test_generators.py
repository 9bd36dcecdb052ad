"""The schemas in the hands of others: a strict validator, and what makes types of schemas."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builders import method_data
from conftest import ROOT
from reflectlib import Catalogue, render, unstructure

SCHEMAS = sorted((ROOT / "schemas").glob("*.schema.json"))
HERE = ROOT / "tests" / "generators"
NODE = Path(sys.prefix, "node", "node_modules")
CODEGEN = Path(sys.executable).with_name("datamodel-codegen")
READ = """
import importlib, pathlib
for file in sorted(pathlib.Path("models").glob("*_schema.py")):
    kind = file.stem.removesuffix("_schema")
    module = importlib.import_module(f"models.{file.stem}")
    for entry in sorted(pathlib.Path("entries").glob(f"{kind}.*.json")):
        model = getattr(module, kind.capitalize())
        print(model.model_validate_json(entry.read_text()).id.root)
"""

needs_node = pytest.mark.skipif(
    not shutil.which("node") and not os.environ.get("CI"), reason="there is no node"
)


def run(*command: str | Path, cwd: Path | None = None, text: str = "") -> str:
    """What a program prints that finds nothing wrong."""
    done = subprocess.run(command, cwd=cwd, input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def broken() -> list[dict[str, Any]]:
    """Methods that are not what the schema asks for, each in one thing."""
    changes: list[dict[str, Any]] = [
        {"title": ""},
        {"title": "x\x1b[2J"},
        {"title": "x\n\n"},
        {"id": "rondje\n"},
        {"id": "Rondje"},
        {"summary": "\u00a0"},
        {"form": "Oefenen"},
        {"facilitation": "soms"},
        {"phases": [{"id": "a", "title": "A", "time": 5, "share": 2}]},
        {"participants": {}},
        {"participants": {"min": 0}},
        {"participants": {"x-a": 1}},
        {"goals": "Luisteren"},
        {"doel": "Luisteren"},
        {"sources": [{"title": "x", "url": "www.x.nl"}]},
    ]
    return [method_data(**change) for change in changes]


@needs_node
def test_strict_ajv_judges_as_we_do(catalogue: Catalogue) -> None:
    """Ajv compiles every schema when strict, accepts every entry, and refuses what is broken."""
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in SCHEMAS]
    address = {schema["title"].lower(): schema["$id"] for schema in schemas}
    good = [unstructure(entry) for entry in catalogue.values()]
    good += [method_data(), method_data(**{"x-a": [None]})]
    documents = [[address[data["kind"]], data] for data in [*good, *broken()]]
    given = json.dumps({"schemas": schemas, "documents": documents})
    judge = HERE / "judge.mjs"
    verdicts = json.loads(run("node", judge, NODE / "ajv" / "dist" / "2020.js", text=given))
    assert verdicts == [True] * len(good) + [False] * len(broken())


@needs_node
def test_types_for_typescript_compile(tmp_path: Path) -> None:
    """TypeScript, when strict, takes the types that are made of every schema, and their use."""
    for file in SCHEMAS:
        shutil.copy(file, tmp_path)
    run(NODE / ".bin" / "json2ts", "-i", "*.schema.json", "-o", ".", cwd=tmp_path)
    assert len(list(tmp_path.glob("*.d.ts"))) == len(SCHEMAS)
    shutil.copy(HERE / "usage.ts", tmp_path)
    files = sorted(path.name for path in tmp_path.glob("*.ts"))
    run(NODE / ".bin" / "tsc", "--strict", "--target", "es2022", "--noEmit", *files, cwd=tmp_path)


def test_models_for_pydantic_read_every_entry(tmp_path: Path, catalogue: Catalogue) -> None:
    """The models that are made of every schema are imported, and read the JSON of every entry."""
    for folder in ("schemas", "entries"):
        (tmp_path / folder).mkdir()
    for file in SCHEMAS:
        shutil.copy(file, tmp_path / "schemas")
    for id, entry in catalogue.items():
        (tmp_path / "entries" / f"{entry.kind}.{id}.json").write_bytes(render(entry, to="json"))
    made = ["--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"]
    kind = ["--input-file-type", "jsonschema"]
    run(CODEGEN, "--input", "schemas", *kind, "--output", "models", *made, cwd=tmp_path)
    read = run(sys.executable, "-W", "error", "-c", READ, cwd=tmp_path)
    assert sorted(read.split()) == sorted(catalogue)
