"""What is installed works by itself, in an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, Run

# Coverage of a copy elsewhere would be counted as that of other files.
PLAIN = {key: value for key, value in os.environ.items() if not key.startswith("COV")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=PLAIN)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_the_schemas_and_every_entry(wheel: Path) -> None:
    """The wheel has the data, the type marker and the templates, and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    entries = {f"reflectlib/{f.relative_to(ROOT)}" for f in (ROOT / "methods").rglob("*.yaml")}
    schemas = {f"reflectlib/{f.relative_to(ROOT)}" for f in (ROOT / "schemas").glob("*.json")}
    assert entries | schemas <= names
    folder = ROOT / "src" / "reflectlib" / "writers" / "assets"
    assets = {f"reflectlib/writers/assets/{file.name}" for file in folder.iterdir()}
    assert {"reflectlib/py.typed"} | assets <= names
    assert not any("test" in name or "generate" in name for name in names)


@pytest.mark.parametrize("arguments", [["render", "kom"], ["validate"], ["schema", "framework"]])
def test_installed_wheel_works_from_an_empty_folder(
    wheel: Path, tmp_path: Path, reflect: Run, arguments: list[str]
) -> None:
    """Installed from the wheel, the program does what it does from the checkout."""
    target, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, env=PLAIN)
    program = f"import reflectlib; assert reflectlib.__file__.startswith({str(target)!r})"
    environment = PLAIN | {"PYTHONPATH": str(target)}
    for command in (["-c", program], ["-m", "reflectlib", *arguments]):
        done = subprocess.run(
            [sys.executable, *command], cwd=empty, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    there = reflect(*arguments).stdout.decode()
    assert done.stdout.decode().replace(str(target / "reflectlib"), str(ROOT)) == there


def test_public_names_can_all_be_imported() -> None:
    """Everything that the package offers is there, documented, and nothing else is."""
    import reflectlib

    for name in reflectlib.__all__:
        assert getattr(reflectlib, name).__doc__
    assert set(reflectlib.__all__) == set(dir(reflectlib)) == set(reflectlib._HOMES)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        reflectlib.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], {"attrs", "cattrs", "yaml", "jsonschema", "jinja2"}),
        (["render", "kom"], {"jsonschema", "jsonschema_rs", "jinja2"}),
        (["render", "kom", "--to", "html"], {"jsonschema", "jsonschema_rs"}),
    ],
)
def test_a_command_imports_only_what_it_uses(arguments: list[str], absent: set[str]) -> None:
    """What a command has no use for is not loaded, so that it starts quickly."""
    program = (
        "import sys; from reflectlib.cli import main\n"
        f"try: main({arguments!r}, prog_name='reflect')\n"
        f"except SystemExit: print(sorted(set(sys.modules) & {absent!r}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"
