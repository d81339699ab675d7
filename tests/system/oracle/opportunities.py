# SPDX-License-Identifier: GPL-3.0-or-later
"""Every bet a scan should report, with all its numbers."""
from math import fsum, log
from statistics import median

from .arbitrage import can_push
from .board import EXCHANGES, PICKEM
from .pricing import EPSILON, consensus, direct_part, robust_range, sharp_price


def kelly_fraction(p, price):
    return max(0.0, (p * price - 1) / (price - 1))


def outlier(board, quote):
    """Stands off at least five bookmakers' prices of the same selection."""
    logs = [log(q.price) for q in board.quotes_of(quote.line)
            if q.selection == quote.selection]
    if len(logs) < 5:
        return False
    middle = median(logs)
    spread = median(abs(x - middle) for x in logs)
    return abs(log(quote.price) - middle) > 5 * 1.4826 * spread


def hold(board, quote):
    quotes = board.complete(quote.line, quote.book)
    return 1 - 1 / fsum(1 / q.price for q in quotes) if quotes else None


def flags(board, quote, sharps, ev):
    found = {
        "stale": quote.late,
        "in_play": board.in_play(quote.event_id),
        "suspect": ev > 0.15 or outlier(board, quote),
        "thin_exchange": (quote.book in EXCHANGES
                          and direct_part(board, quote.line, quote.book) is None),
        "interpolated": any(s.interpolated for s in sharps),
        "one_sharp": len(sharps) == 1,
        "push_possible": can_push(board, quote),
    }
    return {name for name, is_set in found.items() if is_set}


def evaluate(board, quote, sharps):
    """All numbers of one bet, judged by these sharps; None without a price."""
    config = board.config
    fair = consensus(sharps, config.method, config.consensus)
    if fair is None:
        return None
    index = quote.line.outcomes.index(quote.selection)
    price = config.effective(quote.book, quote.price)
    p = fair[index]
    ev = p * price - 1
    variants = robust_range(sharps, config.method, config.consensus)
    range_ = [v[index] * price - 1 for v in variants.values()]
    full = kelly_fraction(p, price)
    return {
        "quote": quote, "fair_probability": p, "fair_price": 1 / p, "ev": ev,
        "ev_min": min(range_), "ev_max": max(range_), "variants": variants,
        "hold": hold(board, quote), "kelly": full,
        "stake": config.bankroll * config.kelly * full, "effective_price": price,
        "sharps": sharps, "flags": flags(board, quote, sharps, ev),
    }


class Evaluator:
    """Remembers what each sharp says of each line."""

    def __init__(self, board):
        self.board, self.known = board, {}

    def sharp(self, line, book, weight):
        key = (line, book)
        if key not in self.known:
            self.known[key] = sharp_price(self.board, line, book, weight)
        found = self.known[key]
        if found is not None:
            found.weight = weight
        return found

    def sharps_for(self, quote, weights):
        """The sharps that may judge this quote: not the book, not its clones."""
        clones = self.board.config.clones(quote.book)
        found = [self.sharp(quote.line, book, weight) for book, weight in weights.items()
                 if book not in clones]
        return [sharp for sharp in found if sharp is not None]

    def is_target(self, quote):
        config = self.board.config
        named = set(config.sharp or ()) | set(config.target or ())
        if config.target is not None and quote.book not in config.target:
            return False
        return quote.book not in PICKEM or quote.book in named

    def all(self, weights):
        """Every bet at or above the threshold, and those on its edge."""
        found, config = {}, self.board.config
        for line, books in self.board.backs.items():
            if line.outcomes is None:
                continue
            for quote in self.board.quotes_of(line):
                sharps = self.sharps_for(quote, weights) if self.is_target(quote) else []
                if len(sharps) < max(1, config.min_sharps):
                    continue
                if self.quick_ev(quote, sharps) < config.min_ev - 1e-9:
                    continue
                found[quote.key()[:-1]] = evaluate(self.board, quote, sharps)
        return found

    def quick_ev(self, quote, sharps):
        config = self.board.config
        fair = consensus(sharps, config.method, config.consensus)
        p = fair[quote.line.outcomes.index(quote.selection)]
        return p * config.effective(quote.book, quote.price) - 1

    def on_edge(self, bet):
        """Too close to the threshold to insist on either answer."""
        return abs(bet["ev"] - (self.board.config.min_ev - EPSILON)) < 1e-9

    def priced_lines(self, weights):
        need = max(1, self.board.config.min_sharps)
        return sum(1 for line in self.board.backs if line.outcomes and need <= sum(
            self.sharp(line, book, w) is not None for book, w in weights.items()))
