# SPDX-License-Identifier: GPL-3.0-or-later
"""Best legs of a line, rounded stakes, middles and low holds."""
from itertools import product
from math import ceil, floor, fsum

from .board import PICKEM, WINNER
from .settle import net, payoffs

DRAW_SPORTS = ("soccer_", "cricket_", "rugbyleague_", "rugbyunion_", "handball_",
               "aussierules_")
KNOWN_DRAW_NO_BET = ("mybookieag", "pointsbetus")


def has_draws(board, event_id):
    return board.events[event_id].sport.startswith(DRAW_SPORTS)


def can_end_level(board, line):
    """By the sport, or because a used line of the same family and period has a Draw."""
    return has_draws(board, line.event_id) or any(
        "Draw" in (other.outcomes or ()) and other[:4] == line[:4] for other in board.backs)


def two_way_winner(board, line):
    """A two-way h2h where a draw is possible."""
    return (line.family == "h2h" and len(line.outcomes or ()) == 2
            and can_end_level(board, line))


def draw_no_bet_known(board, line, book):
    return (board.events[line.event_id].sport.startswith("soccer_")
            and book in KNOWN_DRAW_NO_BET)


def returned_on_draw(board, quote):
    """The stake is known to come back when the match ends level, whatever the handicap."""
    return quote.family == "draw_no_bet" or (
        two_way_winner(board, quote.line) and draw_no_bet_known(board, quote.line, quote.book))


def can_push(board, quote):
    """Whole and quarter points, and winner bets without a draw."""
    numbered = quote.point is not None and abs(quote.point % 1 - 0.5) > 1e-9
    return numbered or returned_on_draw(board, quote)


def is_target(board, quote):
    config = board.config
    named = set(config.sharp or ()) | set(config.target or ())
    return quote.book not in PICKEM or quote.book in named


def candidates(board, line):
    """[(effective price, quote)] of each outcome that may be a leg."""
    config, found = board.config, []
    for name in line.outcomes:
        legs = [(config.effective(q.book, q.price), q) for q in board.quotes_of(line)
                if q.selection == name and is_target(board, q)]
        if two_way_winner(board, line):
            legs = [leg for leg in legs if draw_no_bet_known(board, line, leg[1].book)]
        found.append(legs)
    return found


def best_legs(sides, max_skew):
    """(sum of 1/price, legs) of the best combination within the skew, or None."""
    starts = {q.time for legs in sides for _, q in legs if q.time is not None}
    best = None
    for start in starts:
        chosen = []
        for legs in sides:
            inside = [leg for leg in legs if leg[1].time is not None
                      and start <= leg[1].time <= start + max_skew]
            if inside:
                chosen.append(max(inside, key=lambda leg: leg[0]))
        if len(chosen) == len(sides):
            total = fsum(1 / price for price, _ in chosen)
            if best is None or total < best[0]:
                best = (total, chosen)
    return best


def rounded_stakes(prices, total, step, pay, weights=None):
    """(worst, sum, stakes): floor or ceiling of each stake, best worst case."""
    weights, best = weights or [1 / p for p in prices], None
    exact = [total * weight / fsum(weights) / step for weight in weights]
    choices = [{floor(x + 1e-9), ceil(x - 1e-9)} for x in exact]
    for steps in product(*choices):
        stakes = [n * step for n in steps]
        if fsum(stakes) > total + 1e-9:
            continue
        trial = (min(pay(stakes).values()), fsum(stakes), stakes)
        if best is None or trial[0] > best[0] + 1e-9 or (
                trial[0] > best[0] - 1e-9 and trial[1] > best[1] + 1e-9):
            best = trial
    return best


def stakes_for(board, quotes, prices):
    """(worst payoff, sum, stakes) of legs on one line."""
    config, event = board.config, board.events[quotes[0].event_id]
    draws = can_end_level(board, quotes[0].line)
    return rounded_stakes(prices, config.total, config.step,
                          lambda stakes: payoffs(quotes, prices, stakes, event, draws))


def line_arbitrages(board):
    """{line: (book sum, legs, worst payoff, sum of stakes)}."""
    found = {}
    for line in board.backs:
        if line.outcomes is None:
            continue
        best = best_legs(candidates(board, line), board.config.max_skew)
        if best is None or best[0] >= 1:
            continue
        quotes, prices = [q for _, q in best[1]], [p for p, _ in best[1]]
        worst, total, _ = stakes_for(board, quotes, prices) or (0, 0, None)
        if worst > 0:
            found[line] = (best[0], best[1], worst, total)
    return found


def low_holds(board):
    """{line: (hold, skew)} of the best prices, whatever their times."""
    found = {}
    for line in board.backs:
        sides = candidates(board, line) if line.outcomes else []
        if not sides or not all(sides):
            continue
        best = [max(legs, key=lambda leg: leg[0]) for legs in sides]
        value = 1 - 1 / fsum(1 / price for price, _ in best)
        times = [max(q.time or 0 for p, q in legs if p == top[0])
                 for legs, top in zip(sides, best)]
        if value <= board.config.low_hold:
            found[line] = (value, max(times) - min(times))
    return found


def middle_numbers(board, quotes, prices):
    """(miss, hit, break-even) per unit of total stake, both wins worth the same. Hit: the
    worst whole number inside the window."""
    back = prices[0] * prices[1] / fsum(prices)
    shares = [back / price for price in prices]
    low, high = middle_window(board, *quotes)
    event = board.events[quotes[0].event_id]
    inside = range(floor(low) + 1, ceil(high))
    if not inside:
        return None
    # The ends are enough, and a feed may send any number.
    hit = min(fsum(s * net(q, p, number, event) for s, q, p in zip(shares, quotes, prices))
              for number in (inside[0], inside[-1]))
    miss = back - 1
    return miss, hit, max(0.0, miss / (miss - hit))


def middle_window(board, first, second):
    """(low, high) where both bets win, or None."""
    event = board.events[first.event_id]
    if {first.selection, second.selection} == {"Over", "Under"}:
        over, under = (first, second) if first.selection == "Over" else (second, first)
        low, high = over.point, under.point
    elif {first.selection, second.selection} == {event.home, event.away}:
        home, away = (first, second) if first.selection == event.home else (second, first)
        low, high = -home.point, away.point
    else:
        return None
    return (low + 0.0, high + 0.0) if low < high else None


def middles(board):
    """{(event, family, period, participant, low, high): best break-even in the skew}."""
    found, groups, config = {}, {}, board.config
    for line in board.backs:
        if line.outcomes and line.point is not None and line.family not in WINNER:
            groups.setdefault(line._replace(point=None), []).extend(
                q for q in board.quotes_of(line) if q.book not in PICKEM)
    for line, quotes in groups.items():
        for a in (q for q in quotes if q.selection == line.outcomes[0]):
            for b in (q for q in quotes if q.selection == line.outcomes[1]):
                window = middle_window(board, a, b)
                if window is None or abs((a.time or 0) - (b.time or 0)) > config.max_skew:
                    continue
                prices = [config.effective(q.book, q.price) for q in (a, b)]
                if fsum(1 / p for p in prices) - 1 > config.max_break_even + 1e-9:
                    continue  # halves only raise it
                numbers = middle_numbers(board, (a, b), prices)
                key = line[:4] + window
                if numbers and numbers[2] <= config.max_break_even:
                    found[key] = min(numbers[2], found.get(key, numbers[2]))
    return found
