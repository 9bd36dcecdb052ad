#!/bin/sh
# What the tests need of npm, as it is locked, in the folder `node` of an environment: a calendar
# engine, what judges pages, the schema of SARIF, what editors use for YAML, and what is vendored.
set -eu

here=$(dirname "$0")
if ! command -v npm >/dev/null; then
	echo "There is no npm: the tests that need it are skipped." >&2
	exit
fi
mkdir -p "$1/node"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$1/node"
npm ci --silent --prefix "$1/node"
