# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects disagreements; compares numbers; runs the program."""
import json
import subprocess
from collections import Counter


class Report:
    def __init__(self, shown=40):
        self.shown, self.found, self.notes = shown, [], Counter()
        self.topics, self.checked = Counter(), Counter()
        self.context = ""

    def wrong(self, topic, text):
        self.topics[topic] += 1
        if self.topics[topic] <= 8:
            self.found.append("[%s] %s: %s" % (topic, self.context, text))

    def note(self, topic):
        self.notes[topic] += 1

    def same(self, topic, have, want, where, tolerance=1e-9):
        """Numbers (or nulls) that must agree."""
        self.checked[topic] += 1
        if not close(have, want, tolerance):
            self.wrong(topic, "%s: have %r, want %r" % (where, have, want))

    def equal(self, topic, have, want, where):
        self.checked[topic] += 1
        if have != want:
            self.wrong(topic, "%s: have %r, want %r" % (where, have, want))

    def merge(self, other):
        self.found += other.found
        self.topics += other.topics
        self.checked += other.checked
        self.notes += other.notes

    def finish(self):
        """Prints the summary; the exit code."""
        for line in self.found[:self.shown]:
            print(line)
        if len(self.found) > self.shown:
            print("... and more")
        print("checked: %d comparisons of %d kinds; %d bets, %d arbitrages, %d explained"
              % (sum(self.checked.values()), len(self.checked), self.checked["ev"],
                 self.checked["arbitrage.profit"], self.checked["documents"]))
        if self.notes:
            print("notes: " + ", ".join("%s %d" % x for x in sorted(self.notes.items())))
        if self.topics:
            print("DISAGREE: " + ", ".join("%s %d" % x for x in self.topics.most_common()))
            return 1
        print("all agree")
        return 0


def close(have, want, tolerance=1e-9):
    if have is None or want is None:
        return have is None and want is None
    if isinstance(have, bool) or not isinstance(have, (int, float)):
        return False
    return abs(have - want) <= tolerance * max(1.0, abs(want))


def money(value):
    """A decimal string (or a number) as a float; None if it is neither."""
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def run_json(command):
    """(document or None, text of what went wrong)."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        return None, "exit %d: %s" % (done.returncode,
                                      done.stderr.decode("utf-8", "replace")[-300:])
    try:
        return json.loads(done.stdout.decode("utf-8")), ""
    except ValueError as error:
        return None, "no JSON: %s" % error
