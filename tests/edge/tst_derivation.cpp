// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::near;
using test::testNow;

/// The showing of the work: everything needed to compute an opportunity again.
class TestDerivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theEvCanBeComputedAgain();
    void everyQuoteHasItsRole();
    void methodsAreShownForEverySharp();
    void anExchangeShowsItsMiddle();
    void anInterpolatedOpinionHasTwoParts();
    void theVariantsSpanTheRange();
    void theWorstCaseIsShownAsItIs();
    void outcomesAreInTheOrderOfTheLine_data();
    void outcomesAreInTheOrderOfTheLine();
    void whatIsGoneCannotBeExplained();
    void rolesHaveIds();

private:
    [[nodiscard]] Derivation explain(std::string_view bookmaker, std::string_view selection)
    {
        return lab->scan().explain(*lab->find(bookmaker, selection)).value();
    }
    /// "bookmaker selection role"
    [[nodiscard]] std::vector<std::string> roles(const Derivation &derivation) const
    {
        std::vector<std::string> texts;
        for (const QuoteUse &use : derivation.quotes)
            texts.push_back(std::string(lab->vocabulary.bookmakers.text(use.bookmaker)) + ' ' +
                            std::string(lab->vocabulary.names.text(use.selection)) + ' ' +
                            std::string(quoteRoleId(use.role)));
        return texts;
    }

    std::unique_ptr<EdgeLab> lab;
};

void TestDerivation::init()
{
    lab = std::make_unique<EdgeLab>();
    lab->options.minEv = -1;
}

void TestDerivation::theEvCanBeComputedAgain()
{
    lab->sharps({{"pinnacle", 3}, {"circa", 1}});
    lab->quotes.event("d")
        .h2h("pinnacle", 1.5, 2.5)
        .event("e", "soccer_epl")
        .h2h("pinnacle", 2.4, 3, 3)
        .h2h("circa", 2.3, 3.2, 3)
        .h2h("tenpercent", 2.5, 3.6, 3.6);
    lab->run();
    const Opportunity found = *lab->find("tenpercent", "Draw");
    const Derivation derivation = explain("tenpercent", "Draw");
    QCOMPARE(derivation.outcome, std::size_t{1});
    QCOMPARE(derivation.commission, 0.1);
    double fair = 0;
    double weights = 0;
    for (const OpinionUse &use : derivation.sharps) {
        const auto power =
            std::find_if(use.parts[0].methods.begin(), use.parts[0].methods.end(),
                         [](const MethodUse &method) { return method.method == pricing::Method::Power; });
        fair += use.opinion.weight * power->fair[derivation.outcome];
        weights += use.opinion.weight;
    }
    COMPARE_NEAR(derivation.consensus[1], fair / weights);
    COMPARE_NEAR(derivation.consensus[0] + derivation.consensus[1] + derivation.consensus[2], 1.0);
    COMPARE_NEAR(found.ev, fair / weights * (1 + 2.6 * 0.9) - 1);
    QCOMPARE(derivation.opportunity.id, found.id);
    QCOMPARE(derivation.sharpUses.size(), std::size_t{2});
    QVERIFY((derivation.sharpUses[0] == SharpUse{lab->vocabulary.bookmakers.find("pinnacle"), 3, testNow - 10, 3.0}));
}

void TestDerivation::everyQuoteHasItsRole()
{
    lab->quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("soft", 2.1, 1.7)
        .h2h("softer", 2, 1.0)
        .at(testNow - 700)
        .h2h("old", 2, 2);
    lab->run();
    const Derivation derivation = explain("soft", "Home");
    QCOMPARE(roles(derivation), (std::vector<std::string>{"pinnacle Home sharp", "pinnacle Away sharp",
                                                          "soft Home target", "soft Away other", "softer Home other"}));
    QCOMPARE(derivation.quotes[2].price, 2.1);
    QCOMPARE(derivation.quotes[2].quoteTime, testNow - 10);
    QCOMPARE(lab->vocabulary.marketKey(derivation.quotes[2].market), std::string_view("h2h"));
    QVERIFY(std::isnan(derivation.quotes[2].point));
}

