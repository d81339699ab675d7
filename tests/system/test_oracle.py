# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the oracle itself: python3 -m unittest, in this folder."""
import json
import os
import tempfile
import unittest
from math import fsum

from oracle import arbitrage, config, cross, feed, pricing
from oracle.board import Board
from oracle.devig import METHODS, devig
from oracle.opportunities import Evaluator

THREE = {
    "multiplicative": (.233155598642753, .264663111972855, .502181289384392, None),
    "additive": (.231033231033231, .263208263208263, .505758505758506, None),
    "power": (.231140979822797, .263064092365887, .505794927811316, 1.0206558753468138),
    "shin": (.231571958908889, .263574496283164, .504853544807947, .010608058155023643),
    "odds_ratio": (.232004526865990, .263641295893736, .504354177240273, 1.0344564763298995),
    "probit": (.231804766320241, .263540237174108, .504654996505650, .020473182680560419),
    "jsd": (.231521613008688, .263410823000351, .505067563990961, .0054830675115567),
    "balanced_book": (.229937962777667, .262457474484691, .507604562737643,
                      .010593010593010593),
    "goto": (.230469695074990, .262807476305926, .506722828619083, .0087361570263567),
}
FAVOURITE = {"multiplicative": .037394, "additive": .024181, "shin": .024181, "jsd": .021923,
             "probit": .020209, "odds_ratio": .019608, "power": .013143, "goto": .012532,
             "balanced_book": .010192}
GLOSSARY = {"multiplicative": (.372026, .403028, .224946), "additive": (.373335, .405387, .221278),
            "power": (.372984, .405107, .221908), "odds_ratio": (.372429, .404131, .223440),
            "probit": (.372600, .404382, .223018), "shin": (.372994, .404779, .222227),
            "goto": (.373665, .406005, .220330)}


class Devig(unittest.TestCase):
    def test_worked_table(self):
        for method, (*p, parameter) in THREE.items():
            found = devig(method, (4.20, 3.70, 1.95))
            for have, want in zip(found.probabilities, p):
                self.assertAlmostEqual(have, want, 14, method)
            if parameter:
                self.assertAlmostEqual(found.parameter, parameter, 13, method)

    def test_favourite(self):
        for method, want in FAVOURITE.items():
            self.assertAlmostEqual(devig(method, (1.01, 26.0)).probabilities[1], want, 6, method)
        self.assertAlmostEqual(devig("odds_ratio", (1.01, 26.0)).parameter, 2.0, 12)

    def test_glossary(self):
        for method, want in GLOSSARY.items():
            for have, p in zip(devig(method, (2.60, 2.40, 4.30)).probabilities, want):
                self.assertAlmostEqual(have, p, 6, method)

    def test_two_way(self):
        for odds, want in (((1.83, 2.02), (.52468, .52570, .52621)),
                           ((1.25, 4.2), (.77064, .78095, .78653))):
            for method, p in zip(("multiplicative", "additive", "power"), want):
                self.assertAlmostEqual(devig(method, odds).probabilities[0], p, 5)
            self.assertAlmostEqual(devig("shin", odds).probabilities[0],
                                   devig("additive", odds).probabilities[0], 13)

    def test_sums_and_limits(self):
        for odds in ((1.9, 2.0), (2.0, 3.6, 4.1), (1.001, 900.0), (1.5, 3.0)):
            for method in METHODS:
                p = devig(method, odds).probabilities
                if p and method != "worst_case":
                    self.assertAlmostEqual(fsum(p), 1, 13, method)
        self.assertIsNone(devig("additive", (1.02, 1.5, 80.0)).probabilities)
        self.assertIsNone(devig("shin", (2.1, 2.1)).probabilities)
        self.assertIsNone(devig("power", (1.0, 9.0)).probabilities)

    def test_combined(self):
        odds = (4.20, 3.70, 1.95)
        lowest = devig("worst_case", odds).probabilities
        self.assertAlmostEqual(lowest[0], THREE["additive"][0], 14)
        self.assertAlmostEqual(lowest[2], THREE["multiplicative"][2], 14)
        mean = fsum(THREE[m][0] for m in ("multiplicative", "additive", "power", "shin")) / 4
        self.assertAlmostEqual(devig("average", odds).probabilities[0], mean, 13)


