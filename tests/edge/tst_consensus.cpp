// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include "edge/consensus.h"

#include "pricing/random.h"

#include <QtTest>

#include <algorithm>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::testNow;

namespace {

SharpOpinion opinion(market::NameId bookmaker, double weight, double home, std::uint32_t clones = 0)
{
    SharpOpinion made;
    made.bookmaker = bookmaker;
    made.weight = weight;
    made.cloneGroup = clones;
    made.fair = {home, 1 - home, 0};
    return made;
}

/// Home's consensus among two outcomes.
double homeOf(const std::vector<SharpOpinion> &opinions, ConsensusRule rule, const Jury &jury = {},
              bool renormalise = true)
{
    Probabilities fair{};
    return combine(opinions, jury, rule, 2, renormalise, fair) ? fair[0] : -1;
}

/// So many bookmakers on a line of three outcomes.
std::vector<SharpOpinion> randomOpinions(pricing::Random &random, std::uint32_t count)
{
    std::vector<SharpOpinion> opinions;
    for (std::uint32_t at = 0; at < count; ++at) {
        SharpOpinion made = opinion(at + 1, 0.1 + 4 * random.uniform(), 0);
        const double a = 0.05 + random.uniform();
        const double b = 0.05 + random.uniform();
        const double c = 0.05 + random.uniform();
        made.fair = {a / (a + b + c), b / (a + b + c), c / (a + b + c)};
        opinions.push_back(made);
    }
    return opinions;
}

} // namespace

class TestConsensus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeanIsWeighted();
    void theMedianIsWeighted_data();
    void theMedianIsWeighted();
    void medianProbabilitiesSumToOne();
    void targetClonesAndOneMoreAreLeftOut();
    void nobodyAgreesOnNothing();
    void otherProbabilitiesMayStandIn();
    void withoutRenormalisingTheSumIsKept();
    void randomConsensusIsADistribution();
    void noJuryGivesMoreThanTheBound();
    void aCloneGroupSpeaksOnceByDefault();
    void theHeaviestThenTheFreshestCloneSpeaks();
    void namedClonesEachCount();
    void theMedianIsAnOption();
};

void TestConsensus::theMeanIsWeighted()
{
    COMPARE_NEAR(homeOf({opinion(1, 4, 0.5), opinion(2, 1, 0.6), opinion(3, 3, 0.4)}, ConsensusRule::Mean), 3.8 / 8);
    COMPARE_NEAR(homeOf({opinion(1, 0.3, 0.7)}, ConsensusRule::Mean), 0.7);
}

void TestConsensus::theMedianIsWeighted_data()
{
    QTest::addColumn<QList<double>>("homes");
    QTest::addColumn<QList<double>>("weights");
    QTest::addColumn<double>("median");
    const auto row = [](const char *name, QList<double> homes, QList<double> weights, double median) {
        QTest::newRow(name) << homes << weights << median;
    };
    row("one voice", {0.6}, {2}, 0.6);
    row("the middle one of three", {0.6, 0.4, 0.5}, {1, 1, 1}, 0.5);
    row("a heavy voice decides", {0.6, 0.4, 0.5}, {3, 1, 1}, 0.6);
    row("exactly half is the mean with the next", {0.6, 0.4, 0.5}, {2, 1, 1}, 0.55);
    row("two equal voices", {0.6, 0.4}, {1, 1}, 0.5);
    row("four equal voices", {0.1, 0.2, 0.4, 0.9}, {1, 1, 1, 1}, 0.3);
    row("the last voice", {0.1, 0.2, 0.9}, {1, 1, 5}, 0.9);
}

void TestConsensus::theMedianIsWeighted()
{
    QFETCH(QList<double>, homes);
    QFETCH(QList<double>, weights);
    QFETCH(double, median);
    std::vector<SharpOpinion> opinions;
    for (qsizetype at = 0; at < homes.size(); ++at)
        opinions.push_back(opinion(static_cast<market::NameId>(at + 1), weights[at], homes[at]));
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Median), median); // away mirrors it, so it sums to 1 already
}

