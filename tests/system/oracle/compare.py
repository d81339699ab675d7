# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a scan document with the oracle's own computation."""
from .board import REASONS, Board
from .feed import parse_time
from .opportunities import Evaluator, evaluate
from .report import close, money

ABSENT_WITHOUT_HISTORY = {"first_mover"}
FROM_RESOURCES = {"rules_differ"}


def bet_key(bet):
    point = bet["point"]
    return (bet["event_id"], bet["bookmaker"], bet["family"], bet["period"],
            bet["participant"], None if point is None else point + 0.0, bet["selection"])


def short(key):
    event, book, family, period, participant, point, selection = key
    return "%s %s %s/%s %s %s %s" % (event[:8], book, family, period, participant or "-",
                                     selection, "" if point is None else point)


def counts(report, board, doc):
    read, used = doc["counts"]["read"], doc["counts"]["used"]
    report.equal("counts.read", read, board.read, "read")
    report.equal("counts.used", used, board.used, "used")
    for reason in REASONS:
        report.equal("rejected." + reason, doc["rejected"].get(reason, 0),
                     board.rejected[reason], reason)
    report.equal("counts.sum", read, used + sum(doc["rejected"].values()), "used + rejected")


def soft_counts(report, board, doc, weights):
    """Numbers the contract names but does not define: notes, not errors."""
    books = {q.book for q in board.feed.quotes}
    wants = {"events": len(board.events), "bookmakers": len(books), "lines": len(board.backs)}
    if weights:
        wants["priced_lines"] = Evaluator(board).priced_lines(weights)
    for name, want in wants.items():
        if doc["counts"][name] != want:
            report.note("counts.%s differs" % name)


def numbers(report, bet, want, where):
    for name in ("fair_probability", "fair_price", "ev", "ev_min", "ev_max", "hold", "kelly",
                 "effective_price"):
        report.same(name, bet[name], want[name], where)
    report.same("price", bet["price"], want["quote"].price, where)
    report.same("age_s", bet["age_s"], want["quote"].age, where)
    low, high = want["ev_min"], want["ev_max"]
    if min(abs(low), abs(high)) > 1e-9:
        report.equal("stable", bet["stable"], (low > 0) == (high > 0), where)
    stake = money(bet["stake"])
    if not isinstance(bet["stake"], str):
        report.note("stake is no string")
    report.checked["stake"] += 1
    exact = want["stake"]
    if stake is None or not (exact - 0.01 - 1e-7 < stake <= exact + 1e-7) or \
            abs(stake * 100 - round(stake * 100)) > 1e-6:
        report.wrong("stake", "%s: have %r, want %r rounded down" % (where, bet["stake"], exact))


def sharps(report, bet, want, where):
    have = {s["bookmaker"]: s for s in bet["sharps"]}
    names = {s.book: s for s in want["sharps"]}
    report.equal("sharps", sorted(have), sorted(names), where)
    for name in set(have) & set(names):
        report.same("sharps.weight", have[name]["weight"], names[name].weight, where)
        report.same("sharps.age_s", have[name]["age_s"], names[name].age, where)


def bet_flags(report, bet, want, where):
    have = set(bet["flags"]) - FROM_RESOURCES
    report.equal("flags", sorted(have), sorted(want["flags"]), where)


def one_bet(report, board, bet, want, where):
    numbers(report, bet, want, where)
    sharps(report, bet, want, where)
    bet_flags(report, bet, want, where)
    event, quote = board.events[bet["event_id"]], want["quote"]
    for name, value in (("sport_key", event.sport), ("home_team", event.home),
                        ("away_team", event.away), ("market", quote.market),
                        ("method", board.config.method), ("link", quote.link)):
        report.equal(name, bet[name], value, where)
    report.equal("commence_time", parse_time(bet["commence_time"]), event.start, where)


def judged_by_own_list(report, evaluator, bet, quote, where):
    """With the program's default weights: the sharps it lists itself."""
    weights = {s["bookmaker"]: s["weight"] for s in bet["sharps"]}
    found = evaluator.sharps_for(quote, weights)
    lost = set(weights) - {s.book for s in found}
    if lost:
        report.wrong("sharps", "%s: %s cannot price it" % (where, sorted(lost)))
    if not found or len(found) < evaluator.board.config.min_sharps:
        report.wrong("opportunities", "%s: too few sharps" % where)
        return None
    return evaluate(evaluator.board, quote, found)


def opportunities(report, board, doc):
    """The set of bets and every number of each; {key: id}."""
    config, evaluator = board.config, Evaluator(board)
    wanted = evaluator.all(config.sharp) if config.sharp else None
    seen = {}
    for bet in doc["opportunities"]:
        key = bet_key(bet)
        where, quote = short(key), board.by_key.get(key)
        if key in seen:
            report.wrong("opportunities", where + ": listed twice")
        seen[key] = bet["id"]
        if quote is None or quote.line.outcomes is None or not evaluator.is_target(quote):
            report.wrong("opportunities", where + ": no such usable quote")
            continue
        if wanted is None:
            want = judged_by_own_list(report, evaluator, bet, quote, where)
        else:
            want = wanted.get(key)
            if want is None:
                report.wrong("opportunities", "%s: not expected (ev %r)" % (where, bet["ev"]))
        if want is None:
            continue
        if want["ev"] < config.min_ev - 1e-9:
            report.wrong("opportunities", "%s: ev %r below the limit" % (where, want["ev"]))
        one_bet(report, board, bet, want, where)
    report.checked["opportunities"] += 1
    for key, want in (wanted or {}).items():
        if key not in seen and not evaluator.on_edge(want):
            report.wrong("opportunities", "%s: missing (ev %r)" % (short(key), want["ev"]))
    return seen


def identifiers(report, doc):
    for name in ("opportunities", "arbitrages", "middles"):
        found = [item["id"] for item in doc[name]]
        if len(set(found)) != len(found):
            report.wrong("id", "%s: ids repeat" % name)
        if any(not isinstance(i, str) or not i for i in found):
            report.wrong("id", "%s: an id is no text" % name)


def clock(report, board, doc):
    report.equal("as_of", parse_time(doc["as_of"]) if doc["as_of"] else None, board.as_of,
                 "as_of")
    if not close(parse_time(doc["settings"].get("as_of")), board.as_of, 0):
        report.note("settings.as_of is not the clock")


def scan(report, feed, config, doc):
    """All but the two-sided bets; (board, {key: id})."""
    board = Board(feed, config)
    clock(report, board, doc)
    counts(report, board, doc)
    soft_counts(report, board, doc, config.sharp)
    identifiers(report, doc)
    return board, opportunities(report, board, doc)
