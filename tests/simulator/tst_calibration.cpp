// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include "simulator/world/posting.h"

#include <QTest>

#include <array>
#include <cmath>
#include <vector>

using namespace evision;
using namespace evision::simulator;
using test::instant;

namespace {

/// Predictions of one chance, in ten bins, against what happened.
struct Calibration {
    struct Bin {
        double expected = 0;
        double variance = 0;
        double happened = 0;
        int count = 0;
    };
    std::array<Bin, 10> bins{};

    void add(double chance, bool isSo)
    {
        Bin &bin = bins[static_cast<std::size_t>(std::min(chance * 10, 9.0))];
        bin.expected += chance;
        bin.variance += chance * (1 - chance);
        bin.happened += isSo ? 1 : 0;
        ++bin.count;
    }

    /// How many standard deviations the bins are off, at most; `slack` is allowed for a bookmaker's own error.
    [[nodiscard]] double worst(double slack) const
    {
        double most = 0;
        for (const Bin &bin : bins) {
            if (bin.count < 30)
                continue;
            const double off = std::max(std::abs(bin.happened - bin.expected) - slack * bin.count, 0.0);
            most = std::max(most, off / std::sqrt(bin.variance));
        }
        return most;
    }
    /// The same over all bins.
    [[nodiscard]] double overall() const
    {
        double off = 0;
        double variance = 0;
        for (const Bin &bin : bins) {
            off += bin.happened - bin.expected;
            variance += bin.variance;
        }
        return std::abs(off) / std::sqrt(variance);
    }
    [[nodiscard]] int count() const
    {
        int sum = 0;
        for (const Bin &bin : bins)
            sum += bin.count;
        return sum;
    }
};

/// A bookmaker's chances of a line's sides without its margin: taken off in proportion.
std::vector<double> chancesOf(const PostedMarket &market)
{
    std::vector<double> chances;
    double sum = 0;
    for (const PostedOutcome &outcome : market.outcomes) {
        chances.push_back(100.0 / static_cast<double>(outcome.price.hundredths));
        sum += chances.back();
    }
    for (double &chance : chances)
        chance /= sum;
    return chances;
}

const PostedMarket *marketOf(const PostedBook &posted, Family family)
{
    for (const PostedMarket &market : posted.markets) {
        if (market.market->family == family)
            return &market;
    }
    return nullptr;
}

struct Season {
    Calibration winner;
    Calibration total;
    Calibration spread;

    void addWinner(const Fixture &fixture, const PostedMarket &market)
    {
        const std::vector<double> chances = chancesOf(market);
        for (std::size_t side = 0; side < chances.size(); ++side) {
            const std::string_view name = market.outcomes[side].name;
            const int sign = name == fixture.home ? 1 : name == fixture.away ? -1 : 0;
            winner.add(chances[side], fixture.game.winner() == sign);
        }
    }

    /// `by` is what the side of that name covers the line by.
    static void addLine(const PostedMarket &market, Calibration &calibration, double by, std::string_view name)
    {
        if (std::abs(by) < 0.3) // a push or half a push decides nothing
            return;
        const std::vector<double> chances = chancesOf(market);
        for (std::size_t side = 0; side < chances.size(); ++side) {
            if (market.outcomes[side].name == name)
                calibration.add(chances[side], by > 0);
        }
    }

    void add(const Fixture &fixture, const PostedBook &posted)
    {
        if (const PostedMarket *market = marketOf(posted, Family::H2h); market != nullptr)
            addWinner(fixture, *market);
        const ScoreState end = fixture.game.at(1);
        if (!hasScores(fixture.league->score))
            return;
        if (const PostedMarket *market = marketOf(posted, Family::Totals); market != nullptr)
            addLine(*market, total, end.home + end.away - static_cast<double>(market->outcomes[0].point) / 100, "Over");
        if (const PostedMarket *market = marketOf(posted, Family::Spreads); market != nullptr) {
            for (const PostedOutcome &outcome : market->outcomes) {
                if (outcome.name == fixture.home)
                    addLine(*market, spread, end.home - end.away + static_cast<double>(outcome.point) / 100,
                            fixture.home);
            }
        }
    }
};

} // namespace

/// The prices of the sharps just before the start are as good as the results say, since results are drawn from the
/// same hidden chances. What is allowed is the binomial error and the sharps' own, which is under a hundredth.
class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void truthFitsResults_data();
    void truthFitsResults();
    void sharpClosingPricesFitResults_data();
    void sharpClosingPricesFitResults();
    void softPricesAreSometimesRight();
};

namespace {

void addSports()
{
    QTest::addColumn<QString>("sport");
    for (const char *sport : {"soccer_epl", "icehockey_nhl", "baseball_mlb", "basketball_nba", "americanfootball_ncaaf",
                              "tennis_wta_us_open", "mma_mixed_martial_arts", "rugbyleague_nrl"})
        QTest::newRow(sport) << QString::fromLatin1(sport);
}

constexpr double binomialLimit = 4; // standard deviations; some hundred comparisons are made

} // namespace

