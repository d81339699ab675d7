# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields the contract promises, by document."""
import re

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
FLAGS = frozenset("stale in_play suspect first_mover thin_exchange interpolated one_sharp "
                  "push_possible rules_differ".split())
REASONS = ("bad_price", "missing_point", "duplicate", "superseded", "lay", "stale",
           "in_play", "bad_event")

SCAN = "schema as_of settings counts rejected opportunities arbitrages middles low_holds"
COUNTS = "events bookmakers read used lines priced_lines"
OPPORTUNITY = ("id event_id sport_key commence_time home_team away_team market family period "
               "participant selection point bookmaker price effective_price fair_probability "
               "fair_price ev ev_min ev_max stable hold kelly stake sharps method age_s link "
               "flags")
SHARP = "bookmaker weight age_s"
ARBITRAGE = ("id event_id family period participant point kind profit skew_s legs payoffs "
             "flags")
ARBITRAGE_LEG = "selection point bookmaker price effective_price stake"
MIDDLE = "id event_id family period participant legs window miss hit break_even flags"
LOW_HOLD = "id event_id family period participant hold legs"
LEG = "selection point bookmaker price"
EXPLAIN = ("schema as_of settings opportunity line quotes sharps consensus commission kelly "
           "robust")
EXPLAIN_PARTS = (
    ("line", "family period participant point outcomes"),
    ("consensus", "rule probabilities"),
    ("kelly", "full fraction bankroll stake"))
EXPLAIN_ROWS = (
    ("quotes", "bookmaker market selection point price age_s role"),
    ("sharps", "bookmaker weight age_s source parts probabilities"),
    ("robust", "variant fair_probability ev"))
PART = "point share book_sum methods"
METHOD = "method applicable reason probabilities parameter"
SETTINGS = ("files as_of method consensus min_sharps sharp exchange_spread interpolation "
            "min_ev kelly bankroll currency commission max_age include_in_play total step "
            "max_skew low_hold max_break_even target clone_groups")


def fields(report, item, names, where):
    """Every promised field is there; true if the item can be used."""
    if not isinstance(item, dict):
        report.wrong("shape", "%s is no object" % where)
        return False
    missing = [name for name in names.split() if name not in item]
    if missing:
        report.wrong("shape", "%s lacks %s" % (where, " ".join(missing)))
    return not missing


def rows(report, items, names, where):
    if not isinstance(items, list):
        report.wrong("shape", "%s is no array" % where)
        return False
    return all([fields(report, item, names, "%s[%d]" % (where, i))
                for i, item in enumerate(items)])


def flags_known(report, items, where):
    for item in items:
        unknown = set(item["flags"]) - FLAGS
        if unknown or len(set(item["flags"])) != len(item["flags"]):
            report.wrong("shape", "%s has flags %s" % (where, item["flags"]))


def scan(report, doc):
    """Checks a scan document; true if it can be compared."""
    if not fields(report, doc, SCAN, "document"):
        return False
    report.equal("schema", doc["schema"], "evision.scan/1", "schema")
    good = fields(report, doc["counts"], COUNTS, "counts")
    fields(report, doc["settings"], SETTINGS, "settings")
    fields(report, doc["rejected"], " ".join(REASONS), "rejected")
    for name in set(doc["rejected"]) - set(REASONS):
        report.wrong("shape", "unknown reason %s" % name)
    for list_, names in (("opportunities", OPPORTUNITY), ("arbitrages", ARBITRAGE),
                         ("middles", MIDDLE), ("low_holds", LOW_HOLD)):
        good &= rows(report, doc[list_], names, list_)
    if not good:
        return False
    for list_ in ("opportunities", "arbitrages", "middles"):
        flags_known(report, doc[list_], list_)
    for bet in doc["opportunities"]:
        good &= rows(report, bet["sharps"], SHARP, "sharps")
        if not TIME.match(str(bet["commence_time"])):
            report.wrong("shape", "commence_time %r" % bet["commence_time"])
    for list_, names in (("arbitrages", ARBITRAGE_LEG), ("middles", LEG), ("low_holds", LEG)):
        for item in doc[list_]:
            good &= rows(report, item["legs"], names, list_ + " legs")
    return good


def explain(report, doc):
    """Checks an explain document; true if it can be recomputed."""
    if not fields(report, doc, EXPLAIN, "document"):
        return False
    report.equal("schema", doc["schema"], "evision.explain/1", "schema")
    good = fields(report, doc["opportunity"], OPPORTUNITY, "opportunity")
    for name, names in EXPLAIN_PARTS:
        good &= fields(report, doc[name], names, name)
    for name, names in EXPLAIN_ROWS:
        good &= rows(report, doc[name], names, name)
    for sharp in doc["sharps"] if good else ():
        good &= rows(report, sharp["parts"], PART, "parts")
        for part in sharp["parts"] if good else ():
            good &= rows(report, part["methods"], METHOD, "methods")
    return good
