// SPDX-License-Identifier: GPL-3.0-or-later
#include "market_offers.h"

#include <QtTest>

#include <map>
#include <set>

using namespace evision;
using namespace evision::edge;
using pricing::Random;
using namespace evision::test;

namespace {

constexpr double maxSkew = 180;
constexpr int events = 4'000;

} // namespace

/// Thousands of random markets against every combination there is.
class TestArbitrageProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReportedArbitragePays();
    void noLineWithAnArbitrageIsMissed();
    void noPairOfBetsIsMissed();
    void noPairWithADrawIsMissed();
    void nothingIsToldTwice();
    void lowHoldsAreTheBestPrices();
    void middlesPayWhatTheyPromise();

private:
    void checkArbitrage(const EdgeLab &lab, const RandomMarket &market, const Arbitrage &found);
    void checkPayoffs(const Arbitrage &found, const Offers &legs, const std::vector<Score> &scores);
    /// The best combination of the sides against what was reported.
    bool agrees(const EdgeLab &lab, const RandomMarket &market, const std::vector<Offers> &sides,
                const std::vector<Score> &scores);

    using Position = std::pair<const std::string, Offers>;

    /// Runs a few hundred markets, with errors every other time; `check` sees each after its scan.
    template <typename Check>
    void eachMarket(std::uint32_t seed, Check check);
    /// The best combination of `sides`, of which two stand at these positions, against what was reported.
    void checkPair(const EdgeLab &lab, const RandomMarket &market, const Position &first, const Position &second,
                   const std::vector<Offers> &sides);
    /// Of how many pairs of positions there was an arbitrage.
    [[nodiscard]] std::ptrdiff_t kindsSeen() const;

    std::map<std::string, int> m_seen; ///< combinations that pay, by their two positions
    int m_counted = 0;                 ///< combinations that pay before rounding
    int m_rounded = 0;                 ///< of those the ones that only rounding decided
};

void TestArbitrageProperties::everyReportedArbitragePays()
{
    Random random(1);
    EdgeLab lab;
    RandomMarket market(lab, random);
    std::map<ArbitrageKind, int> seen;
    for (int event = 0; event < events; ++event) {
        market.errors = event % 8 == 0 ? 0.1 : 0;
        market.write();
        for (const Arbitrage &found : lab.run().arbitrages) {
            checkArbitrage(lab, market, found);
            if (QTest::currentTestFailed())
                return;
            ++seen[found.kind];
        }
    }
    QVERIFY(seen[ArbitrageKind::TwoWay] > 500 && seen[ArbitrageKind::ThreeWay] > 100 &&
            seen[ArbitrageKind::Cross] > 500);
}

void TestArbitrageProperties::checkArbitrage(const EdgeLab &lab, const RandomMarket &market, const Arbitrage &found)
{
    const Offers legs = offersOf(lab, market, found, found.legCount);
    QCOMPARE(legs.size(), static_cast<std::size_t>(found.legCount)); // each leg is a quote that was written
    std::vector<double> stakes;
    double staked = 0;
    for (std::size_t at = 0; at < legs.size(); ++at) {
        COMPARE_NEAR(found.legs[at].effectivePrice, legs[at].effective);
        QCOMPARE(found.legs[at].price, legs[at].price);
        QCOMPARE(found.legs[at].quoteTime, legs[at].time);
        stakes.push_back(found.legs[at].stake);
        staked += stakes.back();
        QVERIFY(stakes.back() > 0 && near(stakes.back() * 100, std::round(stakes.back() * 100), 1e-9));
    }
    QVERIFY(staked <= 100 + 1e-9);
    QCOMPARE(found.skewSeconds, skewOf(legs));
    QVERIFY(found.skewSeconds <= maxSkew);
    const std::vector<Score> scores = scoresFor(market, legs[0].market);
    const double worst = worstPayoff(legs, stakes, scores);
    if (!(worst > 0) || !near(found.profit, worst / staked, 1e-11))
        QFAIL(qPrintable(describe(legs) +
                         QStringLiteral("%1 of %2, said to be %3").arg(worst).arg(staked).arg(found.profit)));
    const RoundedPlan best = bestRounding(legs, scores);
    if (!near(best.worst, worst, 1e-9) || !near(best.total, staked, 1e-9))
        QFAIL(qPrintable(
            describe(legs) +
            QStringLiteral("%1 of %2; %3 of %4 could be had").arg(worst).arg(staked).arg(best.worst).arg(best.total)));
    checkPayoffs(found, legs, scores);
}

