// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPoint;
using test::testNow;

/// What an opportunity says of its own doubts.
class TestValueFlags : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pushesArePossible_data();
    void pushesArePossible();
    void aHugeEvIsSuspect_data();
    void aHugeEvIsSuspect();
    void aPriceFarFromTheOthersIsSuspect_data();
    void aPriceFarFromTheOthersIsSuspect();
    void pickemPricesAreNotAmongTheOthers();
    void everyBookmakerIsAmongTheOthers();
    void fewPricesSayNothing();
    void tooLowIsAsFarAway();
    void anExchangeWithoutALayIsThin_data();
    void anExchangeWithoutALayIsThin();
    void staleAndInPlayAreFlaggedWhereAllowed_data();
    void staleAndInPlayAreFlaggedWhereAllowed();
    void rulesDifferOnlyWhereKnown_data();
    void rulesDifferOnlyWhereKnown();
    void oneSharpIsOneOpinion();
    void flagsHaveIds();
};

void TestValueFlags::pushesArePossible_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<double>("point");
    QTest::addColumn<bool>("push");
    QTest::addColumn<QString>("bookmaker");
    QTest::addColumn<QString>("sport");
    const auto row = [](const char *name, const char *market, double point, bool push, const char *bookmaker = "soft",
                        const char *sport = "basketball_nba") {
        QTest::newRow(name) << QString::fromUtf8(market) << point << push << QString::fromUtf8(bookmaker)
                            << QString::fromUtf8(sport);
    };
    row("a whole total", "totals", 5, true);
    row("half a total", "totals", 5.5, false);
    row("a quarter total", "totals", 5.25, true);
    row("three quarters of a total", "totals", 5.75, true);
    row("a whole spread", "spreads", -3, true);
    row("half a spread", "spreads", -3.5, false);
    row("a spread of nothing", "spreads", 0, true);
    row("a quarter spread", "spreads", -0.25, true);
    row("a whole prop", "player_points", 20, true);
    row("half a prop", "player_points", 20.5, false);
    row("draw no bet", "draw_no_bet", noPoint, true);
    row("the winner", "h2h", noPoint, false);
    row("the winner of a match that can be drawn", "h2h", noPoint, false, "soft", "soccer_epl");
    row("a winner known to be draw no bet", "h2h", noPoint, true, "dnb1", "soccer_epl");
    row("the same bookmaker where there are no draws", "h2h", noPoint, false, "dnb1");
}

void TestValueFlags::pushesArePossible()
{
    QFETCH(QString, market);
    QFETCH(double, point);
    QFETCH(QString, bookmaker);
    QFETCH(QString, sport);
    const std::string soft = bookmaker.toStdString();
    EdgeLab lab;
    const bool sides = market == QLatin1String("spreads") || std::isnan(point);
    const std::string first = sides ? "Home" : "Over";
    const std::string second = sides ? "Away" : "Under";
    const double other = sides ? 0.0 - point : point;
    lab.quotes.event("e", sport.toStdString())
        .book("pinnacle")
        .market(market.toStdString())
        .quote(first, 1.95, point)
        .quote(second, 1.95, other);
    lab.quotes.book(soft).market(market.toStdString()).quote(second, 2.1, other);
    lab.run();
    QVERIFY(lab.find(soft, second));
    QTEST(lab.flagged(soft, second, Flag::PushPossible), "push");
}

void TestValueFlags::aHugeEvIsSuspect_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<bool>("suspect");
    QTest::newRow("fifteen percent") << 2.3 - 1e-9 << false;
    QTest::newRow("more than fifteen percent") << 2.3 + 1e-9 << true;
}

void TestValueFlags::aHugeEvIsSuspect()
{
    QFETCH(double, price);
    EdgeLab lab;
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", price, 1.6);
    lab.run();
    QVERIFY(lab.find("soft", "Home"));
    QTEST(lab.flagged("soft", "Home", Flag::Suspect), "suspect");
}

void TestValueFlags::aPriceFarFromTheOthersIsSuspect_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<bool>("suspect");
    // Sorted: 1.93, 1.94, 1.95, 1.96 and the price. The median is 1.95; of the distances from it, in logarithms, that
    // of 1.94 is the middle one (1.96 is a little nearer).
    const double edge = 1.95 * std::exp(5 * 1.4826 * std::log(1.95 / 1.94));
    QTest::newRow("just near enough") << edge - 1e-6 << false;
    QTest::newRow("too far") << edge + 1e-6 << true;
}

