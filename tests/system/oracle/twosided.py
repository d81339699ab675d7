# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the arbitrages, middles and low holds of a scan document."""
from math import fsum

from . import arbitrage, cross
from .report import close, money
from .settle import payoffs

KINDS = {"two_way": 2, "three_way": 3}


def same_point(have, want):
    return (have is None) == (want is None) and (have is None or abs(have - want) < 1e-9)


def leg_quotes(board, item, leg, family):
    """The used quotes a leg may be, of one family or (None) of any."""
    return [q for q in board.by_key.values()
            if q.event_id == item["event_id"] and q.book == leg["bookmaker"]
            and q.period == item["period"] and q.participant == item["participant"]
            and q.selection == leg["selection"] and same_point(leg["point"], q.point)
            and family in (None, q.family) and close(leg["price"], q.price)]


def find_legs(report, board, item, where, family):
    """(quotes, effective prices) of all legs, or None."""
    quotes, prices = [], []
    for leg in item["legs"]:
        found = leg_quotes(board, item, leg, family or leg.get("family"))
        if not found:
            report.wrong("legs", "%s: no used quote for %r" % (where, leg))
            return None
        quotes.append(found[0])
        price = board.config.effective(found[0].book, found[0].price)
        if "effective_price" in leg:
            report.same("legs.effective_price", leg["effective_price"], price, where)
        prices.append(price)
    return quotes, prices


def check_stakes(report, board, item, where):
    """Multiples of the step, within the total; the stakes, or None."""
    config, stakes = board.config, [money(leg["stake"]) for leg in item["legs"]]
    if None in stakes:
        report.wrong("arbitrage.stake", where + ": a stake is no number")
        return None
    for stake in stakes:
        steps = stake / config.step
        if stake <= 0 or abs(steps - round(steps)) > 1e-6:
            report.wrong("arbitrage.stake", "%s: %r is no multiple of the step" % (where, stake))
    if fsum(stakes) > config.total + 1e-9:
        report.wrong("arbitrage.stake", "%s: stakes sum to %r" % (where, fsum(stakes)))
    return stakes


def check_payoffs(report, item, expected, stakes, where):
    """The payoffs listed are those of the legs; the profit is the smallest."""
    values, have = list(expected.values()), [money(v) for v in item["payoffs"].values()]
    if None in have or not have or not values:
        report.wrong("arbitrage.payoffs", "%s: %r" % (where, item["payoffs"]))
        return
    tolerance = 0.0100001
    lost = [v for v in values if min(abs(v - h) for h in have) > tolerance]
    extra = [h for h in have if min(abs(v - h) for v in values) > tolerance]
    report.checked["arbitrage.payoffs"] += 1
    if lost or extra:
        report.wrong("arbitrage.payoffs", "%s: have %r, want %r" % (where, item["payoffs"],
                                                                    expected))
    worst, listed = min(values) / fsum(stakes), min(have) / fsum(stakes)
    report.checked["arbitrage.profit"] += 1
    if min(values) <= 0 or not isinstance(item["profit"], (int, float)) or not (
            close(item["profit"], worst) or close(item["profit"], listed)):
        report.wrong("arbitrage.profit", "%s: have %r, want %r" % (where, item["profit"], worst))


def check_skew(report, board, item, quotes, where):
    times = [q.time for q in quotes if q.time is not None]
    skew = max(times) - min(times) if times else 0
    report.same("arbitrage.skew_s", item["skew_s"], skew, where)
    if skew > board.config.max_skew:
        report.wrong("arbitrage.skew_s", "%s: %r is too much" % (where, skew))


def check_push(report, board, item, quotes, where):
    report.equal("push_possible", "push_possible" in item["flags"],
                 any(arbitrage.can_push(board, q) for q in quotes), where)


def line_of(board, quotes):
    lines = {q.line for q in quotes}
    line = lines.pop()
    complete = {q.selection for q in quotes} == set(line.outcomes or ())
    return line if not lines and complete else None


