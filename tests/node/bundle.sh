#!/bin/sh
# Make one script of the clock's parts, without what only we read, as pages have it.
# The arguments are an environment with what npm has installed, and the file to write.
set -eu

here=$(dirname "$0")
"$1/node/node_modules/.bin/esbuild" "$here/../../src/reflectlib/writers/assets/clock/clock.js" \
	--bundle --minify --format=iife --target=es2022 --log-level=warning --outfile="$2"
