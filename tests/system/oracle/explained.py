# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes an explain document from nothing but the quotes it lists."""
from math import fsum

from .devig import ROBUST, devig
from .pricing import Part, SharpPrice, consensus, part_probabilities, robust_range
from .report import close, money

ROLES = {"target", "sharp", "exchange_back", "exchange_lay", "other"}
SOURCES = {"prices", "midpoint", "interpolated"}


class Explained:
    """The document with what the checks need of it at hand."""

    def __init__(self, report, doc):
        self.report, self.doc, self.bet = report, doc, doc["opportunity"]
        self.line = doc["line"]
        self.outcomes = [o if isinstance(o, str) else o.get("name", o.get("selection"))
                         for o in self.line["outcomes"]]
        self.where = "%s %s %s" % (self.bet["event_id"][:8], self.bet["bookmaker"],
                                   self.bet["selection"])
        rate = doc["commission"]
        self.rate = rate if isinstance(rate, (int, float)) else \
            (rate or {}).get(self.bet["bookmaker"], (rate or {}).get("rate", 0.0))

    def wrong(self, topic, text):
        self.report.wrong("explain." + topic, "%s: %s" % (self.where, text))

    def same(self, topic, have, want, tolerance=1e-9):
        self.report.same("explain." + topic, have, want, self.where, tolerance)

    def table(self, topic, have, want):
        """{outcome: p} against a tuple in the order of the outcomes."""
        if not isinstance(have, dict) or set(have) != set(self.outcomes):
            self.wrong(topic, "outcomes of %r" % (have,))
            return
        for name, p in zip(self.outcomes, want):
            self.same(topic, have[name], p)

    def own_point(self, selection, point):
        """The selection's own number on the line with this point."""
        if point is None or not self.line["family"].startswith("spreads"):
            return point
        return -point if selection == self.bet["away_team"] else point

    def price(self, book, selection, point, roles):
        """(price, age) of a listed quote, or None."""
        want = self.own_point(selection, point)
        for quote in self.doc["quotes"]:
            if (quote["bookmaker"], quote["selection"]) == (book, selection) \
                    and quote["role"] in roles and (
                        quote["point"] == want or close(quote["point"], want)):
                return quote["price"], quote["age_s"]
        return None


def rebuild_part(case, book, part):
    """A Part from the listed quotes, or None when some are not listed."""
    def side(roles):
        return [case.price(book, name, part["point"], roles) for name in case.outcomes]
    lays = side({"exchange_lay"})
    backs = side({"exchange_back", "sharp"} if None not in lays else {"sharp"})
    if None in backs:
        case.wrong("quotes", "%s at %s: prices are not listed" % (book, part["point"]))
        return None
    age = max((a for _, a in backs if a is not None), default=None)
    if None in lays:
        return Part(part["point"], part["share"], tuple(p for p, _ in backs), None, age)
    age = max([a for _, a in lays if a is not None] + ([] if age is None else [age]))
    mids = tuple((1 / b + 1 / l) / 2 for (b, _), (l, _) in zip(backs, lays))
    return Part(part["point"], part["share"], None, mids, age)


def check_methods(case, part, listed, method):
    """Book sum and every method's probabilities."""
    sums = part.mids or tuple(1 / o for o in part.odds)
    case.same("book_sum", listed["book_sum"], fsum(sums))
    names = {m["method"] for m in listed["methods"]}
    needed = {"multiplicative"} if part.mids else {method} | set(ROBUST)
    if part.mids and names != needed:
        case.wrong("methods", "a midpoint with %s" % sorted(names))
    if not needed <= names:
        case.wrong("methods", "not listed: %s" % sorted(needed - names))
    for item in listed["methods"]:
        p = part_probabilities(part, item["method"])
        if item["applicable"] != (p is not None):
            case.wrong("applicable", "%s: %r" % (item["method"], item["applicable"]))
        elif p is None:
            if not item["reason"] or item["probabilities"] is not None:
                case.wrong("reason", "%s: %r" % (item["method"], item))
        else:
            case.table("methods." + item["method"], item["probabilities"], p)
            if item["method"] in ("power", "shin") and part.odds and item["parameter"]:
                case.same("parameter", item["parameter"],
                          devig(item["method"], part.odds).parameter, 1e-7)


def check_shares(case, listed):
    """One part has all; two share linearly in the point."""
    parts, point = listed["parts"], case.line["point"]
    if len(parts) == 1:
        case.same("share", parts[0]["share"], 1.0)
        return
    low, high = sorted(parts, key=lambda p: p["point"])
    width = high["point"] - low["point"]
    if not low["point"] < point < high["point"] or width > 1.5 + 1e-9:
        case.wrong("interpolation", "points %r and %r" % (low["point"], high["point"]))
    case.same("share", low["share"], (high["point"] - point) / width)
    case.same("share", high["share"], (point - low["point"]) / width)


