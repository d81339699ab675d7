# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh and test.sh share: packages, versions, building. To be sourced by them.
# Everything said here goes to stderr; stdout belongs to the programs that are run.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# shellcheck disable=SC2034 # the sourcing script uses it
build_packages=(g++ cmake ninja-build ccache mold pkg-config git ca-certificates
    qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-qpa-plugins qt6-wayland
    libqt6sql6-sqlite libqt6sql6-psql
    fonts-dejavu-core fontconfig
    qtkeychain-qt6-dev libsecret-1-0 libgl1-mesa-dev libsimdjson-dev libdeflate-dev libcli11-dev libboost-dev)
# Of these, what makes the build faster or is only good to have: it works without.
# Newer systems than Debian 12 may have libqt6opengl6-dev within qt6-base-dev.
helpful_packages=(ccache mold pkg-config git ca-certificates libgl1-mesa-dev libqt6opengl6-dev qt6-wayland)
# In addition for the tests; test.sh adds the sanitizers' and the coverage tools.
# shellcheck disable=SC2034
test_packages=(python3 zlib1g-dev dbus gnome-keyring libglib2.0-bin qt6-websockets-dev
    xvfb openbox xdotool x11-utils imagemagick desktop-file-utils appstream postgresql pgbouncer)

say() { printf '%s\n' "$*" >&2; }
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# system: id and version as in "debian 12", "ubuntu 24.04"; the version is empty where the system has none.
system() (
    [[ -r /etc/os-release ]] || exit 0
    # shellcheck source=/dev/null
    . /etc/os-release
    printf '%s %s\n' "${ID:-linux}" "${VERSION_ID:-}"
)

# at_least MINIMUM VERSION
at_least() { printf '%s\n' "$1" "$2" | sort -V -C; }

# sanitizer_packages: clang and the run-time libraries of the version that this system calls clang.
sanitizer_packages() {
    local version=
    case "$(system)" in
    'debian 12') version=14 ;;
    'debian 13') version=19 ;;
    'ubuntu 24.04') version=18 ;;
    *)
        if have dpkg-query; then
            # shellcheck disable=SC2016 # dpkg-query fills it in
            version=$(dpkg-query -W -f='${Depends}' clang 2>/dev/null | grep -oE 'clang-[0-9]+' | head -n 1 || true)
            if [[ -z $version ]]; then
                version=$(apt-cache depends clang 2>/dev/null | grep -oE 'clang-[0-9]+' | head -n 1 || true)
            fi
            version=${version#clang-}
        fi
        ;;
    esac
    echo clang ${version:+"libclang-rt-$version-dev"}
}

# missing_packages NAME...: those that are not installed, one a line.
missing_packages() {
    local name installed
    # shellcheck disable=SC2016 # dpkg-query fills it in
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for name; do
        grep -Fxq "installed $name" <<<"$installed" || printf '%s\n' "$name"
    done
}

# only_helpful NAME...: true when the build can do without all of them.
only_helpful() {
    local name
    for name; do
        [[ " ${helpful_packages[*]} " == *" $name "* ]] || return 1
    done
}

# give_up REASON NAME...: the packages cannot be installed. Fails unless the build can do without them.
give_up() {
    local reason=$1
    shift
    only_helpful "$@" || fail "$reason"
    say "Going on without: $*. $reason"
}

# run_apt ARGUMENT...: apt-get as root, its words in build/apt.log, of which the end is shown when it fails.
run_apt() {
    local become=()
    ((EUID == 0)) || become=(sudo)
    if ! "${become[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -o DPkg::Lock::Timeout=600 "$@" \
        </dev/null >"$root/build/apt.log" 2>&1; then
        tail -n 15 "$root/build/apt.log" >&2
        return 1
    fi
}

# know NAME...: true when apt can install them all.
know() {
    local name
    for name; do
        [[ $(LC_ALL=C apt-cache policy "$name") == *'Candidate: '[!\(]* ]] || return 1
    done
}

# update_lists NAME...: apt-get update, so that apt knows these. Unlike install it does not wait by itself while another
# apt is at work.
update_lists() {
    local try
    for ((try = 1; try <= 30; try++)); do
        if run_apt update -q 2>/dev/null; then
            # Without a network apt only warns; with one broken archive of several it does, too.
            if ! grep -qE '^(W|E): Failed to fetch' "$root/build/apt.log" || know "$@"; then
                return 0
            fi
        fi
        grep -q 'Could not get lock' "$root/build/apt.log" || break
        ((try > 1)) || say 'Another program uses apt at the moment; waiting for it.'
        sleep 10
    done
    tail -n 15 "$root/build/apt.log" >&2
    return 1
}

# refuse_old_system: before anything is installed on a system whose Qt or compiler cannot do.
refuse_old_system() {
    local name version
    read -r name version <<<"$(system)"
    case "$name" in
    debian) [[ -z $version ]] || at_least 12 "$version" || fail "Debian $version is too old: use Debian 12 or newer." ;;
    ubuntu) at_least 24.04 "$version" || fail "Ubuntu $version is too old: use Ubuntu 24.04 or newer." ;;
    esac
}

