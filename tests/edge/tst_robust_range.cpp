// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include "pricing/random.h"

#include <QtTest>

#include <algorithm>
#include <iterator>
#include <optional>

using namespace evision;
using namespace evision::edge;
using pricing::Method;
using test::EdgeLab;
using test::testNow;

namespace {

using Prices = std::vector<double>;

struct Sharp {
    std::string bookmaker;
    double weight;
    Prices prices;
};

std::optional<Prices> probabilities(Method method, const Prices &prices)
{
    Prices fair(prices.size());
    return pricing::removeMargin(method, prices, fair).ok() ? std::optional(fair) : std::nullopt;
}

/// The weighted mean, renormalised; nothing where the method fails for one of them.
std::optional<Prices> meanOf(const std::vector<Sharp> &sharps, Method method, const std::string &without = {})
{
    Prices sum(sharps.front().prices.size(), 0);
    double total = 0;
    for (const Sharp &sharp : sharps) {
        if (sharp.bookmaker == without)
            continue;
        const auto fair = probabilities(method, sharp.prices);
        if (!fair)
            return std::nullopt;
        for (std::size_t k = 0; k < sum.size(); ++k) {
            sum[k] += sharp.weight * (*fair)[k];
            total += sharp.weight * (*fair)[k];
        }
    }
    for (double &value : sum)
        value /= total;
    return sum;
}

/// Least and greatest fair probability of outcome k by the contract: every method, and each sharp left out.
std::pair<double, double> rangeOf(const std::vector<Sharp> &sharps, Method chosen, std::size_t k)
{
    std::vector<double> values;
    for (const Method method : {Method::Multiplicative, Method::Additive, Method::Power, Method::Shin,
                                Method::OddsRatio, Method::Probit, Method::Goto}) {
        if (const auto fair = meanOf(sharps, method))
            values.push_back((*fair)[k]);
    }
    for (const Sharp &sharp : sharps) {
        if (sharps.size() >= 2)
            values.push_back((*meanOf(sharps, chosen, sharp.bookmaker))[k]);
    }
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return {*least, *greatest};
}

} // namespace

class TestRobustRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void methodsAndEachSharpLeftOut();
    void aMethodThatFailsForOneIsLeftOut();
    void theTargetsOwnOpinionIsLeftOut();
    void randomLines_data();
    void randomLines();
    void stableHasOneSign_data();
    void stableHasOneSign();

private:
    /// Scans the sharps and soft's prices; compares soft's range on each outcome.
    void compare(EdgeLab &lab, const std::vector<Sharp> &sharps, const Prices &soft, Method chosen);
};

void TestRobustRange::compare(EdgeLab &lab, const std::vector<Sharp> &sharps, const Prices &soft, Method chosen)
{
    const std::vector<std::string> names =
        soft.size() == 3 ? std::vector<std::string>{"Home", "Draw", "Away"} : std::vector<std::string>{"Home", "Away"};
    std::map<std::string, double> weights;
    lab.quotes.event("e", "soccer_epl");
    const auto write = [&](const std::string &bookmaker, const Prices &prices) {
        lab.quotes.book(bookmaker).market("h2h");
        for (std::size_t k = 0; k < names.size(); ++k)
            lab.quotes.quote(names[k], prices[k]);
    };
    for (const Sharp &sharp : sharps) {
        weights[sharp.bookmaker] = sharp.weight;
        write(sharp.bookmaker, sharp.prices);
    }
    write("soft", soft);
    lab.sharps(weights);
    lab.options.minEv = -1;
    lab.options.pricing.method = chosen;
    lab.renew();
    lab.run();
    std::vector<Sharp> voices; // a sharp whose prices the chosen method cannot take has none
    std::copy_if(sharps.begin(), sharps.end(), std::back_inserter(voices),
                 [chosen](const Sharp &sharp) { return probabilities(chosen, sharp.prices).has_value(); });
    for (std::size_t k = 0; k < names.size(); ++k) {
        const Opportunity *found = lab.find("soft", names[k]);
        QCOMPARE(found != nullptr, !voices.empty());
        if (!found)
            return;
        const auto [least, greatest] = rangeOf(voices, chosen, k);
        QVERIFY(test::near(found->evMin, least * soft[k] - 1, 1e-10));
        QVERIFY(test::near(found->evMax, greatest * soft[k] - 1, 1e-10));
        QVERIFY(test::near(found->fairProbability, (*meanOf(voices, chosen))[k], 1e-10));
    }
}