class Arithmetic(unittest.TestCase):
    def test_midpoint(self):
        mids = pricing.midpoints((2.50, 3.40, 3.20), (2.54, 3.50, 3.25), 1.05)
        self.assertAlmostEqual(fsum(mids), .996863, 6)
        part = pricing.Part(None, 1.0, None, mids, 0)
        for have, want in zip(pricing.part_probabilities(part, "shin"),
                              (.398099, .290828, .311072)):
            self.assertAlmostEqual(have, want, 6)
        self.assertIsNone(pricing.midpoints((2.5, 3.4), (2.4, 3.5), 1.05))

    def test_median(self):
        self.assertEqual(pricing.weighted_median([.3, .1, .2], [1, 1, 1]), .2)
        self.assertAlmostEqual(pricing.weighted_median([.3, .1], [1, 1]), .2)
        self.assertEqual(pricing.weighted_median([.3, .1], [3, 1]), .3)

    def test_rounding(self):
        prices = (2.75, 3.70, 3.30)
        worst, total, stakes = arbitrage.rounded_stakes(
            prices, 500, 5, lambda s: {i: s[i] * prices[i] - fsum(s) for i in range(3)})
        self.assertEqual(stakes, [195, 145, 160])
        self.assertAlmostEqual(worst, 28.0)
        self.assertEqual(total, 500)


def event(books, sport="soccer_test"):
    return {"id": "e1", "sport_key": sport, "commence_time": "2024-01-01T12:00:00Z",
            "home_team": "Home", "away_team": "Away", "bookmakers": books}


def book(key, time, *markets):
    return {"key": key, "title": key, "last_update": "2024-01-01T10:%s:00Z" % time,
            "markets": [{"key": k, "outcomes": [
                {"name": n, "price": p, **({} if x is None else {"point": x})}
                for n, p, x in rows]} for k, rows in markets]}


def board_of(documents, options=""):
    paths = []
    for document in documents:
        handle, path = tempfile.mkstemp(suffix=".json")
        with os.fdopen(handle, "w") as stream:
            json.dump(document, stream)
        paths.append(path)
    try:
        return Board(feed.read_files(paths), config.adopt(config.from_options(options), {}))
    finally:
        for path in paths:
            os.unlink(path)


def totals(point, over, under, key="totals"):
    return (key, [("Over", over, point), ("Under", under, point)])


