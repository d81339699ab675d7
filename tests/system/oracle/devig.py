# SPDX-License-Identifier: GPL-3.0-or-later
"""Fair probabilities from one bookmaker's odds: plain bisection, no tricks."""
from collections import namedtuple
from functools import lru_cache
from math import erfc, exp, fsum, log, log1p, sqrt
from statistics import NormalDist

METHODS = ("multiplicative", "additive", "power", "shin", "odds_ratio", "probit",
           "goto", "balanced_book", "jsd", "worst_case", "average")
ROBUST = ("multiplicative", "additive", "power", "shin", "odds_ratio", "probit", "goto")
BASIC = ("multiplicative", "additive", "power", "shin")
ALIASES = {"proportional": "multiplicative", "wpo": "additive",
           "logit": "odds_ratio", "bb": "balanced_book"}

Result = namedtuple("Result", "probabilities parameter reason")
NORMAL = NormalDist()


class NotApplicable(Exception):
    """The method gives no probabilities for these odds."""


def bisect(function, low, high):
    """The root of a decreasing function, to the last bit of a double."""
    for _ in range(2000):
        middle = low + (high - low) / 2
        if middle <= low or middle >= high:
            break
        if function(middle) > 0:
            low = middle
        else:
            high = middle
        if high - low < 1e-19 and abs(low) < 1e-3:
            break
    return low + (high - low) / 2


def widen(function, low, high):
    """A bracket around the root of a decreasing function."""
    while function(low) < 0:
        low *= 2
    while function(high) > 0:
        high *= 2
    return low, high


def multiplicative(q):
    total = fsum(q)
    return [x / total for x in q], None


def additive(q):
    part = (fsum(q) - 1) / len(q)
    return [x - part for x in q], part


def power(q):
    logs = [log(x) for x in q]

    def excess(k):
        return fsum(exp(k * x) for x in logs) - 1
    high = 1.0
    while excess(high) > 0:
        high *= 2
    k = bisect(excess, 0.0, high)
    return [exp(k * x) for x in logs], k


def shin(q):
    total = fsum(q)
    if total < 1:
        raise NotApplicable("book sum below 1")
    a = [x * x / total for x in q]

    def probabilities(z):
        return [2 * x / (sqrt(z * z + 4 * (1 - z) * x) + z) for x in a]
    z = bisect(lambda value: fsum(probabilities(value)) - 1, 0.0, 1.0)
    return probabilities(z), z


def odds_ratio(q):
    net = [1 / x - 1 for x in q]

    def probabilities(c):
        return [1 / (1 + exp(c) * b) for b in net]

    def excess(c):
        return fsum(probabilities(c)) - 1
    c = bisect(excess, *widen(excess, -1.0, 1.0))
    return probabilities(c), exp(c)


def probit(q):
    scores = [NORMAL.inv_cdf(x) for x in q]

    def probabilities(c):
        return [0.5 * erfc((c - x) / sqrt(2)) for x in scores]

    def excess(c):
        return fsum(probabilities(c)) - 1
    c = bisect(excess, *widen(excess, -1.0, 1.0))
    return probabilities(c), c


def goto(q):
    roots = [sqrt(1 - x) for x in q]
    t = (fsum(q) - 1) / fsum(roots)
    return [x - t * s for x, s in zip(q, roots)], t


def balanced_book(q):
    z = (fsum(q) - 1) / (len(q) - 1)
    return [(x - z) / (1 - z) for x in q], z


def _entropy_gap(u):
    """(1-u) ln(1-u) + (1+u) ln(1+u), without cancellation for a small u."""
    u = abs(u)
    if u < 0.1:
        return fsum(u ** (2 * k) / (k * (2 * k - 1)) for k in range(1, 12))
    lower = (1 - u) * log1p(-u) if u < 1 else 0.0
    return lower + (1 + u) * log1p(u)


def js_distance(p, q):
    """Jensen-Shannon distance of the two-point distributions of p and q."""
    total = 0.0
    for x, y in ((p, q), (1 - p, 1 - q)):
        mean = (x + y) / 2
        if mean > 0:
            total += mean * _entropy_gap((q - p) / 2 / mean)
    return sqrt(total / 2)


def jsd(q):
    """Every p the same distance below its q, or above it for a book sum under 1."""
    end = 0.0 if fsum(q) > 1 else 1.0
    limits = [js_distance(end, x) for x in q]

    def moved(x, limit, d):
        if d >= limit:
            return end
        if end:
            return bisect(lambda p: d - js_distance(p, x), x, 1.0)
        return bisect(lambda p: js_distance(p, x) - d, 0.0, x)

    def probabilities(d):
        return [moved(x, limit, d) for x, limit in zip(q, limits)]
    sign = -1 if end else 1
    d = bisect(lambda value: sign * (fsum(probabilities(value)) - 1), 0.0, sqrt(log(2)))
    return probabilities(d), d


def _basic(odds):
    found = [devig(method, odds).probabilities for method in BASIC]
    return [p for p in found if p is not None]


SOLVERS = {f.__name__: f for f in (multiplicative, additive, power, shin, odds_ratio,
                                   probit, goto, balanced_book, jsd)}


@lru_cache(maxsize=None)
def devig(method, odds):
    """Result(probabilities or None, parameter, reason) of a tuple of odds."""
    method = ALIASES.get(method, method)
    if len(odds) < 2 or any(not o > 1 for o in odds):
        return Result(None, None, "a price of 1 or below, or one outcome")
    q = [1 / o for o in odds]
    if method == "worst_case":
        return Result(tuple(map(min, zip(*_basic(odds)))), None, None)
    if method == "average":
        sums = [fsum(column) for column in zip(*_basic(odds))]
        return Result(tuple(x / fsum(sums) for x in sums), None, None)
    if abs(fsum(q) - 1) <= 1e-12:
        return Result(tuple(q), None, None)
    try:
        p, parameter = SOLVERS[method](q)
    except NotApplicable as error:
        return Result(None, None, str(error))
    lowest_is_inside = method == "jsd"      # it ends at 0 for a long outsider
    if any(not (0 < x < 1 or (x == 0 and lowest_is_inside)) for x in p):
        return Result(None, None, "leaves (0, 1)")
    return Result(tuple(p), parameter, None)
