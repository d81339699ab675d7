# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of a scan as the oracle uses them: defaults and command line."""
import shlex
from dataclasses import dataclass, field
from typing import Optional

from .devig import ALIASES
from .feed import parse_time

BETFAIR = ("betfair_ex_uk", "betfair_ex_eu", "betfair_ex_au")
NUMBERS = {"--min-sharps": "min_sharps", "--exchange-spread": "exchange_spread",
           "--min-ev": "min_ev", "--kelly": "kelly", "--bankroll": "bankroll",
           "--max-age": "max_age", "--total": "total", "--step": "step",
           "--max-skew": "max_skew", "--low-hold": "low_hold",
           "--max-break-even": "max_break_even"}
SWITCHES = {"--no-interpolation": ("interpolation", False),
            "--include-in-play": ("include_in_play", True)}


@dataclass
class Config:
    method: str = "power"
    consensus: str = "mean"
    min_sharps: float = 1
    sharp: Optional[dict] = None        # None: the program's own default weights
    exchange_spread: float = 1.05
    interpolation: bool = True
    min_ev: float = 0.02
    kelly: float = 0.25
    bankroll: float = 1000.0
    commission: Optional[dict] = None   # None: the program's own default rates
    max_age: Optional[float] = None     # None: 600 s, 120 s in play; 0: no limit
    include_in_play: bool = False
    total: float = 100.0
    step: float = 0.01
    max_skew: float = 180
    low_hold: float = 0.02
    max_break_even: float = 0.05
    target: Optional[list] = None
    as_of: Optional[int] = None
    stale_prices: bool = True          # may a stale quote price a line (--max-age 0)?
    clone_groups: dict = field(default_factory=lambda: {"betfair_ex": list(BETFAIR)})

    def rate(self, book):
        return (self.commission or {}).get(book, 0.0)

    def effective(self, book, price):
        return 1 + (price - 1) * (1 - self.rate(book))

    def clones(self, book):
        """The book itself and all that share its prices."""
        found = {book}
        for group in self.clone_groups.values():
            if book in group:
                found.update(group)
        return found


def pairs(text, default):
    found = {}
    for item in text.split(","):
        name, _, value = item.partition("=")
        found[name] = float(value) if value else default
    return found


def words_of(options):
    words = []
    for word in shlex.split(options):
        words += word.split("=", 1) if word.startswith("--") and "=" in word else [word]
    return words


def from_options(options):
    """Config of an option string; raises ValueError for what it does not know."""
    config, words = Config(), words_of(options)
    while words:
        word = words.pop(0)
        if word in SWITCHES:
            setattr(config, *SWITCHES[word])
        elif word in NUMBERS:
            setattr(config, NUMBERS[word], float(words.pop(0)))
        elif word == "--method":
            name = words.pop(0)
            config.method = ALIASES.get(name, name)
        elif word == "--consensus":
            config.consensus = words.pop(0)
        elif word == "--sharp":
            config.sharp = {**(config.sharp or {}), **pairs(words.pop(0), 1.0)}
        elif word == "--commission":
            value = words.pop(0)
            config.commission = {} if value == "none" else pairs(value, 0.0)
        elif word == "--target":
            config.target = (config.target or []) + words.pop(0).split(",")
        elif word == "--as-of":
            config.as_of = parse_time(words.pop(0))
        else:
            raise ValueError("option not known to the oracle: " + word)
    return config


def adopt(config, settings):
    """Takes from a document what only resource files know."""
    rates = settings.get("commission")
    if config.commission != {} and isinstance(rates, dict):
        config.commission = {book: float(rate) for book, rate in rates.items()}
    groups = settings.get("clone_groups")
    if isinstance(groups, dict) and groups:
        config.clone_groups = {name: list(books) for name, books in groups.items()}
    config.commission = config.commission or {}
    return config


def settings_differ(config, settings, passed):
    """Lines of text: settings that do not echo the effective options."""
    found = []
    for name in NUMBERS.values():
        want, have = getattr(config, name), settings.get(name)
        if name == "max_age" and want is None:
            continue
        try:
            same = abs(float(have) - want) <= 1e-12
        except (TypeError, ValueError):
            same = False
        if not same:
            found.append("settings.%s is %r, want %r" % (name, have, want))
    for name in ("method", "consensus", "interpolation", "include_in_play"):
        if settings.get(name) != getattr(config, name):
            found.append("settings.%s is %r, want %r"
                         % (name, settings.get(name), getattr(config, name)))
    if settings.get("sharp") != config.sharp:
        found.append("settings.sharp is %r, want %r" % (settings.get("sharp"), config.sharp))
    for book, rate in (passed or {}).items():
        have = (settings.get("commission") or {}).get(book)
        if have is None or abs(float(have) - rate) > 1e-12:
            found.append("settings.commission[%s] is %r, want %r" % (book, have, rate))
    return found
