#!/bin/sh
# What the tests need and pip does not have: a browser and programs that read what we write.
# What cannot be installed here is named; the tests that need it are then skipped (or fail in CI).
set -eu

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
sh "$(dirname "$0")/node/install.sh" "$1"