def check_best(report, board, item, quotes, prices, best, where):
    """Legs and rounding are the best there are on this line."""
    book_sum = fsum(1 / p for p in prices)
    if book_sum > best[0] + 1e-9:
        report.wrong("arbitrage.best", "%s: book sum %r, best %r" % (where, book_sum, best[0]))
        return
    stakes = [money(leg["stake"]) for leg in item["legs"]]
    event = board.events[item["event_id"]]
    draws = arbitrage.can_end_level(board, quotes[0].line)
    worst = min(payoffs(quotes, prices, stakes, event, draws).values())
    want = arbitrage.stakes_for(board, quotes, prices)
    if worst < want[0] - 1e-7 or (worst < want[0] + 1e-7 and fsum(stakes) < want[1] - 1e-7):
        report.wrong("arbitrage.rounding", "%s: worst %r of %r, want %r of %r with %r"
                     % (where, worst, fsum(stakes), want[0], want[1], want[2]))


def check_cross(report, board, item, quotes, prices, between, where):
    """It is one of those between lines, its legs and rounding the best there are."""
    known, positions, seen = between
    key = cross.key_of(board, quotes, positions)
    if key not in known:
        report.wrong("arbitrage.cross", where + ": not expected")
        return
    if key in seen:
        report.wrong("arbitrage.cross", where + ": twice")
    seen.add(key)
    event = board.events[item["event_id"]]
    weights = cross.weights(quotes, prices, event)
    report.checked["arbitrage.cross"] += 1
    if not weights or fsum(weights) > known[key][0] + 1e-9:
        report.wrong("arbitrage.cross", "%s: weights %r, best %r" % (where, weights, known[key]))
        return
    stakes = [money(leg["stake"]) for leg in item["legs"]]
    worst = min(payoffs(quotes, prices, stakes, event, True).values())
    want = cross.plan(board, quotes, prices, weights)
    if worst < want[0] - 1e-7 or (worst < want[0] + 1e-7 and fsum(stakes) < want[1] - 1e-7):
        report.wrong("arbitrage.rounding", "%s: worst %r of %r, want %r of %r with %r"
                     % (where, worst, fsum(stakes), want[0], want[1], want[2]))


def one_arbitrage(report, board, item, known, between):
    """Checks one; the line it is on, or None."""
    where = "%s %s %s" % (item["event_id"][:8], item["family"], item["point"])
    is_cross = item["kind"] == "cross"
    legs = find_legs(report, board, item, where, None if is_cross else item["family"])
    stakes = check_stakes(report, board, item, where)
    if legs is None or stakes is None:
        return None
    quotes, prices = legs
    event = board.events[item["event_id"]]
    expected = payoffs(quotes, prices, stakes, event,
                               is_cross or arbitrage.can_end_level(board, quotes[0].line))
    check_payoffs(report, item, expected, stakes, where)
    check_skew(report, board, item, quotes, where)
    check_push(report, board, item, quotes, where)
    if is_cross:
        check_cross(report, board, item, quotes, prices, between, where)
        return None
    line = line_of(board, quotes)
    if line is None or KINDS.get(item["kind"]) != len(line.outcomes):
        report.wrong("arbitrage.kind", "%s: %r of %d legs" % (where, item["kind"], len(quotes)))
        return None
    if not same_point(item["point"], line.point):
        report.wrong("arbitrage.point", "%s: line is at %r" % (where, line.point))
    if line in known:
        check_best(report, board, item, quotes, prices, known[line], where)
    return line


