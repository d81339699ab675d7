# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every file that evision-cli can read, whatever the right figures are.

check_invariants.py --cli PATH [--jobs N] [--explained N] FILE...
"""
import argparse
import csv
import io
import subprocess
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from math import fsum
from os.path import basename

from oracle.report import Report, run_json

LOOSE = ("--sharp pinnacle=4,betfair_ex_eu=3,betfair_ex_uk=3,smarkets=2,matchbook=2,fanduel,draftkings "
         "--min-ev -0.1 --max-age 0 --include-in-play").split()
COLUMNS = 100


def text_of(report, command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    report.equal("exit", done.returncode, 0, " ".join(command[2:]))
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def width_of(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def check_counts(report, doc):
    counts, rejected = doc["counts"], doc["rejected"]
    report.equal("counts", counts["used"] + sum(rejected.values()), counts["read"], "used and rejected")
    report.equal("counts", min(list(counts.values()) + list(rejected.values())) >= 0, True, "no count below 0")
    report.equal("counts", counts["priced_lines"] <= counts["lines"], True, "priced lines")
    evs = [bet["ev"] for bet in doc["opportunities"]]
    report.equal("order", evs, sorted(evs, reverse=True), "best first")
    ids = [bet["id"] for list_ in ("opportunities", "arbitrages", "middles", "low_holds") for bet in doc[list_]]
    report.equal("ids", len(set(ids)), len(ids), "ids differ")


def check_table(report, command):
    table, _ = text_of(report, command)
    for line in table.splitlines():
        if width_of(line) > COLUMNS:
            report.wrong("table.width", line)
        if any(unicodedata.category(c) in ("Cc", "Cf") for c in line):
            report.wrong("table.control", repr(line))


def check_csv(report, command, doc):
    rows = list(csv.DictReader(io.StringIO(text_of(report, command)[0], newline="")))
    report.equal("csv.ids", [row["id"] for row in rows], [bet["id"] for bet in doc["opportunities"]], "rows")
    for row, bet in zip(rows, doc["opportunities"]):
        report.equal("csv.ev", float(row["ev"]), bet["ev"], bet["id"])


def check_sum(report, probabilities, where):
    report.same("sum", fsum(probabilities.values()), 1.0, where)
    report.equal("inside", all(0 < p < 1 for p in probabilities.values()), True, where)


def check_explained(report, command, bet):
    doc, text = run_json(command + ["--id", bet["id"]])
    if doc is None:
        report.wrong("explain.run", "%s: %s" % (bet["id"], text))
        return
    report.checked["documents"] += 1
    check_sum(report, doc["consensus"]["probabilities"], bet["id"] + " consensus")
    for sharp in doc["sharps"]:
        check_sum(report, sharp["probabilities"], bet["id"] + " " + sharp["bookmaker"])
        for part in sharp["parts"]:
            for use in part["methods"]:
                if use["applicable"] and use["method"] not in ("worst_case", "jsd"):
                    check_sum(report, use["probabilities"], "%s %s" % (bet["id"], use["method"]))
    fair = doc["consensus"]["probabilities"][bet["selection"]]
    report.same("ev", fair * bet["effective_price"] - 1, bet["ev"], bet["id"])


def check(cli, path, explained):
    report = Report()
    report.context = basename(path)
    scan = [cli, "scan", path]
    for options in ([], LOOSE):
        doc, text = run_json(scan + ["--format", "json"] + options)
        if doc is None:
            report.wrong("run", text)
            return report
        check_counts(report, doc)
    check_table(report, scan + LOOSE)
    check_csv(report, scan + LOOSE + ["--format", "csv"], doc)
    bets = doc["opportunities"]
    for bet in bets[::max(1, len(bets) // explained)][:explained]:
        check_explained(report, [cli, "explain", path, "--format", "json"] + LOOSE, bet)
    if doc["counts"]["read"] == 0:
        report.equal("remark", len(text_of(report, scan)[1].splitlines()), 1, "one line on stderr")
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--explained", type=int, default=4, help="bets to explain per file, spread over the scan")
    parser.add_argument("files", nargs="+", metavar="FILE")
    given = parser.parse_args()
    total, count = Report(), len(given.files)
    with ProcessPoolExecutor(given.jobs) as pool:
        for report in pool.map(check, [given.cli] * count, given.files, [given.explained] * count):
            total.merge(report)
    return total.finish()


if __name__ == "__main__":
    sys.exit(main())
