// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_market.h"

#include <QtTest>

#include <numeric>

using namespace evision;
using namespace evision::edge;
using pricing::Random;
using test::EdgeLab;
using test::noPoint;
using test::noPrice;
using test::testNow;

/// The counts of a scan, and that scans do not disturb each other.
class TestScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyQuoteIsCountedOnce();
    void linesAreCountedWhereAQuoteIsUsed();
    void anEmptyBookGivesAnEmptyResult();
    void readIsUsedPlusRejected();
    void aScanDoesNotRememberTheOneBefore();
    void anotherVocabularyIsTakenIn();
    void theOptionsAreThoseGiven();
};

void TestScan::everyQuoteIsCountedOnce()
{
    EdgeLab lab;
    lab.quotes.event("e").h2h("pinnacle", 1.95, noPrice).quote("Home", 1.9);
    lab.quotes.totals("soft", noPoint, 1.9, 1.9).market("h2h_lay").quote("Home", 2.0);
    lab.quotes.totals("soft", 5.5, 1.9, 1.9).market("alternate_totals").quote("Over", 1.95, 5.5);
    lab.quotes.at(testNow - 700).h2h("old", 1.9, 1.9);
    lab.quotes.event("f", "basketball_nba", "Home", "Away", testNow - 1).at(testNow).h2h("soft", 1.9, 1.9);
    market::QuoteBook book = lab.quotes.take();
    book.quotesOfBadEvents = 4;
    MarketScan scan(lab.tables, lab.options);
    scan.scan(book, lab.vocabulary, testNow, lab.result);
    const ScanCounts &counts = lab.result.counts;
    const auto rejected = [&](market::QuoteStatus status) { return counts.rejected[static_cast<std::size_t>(status)]; };
    QCOMPARE(counts.read, std::uint64_t{17});
    QCOMPARE(counts.used, std::uint64_t{3}); // one of pinnacle, Over and Under of 5.5
    QCOMPARE(counts.badEvent, std::uint64_t{4});
    QCOMPARE(counts.events, std::uint64_t{2});
    QCOMPARE(counts.bookmakers, std::uint64_t{3});
    QCOMPARE(rejected(market::QuoteStatus::BadPrice), std::uint64_t{1});
    QCOMPARE(rejected(market::QuoteStatus::Duplicate), std::uint64_t{1});
    QCOMPARE(rejected(market::QuoteStatus::MissingPoint), std::uint64_t{2});
    QCOMPARE(rejected(market::QuoteStatus::Lay), std::uint64_t{1});
    QCOMPARE(rejected(market::QuoteStatus::Superseded), std::uint64_t{1});
    QCOMPARE(rejected(market::QuoteStatus::Stale), std::uint64_t{2});
    QCOMPARE(rejected(market::QuoteStatus::InPlay), std::uint64_t{2});
    QCOMPARE(rejected(market::QuoteStatus::Used), std::uint64_t{0});
}

void TestScan::linesAreCountedWhereAQuoteIsUsed()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .totals("soft", 5.5, 1.9, noPrice)
        .totals("soft", 6.5, noPrice, 1.0);
    lab.quotes.market("outrights").quote("Ann", 7).market("draw_no_bet_lay").quote("Home", 2.0);
    const ScanResult &result = lab.run();
    QCOMPARE(result.counts.lines, std::uint64_t{3});
    QCOMPARE(result.counts.pricedLines, std::uint64_t{1});
}

void TestScan::anEmptyBookGivesAnEmptyResult()
{
    EdgeLab lab;
    const ScanResult &result = lab.run();
    QCOMPARE(result.counts.read, std::uint64_t{0});
    QCOMPARE(result.asOf, testNow);
    QVERIFY(result.opportunities.empty() && result.arbitrages.empty());
    Opportunity unknown;
    unknown.line.event = 99;
    QCOMPARE(lab.scan().whyGone(unknown), GoneReason::Withdrawn);
    QVERIFY(!lab.scan().explain(unknown));
}

void TestScan::readIsUsedPlusRejected()
{
    Random random(9);
    EdgeLab lab;
    test::RandomMarket market(lab, random);
    for (int round = 0; round < 500; ++round) {
        market.write();
        const ScanCounts &counts = lab.run(testNow + static_cast<market::UnixSeconds>(random.below(700))).counts;
        const std::uint64_t rejected =
            std::accumulate(counts.rejected.begin(), counts.rejected.end(), std::uint64_t{0});
        QCOMPARE(counts.read, counts.used + rejected + counts.badEvent);
        QCOMPARE(counts.read, std::uint64_t{market.offers.size()});
        QVERIFY(counts.pricedLines <= counts.lines);
    }
}

void TestScan::aScanDoesNotRememberTheOneBefore()
{
    Random random(10);
    EdgeLab kept;
    test::RandomMarket market(kept, random);
    for (int round = 0; round < 300; ++round) {
        market.write();
        kept.run();
        MarketScan fresh(kept.tables, kept.options);
        ScanResult result;
        fresh.scan(kept.book, kept.vocabulary, testNow, result);
        QCOMPARE(kept.result.opportunities.size(), result.opportunities.size());
        for (std::size_t at = 0; at < result.opportunities.size(); ++at) {
            const Opportunity &a = kept.result.opportunities[at];
            const Opportunity &b = result.opportunities[at];
            QVERIFY(a.id == b.id && a.ev == b.ev && a.evMin == b.evMin && a.evMax == b.evMax && a.flags == b.flags);
        }
        QCOMPARE(kept.result.arbitrages.size(), result.arbitrages.size());
        QCOMPARE(kept.result.middles.size(), result.middles.size());
        QCOMPARE(kept.result.lowHolds.size(), result.lowHolds.size());
    }
}

void TestScan::anotherVocabularyIsTakenIn()
{
    EdgeLab lab;
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7);
    lab.run();
    market::Vocabulary other;
    test::BookBuilder quotes(other);
    const market::QuoteBook book =
        quotes.event("x", "soccer_epl").h2h("tenpercent", 2.2, 1.7).h2h("pinnacle", 1.95, 1.95).take();
    lab.scan().scan(book, other, testNow, lab.result);
    QCOMPARE(lab.result.opportunities.size(), std::size_t{1});
    QCOMPARE(other.bookmakers.text(lab.result.opportunities[0].bookmaker), std::string_view("tenpercent"));
    QVERIFY(test::near(lab.result.opportunities[0].effectivePrice, 2.08));
}

void TestScan::theOptionsAreThoseGiven()
{
    EdgeLab lab;
    lab.options.minEv = 0.07;
    lab.run();
    QCOMPARE(lab.scan().options().minEv, 0.07);
    QCOMPARE(lab.scan().books().clonesCountOnce(), false);
}

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
