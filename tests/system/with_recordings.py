# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a check over the recorded responses that developers keep beside the checkout.

with_recordings.py SOURCE_DIR SCRIPT [ARGUMENT]...
Appends the files to the arguments. Without the folder it says so and exits with 77, which CTest counts as skipped;
EVISION_SHARED_DIR names another place than SOURCE_DIR/../shared.
"""
import os
import subprocess
import sys
from glob import glob
from os.path import join

SKIPPED = 77


def main():
    source, script, *arguments = sys.argv[1:]
    shared = os.environ.get("EVISION_SHARED_DIR") or join(source, "..", "shared")
    files = sorted(glob(join(shared, "data", "odds-api", "*.json")))
    if not files:
        print("skipped: there are no recordings in %s" % join(shared, "data", "odds-api"))
        return SKIPPED
    return subprocess.run([sys.executable, script] + arguments + files).returncode


if __name__ == "__main__":
    sys.exit(main())
