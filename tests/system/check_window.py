#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program as a person does: a real window under a window manager, keys and a look at the screen.

Needs Xvfb, openbox, xdotool, xprop and ImageMagick; without them it is skipped (77)."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
TOOLS = ("Xvfb", "openbox", "xdotool", "xprop", "import")
NAVIGATION = 260  # pixels that it takes at the left, and a little
START = "2026-11-24T10:00:00Z"  # a day on which the demo market has bets enough for a look
QUIT_SECONDS = 5  # two, and a busy machine


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


def is_still(desktop, window):
    """Whether nothing fades or arrives at the moment."""
    return desktop.picture(window)[2] == desktop.picture(window)[2]


class Program:
    """The window program, with settings of its own; killed at the end of a `with` if it is still there."""

    def __init__(self, path, desktop, folder, *options):
        self.desktop = desktop
        self.settings = os.path.join(folder, "settings")
        self.command = [path, "--settings", self.settings, "--start", START, *options]

    def __enter__(self):
        self.began = time.monotonic()
        self.process = subprocess.Popen(self.command, env=self.desktop.environment)
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def window(self):
        return wait_for(lambda: self.desktop.windows("^BET EVision( ·.*)?$"), 20, "no window")[0]

    def shown(self):
        """The window once it has rows."""
        window = self.window()
        wait_for(lambda: rows_of(self.desktop.picture(window), NAVIGATION) > 300, 20, "no rows in the window")
        return window

    def ended(self, seconds, words):
        began = time.monotonic()
        try:
            code = self.process.wait(20)
        except subprocess.TimeoutExpired:
            raise Failure(words + " does not end it") from None
        took = time.monotonic() - began
        print(f"{words} ended it in {took:.2f} s")
        check(code == 0, f"{words} ends the program with {code}")
        check(took < seconds, f"{words} takes {took:.1f} s")
        check(os.path.exists(os.path.join(self.settings, "window.json")), "how the window was left is not kept")


def use(path, desktop, folder, save):
    with Program(path, desktop, folder) as program:
        window = program.shown()
        picture = desktop.picture(window)
        print(f"rows on the screen after {time.monotonic() - program.began:.2f} s")
        check('"BET EVision"' in desktop.output("xprop", "-id", window, "WM_CLASS"),
              "the window is not of the class that its desktop entry names")
        save(window, "live")
        desktop.output("xdotool", "windowactivate", "--sync", window)

        desktop.keys("slash")
        desktop.words("zzzz")
        wait_for(lambda: rows_of(desktop.picture(window), NAVIGATION) < rows_of(picture, NAVIGATION) - 100, 10,
                 "typing into the filter hides no rows")
        save(window, "filtered")
        desktop.keys("Escape")
        wait_for(lambda: rows_of(desktop.picture(window), NAVIGATION) > 300, 10, "Esc does not bring the rows back")

        before = desktop.picture(window)
        desktop.keys("Down", "Return")
        wait_for(lambda: desktop.picture(window)[2] != before[2], 10, "Enter explains nothing")
        wait_for(lambda: is_still(desktop, window), 10, "the window does not come to rest")
        save(window, "explained")

        popups = len(desktop.windows("evision"))
        desktop.keys("F5")
        wait_for(lambda: len(desktop.windows("evision")) != popups or desktop.picture("root")[2] != before[2], 10,
                 "F5 shows nothing")
        save("root", "poll")
        desktop.keys("Return")

        second = subprocess.run(program.command, env=desktop.environment, timeout=20, check=False)
        check(second.returncode == 0, "a second start does not end well")
        check(program.process.poll() is None, "a second start ends the first")

        desktop.output("xdotool", "windowactivate", "--sync", window)
        desktop.keys("ctrl+q")
        program.ended(QUIT_SECONDS, "Ctrl+Q")


def size_of(desktop, window):
    values = dict(line.split("=", 1) for line in desktop.output("xdotool", "getwindowgeometry", "--shell", window)
                  .splitlines() if "=" in line)
    return int(values["WIDTH"]), int(values["HEIGHT"])


def end_by_signals(path, desktop, folder, save):
    """Whoever ends a session, a terminal or a service finds the window kept as it was left a moment before."""
    for number, (name, prepare) in enumerate((
            ("SIGTERM", lambda _: None),
            ("SIGHUP", lambda _: desktop.keys("F10")),  # the menu is open, with an event loop of its own
            ("SIGINT", lambda _: desktop.keys("ctrl+shift+k")))):  # a dialog is open
        place = os.path.join(folder, name)
        with Program(path, desktop, place) as program:
            window = program.shown()
            desktop.output("xdotool", "windowactivate", "--sync", window)
            before = desktop.picture("root")
            prepare(window)
            if number:
                wait_for(lambda seen=before: desktop.picture("root")[2] != seen[2], 10, "the key opens nothing")
            wanted = (950 + 10 * number, 600)
            desktop.output("xdotool", "windowsize", "--sync", window, *map(str, wanted))
            save("root", name)
            program.process.send_signal(getattr(signal, name))
            program.ended(QUIT_SECONDS, name)
        with Program(path, desktop, place) as program:
            window = program.window()
            wait_for(lambda made=window, size=wanted: size_of(desktop, made) == size, 10,
                     f"{name} loses how the window was left")
            program.process.terminate()  # before anything came
            program.ended(QUIT_SECONDS, "SIGTERM at the start")


def print_without_display(path, folder):
    """Help and version, where there is no display to open a window on."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    environment["HOME"] = folder
    for option, words in (("--help", "--settings"), ("-h", "--settings"), ("--version", "BET EVision")):
        done = subprocess.run([path, option], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=20, check=False)
        check(done.returncode == 0, f"{option} without a display ends with {done.returncode}: {done.stderr!r}")
        check(words in done.stdout.decode(), f"{option} prints {done.stdout!r}")


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
            print_without_display(arguments.program, folder)
            use(arguments.program, desktop, folder, save)
            end_by_signals(arguments.program, desktop, folder, save)
        except Failure as failure:
            save("root", "failure")
            print(failure, file=sys.stderr)
            return 1
        finally:
            desktop.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
