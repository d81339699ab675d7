// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/poll_plan_arrivals.h"

#include "pricing/random.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace evision::feed;
using evision::pricing::Random;

namespace {

std::uint32_t poisson(Random &random, double mean)
{
    std::uint32_t count = 0;
    for (double product = random.uniform(); product > std::exp(-mean); product *= random.uniform())
        ++count;
    return count;
}

Glance glanceOf(std::size_t start)
{
    Glance glance;
    glance.start = start;
    return glance;
}

bool isClose(double value, double wanted, double tolerance)
{
    return std::fabs(value / wanted - 1) <= tolerance;
}

} // namespace

class ArrivalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freshnessGrowsWithTime();
    void levelsAreInOrder();
    void callsAreLearnedApart();
    void theTimeToTheStartIsLearned();
    void howLongOpportunitiesLiveIsLearned();
    void movementIsLearned();
    void newsFromOtherMarketsIsLearned();
    void littleKnowledgeIsWorthATry();
    void whatWasLearnedFades();
    void ratesComeBack();
    void unknownRatesAreRefused();
};

void ArrivalsTest::freshnessGrowsWithTime()
{
    Freshness before = freshnessAfter(0);
    for (const double one : before)
        QCOMPARE(one, 0.0);
    QCOMPARE(freshnessAfter(-5), before);
    for (double seconds = 1; seconds < 1e7; seconds *= 3) {
        const Freshness now = freshnessAfter(seconds);
        for (std::size_t at = 0; at < lifetimesSeconds.size(); ++at)
            QVERIFY(now[at] >= before[at] && now[at] <= 1);
        QCOMPARE(now[lifetimeCount - 1], 0.0); // of the first look only
        before = now;
    }
    for (const double one : freshnessOfFirstLook())
        QCOMPARE(one, 1.0);
}

void ArrivalsTest::levelsAreInOrder()
{
    QCOMPARE(startLevel(-1), std::size_t{0});
    QCOMPARE(startLevel(0), std::size_t{0});
    QCOMPARE(startLevel(std::nan("")), std::size_t{0});
    std::size_t before = 0;
    for (double seconds = 1; seconds < 1e8; seconds *= 1.5) {
        QVERIFY(startLevel(seconds) >= before && startLevel(seconds) < startLevels);
        before = startLevel(seconds);
    }
    QCOMPARE(before, startLevels - 1);
    QCOMPARE(opportunityLevel(0), std::size_t{1});
    QCOMPARE(opportunityLevel(std::numeric_limits<std::uint32_t>::max()), opportunityLevels - 1);
    QCOMPARE(movementLevel(0), std::size_t{1});
    QCOMPARE(movementLevel(1e9), movementLevels - 1);
    QCOMPARE(newsLevel(0), std::size_t{1});
    QCOMPARE(newsLevel(std::numeric_limits<std::uint32_t>::max()), newsLevels - 1);
}

