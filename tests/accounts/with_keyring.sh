#!/bin/sh
# with_keyring.sh PROGRAM: runs it in a D-Bus session of its own with an unlocked keyring of its own, in a home of its
# own. Exit code 77 where the machine has no keyring service.
set -eu
for tool in dbus-run-session gnome-keyring-daemon gdbus; do
    command -v "$tool" >/dev/null || exit 77
done
if [ "${EVISION_TEST_KEYRING:-}" = "" ]; then
    home=$(mktemp -d)
    trap 'rm -rf "$home"' EXIT
    mkdir -m 700 "$home/run"
    export EVISION_TEST_KEYRING=1 HOME="$home" XDG_RUNTIME_DIR="$home/run"
    unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME DISPLAY
    dbus-run-session -- "$0" "$@"
    exit
fi
printf password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
trap 'kill $keyring 2>/dev/null || true' EXIT
gdbus wait --session --timeout 20 org.freedesktop.secrets
"$@"
