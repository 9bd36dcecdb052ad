#!/bin/sh
# What the tests need and pip does not have: a browser and programs that read what we write.
# What cannot be installed here is named; the tests that need it are then skipped (or fail in CI).
set -eu

# Thunderbird's calendar engine, what judges pages, the schema of SARIF, and what editors use for
# YAML: the newest that still run on Node 20.
NODE_TOOLS="ical.js@2.2.1 axe-core@4.14.1 html-validate@10.9.0 \
	@microsoft/jest-sarif@1.0.0-beta.0 yaml-language-server@1.25.0"

install_debian() {
	missing=""
	command -v chromium >/dev/null || missing="$missing chromium fonts-dejavu-core"
	command -v pdftotext >/dev/null || missing="$missing poppler-utils"
	command -v npm >/dev/null || missing="$missing npm"
	[ -z "$missing" ] && return
	if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
		echo "Installing$missing …" >&2
		# shellcheck disable=SC2086  # one word per package
		{ apt-get -qq update && apt-get -qq install -y --no-install-recommends $missing; } >/dev/null && return
	fi
	echo "Cannot install$missing here: the tests that need it are skipped." >&2
}

install_debian
if command -v npm >/dev/null; then
	# shellcheck disable=SC2086  # one word per tool
	npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix "$1/node" $NODE_TOOLS
fi
