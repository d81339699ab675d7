# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of a feed, with the clock and every reason of rejection applied."""
from collections import Counter, namedtuple

LIMIT_BEFORE, LIMIT_IN_PLAY = 600, 120
EXCHANGES = frozenset("betfair_ex_uk betfair_ex_eu betfair_ex_au betfair matchbook smarkets "
                      "betopenly kalshi novig polymarket prophetx".split())
PICKEM = frozenset("betr_us_dfs pick6 prizepicks underdog".split())
WINNER = ("h2h", "h2h_3_way", "draw_no_bet")
REASONS = ("bad_price", "missing_point", "duplicate", "superseded", "lay", "stale",
           "in_play", "bad_event")

# outcomes: tuple of names, or None for a set that is never assumed complete
Line = namedtuple("Line", "event_id family period participant point outcomes")


def outcome_set(quote, event, three_way):
    """The set of names this quote's line has."""
    names = (event.home, event.away)
    if quote.family in WINNER or quote.family.startswith("spreads"):
        draw = quote.family == "h2h_3_way" or (quote.family == "h2h" and three_way)
        if draw:
            names = (event.home, "Draw", event.away)
        return names if None not in names and quote.selection in names else None
    for names in (("Over", "Under"), ("Yes", "No")):
        if quote.selection in names:
            return names
    return None


def line_of(quote, event, three_way):
    point = quote.point
    if point is not None and quote.family.startswith("spreads"):
        if quote.selection == event.away:
            point = -point
    return Line(quote.event_id, quote.family, quote.period, quote.participant,
                None if point is None else point + 0.0,
                outcome_set(quote, event, three_way))


class Board:
    """Used quotes: backs[line][book][selection]; lays likewise."""

    def __init__(self, feed, config):
        self.feed, self.config = feed, config
        self.events = feed.events
        self.as_of = config.as_of if config.as_of is not None else max(feed.times, default=None)
        self.backs, self.lays, self.by_key, self.points = {}, {}, {}, {}
        self.used, self.rejected = 0, Counter({"bad_event": feed.bad_event})
        self.read = len(feed.quotes) + feed.bad_event
        for quote in feed.quotes:
            self.place(quote)
        for line in self.backs:
            self.points.setdefault(line._replace(point=None), set()).add(line.point)

    def in_play(self, event_id):
        return self.events[event_id].start < self.as_of

    def place(self, quote):
        reason = quote.reason or self.judge(quote)
        if reason:
            self.rejected[reason] += 1
        else:
            self.used += 1
        if reason not in (None, "lay"):
            return
        three_way = (quote.event_id, quote.file, quote.book,
                     quote.period) in self.feed.named_draw
        quote.line = line_of(quote, self.events[quote.event_id], three_way)
        side = self.lays if quote.lay else self.backs
        side.setdefault(quote.line, {}).setdefault(quote.book, {})[quote.selection] = quote
        if not quote.lay:
            self.by_key[quote.key()[:-1]] = quote

    def judge(self, quote):
        """Sets age and freshness; lay, stale, in_play or None."""
        live = self.in_play(quote.event_id)
        default = LIMIT_IN_PLAY if live else LIMIT_BEFORE
        limit = self.config.max_age or default
        quote.age = None if quote.time is None else self.as_of - quote.time
        old = quote.age is not None and quote.age > limit
        quote.late = quote.age is not None and quote.age > default
        quote.fresh = not old or (self.config.max_age == 0 and self.config.stale_prices)
        if quote.lay:
            return "lay"
        if old and self.config.max_age != 0:
            return "stale"
        return "in_play" if live and not self.config.include_in_play else None

    def quotes_of(self, line):
        for book, quotes in self.backs.get(line, {}).items():
            for quote in quotes.values():
                yield quote

    def complete(self, line, book):
        """The book's back quotes in the order of the outcomes, or None."""
        if line.outcomes is None:
            return None
        quotes = self.backs.get(line, {}).get(book, {})
        found = [quotes.get(name) for name in line.outcomes]
        return None if None in found else found

    def lay_side(self, line, book):
        quotes = self.lays.get(line, {}).get(book, {})
        found = [quotes.get(name) for name in line.outcomes or ()]
        return None if None in found else found
