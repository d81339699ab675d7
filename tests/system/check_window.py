#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program as a person does: a real window under a window manager, keys and a look at the screen.

Needs Xvfb, openbox, xdotool, xdpyinfo and ImageMagick; without them it is skipped (77)."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
TOOLS = ("Xvfb", "openbox", "xdotool", "xdpyinfo", "import")


class Failure(Exception):
    pass


def check(condition, words):
    if not condition:
        raise Failure(words)


def wait_for(condition, seconds, words):
    """Waits until condition() is true, and returns what it is then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise Failure(words)


class Desktop:
    """A display of its own with a window manager; ends both."""

    def __init__(self, folder):
        self.environment = dict(os.environ, XDG_RUNTIME_DIR=folder, LC_ALL="C.UTF-8", TZ="UTC",
                                HOME=folder, DBUS_SESSION_BUS_ADDRESS="disabled:")
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "ODDS_API_KEY", "QT_SCALE_FACTOR"):
            self.environment.pop(name, None)
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        check(number, "Xvfb names no display")
        self.environment["DISPLAY"] = ":" + number
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        wait_for(lambda: "_NET_SUPPORTING_WM_CHECK(WINDOW)" in self.output("xprop", "-root"), 20,
                 "the window manager does not come")

    def output(self, *command):
        return subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              check=False).stdout.decode("utf-8", "replace")

    def keys(self, *keys):
        self.output("xdotool", "key", "--clearmodifiers", *keys)

    def words(self, text):
        self.output("xdotool", "type", text)

    def windows(self, title):
        return self.output("xdotool", "search", "--onlyvisible", "--name", title).split()

    def picture(self, window):
        """Width, height and the pixels of a window."""
        data = subprocess.run(["import", "-window", window, "-depth", "8", "ppm:-"], env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
        magic, size, depth, pixels = data.split(b"\n", 3)
        check(magic == b"P6" and depth == b"255", "import gives no picture")
        width, height = map(int, size.split())
        return width, height, pixels

    def end(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(20)


def rows_of(picture, left):
    """How many rows of pixels right of `left` hold more than one colour: lines of text, mostly."""
    width, height, pixels = picture
    count = 0
    for y in range(height):
        row = pixels[(y * width + left) * 3:(y + 1) * width * 3]
        count += row != row[:3] * (len(row) // 3)
    return count


def use(program, desktop, folder, save):
    settings = os.path.join(folder, "settings")
    command = [program, "--settings", settings]
    began = time.monotonic()
    window_program = subprocess.Popen(command, env=desktop.environment)
    try:
        window = wait_for(lambda: desktop.windows("^BET EVision$"), 20, "no window")[0]
        navigation = 260
        picture = wait_for(lambda: (lambda seen: rows_of(seen, navigation) > 300 and seen)(desktop.picture(window)), 20,
                           "no rows in the window")
        print(f"rows on the screen after {time.monotonic() - began:.2f} s")
        save(window, "live")
        desktop.output("xdotool", "windowactivate", "--sync", window)

        desktop.keys("slash")
        desktop.words("zzzz")
        wait_for(lambda: rows_of(desktop.picture(window), navigation) < rows_of(picture, navigation) - 100, 10,
                 "typing into the filter hides no rows")
        save(window, "filtered")
        desktop.keys("Escape")
        wait_for(lambda: rows_of(desktop.picture(window), navigation) > 300, 10, "Esc does not bring the rows back")

        before = desktop.picture(window)
        desktop.keys("Down", "Return")
        wait_for(lambda: desktop.picture(window)[2] != before[2], 10, "Enter explains nothing")
        time.sleep(0.5)
        save(window, "explained")

        popups = len(desktop.windows("evision"))
        desktop.keys("F5")
        wait_for(lambda: len(desktop.windows("evision")) != popups or desktop.picture("root")[2] != before[2], 10,
                 "F5 shows nothing")
        save("root", "poll")
        desktop.keys("Return")

        second = subprocess.run(command, env=desktop.environment, timeout=20, check=False)
        check(second.returncode == 0, "a second start does not end well")
        check(window_program.poll() is None, "a second start ends the first")

        desktop.output("xdotool", "windowactivate", "--sync", window)
        desktop.keys("ctrl+q")
        quitting = time.monotonic()
        code = window_program.wait(20)
        print(f"ended in {time.monotonic() - quitting:.2f} s")
        check(code == 0, f"the program ends with {code}")
        check(os.path.exists(os.path.join(settings, "window.json")), "how the window was left is not kept")
    except Failure:
        save("root", "failure")
        raise
    finally:
        if window_program.poll() is None:
            window_program.kill()
            window_program.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--pictures", help="a folder for pictures of what was seen")
    arguments = parser.parse_args()
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("skipped, for there is no " + ", ".join(missing))
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(folder)

        def save(window, name):
            if arguments.pictures:
                desktop.output("import", "-window", window, os.path.join(arguments.pictures, name + ".png"))

        try:
            use(arguments.program, desktop, folder, save)
        except Failure as failure:
            print(failure, file=sys.stderr)
            return 1
        finally:
            desktop.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
