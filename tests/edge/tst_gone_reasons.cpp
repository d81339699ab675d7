// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPrice;
using test::testNow;

/// Why an opportunity of the scan before is not there any more. The first scan always has soft's Home at 2.2.
class TestGoneReasons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theMatchHasBegun();
    void inPlayWantedItHasNot();
    void theEventIsNoLongerThere();
    void theLineIsNoLongerThere();
    void theBookmakerIsNoLongerThere();
    void theSelectionIsNoLongerThere();
    void thePriceWasTakenDown();
    void theQuoteIsTooOld();
    void theSharpIsSilent();
    void tooFewSharpsAreLeft();
    void theEvFell();
    void eachEventIsAskedForItself();
    void theBoardAsksTheScan();

private:
    [[nodiscard]] GoneReason whyGone() { return lab->scan().whyGone(before); }

    std::unique_ptr<EdgeLab> lab;
    Opportunity before;
};

void TestGoneReasons::init()
{
    lab = std::make_unique<EdgeLab>();
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7);
    QCOMPARE(lab->run().opportunities.size(), std::size_t{1});
    before = lab->result.opportunities[0];
}

void TestGoneReasons::theMatchHasBegun()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7);
    lab->run(testNow + 3601);
    QCOMPARE(lab->result.opportunities.size(), std::size_t{0});
    QCOMPARE(whyGone(), GoneReason::Started);
}

void TestGoneReasons::inPlayWantedItHasNot()
{
    lab->options.freshness.refuseInPlay = false;
    lab->renew();
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7);
    lab->run(testNow + 3601);
    QCOMPARE(whyGone(), GoneReason::Stale);
}

void TestGoneReasons::theEventIsNoLongerThere()
{
    lab->quotes.event("other").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Withdrawn);
}

void TestGoneReasons::theLineIsNoLongerThere()
{
    lab->quotes.event("e").totals("soft", 200.5, 2.2, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Withdrawn);
}

void TestGoneReasons::theBookmakerIsNoLongerThere()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Withdrawn);
}

void TestGoneReasons::theSelectionIsNoLongerThere()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).book("soft").market("h2h").quote("Away", 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Withdrawn);
}

void TestGoneReasons::thePriceWasTakenDown()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", noPrice, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Withdrawn);
}

void TestGoneReasons::theQuoteIsTooOld()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).at(testNow - 700).h2h("soft", 2.2, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Stale);
}

void TestGoneReasons::theSharpIsSilent()
{
    lab->quotes.event("e").h2h("soft", 2.2, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Unpriced);
    lab->quotes.event("e").at(testNow - 700).h2h("pinnacle", 1.95, 1.95).at(testNow).h2h("soft", 2.2, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Unpriced);
}

void TestGoneReasons::tooFewSharpsAreLeft()
{
    lab->sharps({{"pinnacle", 1}, {"circa", 1}});
    lab->options.pricing.minSharps = 2;
    lab->renew();
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::Unpriced);
}

void TestGoneReasons::theEvFell()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.03, 1.8);
    lab->run();
    QCOMPARE(whyGone(), GoneReason::BelowMinimum);
}

void TestGoneReasons::eachEventIsAskedForItself()
{
    lab->quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("soft", 2.2, 1.7)
        .event("f")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("soft", 2.2, 1.7);
    lab->run();
    const std::vector<Opportunity> two = lab->result.opportunities;
    QCOMPARE(two.size(), std::size_t{2});
    lab->quotes.event("f").h2h("soft", 2.2, 1.7).event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.0, 1.7);
    lab->run();
    QCOMPARE(lab->scan().whyGone(two[0]), GoneReason::BelowMinimum);
    QCOMPARE(lab->scan().whyGone(two[1]), GoneReason::Unpriced);
    QCOMPARE(lab->scan().whyGone(two[0]), GoneReason::BelowMinimum);
    QCOMPARE(lab->scan().whyGone(two[0]), GoneReason::BelowMinimum); // the same event once more
}

void TestGoneReasons::theBoardAsksTheScan()
{
    BoardDelta delta;
    const auto why = [this](const Opportunity &gone) { return lab->scan().whyGone(gone); };
    const Board first = Board().updated(lab->result, why, delta);
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95);
    const Board second = first.updated(lab->run(), why, delta);
    QCOMPARE(delta.gone.size(), std::size_t{1});
    QCOMPARE(delta.gone[0].why, GoneReason::Withdrawn);
    QVERIFY(second.rows().empty());
}

QTEST_GUILESS_MAIN(TestGoneReasons)
#include "tst_gone_reasons.moc"
