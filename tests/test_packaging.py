"""What is built is the same every time, and works by itself, in an empty folder."""

import gzip
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, Run, unmeasured

PIP = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]


def build(checkout: Path, folder: Path, **variables: str) -> dict[str, Path]:
    """Make the wheel and the sdist of a checkout, by the end of their names."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(
        command, cwd=checkout, check=True, capture_output=True, env=unmeasured() | variables
    )
    return {file.suffix: file for file in folder.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the sdist, built from the checkout."""
    return build(ROOT, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def wheel(built: dict[str, Path]) -> Path:
    """The wheel, built from the checkout."""
    return built[".whl"]


@pytest.fixture(scope="module")
def unpacked(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked by somebody else, at another time, the other way round."""
    folder = tmp_path_factory.mktemp("unpacked")
    plain = io.BytesIO(gzip.decompress(built[".gz"].read_bytes()))
    with tarfile.open(fileobj=plain) as archive:
        for member in reversed(archive.getmembers()):
            archive.extract(member.replace(mtime=86400 * 365), folder, filter="data")
    (top,) = folder.iterdir()
    for file in top.rglob("*"):
        file.chmod(file.stat().st_mode & 0o700)
    return top


def test_built_twice_is_bit_for_bit_the_same(
    built: dict[str, Path], unpacked: Path, tmp_path: Path
) -> None:
    """Wheel and sdist depend on what is in the files alone: not on when, where and by whom."""
    again = build(unpacked, tmp_path, TZ="Asia/Tokyo", LC_ALL="C", HOME=str(tmp_path))
    assert again.keys() == built.keys() == {".whl", ".gz"}
    for kind, file in again.items():
        assert file.name == built[kind].name
        there, here = (hashlib.sha256(one.read_bytes()) for one in (file, built[kind]))
        assert there.hexdigest() == here.hexdigest(), file.name


def test_sdist_holds_what_its_tests_need(unpacked: Path) -> None:
    """Each file of the tests is in it, and they are found there with all that they go by."""
    for file in (ROOT / "tests").rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert (unpacked / file.relative_to(ROOT)).read_bytes() == file.read_bytes()
    options = ["--collect-only", "-qq", "-p", "no:cacheprovider"]
    paths = {"PYTHONPATH": str(unpacked / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    found = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=unpacked,
        env=unmeasured() | paths,
        capture_output=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout.decode()


def test_sdist_can_be_installed(built: dict[str, Path], tmp_path: Path) -> None:
    """Installed from the sdist, without a network, there is every file of the wheel."""
    target = tmp_path / "site"
    command = [*PIP, "--no-build-isolation", "--target", str(target), str(built[".gz"])]
    subprocess.run(command, check=True)
    names = {name for name in zipfile.ZipFile(built[".whl"]).namelist() if "dist-info" not in name}
    assert {name for name in names if not (target / name).is_file()} == set()


def test_wheel_holds_the_schemas_and_every_entry(wheel: Path) -> None:
    """The wheel has the data, the type marker and the templates, and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    entries = {f"reflectlib/{f.relative_to(ROOT)}" for f in (ROOT / "methods").rglob("*.yaml")}
    schemas = {f"reflectlib/{f.relative_to(ROOT)}" for f in (ROOT / "schemas").glob("*.json")}
    assert entries <= names
    assert {name for name in names if name.startswith("reflectlib/schemas/")} == schemas
    folder = ROOT / "src" / "reflectlib" / "writers" / "assets"
    assets = {
        f"reflectlib/writers/assets/{file.relative_to(folder)}"
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert {"reflectlib/py.typed", "reflectlib/methods.jsonl"} | assets <= names
    assert not any("test" in name or "generate" in name for name in names)


@pytest.mark.parametrize(
    "arguments",
    [["render", "kom"], ["validate"], ["schema", "framework"], ["schema", "plan"]],
)
def test_installed_wheel_works_from_an_empty_folder(
    wheel: Path, tmp_path: Path, reflect: Run, arguments: list[str]
) -> None:
    """Installed from the wheel, the program does what it does from the checkout."""
    target, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    subprocess.run([*PIP, "--target", str(target), str(wheel)], check=True)
    program = f"import reflectlib; assert reflectlib.__file__.startswith({str(target)!r})"
    environment = unmeasured() | {"PYTHONPATH": str(target)}
    for command in (["-c", program], ["-m", "reflectlib", *arguments]):
        done = subprocess.run(
            [sys.executable, *command], cwd=empty, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    there = reflect(*arguments).stdout.decode()
    assert done.stdout.decode().replace(str(target / "reflectlib"), str(ROOT)) == there


def test_installed_wheel_reads_what_was_compiled(wheel: Path, tmp_path: Path) -> None:
    """Every entry that is compiled in the wheel equals its definition, and YAML is not read."""
    subprocess.run([*PIP, "--target", str(tmp_path), str(wheel)], check=True)
    program = (
        "import sys; from reflectlib import Catalogue\n"
        "bundled = Catalogue.bundled()\n"
        "entries = dict(bundled)\n"
        "print(sorted({'yaml', 'cattrs'} & set(sys.modules)))\n"
        "from reflectlib.resources import methods_dir\n"
        "assert methods_dir().is_relative_to(sys.argv[1])\n"
        "print(entries == dict(Catalogue.load(methods_dir())), len(entries))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env=unmeasured() | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    count = len(list((ROOT / "methods").rglob("*.yaml")))
    assert done.stdout.decode().splitlines() == ["[]", f"True {count}"]


def test_a_build_needs_no_more_than_it_fetches() -> None:
    """The catalogue is compiled where there is nothing else than what a build fetches."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    program = (
        "import sys; from pathlib import Path\n"
        "from reflectlib.compiling import compile_catalogue\n"
        "compile_catalogue(Path('methods'))\n"
        "print(*{name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:]))"
    )
    names = [re.split("[><=]", each)[0] for each in project["project"]["dependencies"]]
    wanted = {re.split("[><=]", each)[0] for each in project["build-system"]["requires"]}
    others = {name.lower() for name in names if name not in wanted}
    done = subprocess.run(
        [sys.executable, "-c", program, *others], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == ""


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