# become_root: asks sudo where this is not root already.
become_root() {
    ((EUID == 0)) && return 0
    have sudo || return 1
    sudo true
}

# require_packages NAME...: installs those that are missing. Touches neither apt nor the network when none is.
require_packages() {
    local missing
    if ! have dpkg-query || ! have apt-get; then
        say "There is no apt here. Using what is installed; needed is what Debian 12 calls: $*"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    refuse_old_system
    say "Installing with apt-get, as root (log: build/apt.log): ${missing[*]}"
    if ! become_root; then
        give_up "Installing needs root: run 'apt-get install ${missing[*]}' as root, then this again." "${missing[@]}"
    elif ! update_lists "${missing[@]}"; then
        give_up "apt-get update failed: check the network and the files in /etc/apt, then run this again." \
            "${missing[@]}"
    else
        install_packages "${missing[@]}"
    fi
}

# install_packages NAME...: those that apt knows.
install_packages() {
    local name known=() unknown=()
    for name; do
        if know "$name"; then
            known+=("$name")
        else
            unknown+=("$name")
        fi
    done
    ((${#unknown[@]} == 0)) ||
        give_up "apt knows no package ${unknown[*]}: enable the archive that has it ('main' on Debian 12 or newer, \
'universe' on Ubuntu 24.04 or newer), then run this again." "${unknown[@]}"
    ((${#known[@]} == 0)) || run_apt install -q -y --no-install-recommends "${known[@]}" ||
        give_up "apt-get install failed: see build/apt.log, mend what it names, then run this again." "${known[@]}"
}

# require_version NAME MINIMUM FOUND
require_version() {
    at_least "$2" "$3" || fail "$1 $3 is too old: $2 or newer is needed, as in Debian 12 and Ubuntu 24.04."
}

# require_tools: what the build cannot do without is there and new enough.
require_tools() {
    have cmake || fail "cmake was not found: install CMake 3.21 or newer, then run this again."
    have ninja || fail "ninja was not found: install Ninja (package ninja-build), then run this again."
    require_version CMake 3.21 "$(cmake --version | sed -n 's/^cmake version \([0-9.]*\).*/\1/p')"
    if [[ -z ${CXX:-} ]]; then # another compiler by CXX is the caller's own decision
        have c++ || fail "No C++ compiler was found: install g++ 12 or newer, then run this again."
        if [[ $(c++ --version) == *clang* ]]; then
            require_version Clang 14 "$(c++ -dumpversion)"
        else
            require_version g++ 12 "$(c++ -dumpfullversion -dumpversion)"
        fi
    fi
    if have qmake6; then
        require_version Qt 6.4 "$(qmake6 -query QT_VERSION)"
    fi
}

# prepare NAME...: packages, tools and a build folder that can be written.
prepare() {
    mkdir -p "$root/build" 2>/dev/null || true
    [[ -w $root/build ]] ||
        fail "Cannot write to $root/build: use a checkout that belongs to you, or delete that folder as its owner."
    require_packages "$@"
    require_tools
    export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc 2>/dev/null || echo 2)}"
    export NINJA_STATUS="${NINJA_STATUS:-[%f/%t %es] }"
    if [[ -z ${CCACHE_DIR:-} && ! -w ${HOME:-/nowhere} ]]; then
        export CCACHE_DIR="$root/build/ccache"
    fi
}

# build PRESET [CMAKE-OPTION...]: configures and builds below build/PRESET.
build() {
    local preset=$1 folder="$root/build/$1" log="build/$1/build.log"
    shift
    mkdir -p "$folder"
    say "Building preset $preset (log: $log)"
    if ! cmake --preset "$preset" -S "$root" "$@" >"$root/$log" 2>&1; then
        tail -n 30 "$root/$log" >&2
        fail "Configuring failed: see $log; after moving the checkout, delete build/$preset, then run this again."
    fi
    cmake --build "$folder" 2>&1 | tee -a "$root/$log" >&2 ||
        fail "The build failed: the compiler's words are in $log."
}