void TestCalibration::truthFitsResults_data()
{
    addSports();
}

void TestCalibration::truthFitsResults()
{
    QFETCH(QString, sport);
    Market market(11);
    const League &league = *findLeague(sport.toStdString());
    Calibration winner;
    Calibration over;
    for (int year = 2020; year < 2024 && winner.count() < 6000; ++year) {
        const std::int64_t from = instant(std::to_string(year) + "-01-01T00:00:00Z");
        for (const Fixture *fixture : market.starting(league, from, from + 364 * std::int64_t{86400})) {
            const Outlook truth = fixture->truth(fixture->start);
            const bool hasDraw = hasDraws(league.score);
            winner.add(hasDraw ? truth.home : truth.homeWins, fixture->game.winner() == 1);
            winner.add(hasDraw ? truth.away : 1 - truth.homeWins, fixture->game.winner() == -1);
            if (!hasScores(league.score))
                continue;
            const double line = std::floor(league.total) + 0.5;
            const ScoreState end = fixture->game.at(1);
            over.add(overChance(truth.total, line), end.home + end.away > line);
        }
        market.trim();
    }
    QVERIFY(winner.count() > 500);
    QVERIFY2(winner.worst(0.004) < binomialLimit, qPrintable(QString::number(winner.worst(0.004))));
    QVERIFY2(over.worst(0.01) < binomialLimit, qPrintable(QString::number(over.worst(0.01))));
}

void TestCalibration::sharpClosingPricesFitResults_data()
{
    addSports();
}

void TestCalibration::sharpClosingPricesFitResults()
{
    QFETCH(QString, sport);
    Market market(5);
    const League &league = *findLeague(sport.toStdString());
    const std::vector<WireMarket> wanted{*parseWireMarket("h2h"), *parseWireMarket("spreads"),
                                         *parseWireMarket("totals")};
    Season season;
    int games = 0;
    for (int year = 2024; year < 2028 && games < 1500; ++year) {
        const std::int64_t from = instant(std::to_string(year) + "-01-01T00:00:00Z");
        for (const Fixture *fixture : market.starting(league, from, from + 364 * std::int64_t{86400})) {
            const auto posted = postedBy(*findBook("pinnacle"), *fixture, wanted, fixture->start);
            if (!posted)
                continue;
            ++games;
            season.add(*fixture, *posted);
        }
        market.trim();
    }
    qInfo("%d games; winner off by %.2f, totals %.2f, spreads %.2f deviations at most", games,
          season.winner.worst(0.012), season.total.worst(0.012), season.spread.worst(0.012));
    QVERIFY(games > 150);
    QVERIFY(season.winner.worst(0.012) < binomialLimit);
    QVERIFY(season.total.worst(0.012) < binomialLimit);
    QVERIFY(season.spread.worst(0.012) < binomialLimit);
    QVERIFY(season.winner.overall() < binomialLimit);
}

void TestCalibration::softPricesAreSometimesRight()
{
    // Of the prices that look worth more than they cost by Pinnacle's, some are not, and some that do not look it are.
    Market market(2);
    const League &league = *findLeague("soccer_epl");
    const std::vector<WireMarket> wanted{*parseWireMarket("h2h")};
    int shown = 0;
    int shownAndTrue = 0;
    const std::int64_t from = instant("2026-09-01T00:00:00Z");
    for (std::int64_t time = from; time < from + 60 * std::int64_t{86400}; time += 3 * 3600) {
        for (const Fixture *fixture : market.listed(league, time)) {
            if (time >= fixture->start)
                continue;
            const auto sharp = postedBy(*findBook("pinnacle"), *fixture, wanted, time);
            if (!sharp)
                continue;
            const std::vector<double> fair = chancesOf(sharp->markets[0]);
            for (const char *key : {"unibet_uk", "williamhill", "paddypower", "betvictor", "marathonbet", "onexbet"}) {
                const auto soft = postedBy(*findBook(key), *fixture, wanted, time);
                if (!soft || soft->markets[0].outcomes.size() != fair.size())
                    continue;
                for (std::size_t side = 0; side < fair.size(); ++side) {
                    const PostedOutcome &outcome = soft->markets[0].outcomes[side];
                    const double price = static_cast<double>(outcome.price.hundredths) / 100;
                    const double chance = trueChance(*fixture, wanted[0], outcome, time).value_or(0);
                    const bool looksGood = price * fair[side] > 1.02;
                    shown += looksGood;
                    shownAndTrue += looksGood && price * chance > 1;
                }
            }
        }
    }
    qInfo("%d look good, %d of them are", shown, shownAndTrue);
    QVERIFY(shown > 50);
    QVERIFY(shownAndTrue > shown / 2 && shownAndTrue < shown * 95 / 100);
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
