#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs the main job. See usage below.
# shellcheck source=installer/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<END
Usage: ${0##*/} [COMMAND [ARGUMENT...]]

Installs what the build needs (apt, as root or through sudo), builds BET EVision into build/release and then
  without arguments  opens the window on the built-in demo market; where there is no display, prints the bets of that
                     market that are worth more than they cost right now
  with arguments     runs evision-cli with them, for example: ${0##*/} devig --odds 1.9,1.9

A second run installs nothing and needs no network. What the build says goes to stderr and build/release/build.log.
The programs' own help: build/release/bin/evision --help and build/release/bin/evision-cli --help
END
}

if [[ $# -eq 1 && ($1 == --help || $1 == -h) ]]; then
    usage
    exit 0
fi

prepare "${build_packages[@]}"
build release -DBUILD_TESTING=OFF

programs="$root/build/release/bin"
if (($#)); then
    exec "$programs/evision-cli" "$@"
fi

# has_display: true when a window would be seen by somebody.
has_display() {
    case "$(uname -s)" in
    Darwin) [[ -z ${SSH_CONNECTION:-} ]] ;;
    MINGW* | MSYS* | CYGWIN*) true ;;
    *) [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]] ;;
    esac
}

if has_display; then
    say "Opening the window: build/release/bin/evision"
    exec "$programs/evision"
fi
say "There is no display for the window. Looking for value in the demo market: evision-cli scan --demo"
exec "$programs/evision-cli" scan --demo