void TestArbitrageProperties::checkPayoffs(const Arbitrage &found, const Offers &legs, const std::vector<Score> &scores)
{
    const auto listed = std::span(found.payoffs).first(found.payoffCount);
    std::vector<bool> met(listed.size(), false);
    for (const Score score : scores) {
        double net = 0;
        bool action = false;
        for (std::size_t at = 0; at < legs.size(); ++at) {
            net += found.legs[at].stake * settle(legs[at], score);
            action = action || settle(legs[at], score) != 0;
        }
        bool known = !action;
        for (std::size_t at = 0; at < listed.size(); ++at) {
            const bool same = near(listed[at].net, net, 1e-9);
            known = known || same;
            met[at] = met[at] || same;
        }
        if (!known)
            QFAIL(qPrintable(
                describe(legs) +
                QStringLiteral("%1:%2 pays %3, which is not listed").arg(score.home).arg(score.away).arg(net)));
    }
    QVERIFY(std::find(met.begin(), met.end(), false) == met.end()); // and nothing is listed that cannot happen
}

bool TestArbitrageProperties::agrees(const EdgeLab &lab, const RandomMarket &market, const std::vector<Offers> &sides,
                                     const std::vector<Score> &scores)
{
    if (outerSidesCostTooMuch(sides))
        return true;
    const std::optional<Offers> best = cheapest(sides, maxSkew, scores);
    const Weights weights = best ? weightsOf(*best, scores) : Weights();
    const double least = weights.sum;
    if (std::any_of(weights.stakes.begin(), weights.stakes.end(), [](double stake) { return stake < 1e-12; }))
        return true; // one leg is not needed, and the others are looked at by themselves
    m_counted += least < 1 ? 1 : 0;
    for (const Arbitrage &found : lab.result.arbitrages) {
        const Offers legs = offersOf(lab, market, found, found.legCount);
        // In whatever order they are told.
        const bool here =
            legs.size() == sides.size() && std::all_of(sides.begin(), sides.end(), [&](const Offers &side) {
                return std::any_of(legs.begin(), legs.end(), [&](const Offer &leg) {
                    return std::any_of(side.begin(), side.end(),
                                       [&](const Offer &offer) { return sameBet(offer, leg); });
                });
            });
        if (here && best && near(weightsOf(legs, scores).sum, least, 1e-9))
            return true;
    }
    if (!(least < 1))
        return true;
    if (bestRounding(*best, scores).worst <= 1e-9 && !anyPays(sides, maxSkew, scores))
        return true; // and so there is none
    m_rounded += withinRounding(*best, scores) ? 1 : 0;
    return withinRounding(*best, scores);
}

void TestArbitrageProperties::noLineWithAnArbitrageIsMissed()
{
    Random random(2);
    EdgeLab lab;
    RandomMarket market(lab, random);
    m_counted = m_rounded = 0;
    for (int event = 0; event < events / 2; ++event) {
        market.write();
        lab.run();
        for (const auto &[line, sides] : linesOf(market)) {
            if (!agrees(lab, market, sides, scoresFor(market, line.first)))
                QFAIL(qPrintable(QStringLiteral("in event %1 at %2").arg(event).arg(line.second)));
        }
    }
    QVERIFY(m_counted > 1'000);
    QVERIFY2(m_rounded * 100 < m_counted,
             qPrintable(QStringLiteral("%1 of %2 left to rounding").arg(m_rounded).arg(m_counted)));
}

template <typename Check>
void TestArbitrageProperties::eachMarket(std::uint32_t seed, Check check)
{
    Random random(seed);
    EdgeLab lab;
    RandomMarket market(lab, random);
    m_counted = m_rounded = 0;
    m_seen.clear();
    for (int event = 0; event < events / 20; ++event) {
        market.errors = event % 2 == 0 ? 0 : 0.1;
        market.write();
        lab.run();
        check(lab, market);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("in event %1").arg(event)));
    }
    QVERIFY(m_rounded * 100 < m_counted);
}

void TestArbitrageProperties::checkPair(const EdgeLab &lab, const RandomMarket &market, const Position &first,
                                        const Position &second, const std::vector<Offers> &sides)
{
    const int before = m_counted;
    if (!agrees(lab, market, sides, scoresOf(true)))
        QFAIL(qPrintable(describe({first.second[0], second.second[0]})));
    m_seen[first.first + second.first] += m_counted - before;
}

std::ptrdiff_t TestArbitrageProperties::kindsSeen() const
{
    return std::count_if(m_seen.begin(), m_seen.end(), [](const auto &kind) { return kind.second > 0; });
}

void TestArbitrageProperties::noPairOfBetsIsMissed()
{
    eachMarket(3, [this](const EdgeLab &lab, const RandomMarket &market) {
        for (const bool totals : {false, true}) {
            const auto positions = positionsOf(market, totals);
            for (auto first = positions.begin(); first != positions.end(); ++first) {
                for (auto second = std::next(first); second != positions.end(); ++second)
                    checkPair(lab, market, *first, *second, {first->second, second->second});
            }
        }
    });
    QVERIFY2(kindsSeen() > 100, qPrintable(QString::number(kindsSeen())));
}

