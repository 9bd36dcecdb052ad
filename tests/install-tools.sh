#!/bin/sh
# What the tests need and pip does not have: a browser and programs that read what we write.
# What cannot be installed here is named; the tests that need it are then skipped (or fail in CI).
set -eu

# need PROGRAM PACKAGE…: the packages of Debian that have a program.
need() {
	program=$1
	shift
	command -v "$program" >/dev/null && return
	command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return
	echo "Installing $* …" >&2
	[ -n "${updated:-}" ] || apt-get -qq update >/dev/null
	updated=yes
	apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

without() {
	echo "Cannot install $1 here: the tests that need it are skipped." >&2
}

# Chromium that never draws a window takes a third of the time.
need chromium-headless-shell chromium-headless-shell fonts-dejavu-core ||
	need chromium chromium fonts-dejavu-core || without chromium
need pdftotext poppler-utils || without poppler-utils
need soffice libreoffice-writer-nogui libreoffice-calc-nogui || without LibreOffice
need npm npm || without npm

if browser=$(command -v chromium-headless-shell || command -v chromium); then
	ln -sf "$browser" "$1/bin/chromium"
fi
sh "$(dirname "$0")/node/install.sh" "$1"
