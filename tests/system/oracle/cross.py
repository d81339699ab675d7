# SPDX-License-Identifier: GPL-3.0-or-later
"""Arbitrages between lines: every pair of bets on one number, and pairs with a bet on the draw.

Nothing is known here of bars and ladders: bets are alike that are settled alike on every
result, and whether some of them cover all results is tried out by linear programming.
"""
from itertools import combinations
from math import ceil, floor, fsum

from .arbitrage import (draw_no_bet_known, has_draws, is_target, rounded_stakes,
                        two_way_winner)
from .board import WINNER
from .settle import net, payoffs, scores

MATCH = "match"
FARTHEST = 1e6


def double_chance_known(quote, event):
    for separator in (" or ", " / ", "/"):
        sides = quote.selection.split(separator)
        if len(sides) == 2 and len(set(sides) & {event.home, event.away, "Draw"}) == 2:
            return True
    return False


def group_of(board, quote):
    """What a bet may be combined within, or None."""
    event, line = board.events[quote.event_id], quote.line
    place = (quote.event_id, quote.period, quote.participant)
    if quote.point is not None and abs(quote.point) > FARTHEST or not is_target(board, quote):
        return None
    if has_draws(board, event.id) and quote.participant is None:
        if quote.family == "double_chance":
            return place + (MATCH,) if double_chance_known(quote, event) else None
        if line.outcomes is None:
            return None
        if quote.family in WINNER:
            known = not two_way_winner(board, line) or draw_no_bet_known(board, line, quote.book)
            return place + (MATCH,) if known else None
        if quote.family == "spreads":
            return place + (MATCH,)
    numbered = quote.family.startswith("spreads") or line.outcomes == ("Over", "Under")
    return place + (quote.family,) if numbered and line.outcomes and quote.point is not None \
        else None


def results_around(quotes):
    points = [q.point for q in quotes if q.point is not None] or [0]
    if quotes[0].selection in ("Over", "Under"):
        return range(floor(min(points)) - 2, ceil(max(points)) + 3)
    edge = ceil(max(abs(p) for p in points)) + 2
    return range(-edge, edge + 1)


def positions_of(board):
    """{group: {settlement on each result: quotes}}."""
    groups = {}
    for quote in board.by_key.values():
        group = group_of(board, quote)
        if group is not None:
            groups.setdefault(group, []).append(quote)
    found = {}
    for group, quotes in groups.items():
        event, results, known = board.events[group[0]], results_around(quotes), {}
        for quote in quotes:
            alike = (quote.family, quote.selection, quote.point, quote.line.outcomes)
            if alike not in known:
                known[alike] = tuple(tuple(scores(quote, r, event)) for r in results)
            key = tuple(sum(s) / len(s) for s in known[alike])
            found.setdefault(group, {}).setdefault(key, []).append(quote)
    return found


def solved(rows):
    """Solution of a square system with its right side as the last column, or None."""
    rows = [list(row) for row in rows]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(rows[i][column]))
        if abs(rows[pivot][column]) < 1e-9:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [x / rows[column][column] for x in rows[column]]
        for other in range(size):
            if other != column:
                factor = rows[other][column]
                rows[other] = [x - factor * y for x, y in zip(rows[other], rows[column])]
    return [row[size] for row in rows]


def cheapest_cover(rows):
    """The least stakes that return a unit in every row, or None."""
    size = len(rows[0])
    bounds = [row + (1,) for row in rows]
    bounds += [tuple(float(i == leg) for i in range(size)) + (0,) for leg in range(size)]
    best = None
    for tight in combinations(bounds, size):
        stakes = solved(tight)
        if stakes is None or any(fsum(x * s for x, s in zip(bound, stakes)) < bound[size] - 1e-9
                                 for bound in bounds):
            continue
        if best is None or fsum(stakes) < fsum(best):
            best = stakes
    return best


def weights(quotes, prices, event):
    """Stakes for a unit of return, or None. Of two bets that leave out no result both are
    staked for their full win, though a push or half a win returns less then."""
    rows = {tuple(1 + net(q, p, result, event) for q, p in zip(quotes, prices))
            for result in results_around(quotes)}
    rows = [row for row in rows if any(x != 1 for x in row)]
    covered = all(any(x > p - 1e-9 for x, p in zip(row, prices))
                  or (min(row) > 1e-9 and max(row) > 1 + 1e-9) for row in rows)
    if len(quotes) == 2 and covered:
        return [1 / p for p in prices]
    return cheapest_cover(rows)


def best_of(board, sides):
    """(sum of weights, quotes, prices, weights) of the best within the skew, or None."""
    config, best = board.config, None
    event = board.events[sides[0][0].event_id]
    for start in {q.time for quotes in sides for q in quotes if q.time is not None}:
        chosen = []
        for quotes in sides:
            inside = [q for q in quotes
                      if q.time is not None and start <= q.time <= start + config.max_skew]
            if inside:
                chosen.append(max(inside, key=lambda q: config.effective(q.book, q.price)))
        if len(chosen) < len(sides):
            continue
        prices = [config.effective(q.book, q.price) for q in chosen]
        found = weights(chosen, prices, event)
        if found and (best is None or fsum(found) < best[0]):
            best = (fsum(found), chosen, prices, found)
    return best


def least_inverse(board, quotes):
    return min(1 / board.config.effective(q.book, q.price) for q in quotes)


def is_covered(first, second):
    """Two positions leave out no result: one wins in full, or neither loses in full."""
    return all(1 in pair or (-1 not in pair and max(pair) > 0) or pair == (0, 0)
               for pair in zip(first, second))


def candidates(board):
    """(group, positions, their quotes): whatever might be an arbitrage."""
    for group, positions in positions_of(board).items():
        least = {key: least_inverse(board, quotes) for key, quotes in positions.items()}
        draw = [key for key, quotes in positions.items() if quotes[0].selection == "Draw"]
        for first, second in combinations(positions, 2):
            if least[first] + least[second] >= 1:
                continue
            yield group, (first, second), (positions[first], positions[second])
            if draw and draw[0] not in (first, second) and not is_covered(first, second):
                yield (group, (first, draw[0], second),
                       (positions[first], positions[draw[0]], positions[second]))


def same_line(quotes):
    return len({q.line for q in quotes}) == 1 and quotes[0].line.outcomes is not None


def plan(board, quotes, prices, shares):
    """(worst payoff, sum, stakes) of the best rounding, or None."""
    event = board.events[quotes[0].event_id]
    return rounded_stakes(prices, board.config.total, board.config.step,
                          lambda stakes: payoffs(quotes, prices, stakes, event, True), shares)


def arbitrages(board):
    """{(group, positions in any order): (sum, quotes, prices, weights)}."""
    found = {}
    for group, keys, sides in candidates(board):
        best = best_of(board, sides)
        if best is None or best[0] >= 1 - 1e-12 or same_line(best[1]) or min(best[3]) < 1e-12:
            continue
        found[group, frozenset(keys)] = best
    return found


def key_of(board, quotes, known_positions):
    """The key of some legs in the result above, or None."""
    group, keys = group_of(board, quotes[0]), set()
    for quote in quotes:
        keys.update(key for key, held in known_positions.get(group, {}).items()
                    if quote in held)
    return (group, frozenset(keys)) if len(keys) == len(quotes) else None