class Semantics(unittest.TestCase):
    def test_market_keys(self):
        self.assertEqual(feed.split_market("alternate_spreads_h1"), ("spreads", "h1", False))
        self.assertEqual(feed.split_market("player_points_q1_alternate"),
                         ("player_points", "q1", False))
        self.assertEqual(feed.split_market("h2h_lay"), ("h2h", "full", True))
        self.assertEqual(feed.split_market("totals_1st_5_innings"),
                         ("totals", "1st_5_innings", False))

    def test_reasons(self):
        first = [event([book("a", "00", ("h2h", [("Home", 2, None), ("Away", 2, None),
                                                 ("Home", 1, None)])),
                        book("b", "09", ("h2h", [("Home", 2, None), ("Home", 2.1, None)]),
                             ("totals", [("Over", 2, None)]))])]
        second = [event([book("b", "10", ("h2h", [("Home", 2.2, None)])),
                         book("c", "30", ("h2h_lay", [("Home", 2, None)]))])]
        board = board_of([first, second], "--max-age 1500")
        self.assertEqual(+board.rejected, {"bad_price": 1, "missing_point": 1, "duplicate": 1,
                                           "superseded": 1, "lay": 1, "stale": 2})
        self.assertEqual((board.read, board.used), (8, 1))

    def test_bad_price_supersedes(self):
        old = [event([book("a", "00", ("h2h", [("Home", 2, None)]))])]
        new = [event([book("a", "01", ("h2h", [("Home", 1, None)]))])]
        self.assertEqual(board_of([old, new]).used, 0)
        self.assertEqual(board_of([old, old]).rejected["superseded"], 1)

    def test_interpolation(self):
        books = [book("s", "00", totals(2, 1.8, 2.1), totals(3, 2.6, 1.5, "alternate_totals")),
                 book("t", "00", totals(2.25, 2.6, 1.6))]
        bets = Evaluator(board_of([[event(books)]], "--sharp s")).all({"s": 1.0})
        bet = bets[("e1", "t", "totals", "full", None, 2.25, "Over")]
        low, high = devig("power", (1.8, 2.1)), devig("power", (2.6, 1.5))
        want = pricing.blend([(.75, low.probabilities), (.25, high.probabilities)])
        self.assertAlmostEqual(bet["fair_probability"], want[0], 12)
        self.assertEqual(bet["flags"], {"interpolated", "one_sharp", "push_possible", "suspect"})
        board = board_of([[event(books)]], "--sharp s --no-interpolation")
        self.assertEqual(Evaluator(board).all({"s": 1.0}), {})

    def test_key_numbers(self):
        def spread(point):
            return ("alternate_spreads", [("Home", 2.0, point), ("Away", 1.8, -point)])
        for low, high, found in ((-2.5, -2.0, 0), (-3.5, -2.5, 1), (-3.0, -2.0, 1)):
            middle = (low + high) / 2
            books = [book("s", "00", spread(low), spread(high)), book("t", "00", spread(middle))]
            lines = board_of([[event(books, "americanfootball_nfl")]])
            line = [x for x in lines.backs if x.point == middle][0]
            price = pricing.sharp_price(lines, line, "s", 1.0)
            self.assertEqual(price is None, bool(found))

    def test_clones_and_thin_exchange(self):
        def sides(key, price):
            return (key, [("Home", price, None), ("Away", price, None)])
        books = [book("betfair_ex_eu", "00", sides("h2h", 2.0), sides("h2h_lay", 2.04)),
                 book("betfair_ex_uk", "00", sides("h2h", 2.2), sides("h2h_lay", 3.0))]
        board = board_of([[event(books, "tennis_x")]], "--sharp betfair_ex_eu,betfair_ex_uk")
        self.assertEqual(Evaluator(board).all(board.config.sharp), {})
        board = board_of([[event(books + [book("z", "00", sides("h2h", 2.2))], "tennis_x")]],
                         "--sharp betfair_ex_eu,betfair_ex_uk")
        bets = Evaluator(board).all(board.config.sharp)
        self.assertEqual({k[1] for k in bets}, {"z"})

    def test_middle(self):
        for low, high, prices, want in ((45.5, 48.5, (1.95, 1.95), (-.025, .95, .0256410256)),
                                        (2.5, 3.5, (1.95, 1.87), (-.0454188, .9091623, .0475798711)),
                                        (2.75, 3.25, (2.1, 1.9), (-.0025, .4975, .005)),
                                        (2.75, 4.5, (2.1, 1.9), (-.0025, .73375, .0033955857))):
            books = [book("a", "00", totals(low, prices[0], 1.5)),
                     book("b", "00", totals(high, 1.5, prices[1]))]
            board = board_of([[event(books)]])
            legs = [q for q in board.by_key.values() if q.price in prices]
            for have, number in zip(arbitrage.middle_numbers(board, legs, prices), want):
                self.assertAlmostEqual(have, number, 7)

    def test_arbitrage(self):
        books = [book("a", "00", ("h2h", [("Home", 2.10, None), ("Away", 1.7, None)])),
                 book("b", "02", ("h2h", [("Home", 1.7, None), ("Away", 2.05, None)]))]
        for sport, options, count in (("tennis_x", "", 1), ("soccer_x", "", 0),
                                      ("tennis_x", "--max-skew 60", 0)):
            found = arbitrage.line_arbitrages(board_of([[event(books, sport)]], options))
            self.assertEqual(len(found), count)

    def test_cross(self):
        def found(*bets, sport="soccer_x"):
            books = []
            for at, (key, name, price, point) in enumerate(bets):
                rows = [(name, price, point)]
                if key == "h2h" and name != "Draw":
                    rows.append(("Draw", 1.01, None))
                books.append(book("b%d" % at, "00", (key, rows)))
            known = cross.arbitrages(board_of([[event(books, sport)]]))
            return sorted(round(best[0], 6) for best in known.values())
        home, draw = ("draw_no_bet", "Home", 3.0, None), ("h2h", "Draw", 5.0, None)
        self.assertEqual(found(home, ("spreads", "Away", 1.7, .5)), [round(1 / 3 + 1 / 1.7, 6)])
        self.assertEqual(found(home, ("spreads", "Away", 1.7, .5), sport="icehockey_x"), [])
        self.assertEqual(found(home, ("spreads", "Away", 1.7, -.25)), [])
        self.assertEqual(found(home, draw, ("h2h", "Away", 3.2, None)),
                         [round(1 / 3 + 1 / 3.2 + (1 - 1 / 3) / 5, 6)])
        self.assertEqual(found(("double_chance", "Draw or Home", 1.4, None),
                               ("spreads", "Away", 4.5, -.25)), [round(1 / 1.4 + 1 / 4.5, 6)])
        self.assertEqual(found(("double_chance", "Away/Home", 1.3, None), draw),
                         [round(1 / 1.3 + 1 / 5, 6)])
        self.assertEqual(found(("totals", "Over", 5.0, 2.75), ("totals", "Under", 1.6, 2.5)),
                         [round(1 / 3 + 1 / 1.6, 6)])
        self.assertEqual(found(("spreads", "Home", 2.1, -1), ("spreads", "Away", 2.1, 1.25),
                               sport="icehockey_x"), [round(2 / 2.1, 6)])

    def test_draw_elsewhere(self):
        for key, count in (("h2h_q1", 1), ("h2h_3_way", 1), ("h2h", 0)):
            books = [book("a", "00", ("h2h", [("Home", 2.10, None), ("Away", 1.7, None)])),
                     book("b", "02", ("h2h", [("Home", 1.7, None), ("Away", 2.05, None)])),
                     book("c", "02", (key, [("Home", 1.9, None), ("Away", 1.9, None),
                                            ("Draw", 9, None)]))]
            found = arbitrage.line_arbitrages(board_of([[event(books, "basketball_x")]]))
            self.assertEqual(len(found), count, key)


if __name__ == "__main__":
    unittest.main()
