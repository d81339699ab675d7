# SPDX-License-Identifier: GPL-3.0-or-later
"""What a set of bets pays for every result of an event."""
from math import ceil, floor

from .board import WINNER

MARGIN, TOTAL = "margin", "total"


def is_three_way(quote):
    return quote.line.outcomes is not None and "Draw" in quote.line.outcomes


def domain(quote):
    """The number a bet is settled on, or None (settled on a name)."""
    if quote.family in WINNER + ("double_chance",) or quote.family.startswith("spreads"):
        return MARGIN
    return TOTAL if quote.selection in ("Over", "Under") and quote.point is not None else None


def sign_score(x):
    return 1 if x > 1e-9 else -1 if x < -1e-9 else 0


def handicap_scores(x):
    """Win (1), push (0) or loss (-1) of each half of an Asian bet."""
    if abs(x * 2 - round(x * 2)) > 1e-9:
        return [sign_score(x - 0.25), sign_score(x + 0.25)]
    return [sign_score(x)]


def double_chance(selection, margin, event):
    wins = {1: event.home or "?", 0: "Draw", -1: event.away or "?"}[sign_score(margin)]
    return [1 if wins in selection else -1]


def scores(quote, result, event):
    """The halves of one bet for a margin, a total or the winning name."""
    kind = domain(quote)
    if kind is None:
        return [1 if result == quote.selection else -1]
    if kind == TOTAL:
        x = result - quote.point
        return handicap_scores(x if quote.selection == "Over" else -x)
    if quote.family == "double_chance":
        return double_chance(quote.selection, result, event)
    own = result if quote.selection == event.home else -result
    if quote.family.startswith("spreads"):
        return handicap_scores(own + quote.point)
    if quote.selection == "Draw":
        return [1 if result == 0 else -1]
    draw = -1 if is_three_way(quote) else 0
    return [draw if result == 0 else sign_score(own)]


def net(quote, price, result, event):
    """Profit per unit of stake."""
    halves = scores(quote, result, event)
    return sum({1: price - 1, 0: 0.0, -1: -1.0}[s] for s in halves) / len(halves)


def results_for(quotes, draws):
    """Every result that matters; None when the bets do not belong together."""
    kinds = {domain(q) for q in quotes}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    if kind is None:
        return list(quotes[0].line.outcomes or ())
    points = [abs(q.point) for q in quotes if q.point is not None] or [0]
    if kind == TOTAL:
        return list(range(max(0, floor(min(points)) - 2), ceil(max(points)) + 3))
    edge = ceil(max(points)) + 2
    margins = range(-edge, edge + 1)
    winner_only = all(q.family in WINNER for q in quotes)
    return [m for m in margins if m or draws or not winner_only]


def payoffs(quotes, prices, stakes, event, draws):
    """Net profits by result; results where all is returned are left out."""
    found = {}
    for result in results_for(quotes, draws) or ():
        if all(set(scores(q, result, event)) == {0} for q in quotes):
            continue
        found[result] = sum(s * net(q, p, result, event)
                            for q, p, s in zip(quotes, prices, stakes))
    return found