void TestDerivation::methodsAreShownForEverySharp()
{
    lab->quotes.event("e", "soccer_epl").h2h("pinnacle", 1.05, 8, 200).h2h("soft", 1.1, 10, 90);
    lab->run();
    const Derivation derivation = explain("soft", "Home");
    const OpinionPart &part = derivation.sharps.at(0).parts.at(0);
    COMPARE_NEAR(part.bookSum, 1 / 1.05 + 1.0 / 8 + 1.0 / 200);
    QCOMPARE(part.share, 1.0);
    QCOMPARE(part.methods.size(), static_cast<std::size_t>(pricing::methodCount));
    for (const MethodUse &use : part.methods) {
        if (use.method == pricing::Method::Additive) // 1 / 200 is less than its share of the margin
            QCOMPARE(use.result.error, pricing::DevigError::LeavesInterval);
        if (use.result.ok() && use.method != pricing::Method::WorstCase)
            COMPARE_NEAR(use.fair[0] + use.fair[1] + use.fair[2], 1.0);
    }
}

void TestDerivation::anExchangeShowsItsMiddle()
{
    lab->sharps({{"smarkets", 1}});
    lab->quotes.event("e")
        .h2h("smarkets", 1.95, 1.95)
        .market("h2h_lay")
        .quote("Home", 2)
        .quote("Away", 1.98)
        .h2h("soft", 2.1, 1.7);
    lab->run();
    const Derivation derivation = explain("soft", "Away");
    QCOMPARE(roles(derivation), (std::vector<std::string>{"smarkets Home exchange_back", "smarkets Away exchange_back",
                                                          "smarkets Home exchange_lay", "smarkets Away exchange_lay",
                                                          "soft Home other", "soft Away target"}));
    const OpinionPart &part = derivation.sharps.at(0).parts.at(0);
    COMPARE_NEAR(part.bookSum, (1 / 1.95 + 1 / 2.0) / 2 + (1 / 1.95 + 1 / 1.98) / 2);
    QCOMPARE(part.methods.size(), std::size_t{1});
    COMPARE_NEAR(part.methods[0].fair[0], (1 / 1.95 + 1 / 2.0) / 2 / part.bookSum);
}

void TestDerivation::anInterpolatedOpinionHasTwoParts()
{
    lab->quotes.event("e")
        .totals("pinnacle", 220.5, 1.8, 2.05)
        .totals("pinnacle", 221.5, 1.95, 1.9)
        .totals("soft", 220.75, 2, 2);
    lab->run();
    const Derivation derivation = explain("soft", "Over");
    const OpinionUse &use = derivation.sharps.at(0);
    QCOMPARE(use.opinion.source, PriceSource::Interpolated);
    QCOMPARE(use.parts.size(), std::size_t{2});
    QCOMPARE(use.parts[0].point, 220.5);
    QCOMPARE(use.parts[1].point, 221.5);
    COMPARE_NEAR(use.parts[0].share, 0.75);
    COMPARE_NEAR(use.parts[1].share, 0.25);
    QCOMPARE(roles(derivation),
             (std::vector<std::string>{"pinnacle Over sharp", "pinnacle Under sharp", "pinnacle Over sharp",
                                       "pinnacle Under sharp", "soft Over target", "soft Under other"}));
    QCOMPARE(derivation.quotes[0].point, 220.5);
    QCOMPARE(derivation.quotes[2].point, 221.5);
    QCOMPARE(derivation.quotes[4].point, 220.75);
}