void TestRobustRange::methodsAndEachSharpLeftOut()
{
    EdgeLab lab;
    compare(lab, {{"a", 4, {1.25, 4.1}}, {"b", 1, {1.3, 3.6}}, {"c", 2, {1.22, 4.5}}}, {1.3, 4.4}, Method::Power);
    compare(lab, {{"a", 1, {1.25, 4.1}}}, {1.3, 4.4}, Method::Shin); // one sharp: nobody to leave out
    compare(lab, {{"a", 4, {1.6, 4.2, 5.5}}, {"b", 1, {1.65, 4, 5}}}, {1.7, 4, 5}, Method::OddsRatio);
}

void TestRobustRange::aMethodThatFailsForOneIsLeftOut()
{
    EdgeLab lab; // a third of the margin is more than 1 / 200: the additive probability would be below 0
    QVERIFY(!probabilities(Method::Additive, {1.05, 8, 200}));
    compare(lab, {{"a", 1, {1.05, 8, 200}}, {"b", 1, {1.1, 9, 40}}}, {1.1, 10, 90}, Method::Power);
}

void TestRobustRange::theTargetsOwnOpinionIsLeftOut()
{
    EdgeLab lab;
    lab.sharps({{"a", 1}, {"b", 1}, {"c", 1}});
    lab.options.minEv = -1;
    lab.quotes.event("e").h2h("a", 1.25, 4.1).h2h("b", 1.3, 3.6).h2h("c", 1.22, 4.5);
    lab.run();
    const auto [least, greatest] = rangeOf({{"b", 1, {1.3, 3.6}}, {"c", 1, {1.22, 4.5}}}, Method::Power, 0);
    COMPARE_NEAR(lab.find("a", "Home")->evMin, least * 1.25 - 1);
    COMPARE_NEAR(lab.find("a", "Home")->evMax, greatest * 1.25 - 1);
}

void TestRobustRange::randomLines_data()
{
    QTest::addColumn<int>("outcomes");
    QTest::newRow("two ways") << 2;
    QTest::newRow("three ways") << 3;
}

void TestRobustRange::randomLines()
{
    QFETCH(int, outcomes);
    pricing::Random random(static_cast<std::uint64_t>(outcomes));
    constexpr std::array methods{Method::Multiplicative, Method::Power,  Method::Shin,
                                 Method::OddsRatio,      Method::Probit, Method::Goto};
    for (int round = 0; round < 500; ++round) {
        EdgeLab lab;
        const auto prices = [&] {
            Prices made;
            double sum = 0;
            for (int k = 0; k < outcomes; ++k)
                sum += made.emplace_back(0.03 + random.uniform());
            for (double &value : made)
                value = std::max(1.02, sum / value / (1.01 + 0.08 * random.uniform()));
            return made;
        };
        const auto book = [&] {
            Prices made = prices();
            while (pricing::bookSum(made) <= 1.001)
                made = prices();
            return made;
        };
        std::vector<Sharp> sharps;
        for (std::uint32_t at = 0; at < 1 + random.below(4); ++at)
            sharps.push_back({"sharp" + std::to_string(at), 0.5 + random.below(8), book()});
        compare(lab, sharps, book(), methods[random.below(methods.size())]);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRobustRange::stableHasOneSign_data()
{
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    QTest::addColumn<bool>("stable");
    QTest::newRow("both above zero") << 0.01 << 0.05 << true;
    QTest::newRow("both below zero") << -0.05 << -0.01 << true;
    QTest::newRow("one of each") << -0.01 << 0.05 << false;
    QTest::newRow("zero is no sign") << 0.0 << 0.05 << false;
}

void TestRobustRange::stableHasOneSign()
{
    QFETCH(double, least);
    QFETCH(double, greatest);
    Opportunity opportunity;
    opportunity.evMin = least;
    opportunity.evMax = greatest;
    QTEST(opportunity.stable(), "stable");
}

QTEST_GUILESS_MAIN(TestRobustRange)
#include "tst_robust_range.moc"
