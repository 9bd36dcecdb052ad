"""The part of the wheel that is made when it is built: the compiled catalogue."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface):
    """Reads the definitions with the program that is being built, and adds what comes of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; an editable install reads the definitions themselves."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        sys.dont_write_bytecode = True
        from reflectlib.compiling import compile_catalogue

        self._made = tempfile.TemporaryDirectory()
        file = Path(self._made.name, "methods.jsonl")
        file.write_bytes(compile_catalogue(root / "methods"))
        build_data["force_include"][str(file)] = "reflectlib/methods.jsonl"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was added."""
        if version != "editable":
            self._made.cleanup()