def arbitrages(report, board, doc):
    """The set of lines with an arbitrage and each one's arithmetic."""
    known, seen = arbitrage.line_arbitrages(board), set()
    between = (cross.arbitrages(board), cross.positions_of(board), set())
    for item in doc["arbitrages"]:
        line = one_arbitrage(report, board, item, known, between)
        if line in seen and line is not None:
            report.wrong("arbitrages", "%s: twice" % (line,))
        if line is not None and line not in known:
            report.wrong("arbitrages", "%s: not expected" % (line,))
        seen.add(line)
    report.checked["arbitrages"] += len(known)
    for line in set(known) - seen:
        report.wrong("arbitrages", "%s: missing, book sum %r" % (line, known[line][0]))
    report.checked["arbitrage.cross"] += len(between[0])
    for key in set(between[0]) - between[2]:
        total, quotes, prices, weights = between[0][key]
        best = cross.plan(board, quotes, prices, weights)
        if best and best[0] > 1e-9:  # else rounding leaves nothing
            report.wrong("arbitrage.cross", "%s: missing, weights sum to %r: %s" % (
                key[0], total, ["%s %s %s %s" % (q.book, q.family, q.selection, q.point)
                                for q in quotes]))


def low_holds(report, board, doc):
    known, seen = arbitrage.low_holds(board), set()
    in_arbitrage = {(a["event_id"], a["family"], a["period"], a["participant"], a["point"],
                     len(a["legs"])) for a in doc["arbitrages"] if a["kind"] != "cross"}
    for item in doc["low_holds"]:
        where = "%s %s" % (item["event_id"][:8], item["family"])
        legs = find_legs(report, board, item, where, item["family"])
        if legs is None:
            continue
        line = line_of(board, legs[0])
        if line is None:
            report.wrong("low_holds", where + ": legs are not one complete line")
            continue
        seen.add(line)
        check_push(report, board, item, legs[0], where)
        hold = 1 - 1 / fsum(1 / p for p in legs[1])
        report.same("low_holds.hold", item["hold"], hold, where)
        if hold > board.config.low_hold + 1e-9:
            report.wrong("low_holds", "%s: hold %r" % (where, hold))
        if tuple(line[:5]) + (len(legs[0]),) in in_arbitrage:
            report.wrong("low_holds", where + ": is an arbitrage as well")
        best = known.get(line)
        if best and best[1] <= board.config.max_skew and hold > best[0] + 1e-9:
            report.wrong("low_holds", "%s: hold %r, best %r" % (where, hold, best[0]))
    for line, (hold, skew) in known.items():
        if line in seen or not 1e-9 < hold < board.config.low_hold - 1e-9:
            continue
        if skew > board.config.max_skew:
            report.note("low_holds: none where legs are far apart in time")
        else:
            report.wrong("low_holds", "%s: missing, hold %r" % (line, hold))


def middles(report, board, doc):
    """The arithmetic of each; which ones exist is a note only."""
    seen = set()
    for item in doc["middles"]:
        where = "%s %s %s" % (item["event_id"][:8], item["family"], item["window"])
        legs = find_legs(report, board, item, where, item["family"])
        if legs is None or len(legs[0]) != 2:
            report.wrong("middles", where + ": needs two known legs")
            continue
        window = arbitrage.middle_window(board, *legs[0])
        accepted = [window] if window else []
        if window and item["family"].startswith("spreads"):
            accepted.append((-window[1], -window[0]))
        if not any(close(item["window"][0], a) and close(item["window"][1], b)
                   for a, b in accepted):
            report.wrong("middles", "%s: want the window %r" % (where, window))
            continue
        seen.add((item["event_id"], item["family"], item["period"], item["participant"])
                 + window)
        for name, want in zip(("miss", "hit", "break_even"),
                              arbitrage.middle_numbers(board, *legs) or (None, None, None)):
            report.same("middles." + name, item[name], want, where)
        if item["break_even"] > board.config.max_break_even + 1e-9:
            report.wrong("middles", where + ": break-even above the limit")
    for _ in set(arbitrage.middles(board)) - seen:
        report.note("middles the oracle has and the program has not")


def check(report, board, doc):
    arbitrages(report, board, doc)
    low_holds(report, board, doc)
    middles(report, board, doc)
