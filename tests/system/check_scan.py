# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `evision-cli scan` and compares every number with the oracle.

check_scan.py --cli PATH [--options "..."]... [--together] [--jobs N] FILE...
"""
import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from os.path import basename

from oracle import compare, config, shape, twosided
from oracle.feed import read_files
from oracle.report import Report, run_json

SHARPS = "--sharp pinnacle=4,betfair_ex_eu=3,smarkets=2 --commission none"
MORE = "--sharp pinnacle=4,betfair_ex_eu=3,matchbook=2,betfair_ex_uk=1,smarkets=2"
AMERICAN = "--commission none --sharp fanduel,draftkings"
OPTION_SETS = (
    "",
    SHARPS,
    SHARPS + " --min-ev 0.0",
    MORE + " --min-ev -0.05 --consensus median",
    MORE + " --min-sharps 2 --method shin --commission matchbook=0.04,smarkets=0.02",
    SHARPS + " --max-age 0 --include-in-play --min-ev -0.03",
    SHARPS + " --max-age 60 --method additive",
    SHARPS + " --no-interpolation --method odds_ratio --kelly 0.5 --bankroll 250",
    MORE + " --exchange-spread 1.2 --method probit --min-ev -0.02",
    MORE + " --total 500 --step 5 --max-skew 900 --low-hold 0.03 --method goto",
    MORE + " --method worst_case --min-ev -0.1",
    MORE + " --method average",
    MORE + " --method balanced_book --consensus median",
    AMERICAN,
    AMERICAN + " --min-ev -0.05 --method multiplicative",
    AMERICAN + ",lowvig=2,betonlineag=0.5 --min-sharps 2 --consensus median --min-ev 0",
    AMERICAN + ",betmgm --method jsd --max-age 0 --include-in-play --min-ev 0.01",
)


def compare_once(report, cli, feed, paths, options, ids):
    """One scan, run twice; ids maps keys of bets to ids over all scans."""
    wanted = config.from_options(options)
    passed = dict(wanted.commission or {})
    command = [cli, "scan"] + paths + ["--format", "json"] + config.words_of(options)
    doc, text = run_json(command)
    if doc is None:
        report.wrong("run", text)
        return
    again, text = run_json(command)
    if again != doc:
        report.wrong("repeat", "a second run differs" + text)
    if not shape.scan(report, doc):
        return
    config.adopt(wanted, doc["settings"])
    for line in config.settings_differ(wanted, doc["settings"], passed):
        report.wrong("settings", line)
    board, seen = compare.scan(report, feed, wanted, doc)
    twosided.check(report, board, doc)
    for key, value in seen.items():
        if ids.setdefault(key, value) != value:
            report.wrong("id", "%s: %s, earlier %s" % (key, value, ids[key]))


def check(cli, paths, option_sets):
    """(Report, ids) of all option sets on one call's files."""
    report, ids = Report(), {}
    name = basename(paths[0]) + (" (+%d)" % (len(paths) - 1) if len(paths) > 1 else "")
    for options in option_sets:
        report.context = "%s [%s]" % (name, options)
        feed = read_files(paths)
        compare_once(report, cli, feed, paths, options, ids)
    return report, ids


def same_ids(report, known, ids):
    """One bet has one id in every call; two bets never share one."""
    for key, value in ids.items():
        report.context = str(key)
        if known.setdefault(key, value) != value or known.setdefault(value, key) != key:
            report.wrong("id", "%s, earlier %s of %s" % (value, known[key], known.get(value)))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("--options", action="append",
                        help="options of one scan; may be repeated; default: a built-in list")
    parser.add_argument("--together", action="store_true",
                        help="also all files as one call")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--shown", type=int, default=40, help="disagreements to print")
    parser.add_argument("files", nargs="+", metavar="FILE")
    return parser.parse_args()


def main():
    given = arguments()
    sets = given.options if given.options is not None else OPTION_SETS
    calls = [[path] for path in given.files]
    if given.together and len(given.files) > 1:
        calls.append(given.files)
    total, known = Report(given.shown), {}
    with ProcessPoolExecutor(given.jobs) as pool:
        for report, ids in pool.map(check, [given.cli] * len(calls), calls,
                                    [sets] * len(calls)):
            total.merge(report)
            same_ids(total, known, ids)
    print("%d calls, %d option sets" % (len(calls), len(sets)))
    return total.finish()


if __name__ == "__main__":
    sys.exit(main())
