#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make.sh OUTDIR: pictures of the window in light and dark, at 200 %, empty, loading, broken and huge, of its dialogs, and
# in a language that is two fifths longer. Needs no display.
set -euo pipefail
[[ $# -eq 1 ]] || {
    echo "Usage: ${0##*/} OUTDIR" >&2
    exit 2
}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
preset=${PRESET:-dev}
mkdir -p "$1"
cmake --preset "$preset" -S "$root" >/dev/null
cmake --build "$root/build/$preset" --target evision_screenshots >&2
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC
"$root/build/$preset/bin/evision-screenshots" "$1"
QT_SCALE_FACTOR=2 "$root/build/$preset/bin/evision-screenshots" "$1" light-200 dark-200
ls -l "$1"