void ArrivalsTest::callsAreLearnedApart()
{
    ArrivalModel model;
    Random random(1);
    const std::size_t quiet = model.callOf("a h2h");
    const std::size_t busy = model.callOf("b h2h");
    QVERIFY(quiet != busy);
    QCOMPARE(model.callOf("a h2h"), quiet);
    const Freshness freshness = freshnessAfter(1'800);
    for (int look = 0; look < 4'000; ++look) {
        model.learn(quiet, glanceOf(5), freshness, poisson(random, 0.02));
        model.learn(busy, glanceOf(5), freshness, poisson(random, 0.4));
    }
    QVERIFY(isClose(model.expected(quiet, glanceOf(5), freshness), 0.02, 0.35));
    QVERIFY(isClose(model.expected(busy, glanceOf(5), freshness), 0.4, 0.2));
}

void ArrivalsTest::theTimeToTheStartIsLearned()
{
    ArrivalModel model;
    Random random(2);
    const std::size_t call = model.callOf("a h2h");
    const Freshness freshness = freshnessAfter(1'800);
    for (int look = 0; look < 4'000; ++look) {
        model.learn(call, glanceOf(1), freshness, poisson(random, 0.5));
        model.learn(call, glanceOf(9), freshness, poisson(random, 0.05));
    }
    QVERIFY(isClose(model.expected(call, glanceOf(1), freshness), 0.5, 0.2));
    QVERIFY(isClose(model.expected(call, glanceOf(9), freshness), 0.05, 0.3));
}

// Opportunities that live for twelve minutes: no use in waiting for hours, nor in asking every minute.
void ArrivalsTest::howLongOpportunitiesLiveIsLearned()
{
    ArrivalModel model;
    Random random(3);
    const std::size_t call = model.callOf("a h2h");
    const auto mean = [](double seconds) { return 0.6 * -std::expm1(-seconds / 720); };
    for (int look = 0; look < 20'000; ++look) {
        const double seconds = 60 * std::exp(random.uniform() * std::log(600.0)); // a minute to ten hours
        model.learn(call, glanceOf(5), freshnessAfter(seconds), poisson(random, mean(seconds)));
    }
    for (const double seconds : {300.0, 720.0, 3'600.0, 36'000.0})
        QVERIFY2(isClose(model.expected(call, glanceOf(5), freshnessAfter(seconds)), mean(seconds), 0.2),
                 qPrintable(QString::number(seconds)));
}

void ArrivalsTest::movementIsLearned()
{
    ArrivalModel model;
    Random random(4);
    const std::size_t call = model.callOf("a h2h");
    const Freshness freshness = freshnessAfter(1'800);
    Glance still = glanceOf(5);
    still.movement = 1;
    Glance moving = still;
    moving.movement = movementLevels - 1;
    for (int look = 0; look < 4'000; ++look) {
        model.learn(call, still, freshness, poisson(random, 0.1));
        model.learn(call, moving, freshness, poisson(random, 0.5));
    }
    const double ratio = model.expected(call, moving, freshness) / model.expected(call, still, freshness);
    QVERIFY2(isClose(ratio, 5, 0.3), qPrintable(QString::number(ratio)));
}

// What was found in one market a moment ago is a sign for the others.
void ArrivalsTest::newsFromOtherMarketsIsLearned()
{
    ArrivalModel model;
    Random random(5);
    const std::size_t call = model.callOf("a totals");
    const Freshness freshness = freshnessAfter(1'800);
    Glance nothing = glanceOf(5);
    nothing.news = newsLevel(0);
    Glance much = nothing;
    much.news = newsLevel(10);
    for (int look = 0; look < 4'000; ++look) {
        model.learn(call, nothing, freshness, poisson(random, 0.02));
        if (look % 20 == 0)
            model.learn(call, much, freshness, poisson(random, 1.5));
    }
    const double ratio = model.expected(call, much, freshness) / model.expected(call, nothing, freshness);
    QVERIFY2(ratio > 30, qPrintable(QString::number(ratio))); // 75, of which little is believed at first
}

void ArrivalsTest::littleKnowledgeIsWorthATry()
{
    ArrivalModel model;
    const std::size_t call = model.callOf("a h2h");
    const double fresh = model.optimism(call);
    QVERIFY(fresh > 1.3);
    for (int look = 0; look < 1'000; ++look)
        model.learn(call, glanceOf(5), freshnessAfter(1'800), 1);
    QVERIFY(model.optimism(call) >= 1 && model.optimism(call) < 1.1);
    QVERIFY(model.optimism(model.callOf("another")) == fresh);
}

void ArrivalsTest::whatWasLearnedFades()
{
    ArrivalModel model;
    const std::size_t call = model.callOf("a h2h");
    const Freshness freshness = freshnessAfter(1'800);
    const double before = model.expected(call, glanceOf(5), freshness);
    for (int look = 0; look < 2'000; ++look)
        model.learn(call, glanceOf(5), freshness, 0);
    const double learned = model.expected(call, glanceOf(5), freshness);
    QVERIFY(learned < before / 10);
    model.forget(-3); // a clock that goes back
    QCOMPARE(model.expected(call, glanceOf(5), freshness), learned);
    model.forget(14);
    QVERIFY(model.expected(call, glanceOf(5), freshness) > learned);
    model.forget(3'650);
    QVERIFY(isClose(model.expected(call, glanceOf(5), freshness), before, 0.01));
}

void ArrivalsTest::ratesComeBack()
{
    ArrivalModel model;
    Random random(6);
    const std::size_t call = model.callOf("a h2h eu");
    for (int look = 0; look < 500; ++look) {
        Glance glance = glanceOf(random.below(startLevels));
        glance.opportunities = random.below(opportunityLevels);
        glance.movement = random.below(movementLevels);
        glance.hour = random.below(hourLevels);
        glance.news = random.below(newsLevels);
        model.learn(call, glance, freshnessAfter(random.below(20'000)), random.below(3));
    }
    ArrivalModel restored;
    for (const auto &[name, rate] : model.rates())
        QVERIFY2(restored.restore(name, rate), name.c_str());
    for (std::size_t start = 0; start < startLevels; ++start) {
        for (const double seconds : {60.0, 6'000.0})
            QCOMPARE(restored.expected(restored.callOf("a h2h eu"), glanceOf(start), freshnessAfter(seconds)),
                     model.expected(call, glanceOf(start), freshnessAfter(seconds)));
    }
}

void ArrivalsTest::unknownRatesAreRefused()
{
    ArrivalModel model;
    for (const char *name : {"", "hour 99", "hour", "lifetime 3", "call a h2h start 99", "nonsense 1"})
        QVERIFY2(!model.restore(name, {1, 1}), name);
    QVERIFY(model.restore("hour 3", {1, 1}));
}

QTEST_GUILESS_MAIN(ArrivalsTest)
#include "tst_poll_plan_arrivals.moc"