def rebuild_sharp(case, listed, method):
    """The sharp, computed again and compared; None when it cannot be."""
    count = 2 if listed["source"] == "interpolated" else 1
    if listed["source"] not in SOURCES or len(listed["parts"]) != count:
        case.wrong("source", "%r of %d parts" % (listed["source"], len(listed["parts"])))
        return None
    check_shares(case, listed)
    parts = [rebuild_part(case, listed["bookmaker"], part) for part in listed["parts"]]
    if None in parts:
        return None
    for part, text in zip(parts, listed["parts"]):
        check_methods(case, part, text, method)
    sharp = SharpPrice(listed["bookmaker"], listed["weight"], parts)
    case.same("sharp.age_s", listed["age_s"], sharp.age)
    if (parts[0].mids is not None) != (listed["source"] == "midpoint") and count == 1:
        case.wrong("source", "%r from its quotes" % listed["source"])
    p = sharp.probabilities(method)
    if p is None:
        case.wrong("sharp", "%s: %s does not apply" % (sharp.book, method))
        return None
    case.table("sharp.probabilities", listed["probabilities"], p)
    return sharp


def check_target(case):
    """The target's price, and that none of its clones judges it."""
    doc, bet = case.doc, case.bet
    targets = [q for q in doc["quotes"] if q["role"] == "target"]
    roles = {q["role"] for q in doc["quotes"]} - ROLES
    if roles or len(targets) != 1:
        case.wrong("quotes", "%d targets, unknown roles %s" % (len(targets), sorted(roles)))
        return None
    target = targets[0]
    for name in ("bookmaker", "market", "selection", "point", "age_s"):
        if target[name] != bet[name]:
            case.wrong("target", "%s is %r, want %r" % (name, target[name], bet[name]))
    case.same("target.price", target["price"], bet["price"])
    clones = {bet["bookmaker"]}
    for group in (doc["settings"].get("clone_groups") or {}).values():
        clones.update(group if bet["bookmaker"] in group else ())
    own = clones & {s["bookmaker"] for s in doc["sharps"]}
    if own:
        case.wrong("sharps", "the target's own %s judge it" % sorted(own))
    return target["price"]


def check_robust(case, sharps, method, index, price):
    """Every variant once; the extremes are those of the bet."""
    want = robust_range(sharps, method, case.doc["consensus"]["rule"])
    have = {row["variant"]: row for row in case.doc["robust"]}
    values = sorted(p[index] for p in want.values())
    listed = sorted(row["fair_probability"] for row in have.values())
    case.report.checked["explain.robust"] += 1
    if len(values) != len(listed) or not all(map(close, listed, values)):
        case.wrong("robust", "have %r, want %r" % (sorted(have), sorted(want)))
    for name in set(have) & set(ROBUST):
        case.same("robust", have[name]["fair_probability"],
                  want[name][index] if name in want else None)
    for row in have.values():
        case.same("robust.ev", row["ev"], row["fair_probability"] * price - 1)
    case.same("ev_min", case.bet["ev_min"], values[0] * price - 1)
    case.same("ev_max", case.bet["ev_max"], values[-1] * price - 1)


def check_kelly(case, p, price):
    listed, settings = case.doc["kelly"], case.doc["settings"]
    full = max(0.0, (p * price - 1) / (price - 1))
    case.same("kelly", listed["full"], full)
    case.same("kelly", case.bet["kelly"], full)
    case.same("kelly.fraction", listed["fraction"], settings["kelly"])
    bankroll, stake = money(listed["bankroll"]), money(listed["stake"])
    exact = full * listed["fraction"] * (bankroll or 0)
    if stake is None or not exact - 0.01 - 1e-7 < stake <= exact + 1e-7 \
            or stake != money(case.bet["stake"]):
        case.wrong("stake", "have %r, want %r rounded down" % (listed["stake"], exact))


def check(report, doc):
    """Recomputes the bet; disagreements go to the report."""
    case = Explained(report, doc)
    method, rule = case.bet["method"], doc["consensus"]["rule"]
    target = check_target(case)
    sharps = [rebuild_sharp(case, listed, method) for listed in doc["sharps"]]
    if target is None or not sharps or None in sharps:
        case.wrong("chain", "cannot be recomputed")
        return
    fair = consensus(sharps, method, rule)
    case.table("consensus", doc["consensus"]["probabilities"], fair)
    index = case.outcomes.index(case.bet["selection"])
    price = 1 + (target - 1) * (1 - case.rate)
    case.same("effective_price", case.bet["effective_price"], price)
    case.same("fair_probability", case.bet["fair_probability"], fair[index])
    case.same("ev", case.bet["ev"], fair[index] * price - 1)
    check_kelly(case, fair[index], price)
    check_robust(case, sharps, method, index, price)
    listed = sorted((s["bookmaker"], s["weight"]) for s in doc["sharps"])
    mine = sorted((s["bookmaker"], s["weight"]) for s in case.bet["sharps"])
    report.equal("explain.sharps", listed, mine, case.where)
