"""A small editor: it speaks the Language Server Protocol with a server over a pipe."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},  # nothing from the network
    }
}


class Editor:
    """One session with a language server, in which files are opened."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        """Start the server, and shake hands."""
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._requests = 0
        self._published: dict[str, list[dict[str, Any]]] = {}
        can = {
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
        }
        self.ask("initialize", processId=None, rootUri=None, capabilities=can)
        self._tell("initialized")

    def close(self) -> None:
        """Take leave, and wait until the server has gone."""
        self.ask("shutdown")
        self._tell("exit")
        self._server.communicate()

    def open(self, uri: str, text: str) -> None:
        """Open a file, be it one that is only here."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """What the server finds in an open file."""
        while uri not in self._published:
            self._receive()
        return self._published[uri]

    def at(self, method: str, uri: str, line: int, column: int) -> Any:
        """Ask something of a place in an open file, counted from 1 as we do."""
        place = {"line": line - 1, "character": column - 1}
        return self.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request, and wait for its answer."""
        self._requests += 1
        self._send(id=self._requests, method=method, params=params)
        while (message := self._receive()).get("id") != self._requests or "method" in message:
            pass
        return message["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send(method=method, params=params)

    def _send(self, **message: Any) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Read a message; answer it where the server wants to know the settings."""
        assert self._server.stdout
        length = 0
        while (header := self._server.stdout.readline()) != b"\r\n":
            assert header, "the server has gone"
            if header.startswith(b"Content-Length:"):
                length = int(header.split(b":")[1])
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        params = message.get("params")
        if message.get("method") == "textDocument/publishDiagnostics":
            self._published[params["uri"]] = params["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [SETTINGS.get(item.get("section")) for item in params["items"]]
            self._send(id=message["id"], result=wanted)
        elif "id" in message and "method" in message:
            self._send(id=message["id"], result=None)
        return message
