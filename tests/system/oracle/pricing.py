# SPDX-License-Identifier: GPL-3.0-or-later
"""What each sharp says of a line, their consensus and the robust range."""
from collections import namedtuple
from math import exp, fsum, log

from .board import EXCHANGES
from .devig import ROBUST, devig

EPSILON = 1e-12
KEY_NUMBERS = (-7, -3, 3, 7)

# odds: tuple of prices, or None; mids: tuple of midpoints, or None
Part = namedtuple("Part", "point share odds mids age")


class SharpPrice:
    """One sharp's price of one line, possible under several methods."""

    def __init__(self, book, weight, parts):
        self.book, self.weight, self.parts = book, weight, parts
        ages = [part.age for part in parts if part.age is not None]
        self.age = max(ages, default=None)
        self.interpolated = len(parts) > 1

    def probabilities(self, method):
        return blend([(part.share, part_probabilities(part, method)) for part in self.parts])


def part_probabilities(part, method):
    if part.mids is not None:
        return tuple(m / fsum(part.mids) for m in part.mids)
    return devig(method, part.odds).probabilities


def logit(p):
    return log(p / (1 - p))


def blend(rows):
    """Shares on the logit scale; None where a method does not apply."""
    if any(p is None for _, p in rows):
        return None
    if len(rows) == 1:
        return rows[0][1]
    if any(not 0 < x < 1 for _, p in rows for x in p):
        return None
    return tuple(1 / (1 + exp(-fsum(share * logit(p[i]) for share, p in rows)))
                 for i in range(len(rows[0][1])))


def midpoints(backs, lays, spread):
    """Midpoints of an exchange's two sides, or None where it prices nothing."""
    mids = []
    for back, lay in zip(backs, lays):
        if back <= 1.01 or lay < back or lay / back > spread + EPSILON:
            return None
        mids.append((1 / back + 1 / lay) / 2)
    total = fsum(mids)
    return tuple(mids) if 0.95 - EPSILON <= total <= 1.05 + EPSILON else None


def oldest(quotes):
    return max((q.age for q in quotes if q.age is not None), default=None)


def direct_part(board, line, book):
    """The book's own price of the line itself, or None."""
    backs = board.complete(line, book)
    if not backs or not all(q.fresh for q in backs):
        return None
    if book in EXCHANGES:
        lays = board.lay_side(line, book)
        if not lays or not all(q.fresh for q in lays):
            return None
        mids = midpoints([q.price for q in backs], [q.price for q in lays],
                         board.config.exchange_spread)
        return mids and Part(line.point, 1.0, None, mids, oldest(backs + lays))
    odds = tuple(q.price for q in backs)
    if min(odds) <= 1.01 or fsum(1 / o for o in odds) <= 1:
        return None
    return Part(line.point, 1.0, odds, None, oldest(backs))


def crosses_key_number(board, line, low, high):
    sport = board.events[line.event_id].sport
    return (sport.startswith("americanfootball_") and line.family == "spreads"
            and any(low <= n <= high for n in KEY_NUMBERS))


def interpolated_parts(board, line, book, method):
    """The two neighbours with their shares, or None."""
    if not board.config.interpolation or line.family not in ("spreads", "totals"):
        return None
    sides = {}
    for point in board.points.get(line._replace(point=None), ()):
        part = direct_part(board, line._replace(point=point), book)
        if part is None or part_probabilities(part, method) is None or point == line.point:
            continue
        side = "low" if point < line.point else "high"
        if side not in sides or abs(point - line.point) < abs(sides[side].point - line.point):
            sides[side] = part
    if len(sides) < 2:
        return None
    low, high = sides["low"], sides["high"]
    width = high.point - low.point
    if width > 1.5 + EPSILON or crosses_key_number(board, line, low.point, high.point):
        return None
    share = (line.point - low.point) / width
    return [low._replace(share=1 - share), high._replace(share=share)]


def sharp_price(board, line, book, weight):
    """SharpPrice of a book on a line under the chosen method, or None."""
    if line.outcomes is None:
        return None
    method, part = board.config.method, direct_part(board, line, book)
    if part is not None and part_probabilities(part, method) is not None:
        return SharpPrice(book, weight, [part])
    parts = interpolated_parts(board, line, book, method) if line.point is not None else None
    return SharpPrice(book, weight, parts) if parts else None


def weighted_median(values, weights):
    pairs, total, so_far = sorted(zip(values, weights)), fsum(weights), 0.0
    for index, (value, weight) in enumerate(pairs):
        so_far += weight
        if abs(so_far - total / 2) <= EPSILON * total and index + 1 < len(pairs):
            return (value + pairs[index + 1][0]) / 2
        if so_far >= total / 2:
            return value
    return pairs[-1][0]


def combine(rule, rows, weights, renormalise=True):
    """The consensus of rows of probabilities."""
    columns = list(zip(*rows))
    if rule == "median":
        p = [weighted_median(column, weights) for column in columns]
    else:
        p = [fsum(w * x for w, x in zip(weights, column)) / fsum(weights)
             for column in columns]
    total = fsum(p) if renormalise else 1.0
    return tuple(x / total for x in p)


def consensus(sharps, method, rule):
    """Probabilities of the line, or None where a sharp does not apply."""
    rows = [sharp.probabilities(method) for sharp in sharps]
    if not rows or None in rows:
        return None
    return combine(rule, rows, [s.weight for s in sharps], method != "worst_case")


def robust_range(sharps, method, rule):
    """Probabilities of every variant, by its name."""
    found = {name: consensus(sharps, name, rule) for name in ROBUST}
    if len(sharps) > 1:
        for left_out in sharps:
            rest = [s for s in sharps if s is not left_out]
            found["without " + left_out.book] = consensus(rest, method, rule)
    return {name: p for name, p in found.items() if p is not None}
