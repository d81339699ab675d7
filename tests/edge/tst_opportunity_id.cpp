// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

#include <set>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPoint;
using test::testNow;

class TestOpportunityId : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIdOutlivesTheRun();
    void theOrderOfTheFeedDoesNotMatter();
    void priceTimeAndMarketDoNotMatter();
    void everyPartOfTheKeyMatters();
    void combinationsHaveIdsOfTheirOwn();
    void idsAreSixteenDigits_data();
    void idsAreSixteenDigits();
    void otherTextsAreNoIds_data();
    void otherTextsAreNoIds();
    void kindsHaveIds();
};

void TestOpportunityId::anIdOutlivesTheRun()
{
    EdgeLab lab; // pinned: bookmarks and archives of earlier releases must still find it
    lab.quotes
        .event("bda33adca828c09dc3cac3a856aef176", "americanfootball_nfl", "Tampa Bay Buccaneers", "Dallas Cowboys")
        .book("pinnacle")
        .market("spreads")
        .quote("Tampa Bay Buccaneers", 1.95, -3.5)
        .quote("Dallas Cowboys", 1.95, 3.5)
        .book("fanduel")
        .market("spreads")
        .quote("Dallas Cowboys", 2.1, 3.5);
    lab.run();
    QCOMPARE(QString::fromStdString(idText(lab.result.opportunities.at(0).id)), QStringLiteral("10694a90554c29cf"));
}

void TestOpportunityId::theOrderOfTheFeedDoesNotMatter()
{
    EdgeLab first;
    first.quotes.event("e", "soccer_epl").h2h("pinnacle", 2.4, 3.0, 3.0).h2h("soft", 2.9, 3.0, 3.0);
    first.run();
    EdgeLab second; // other names first, other teams before, the event last
    for (const char *name : {"zebra", "Away", "soft", "e"})
        second.vocabulary.names.intern(name);
    second.vocabulary.bookmakers.intern("zebra");
    second.vocabulary.internMarket("totals");
    second.quotes.event("d", "tennis_atp").totals("soft", 22.5, 1.9, 1.9);
    second.quotes.event("e", "soccer_epl")
        .book("soft")
        .market("h2h")
        .quote("Away", 3.0)
        .quote("Home", 2.9)
        .quote("Draw", 3.0);
    second.quotes.h2h("pinnacle", 2.4, 3.0, 3.0);
    second.run();
    QVERIFY(first.find("soft", "Home") && second.find("soft", "Home"));
    QCOMPARE(first.find("soft", "Home")->id, second.find("soft", "Home")->id);
}

void TestOpportunityId::priceTimeAndMarketDoNotMatter()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("pinnacle", 5.5, 1.95, 1.95).totals("soft", 5.5, 2.1, 1.7);
    lab.run();
    const OpportunityId id = lab.find("soft", "Over")->id;
    lab.quotes.event("e", "basketball_nba", "Home", "Away", testNow + 7200)
        .at(testNow - 99)
        .totals("pinnacle", 5.5, 1.9, 1.9)
        .book("soft")
        .market("alternate_totals")
        .quote("Over", 2.5, 5.5);
    lab.run();
    QCOMPARE(lab.find("soft", "Over")->id, id);
}

void TestOpportunityId::everyPartOfTheKeyMatters()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    for (const char *event : {"e", "f"}) {
        lab.quotes.event(event, "soccer_epl");
        for (const char *bookmaker : {"pinnacle", "soft", "softer"}) {
            lab.quotes.h2h(bookmaker, 2.4, 3.0, 3.0).totals(bookmaker, 2.5, 1.9, 1.9).totals(bookmaker, 3.5, 1.9, 1.9);
            lab.quotes.market("totals_h1").quote("Over", 1.9, 2.5).quote("Under", 1.9, 2.5);
            lab.quotes.market("draw_no_bet").quote("Home", 1.9).quote("Away", 1.9);
            for (const char *player : {"Ann", "Bob"})
                lab.quotes.market("player_shots").quote("Over", 1.9, 2.5, player).quote("Under", 1.9, 2.5, player);
        }
    }
    lab.run();
    std::set<OpportunityId> ids;
    for (const Opportunity &found : lab.result.opportunities)
        ids.insert(found.id);
    QCOMPARE(lab.result.opportunities.size(), std::size_t{2 * 2 * 15});
    QCOMPARE(ids.size(), lab.result.opportunities.size());
}

void TestOpportunityId::combinationsHaveIdsOfTheirOwn()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 5.5, 2.1, 1.5).totals("b", 5.5, 1.5, 2.1).totals("c", 7.5, 1.5, 2.05);
    lab.run();
    std::set<OpportunityId> ids;
    for (const Arbitrage &found : lab.result.arbitrages)
        ids.insert(found.id);
    for (const Middle &found : lab.result.middles)
        ids.insert(found.id);
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{2});
    QCOMPARE(lab.result.middles.size(), std::size_t{1});
    QCOMPARE(ids.size(), std::size_t{3});
    const OpportunityId id = lab.result.arbitrages[0].id;
    lab.quotes.event("e").totals("b", 5.5, 1.4, 2.2).totals("a", 5.5, 2.2, 1.4);
    lab.run();
    QCOMPARE(lab.result.arbitrages.at(0).id, id);
}

void TestOpportunityId::idsAreSixteenDigits_data()
{
    QTest::addColumn<quint64>("id");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << quint64{0} << QStringLiteral("0000000000000000");
    QTest::newRow("small") << quint64{0xab} << QStringLiteral("00000000000000ab");
    QTest::newRow("all") << ~quint64{0} << QStringLiteral("ffffffffffffffff");
    QTest::newRow("every digit") << quint64{0x0123456789abcdef} << QStringLiteral("0123456789abcdef");
}

void TestOpportunityId::idsAreSixteenDigits()
{
    QFETCH(quint64, id);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(idText(id)), text);
    OpportunityId read = 1;
    QVERIFY(idFromText(text.toStdString(), read));
    QCOMPARE(quint64{read}, id);
}

void TestOpportunityId::otherTextsAreNoIds_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "ab", "0123456789abcdef0", "0123456789abcdeg", "-123456789abcdef", "0x23456789abcdef",
                             " 123456789abcdef"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestOpportunityId::otherTextsAreNoIds()
{
    QFETCH(QString, text);
    OpportunityId read = 0;
    QVERIFY(!idFromText(text.toStdString(), read));
}

void TestOpportunityId::kindsHaveIds()
{
    QCOMPARE(arbitrageKindId(ArbitrageKind::TwoWay), std::string_view("two_way"));
    QCOMPARE(arbitrageKindId(ArbitrageKind::ThreeWay), std::string_view("three_way"));
    QCOMPARE(arbitrageKindId(ArbitrageKind::Cross), std::string_view("cross"));
}

QTEST_GUILESS_MAIN(TestOpportunityId)
#include "tst_opportunity_id.moc"
