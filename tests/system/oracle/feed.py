# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads recorded odds responses: one Quote per element of an outcomes array."""
import json
import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Optional

PERIOD = re.compile(r"^(.+)_(q[1-4]|h[12]|p[123]|1st_\d_innings)$")


@dataclass
class Quote:
    event_id: str
    file: int
    order: int
    book: str
    market: str
    family: str
    period: str
    lay: bool
    participant: Optional[str]
    selection: str
    point: Optional[float]
    price: Optional[float]          # decimal; None is a bad price
    time: Optional[int]
    link: Optional[str] = None
    reason: Optional[str] = None    # why it is rejected; None is used
    line: Optional[tuple] = None
    age: Optional[int] = None
    fresh: bool = False
    late: bool = False              # beyond the default age limits

    def key(self):
        return (self.event_id, self.book, self.family, self.period, self.participant,
                self.point, self.selection, self.lay)


@dataclass
class Event:
    id: str
    sport: str
    start: int
    home: Optional[str]
    away: Optional[str]
    newest: int


class Feed:
    """All files of one call: quotes, events by id and the clock."""

    def __init__(self):
        self.quotes, self.events, self.times = [], {}, []
        self.bad_event = 0
        self.named_draw = set()     # (event, file, book, period) whose h2h has a Draw


def parse_time(value):
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return int(value)
    try:
        return int(datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp())
    except (AttributeError, ValueError):
        return None


def number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None


def split_market(key):
    """(family, period, lay) of a market key."""
    lay = key.endswith("_lay")
    if lay:
        key = key[:-len("_lay")]
    if key.startswith("alternate_"):
        key = key[len("alternate_"):]
    if key.endswith("_alternate"):
        key = key[:-len("_alternate")]
    match = PERIOD.match(key)
    return (match.group(1), match.group(2), lay) if match else (key, "full", lay)


def needs_point(family, selection):
    return (family.startswith(("spreads", "totals", "team_totals"))
            or selection in ("Over", "Under"))


def decimal_price(raw, american):
    value = number(raw)
    if value is None:
        return None
    if not american:
        return value if value > 1 else None
    if abs(value) < 100:
        return None
    return 1 + value / 100 if value > 0 else 1 + 100 / -value


def records_of(document):
    """The event records of a response, an envelope or one event."""
    if isinstance(document, dict):
        inner = document.get("data", document)
        return inner if isinstance(inner, list) else [inner]
    return document if isinstance(document, list) else []


def walk(record):
    """(bookmaker, market, outcome) for every element of an outcomes array."""
    for book in (record.get("bookmakers") or []) if isinstance(record, dict) else []:
        for market in book.get("markets") or []:
            for outcome in market.get("outcomes") or []:
                yield book, market, outcome


def is_american(records):
    """Most prices of the file are at least 100 in size."""
    prices = [number(o.get("price")) for r in records for _, _, o in walk(r)
              if isinstance(o, dict)]
    prices = [abs(p) for p in prices if p is not None]
    return sum(p >= 100 for p in prices) * 2 > len(prices)


def newest_update(record):
    times = []
    for book in record.get("bookmakers") or []:
        times.append(parse_time(book.get("last_update")))
        times += [parse_time(m.get("last_update")) for m in book.get("markets") or []]
    return [t for t in times if t is not None]


def read_event(feed, record, file, american):
    event_id = record.get("id") if isinstance(record, dict) else None
    start = parse_time(record.get("commence_time")) if event_id else None
    if not isinstance(event_id, str) or start is None:
        feed.bad_event += sum(1 for _ in walk(record))
        return
    times = newest_update(record)
    feed.times += times
    newest = max(times, default=-1)
    known = feed.events.get(event_id)
    if known is None or newest >= known.newest:
        feed.events[event_id] = Event(event_id, record.get("sport_key") or "", start,
                                      record.get("home_team"), record.get("away_team"),
                                      newest)
    for book, market, outcome in walk(record):
        quote = read_quote(event_id, file, len(feed.quotes), book, market, outcome, american)
        feed.quotes.append(quote)
        if quote.family == "h2h" and quote.selection == "Draw":
            feed.named_draw.add((event_id, file, quote.book, quote.period))


def read_quote(event_id, file, order, book, market, outcome, american):
    outcome = outcome if isinstance(outcome, dict) else {}
    family, period, lay = split_market(market.get("key") or "")
    time = parse_time(market.get("last_update"))
    if time is None:
        time = parse_time(book.get("last_update"))
    point = number(outcome.get("point"))
    selection = outcome.get("name") or ""
    quote = Quote(event_id, file, order, book.get("key") or "", market.get("key") or "",
                  family, period, lay, outcome.get("description") or None, selection,
                  None if point is None else point + 0.0,
                  decimal_price(outcome.get("price"), american), time,
                  outcome.get("link") or market.get("link") or book.get("link"))
    if quote.price is None:
        quote.reason = "bad_price"
    elif point is None and needs_point(family, selection):
        quote.reason = "missing_point"
    return quote


def reject_repeats(feed):
    """duplicate, superseded: of one key the newest remains, ties to the later."""
    groups = {}
    for quote in feed.quotes:
        if quote.reason != "missing_point":
            groups.setdefault(quote.key(), []).append(quote)

    def rank(quote):
        return (-1 if quote.time is None else quote.time, quote.order)
    for group in groups.values():
        if len(group) < 2:
            continue
        bad = [rank(q)[0] for q in group if q.reason]
        good, places = [q for q in group if not q.reason], {}
        for quote in good:
            places.setdefault((quote.file, quote.market), []).append(quote)
        firsts = [max(place, key=rank) for place in places.values()]
        for quote in good:
            if quote not in firsts:
                quote.reason = "duplicate"
        for quote in firsts:
            if quote is not max(firsts, key=rank) or rank(quote)[0] < max(bad, default=-2):
                quote.reason = "superseded"


def read_files(paths):
    feed = Feed()
    for index, path in enumerate(paths):
        with open(path, encoding="utf-8") as stream:
            records = records_of(json.load(stream))
        american = is_american(records)
        for record in records:
            read_event(feed, record, index, american)
    reject_repeats(feed)
    return feed
