// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPrice;
using test::testNow;

/// An exchange prices a line only through the middle of its back and lay prices.
class TestExchangeMidpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theMiddleIsNormalised();
    void threeWays();
    void theMethodDoesNotMatter();
    void whenTheMiddleSaysNothing_data();
    void whenTheMiddleSaysNothing();
    void backPricesAloneAreNoOpinion();
    void aLayAtAnOrdinaryBookmakerIsIgnored();
    void anOldLayIsNoLay();
    void theOldestOfAllItsQuotesCounts();

private:
    /// Two sides of smarkets and a soft bookmaker whose Home shows the fair price.
    void write(double homeBack, double homeLay, double awayBack, double awayLay)
    {
        lab->quotes.event("e")
            .h2h("smarkets", homeBack, awayBack)
            .market("h2h_lay")
            .quote("Home", homeLay)
            .quote("Away", awayLay);
        lab->quotes.h2h("soft", 1.9, 1.9);
    }

    /// Scans a line whose lays are so many seconds old, its backs new.
    void scanLaysOf(market::UnixSeconds age)
    {
        lab->quotes.event("e").h2h("smarkets", 1.95, 1.95).at(testNow - age).market("h2h_lay");
        lab->quotes.quote("Home", 2).quote("Away", 2).at(testNow).h2h("soft", 1.9, 1.9);
        lab->run();
    }

    std::unique_ptr<EdgeLab> lab;
};

void TestExchangeMidpoints::init()
{
    lab = std::make_unique<EdgeLab>();
    lab->sharps({{"smarkets", 1}});
    lab->options.minEv = -1;
}

void TestExchangeMidpoints::theMiddleIsNormalised()
{
    write(1.6, 1.64, 2.5, 2.6);
    lab->run();
    const double home = (1 / 1.6 + 1 / 1.64) / 2;
    const double away = (1 / 2.5 + 1 / 2.6) / 2;
    QVERIFY(lab->find("soft", "Home"));
    COMPARE_NEAR(lab->find("soft", "Home")->fairProbability, home / (home + away));
    COMPARE_NEAR(lab->find("soft", "Away")->fairProbability, away / (home + away));
}

void TestExchangeMidpoints::threeWays()
{
    lab->quotes.event("e", "soccer_epl")
        .h2h("smarkets", 2.4, 3.4, 3.2)
        .market("h2h_lay")
        .quote("Away", 3.3)
        .quote("Home", 2.44)
        .quote("Draw", 3.5)
        .h2h("soft", 2, 3, 3);
    lab->run();
    const double home = (1 / 2.4 + 1 / 2.44) / 2;
    const double draw = (1 / 3.4 + 1 / 3.5) / 2;
    const double away = (1 / 3.2 + 1 / 3.3) / 2;
    COMPARE_NEAR(lab->find("soft", "Draw")->fairProbability, draw / (home + draw + away));
    COMPARE_NEAR(lab->find("soft", "Away")->fairProbability, away / (home + draw + away));
}

void TestExchangeMidpoints::theMethodDoesNotMatter()
{
    std::vector<double> fair;
    for (const pricing::Method method : {pricing::Method::Power, pricing::Method::Shin, pricing::Method::Additive}) {
        lab->options.pricing.method = method;
        lab->renew();
        write(1.2, 1.22, 5.6, 5.8);
        lab->run();
        fair.push_back(lab->find("soft", "Home")->fairProbability);
        COMPARE_NEAR(lab->find("soft", "Home")->evMin, lab->find("soft", "Home")->evMax);
    }
    QCOMPARE(fair[0], fair[1]);
    QCOMPARE(fair[0], fair[2]);
}

void TestExchangeMidpoints::whenTheMiddleSaysNothing_data()
{
    QTest::addColumn<double>("homeBack");
    QTest::addColumn<double>("homeLay");
    QTest::addColumn<double>("awayBack");
    QTest::addColumn<double>("awayLay");
    QTest::addColumn<bool>("priced");
    const auto row = [](const char *name, double homeBack, double homeLay, double awayBack, double awayLay,
                        bool priced) { QTest::newRow(name) << homeBack << homeLay << awayBack << awayLay << priced; };
    row("close prices", 2.0, 2.04, 1.95, 2.0, true);
    row("a lay five percent above", 2.0, 2.1 - 1e-9, 1.95, 2.0, true);
    row("a lay further above", 2.0, 2.1 + 1e-9, 1.95, 2.0, false);
    row("back and lay are one", 2.0, 2.0, 2.0, 2.0, true);
    row("crossed prices", 2.0, 1.99, 1.95, 2.0, false);
    row("a lay is missing", 2.0, noPrice, 1.95, 2.0, false);
    row("a back is missing", noPrice, 2.0, 1.95, 2.0, false);
    row("a placeholder back", 1.01, 1.02, 60, 61, false);
    row("just above the placeholder", 1.011, 1.02, 60, 61, true);
    row("midpoints that sum to 0.95", 2 / 0.95 - 1e-9, 2 / 0.95 - 1e-9, 2 / 0.95, 2 / 0.95, true);
    row("midpoints that sum to less", 2 / 0.95 + 1e-9, 2 / 0.95 + 1e-9, 2 / 0.95, 2 / 0.95, false);
    row("midpoints that sum to 1.05", 2 / 1.05 + 1e-9, 2 / 1.05 + 1e-9, 2 / 1.05, 2 / 1.05, true);
    row("midpoints that sum to more", 2 / 1.05 - 1e-9, 2 / 1.05 - 1e-9, 2 / 1.05, 2 / 1.05, false);
}

void TestExchangeMidpoints::whenTheMiddleSaysNothing()
{
    QFETCH(double, homeBack);
    QFETCH(double, homeLay);
    QFETCH(double, awayBack);
    QFETCH(double, awayLay);
    write(homeBack, homeLay, awayBack, awayLay);
    lab->run();
    QTEST(lab->find("soft", "Home") != nullptr, "priced");
}

void TestExchangeMidpoints::backPricesAloneAreNoOpinion()
{
    lab->quotes.event("e").h2h("smarkets", 1.9, 1.9).h2h("soft", 1.9, 1.9);
    lab->run();
    QVERIFY(lab->result.opportunities.empty());
    QCOMPARE(lab->result.counts.pricedLines, std::uint64_t{0});
}

void TestExchangeMidpoints::aLayAtAnOrdinaryBookmakerIsIgnored()
{
    lab->sharps({{"pinnacle", 1}});
    lab->renew();
    lab->quotes.event("e")
        .h2h("pinnacle", 1.9, 1.9)
        .market("h2h_lay")
        .quote("Home", 1.2)
        .quote("Away", 7)
        .h2h("soft", 1.9, 1.9);
    lab->run();
    COMPARE_NEAR(lab->find("soft", "Home")->fairProbability, 0.5);
}

void TestExchangeMidpoints::anOldLayIsNoLay()
{
    scanLaysOf(601);
    QVERIFY(lab->result.opportunities.empty());
}

void TestExchangeMidpoints::theOldestOfAllItsQuotesCounts()
{
    scanLaysOf(77);
    QCOMPARE(lab->result.sharpsOf(*lab->find("soft", "Home"))[0].oldest, testNow - 77);
}

QTEST_GUILESS_MAIN(TestExchangeMidpoints)
#include "tst_exchange_midpoints.moc"