void TestArbitrageProperties::noPairWithADrawIsMissed()
{
    eachMarket(4, [this](const EdgeLab &lab, const RandomMarket &market) {
        auto positions = positionsOf(market, false);
        const Offers draws = positions[drawPosition];
        positions.erase(drawPosition);
        for (auto first = positions.begin(); !draws.empty() && first != positions.end(); ++first) {
            for (auto second = std::next(first); second != positions.end(); ++second) {
                // Two bets that leave out nothing need no third.
                const Offers pair{first->second[0], second->second[0]};
                if (weightsOf(pair, scoresOf(true)).sum != bookSumOf(pair))
                    checkPair(lab, market, *first, *second, {first->second, draws, second->second});
            }
        }
    });
    QVERIFY2(kindsSeen() >= 10, qPrintable(QString::number(kindsSeen())));
}

void TestArbitrageProperties::nothingIsToldTwice()
{
    Random random(7);
    EdgeLab lab;
    RandomMarket market(lab, random);
    market.errors = 0.1;
    for (int event = 0; event < events / 8; ++event) {
        market.write();
        std::set<std::multiset<std::string>> told;
        std::set<OpportunityId> ids;
        for (const Arbitrage &found : lab.run().arbitrages) {
            std::multiset<std::string> positions;
            for (const Offer &leg : offersOf(lab, market, found, found.legCount))
                positions.insert(positionOf(leg));
            QVERIFY(ids.insert(found.id).second);
            QVERIFY(found.kind != ArbitrageKind::Cross || told.insert(positions).second);
        }
    }
}

void TestArbitrageProperties::lowHoldsAreTheBestPrices()
{
    Random random(5);
    EdgeLab lab;
    RandomMarket market(lab, random);
    for (int event = 0; event < events / 4; ++event) {
        market.write();
        lab.run();
        std::size_t expected = 0;
        for (const auto &[line, sides] : linesOf(market)) {
            const auto best = leastSum(sides, 1e9);
            const bool isLow = best && bookSumOf(*best) >= 1 && 1 - 1 / bookSumOf(*best) <= 0.02;
            expected += isLow ? 1U : 0U;
        }
        std::size_t found = 0;
        for (const LowHold &low : lab.result.lowHolds) {
            const Offers legs = offersOf(lab, market, low, low.legCount);
            COMPARE_NEAR(low.hold, 1 - 1 / bookSumOf(legs));
            double shares = 0;
            for (std::size_t at = 0; at < low.legCount; ++at) {
                COMPARE_NEAR(low.legs[at].stake * legs[at].effective, low.legs[0].stake * legs[0].effective);
                shares += low.legs[at].stake;
            }
            COMPARE_NEAR(shares, 1.0);
            const auto best =
                leastSum(linesOf(market).at({legs[0].market, std::isnan(low.line.point) ? 0 : low.line.point}), 1e9);
            found += bookSumOf(*best) >= 1 ? 1U : 0U;
            QVERIFY(bookSumOf(*best) < 1 || near(bookSumOf(legs), bookSumOf(*best)));
        }
        QCOMPARE(found, expected);
    }
}

void TestArbitrageProperties::middlesPayWhatTheyPromise()
{
    Random random(6);
    EdgeLab lab;
    RandomMarket market(lab, random);
    int hits = 0;
    for (int event = 0; event < events / 4; ++event) {
        market.write();
        lab.run();
        for (const Middle &found : lab.result.middles) {
            const Offers legs = offersOf(lab, market, found, 2);
            QVERIFY(legs.size() == 2 && skewOf(legs) <= maxSkew && found.breakEven <= 0.05);
            const bool total = legs[0].market == "totals";
            double least = std::numeric_limits<double>::infinity();
            for (const Score score : scoresOf(true)) {
                const double number = total ? score.home + score.away : score.home - score.away;
                const double net =
                    found.legs[0].stake * settle(legs[0], score) + found.legs[1].stake * settle(legs[1], score);
                if (number <= found.windowLow - 0.5 || number >= found.windowHigh + 0.5)
                    COMPARE_NEAR(net, found.miss);
                QVERIFY(net >= found.miss - 1e-12);
                if (number > found.windowLow && number < found.windowHigh) {
                    least = std::min(least, net);
                    ++hits;
                }
            }
            COMPARE_NEAR(found.hit, least);
            const double chance = found.breakEven;
            QVERIFY(found.miss >= 0 ? chance == 0.0 : near(chance * found.hit + (1 - chance) * found.miss, 0));
        }
    }
    QVERIFY2(hits > 1'000, qPrintable(QString::number(hits)));
}

QTEST_GUILESS_MAIN(TestArbitrageProperties)
#include "tst_arbitrage_properties.moc"