void TestValueFlags::aPriceFarFromTheOthersIsSuspect()
{
    QFETCH(double, price);
    EdgeLab lab;
    lab.options.minEv = 0;
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("a", 1.93, 1.9)
        .h2h("b", 1.94, 1.9)
        .h2h("c", 1.96, 1.9)
        .h2h("soft", price, 1.6);
    lab.run();
    QVERIFY(lab.find("soft", "Home"));
    QVERIFY(lab.find("soft", "Home")->ev < 0.15);
    QTEST(lab.flagged("soft", "Home", Flag::Suspect), "suspect");
}

void TestValueFlags::fewPricesSayNothing()
{
    EdgeLab lab;
    for (const bool fifth : {false, true}) {
        lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("b", 1.95, 1.9).h2h("c", 1.95, 1.9).h2h("soft", 2.2, 1.6);
        if (fifth)
            lab.quotes.h2h("d", 1.95, 1.9);
        lab.run();
        QVERIFY(lab.find("soft", "Home"));
        QCOMPARE(lab.flagged("soft", "Home", Flag::Suspect), fifth); // the others agree to the last digit
    }
}

void TestValueFlags::tooLowIsAsFarAway()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("a", 1.93, 1.9)
        .h2h("b", 1.94, 1.9)
        .h2h("c", 1.96, 1.9)
        .h2h("soft", 1.7, 2.1);
    lab.run();
    QVERIFY(lab.flagged("soft", "Home", Flag::Suspect));
    QVERIFY(!lab.flagged("a", "Home", Flag::Suspect));
}

void TestValueFlags::anExchangeWithoutALayIsThin_data()
{
    QTest::addColumn<double>("lay");
    QTest::addColumn<bool>("thin");
    QTest::newRow("no lay") << 1.0 << true;
    QTest::newRow("a close lay") << 2.25 << false;
    QTest::newRow("a lay at the limit") << 2.2 * 1.05 - 1e-9 << false;
    QTest::newRow("a lay too far") << 2.2 * 1.05 + 1e-9 << true;
}

void TestValueFlags::anExchangeWithoutALayIsThin()
{
    QFETCH(double, lay);
    EdgeLab lab;
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("smarkets", 2.2, 1.8)
        .market("h2h_lay")
        .quote("Home", lay)
        .quote("Away", 1.84);
    lab.quotes.h2h("soft", 2.2, 1.7);
    lab.run();
    QTEST(lab.flagged("smarkets", "Home", Flag::ThinExchange), "thin");
    QVERIFY(lab.find("soft", "Home") && !lab.flagged("soft", "Home", Flag::ThinExchange));
}

void TestValueFlags::staleAndInPlayAreFlaggedWhereAllowed_data()
{
    QTest::addColumn<int>("age");
    QTest::addColumn<int>("startsIn");
    QTest::addColumn<bool>("stale");
    QTest::newRow("fresh before the start") << 600 << 10 << false;
    QTest::newRow("stale before the start") << 601 << 10 << true;
    QTest::newRow("fresh in play") << 120 << -10 << false;
    QTest::newRow("stale in play") << 121 << -10 << true;
}

void TestValueFlags::staleAndInPlayAreFlaggedWhereAllowed()
{
    QFETCH(int, age);
    QFETCH(int, startsIn);
    EdgeLab lab;
    lab.options.freshness.refuseStale = false;
    lab.options.freshness.refuseInPlay = false;
    lab.quotes.event("e", "basketball_nba", "Home", "Away", testNow + startsIn)
        .h2h("pinnacle", 1.95, 1.95)
        .at(testNow - age)
        .h2h("soft", 2.1, 1.8);
    lab.quotes.at(market::noTime).h2h("timeless", 2.1, 1.8);
    lab.run();
    QTEST(lab.flagged("soft", "Home", Flag::Stale), "stale");
    QCOMPARE(lab.flagged("soft", "Home", Flag::InPlay), startsIn < 0);
    QVERIFY(lab.flagged("timeless", "Home", Flag::Stale));
}