void TestConsensus::medianProbabilitiesSumToOne()
{
    std::vector<SharpOpinion> opinions{opinion(1, 1, 0), opinion(2, 1, 0), opinion(3, 1, 0)};
    opinions[0].fair = {0.5, 0.3, 0.2};
    opinions[1].fair = {0.4, 0.4, 0.2};
    opinions[2].fair = {0.45, 0.25, 0.3};
    Probabilities fair{};
    QVERIFY(combine(opinions, {}, ConsensusRule::Median, 3, true, fair));
    // Medians .45, .3 and .2 sum to .95.
    COMPARE_NEAR(fair[0], 0.45 / 0.95);
    COMPARE_NEAR(fair[1], 0.3 / 0.95);
    COMPARE_NEAR(fair[2], 0.2 / 0.95);
}

void TestConsensus::targetClonesAndOneMoreAreLeftOut()
{
    const std::vector<SharpOpinion> opinions{opinion(1, 1, 0.1, 7), opinion(2, 1, 0.2, 7), opinion(3, 1, 0.3),
                                             opinion(4, 1, 0.5, 8)};
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Mean, {3, 0, market::noName}), 0.8 / 3);
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Mean, {1, 7, market::noName}), 0.4);
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Mean, {9, 7, market::noName}), 0.4); // a clone that gave no opinion
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Mean, {1, 7, 4}), 0.3);
    QCOMPARE(juryCount(opinions, {1, 7, 4}), 1);
    QCOMPARE(juryCount(opinions, {}), 4);
}

void TestConsensus::nobodyAgreesOnNothing()
{
    QCOMPARE(homeOf({}, ConsensusRule::Mean), -1.0);
    QCOMPARE(homeOf({opinion(1, 1, 0.5)}, ConsensusRule::Median, {1, 0, market::noName}), -1.0);
}

void TestConsensus::otherProbabilitiesMayStandIn()
{
    const std::vector<SharpOpinion> opinions{opinion(1, 1, 0.1), opinion(2, 3, 0.2)};
    const std::vector<Probabilities> instead{{0.6, 0.4, 0}, {0.8, 0.2, 0}};
    Probabilities fair{};
    QVERIFY(combine(opinions, instead, {}, ConsensusRule::Mean, 2, true, fair));
    COMPARE_NEAR(fair[0], 0.75);
    QVERIFY(combine(opinions, instead, {2, 0, market::noName}, ConsensusRule::Median, 2, true, fair));
    COMPARE_NEAR(fair[0], 0.6);
}

void TestConsensus::withoutRenormalisingTheSumIsKept()
{
    std::vector<SharpOpinion> opinions{opinion(1, 1, 0), opinion(2, 1, 0)};
    opinions[0].fair = {0.5, 0.45, 0};
    opinions[1].fair = {0.4, 0.55, 0};
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Mean, {}, false), 0.45);
    COMPARE_NEAR(homeOf(opinions, ConsensusRule::Mean, {}, true), 0.45 / 0.95);
}

void TestConsensus::randomConsensusIsADistribution()
{
    pricing::Random random(3);
    for (int round = 0; round < 2'000; ++round) {
        const std::vector<SharpOpinion> opinions = randomOpinions(random, 1 + random.below(8));
        for (const ConsensusRule rule : {ConsensusRule::Mean, ConsensusRule::Median}) {
            Probabilities fair{};
            QVERIFY(combine(opinions, {}, rule, 3, true, fair));
            COMPARE_NEAR(fair[0] + fair[1] + fair[2], 1.0);
            for (const double probability : fair)
                QVERIFY(probability > 0 && probability < 1);
        }
    }
}