void TestDerivation::theVariantsSpanTheRange()
{
    lab->sharps({{"pinnacle", 3}, {"circa", 1}});
    lab->quotes.event("e").h2h("pinnacle", 1.25, 4.1).h2h("circa", 1.3, 3.6).h2h("soft", 1.3, 4.4);
    lab->run();
    const Derivation derivation = explain("soft", "Home");
    QCOMPARE(derivation.variants.size(), robustMethods.size() + 2);
    double least = 1;
    double greatest = 0;
    for (const RobustVariant &variant : derivation.variants) {
        least = std::min(least, variant.fair[0]);
        greatest = std::max(greatest, variant.fair[0]);
        COMPARE_NEAR(variant.fair[0] + variant.fair[1], 1.0);
    }
    COMPARE_NEAR(derivation.opportunity.evMin, least * 1.3 - 1);
    COMPARE_NEAR(derivation.opportunity.evMax, greatest * 1.3 - 1);
    const RobustVariant &last = derivation.variants.back();
    QVERIFY(!last.byMethod && last.without == lab->vocabulary.bookmakers.find("circa"));
}

void TestDerivation::theWorstCaseIsShownAsItIs()
{
    lab->options.pricing.method = pricing::Method::WorstCase;
    lab->quotes.event("e").h2h("pinnacle", 1.2, 4.6).h2h("soft", 1.3, 4.4);
    lab->run();
    const Derivation derivation = explain("soft", "Home");
    COMPARE_NEAR(derivation.consensus[0], derivation.opportunity.fairProbability);
    QVERIFY(derivation.consensus[0] + derivation.consensus[1] < 1);
}

void TestDerivation::outcomesAreInTheOrderOfTheLine_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<QStringList>("outcomes");
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(u' '); };
    QTest::newRow("two ways") << QStringLiteral("draw_no_bet") << list("Home Away");
    QTest::newRow("three ways") << QStringLiteral("h2h") << list("Home Draw Away");
    QTest::newRow("over and under") << QStringLiteral("totals") << list("Over Under");
    QTest::newRow("yes and no") << QStringLiteral("btts") << list("Yes No");
}

void TestDerivation::outcomesAreInTheOrderOfTheLine()
{
    QFETCH(QString, market);
    QFETCH(QStringList, outcomes);
    const double point = market == QLatin1String("totals") ? 2.5 : test::noPoint;
    lab->quotes.event("e", "soccer_epl");
    for (const char *bookmaker : {"pinnacle", "soft"}) {
        lab->quotes.book(bookmaker).market(market.toStdString());
        for (const QString &outcome : outcomes)
            lab->quotes.quote(outcome.toStdString(), 0.95 * static_cast<double>(outcomes.size()), point);
    }
    lab->run();
    const Derivation derivation = explain("soft", outcomes.last().toStdString());
    QCOMPARE(derivation.outcomeCount, static_cast<int>(outcomes.size()));
    QCOMPARE(derivation.outcome, static_cast<std::size_t>(outcomes.size() - 1));
    for (qsizetype k = 0; k < outcomes.size(); ++k)
        QVERIFY(lab->vocabulary.names.text(derivation.outcomes[static_cast<std::size_t>(k)]) ==
                outcomes[k].toStdString());
}

void TestDerivation::whatIsGoneCannotBeExplained()
{
    lab->quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.1, 1.7);
    lab->run();
    const Opportunity before = *lab->find("soft", "Home");
    QVERIFY(lab->scan().explain(before).has_value());
    lab->quotes.event("e").totals("soft", 220.5, 2.1, 1.7);
    lab->run();
    QVERIFY(!lab->scan().explain(before).has_value());
    lab->quotes.event("f").h2h("pinnacle", 1.95, 1.95);
    lab->run();
    QVERIFY(!lab->scan().explain(before).has_value());
}

void TestDerivation::rolesHaveIds()
{
    QCOMPARE(quoteRoleId(QuoteRole::Target), std::string_view("target"));
    QCOMPARE(quoteRoleId(QuoteRole::Other), std::string_view("other"));
}

QTEST_GUILESS_MAIN(TestDerivation)
#include "tst_derivation.moc"