void TestValueFlags::rulesDifferOnlyWhereKnown_data()
{
    QTest::addColumn<QString>("sport");
    QTest::addColumn<QString>("bookmaker");
    QTest::addColumn<bool>("differ");
    const auto row = [](const char *name, const char *sport, const char *bookmaker, bool differ) {
        QTest::newRow(name) << QString::fromUtf8(sport) << QString::fromUtf8(bookmaker) << differ;
    };
    row("known to differ", "tennis_atp_french_open", "strict", true);
    row("known to agree", "tennis_atp_french_open", "lenient", false);
    row("unknown", "tennis_atp_french_open", "soft", false);
    row("another sport", "basketball_nba", "strict", false);
}

void TestValueFlags::rulesDifferOnlyWhereKnown()
{
    QFETCH(QString, sport);
    QFETCH(QString, bookmaker);
    EdgeLab lab;
    lab.quotes.event("e", sport.toStdString()).h2h("pinnacle", 1.95, 1.95).h2h(bookmaker.toStdString(), 2.1, 1.8);
    lab.run();
    QVERIFY(lab.find(bookmaker.toStdString(), "Home"));
    QTEST(lab.flagged(bookmaker.toStdString(), "Home", Flag::RulesDiffer), "differ");
}

void TestValueFlags::oneSharpIsOneOpinion()
{
    EdgeLab lab;
    lab.sharps({{"pinnacle", 1}, {"circa", 1}});
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("circa", 1.95, 1.95).h2h("soft", 2.1, 1.8);
    lab.quotes.event("f").h2h("pinnacle", 1.95, 1.95).h2h("softer", 2.1, 1.8);
    lab.run();
    QVERIFY(lab.find("soft", "Home") && !lab.flagged("soft", "Home", Flag::OneSharp));
    QVERIFY(lab.flagged("softer", "Home", Flag::OneSharp));
}

void TestValueFlags::flagsHaveIds()
{
    QStringList ids;
    for (unsigned bit = 0; bit < static_cast<unsigned>(flagCount); ++bit) {
        const std::string_view id = flagId(static_cast<Flag>(1U << bit));
        ids << QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("stale in_play suspect first_mover thin_exchange interpolated one_sharp "
                                            "push_possible rules_differ"));
    QVERIFY(has(Flags{} | Flag::InPlay, Flag::InPlay) && !has(Flags{} | Flag::InPlay, Flag::Stale));
}

void TestValueFlags::pickemPricesAreNotAmongTheOthers()
{
    EdgeLab lab;
    lab.tables.profiles = BookmakerProfiles::parse("pick1,pickem,0,\npick2,pickem,0,\npick3,pickem,0,\n").value();
    const auto write = [&lab] {
        lab.quotes.event("e").h2h("pinnacle", 2, 1.9).h2h("soft", 2.15, 1.8);
        lab.quotes.h2h("pick1", 1.9, 1.9).h2h("pick2", 1.9, 1.9).h2h("pick3", 1.9, 1.9);
    };
    write();
    lab.run();
    QVERIFY(lab.find("soft", "Home"));
    QVERIFY(!lab.flagged("soft", "Home", Flag::Suspect)); // two bookmakers are not five
    lab.options.targets = {"soft", "pick1", "pick2", "pick3"};
    lab.renew();
    write();
    lab.run();
    QVERIFY(lab.flagged("soft", "Home", Flag::Suspect)); // named, they are
}

void TestValueFlags::everyBookmakerIsAmongTheOthers()
{
    EdgeLab lab;
    lab.quotes.event("e").h2h("pinnacle", 2, 1.95);
    for (int book = 0; book < 64; ++book)
        lab.quotes.h2h("low" + std::to_string(book), 1.9, 1.9);
    for (int book = 0; book < 63; ++book)
        lab.quotes.h2h("high" + std::to_string(book), 2.2 + book * 0.001, 1.7);
    lab.run();
    QVERIFY(lab.find("high0", "Home"));
    QVERIFY(!lab.flagged("high0", "Home", Flag::Suspect));
}

QTEST_GUILESS_MAIN(TestValueFlags)
#include "tst_value_flags.moc"
