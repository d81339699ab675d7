# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the EV of `evision-cli explain` from the explain document alone.

check_explain.py --cli PATH [--options "..."]... [--first N] [--jobs N] FILE...
"""
import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from os.path import basename

from oracle import config, explained, shape
from oracle.report import Report, run_json

OPTION_SETS = (
    "",
    "--sharp pinnacle=4,betfair_ex_eu=3,smarkets=2 --commission none",
    "--sharp pinnacle=4,betfair_ex_eu=3,matchbook=2,smarkets=2 --consensus median --min-ev 0",
    "--sharp pinnacle,matchbook --method average --min-ev -0.02 --max-age 0 --include-in-play",
    "--sharp fanduel,draftkings=2,betmgm --commission none --method shin --min-ev 0",
)


def check_one(report, command, bet):
    doc, text = run_json(command + ["--id", bet["id"]])
    if doc is None:
        report.wrong("explain.run", "%s: %s" % (bet["id"], text))
        return
    if not shape.explain(report, doc):
        return
    if doc["opportunity"] != bet:
        differ = sorted(k for k in bet if doc["opportunity"].get(k) != bet[k])
        report.wrong("explain.opportunity", "%s differs from the scan in %s" % (bet["id"], differ))
    try:
        explained.check(report, doc)
    except (KeyError, TypeError, ValueError) as error:
        report.wrong("explain.shape", "%s: %r" % (bet["id"], error))


def check(cli, path, option_sets, first):
    report = Report()
    for options in option_sets:
        report.context = "%s [%s]" % (basename(path), options)
        tail = [path, "--format", "json"] + config.words_of(options)
        doc, text = run_json([cli, "scan"] + tail)
        if doc is None:
            report.wrong("scan.run", text)
            continue
        bets = doc["opportunities"]
        if first and len(bets) > first:
            bets = bets[::-(-len(bets) // first)]
        for bet in bets:
            report.checked["documents"] += 1
            check_one(report, [cli, "explain"] + tail, bet)
    return report


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("--options", action="append",
                        help="options of one scan; may be repeated; default: a built-in list")
    parser.add_argument("--first", type=int, default=6,
                        help="at most this many bets per scan, spread over it; 0: all")
    parser.add_argument("--id", help="only this bet")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--shown", type=int, default=40, help="disagreements to print")
    parser.add_argument("files", nargs="+", metavar="FILE")
    return parser.parse_args()


def only(given, sets):
    """One bet by its id, in every file and option set that has it."""
    report = Report(given.shown)
    for path in given.files:
        for options in sets:
            report.context = "%s [%s]" % (basename(path), options)
            tail = [path, "--format", "json"] + config.words_of(options)
            doc, _ = run_json([given.cli, "scan"] + tail)
            for bet in (doc or {}).get("opportunities", []):
                if bet["id"] == given.id:
                    report.checked["documents"] += 1
                    check_one(report, [given.cli, "explain"] + tail, bet)
    return report.finish()


def main():
    given = arguments()
    sets = given.options if given.options is not None else OPTION_SETS
    if given.id:
        return only(given, sets)
    total, count = Report(given.shown), len(given.files)
    with ProcessPoolExecutor(given.jobs) as pool:
        for report in pool.map(check, [given.cli] * count, given.files, [sets] * count,
                               [given.first] * count):
            total.merge(report)
    return total.finish()


if __name__ == "__main__":
    sys.exit(main())