void TestConsensus::noJuryGivesMoreThanTheBound()
{
    pricing::Random random(7);
    for (int round = 0; round < 3'000; ++round) {
        const std::uint32_t count = 1 + random.below(6);
        const std::vector<SharpOpinion> opinions = randomOpinions(random, count);
        for (const ConsensusRule rule : {ConsensusRule::Mean, ConsensusRule::Median}) {
            for (const bool renormalise : {true, false}) {
                const Probabilities most = combinedAtMost(opinions, rule, 3, renormalise);
                for (std::uint32_t target = 0; target <= count; ++target) {
                    Probabilities fair{};
                    if (!combine(opinions, Jury{target, 0, market::noName}, rule, 3, renormalise, fair))
                        continue;
                    for (std::size_t k = 0; k < fair.size(); ++k)
                        QVERIFY(fair[k] <= most[k]);
                }
            }
        }
    }
}

void TestConsensus::aCloneGroupSpeaksOnceByDefault()
{
    EdgeLab lab;
    lab.tables.weights = SharpWeights::parse("*,*,twin1,1\n*,*,twin2,1\n*,*,pinnacle,1\n").value();
    lab.options.minEv = -1;
    lab.options.pricing.method = pricing::Method::Multiplicative;
    lab.quotes.event("e").h2h("twin1", 1.5, 2.5).h2h("pinnacle", 1.9, 1.9).h2h("twin2", 1.5, 2.5).h2h("soft", 2, 1.8);
    lab.run();
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, (0.625 + 0.5) / 2);
    QCOMPARE(lab.find("soft", "Home")->sharpCount, 2U);
}

void TestConsensus::theHeaviestThenTheFreshestCloneSpeaks()
{
    EdgeLab lab;
    lab.tables.weights = SharpWeights::parse("*,*,twin1,1\n*,*,twin2,2\n").value();
    lab.options.minEv = -1;
    lab.quotes.event("e").h2h("twin1", 1.5, 2.5).at(testNow - 100).h2h("twin2", 1.9, 1.9).h2h("soft", 2, 1.8);
    lab.run();
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, 0.5);
    lab.tables.weights = SharpWeights::parse("*,*,twin1,2\n*,*,twin2,2\n").value();
    lab.renew();
    lab.quotes.event("e")
        .at(testNow - 100)
        .h2h("twin1", 1.5, 2.5)
        .at(testNow - 90)
        .h2h("twin2", 1.9, 1.9)
        .h2h("soft", 2, 1.8);
    lab.run();
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, 0.5);
    lab.quotes.event("e").h2h("twin1", 1.9, 1.9).h2h("twin2", 1.5, 2.5).h2h("soft", 2, 1.8); // equal: the first
    lab.run();
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, 0.5);
}

void TestConsensus::namedClonesEachCount()
{
    EdgeLab lab;
    lab.sharps({{"twin1", 1}, {"twin2", 1}, {"pinnacle", 1}});
    lab.options.minEv = -1;
    lab.options.pricing.method = pricing::Method::Multiplicative;
    lab.quotes.event("e").h2h("twin1", 1.5, 2.5).h2h("pinnacle", 1.9, 1.9).h2h("twin2", 1.5, 2.5).h2h("soft", 2, 1.8);
    lab.run();
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, (2 * 0.625 + 0.5) / 3);
    COMPARE_NEAR(lab.find("twin1", "Home")->fairProbability, 0.5); // its twin does not judge it even so
}

void TestConsensus::theMedianIsAnOption()
{
    EdgeLab lab;
    lab.sharps({{"a", 1}, {"b", 1}, {"c", 1}});
    lab.options.minEv = -1;
    lab.options.pricing.consensus = ConsensusRule::Median;
    lab.options.pricing.method = pricing::Method::Multiplicative;
    lab.quotes.event("e").h2h("a", 1.5, 2.5).h2h("b", 1.9, 1.9).h2h("c", 2.5, 1.5).h2h("soft", 2, 1.8);
    lab.run();
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, 0.5);
    COMPARE_NEAR(lab.find("a", "Home")->fairProbability, (0.5 + 0.375) / 2);
}

QTEST_GUILESS_MAIN(TestConsensus)
#include "tst_consensus.moc"
