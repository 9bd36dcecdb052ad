"""What is installed for development is locked: by hash, for any machine, on any day."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from conftest import ROOT

LOCKS = {"run": ["build"], "dev": ["dev"], "oldest": ["test"]}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NODE = ROOT / "tests" / "node"
PIN = re.compile(
    r"(?P<what>(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)(?: ; .+)?)"
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
)


def read(lock: str) -> str:
    """What a lock says, without the line on what wrote it."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def versions(lock: str) -> dict[str, list[str]]:
    """Name → the versions that are locked, of which one is for this Python."""
    found: dict[str, list[str]] = {}
    for pin in PIN.finditer(read(lock)):
        found.setdefault(pin["name"], []).append(pin["version"])
    return found


def asked(*extras: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for, with extras, and with those that they hold."""
    project = PROJECT["project"]
    for text in project["dependencies"] if extras else ():
        yield Requirement(text)
    for extra in extras:
        for requirement in map(Requirement, project["optional-dependencies"][extra]):
            if requirement.name == project["name"]:
                yield from asked(*requirement.extras)
            else:
                yield requirement


def dry_run(*arguments: str) -> str:
    """What make would do if nothing was there yet."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    command = ["make", "--dry-run", "--always-make", *arguments]
    return subprocess.check_output(command, cwd=ROOT, env=plain, text=True)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_versions_and_hashes_alone(lock: str) -> None:
    """Each line pins one version by its hashes: there is no address, path or option of pip."""
    direct = {canonicalize_name(requirement.name) for requirement in asked(*LOCKS[lock])}
    assert versions(lock).keys() > direct
    assert PIN.sub("", read(lock)) == ""


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_not_stale(lock: str) -> None:
    """All that pyproject.toml asks for is locked at a version that it allows; see `make lock`."""
    locked = versions(lock)
    for requirement in asked(*LOCKS[lock]):
        found = locked.get(canonicalize_name(requirement.name), [])
        assert found, requirement
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_every_lower_bound_is_one_that_is_tried() -> None:
    """The oldest that pyproject.toml allows is what `make test-oldest` installs."""
    locked = versions("oldest")
    for requirement in asked("fast", "build"):
        (bound,) = requirement.specifier
        assert bound.operator == ">=", requirement
        (version,) = locked[canonicalize_name(requirement.name)]
        assert Version(version) == Version(bound.version), requirement


def test_what_builds_is_what_is_locked() -> None:
    """Where nothing is fetched to build with, what is there is what would be fetched."""
    wanted = PROJECT["build-system"]["requires"]
    assert wanted == PROJECT["project"]["optional-dependencies"]["build"]


def test_npm_lock_holds_versions_and_hashes_alone() -> None:
    """Each package of npm has its hash and no address, and the lock is of this package.json."""
    wanted = json.loads((NODE / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((NODE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages.pop("")["devDependencies"] == wanted["devDependencies"]
    assert {f"node_modules/{name}" for name in wanted["devDependencies"]} <= packages.keys()
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_what_is_vendored_is_the_file_of_the_package() -> None:
    """What we ship of others is what npm and pip have, by their locks; see `make vendor`."""
    if not (Path(sys.prefix) / "node").is_dir():
        reason = "there is nothing of npm: `make test` installs it where npm is"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    copied = [
        line.split()[1:]
        for line in dry_run("vendor", f"VENV={sys.prefix}").splitlines()
        if line.startswith("cp ")
    ]
    copies = [
        (Path(each), Path(ours, Path(each).name) if (ROOT / ours).is_dir() else Path(ours))
        for *theirs, ours in copied
        for each in theirs
    ]
    vendored = {f"{each}-stemmer.js" for each in ("base", "dutch", "english")}
    vendored |= {
        f"OpenSans_{each}.ttf" for each in ("400Regular", "400Regular_Italic", "600SemiBold")
    }
    licences = {"opensans.LICENSE.txt", "snowball.LICENSE.txt"}
    assert {ours.name for _, ours in copies} == vendored | licences
    for theirs, ours in copies:
        assert (ROOT / ours).read_bytes() == theirs.read_bytes(), ours


@pytest.mark.parametrize("target", ["run", "test", "test-oldest", "docs", "lock"])
def test_make_installs_what_is_locked(target: str, tmp_path: Path) -> None:
    """A target of the Makefile installs nothing that has no hash, but what is in this folder."""
    said = dry_run(target, f"VENV={tmp_path}")
    lines = re.findall(r"(?m)^.*\b(?:pip|uv|npm) (?:install|add)\b.*$", said)
    ours = [line for line in lines if "--require-hashes" not in line]
    assert len(ours) < len(lines)
    assert all(line.endswith(" --no-deps --no-build-isolation --editable .") for line in ours)
    tools = (NODE / "install.sh").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^npm (\S+)", tools) == ["ci"]
