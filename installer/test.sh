#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need in addition, builds and runs them. See usage below.
# shellcheck source=installer/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<END
Usage: ${0##*/} [--quick | --coverage]

  (nothing)   all tests of preset ci (Release, warnings are errors), then of preset asan (clang, address and
              undefined-behaviour sanitizers, fuzz targets for a minute each)
  --quick     only preset ci
  --coverage  only preset coverage; fails when fewer than $least_coverage % of the lines of the engine are executed

Exit code 0 when everything passed. As many jobs as there are processors; CMAKE_BUILD_PARALLEL_LEVEL and
CTEST_PARALLEL_LEVEL change that.
END
}

least_coverage=95 # percent of the lines of src/pricing, src/market and src/edge
presets=(ci asan)
packages=("${build_packages[@]}" "${test_packages[@]}")

# shellcheck disable=SC2207 # package names have no spaces
case "$#:${1:-}" in
0:) packages+=($(sanitizer_packages)) ;;
1:--quick) presets=(ci) ;;
1:--coverage)
    presets=(coverage)
    packages+=(gcovr)
    ;;
1:--help | 1:-h)
    usage
    exit 0
    ;;
*)
    usage >&2
    exit 2
    ;;
esac

# Clang's sanitizers before version 18 cannot map their memory where the kernel randomises more than 28 bits.
launcher=()
if [[ $(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 0) -gt 28 ]] && setarch -R true 2>/dev/null; then
    launcher=(setarch -R)
fi

failed=()
# run_tests PRESET: builds, and goes on after tests that fail, so that one run tells everything.
run_tests() {
    build "$1" -DBUILD_TESTING=ON
    find "$root/build/$1" -name '*.gcda' -delete
    say "Running the tests of preset $1"
    (cd -- "$root" && "${launcher[@]}" ctest --preset "$1" --parallel "$CTEST_PARALLEL_LEVEL") || failed+=("$1")
}

report_coverage() {
    (cd -- "$root" && gcovr --root . --filter src/pricing/ --filter src/market/ --filter src/edge/ \
        --exclude-throw-branches --print-summary --fail-under-line "$least_coverage" -j "$CTEST_PARALLEL_LEVEL" \
        build/coverage) || failed+=("coverage below $least_coverage %")
}

prepare "${packages[@]}"
export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$CMAKE_BUILD_PARALLEL_LEVEL}"
for preset in "${presets[@]}"; do
    run_tests "$preset"
done
if [[ ${presets[*]} == coverage ]]; then
    report_coverage
fi
if ((${#failed[@]})); then
    printf -v list '%s, ' "${failed[@]}"
    fail "Failed: ${list%, }."
fi
