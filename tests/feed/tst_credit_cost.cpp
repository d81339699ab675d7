// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/api_request.h"
#include "feed/tariff/credit_cost.h"

#include "pricing/random.h"

#include <QTest>

#include <string>
#include <vector>

using namespace evision;
using pricing::Random;

namespace {

std::vector<std::string> keys(int count, const std::string &stem)
{
    std::vector<std::string> made;
    for (int at = 0; at < count; ++at)
        made.push_back(stem + std::to_string(at));
    return made;
}

std::vector<std::string> someOf(const std::vector<std::string> &all, Random &random)
{
    std::vector<std::string> some;
    const std::uint32_t count = random.below(16);
    for (std::uint32_t at = 0; at < count; ++at)
        some.push_back(all[random.below(static_cast<std::uint32_t>(all.size()))]); // now and then one twice
    return some;
}

} // namespace

class CreditCostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void costsFollowThePriceList_data();
    void costsFollowThePriceList();
    void whatIsPlannedCostsWhatIsCalled();
};

void CreditCostTest::costsFollowThePriceList_data()
{
    QTest::addColumn<PollKind>("kind");
    QTest::addColumn<int>("regions");
    QTest::addColumn<int>("bookmakers");
    QTest::addColumn<QStringList>("markets");
    QTest::addColumn<int>("daysFrom");
    QTest::addColumn<qint64>("credits");
    const QStringList three{QStringLiteral("h2h"), QStringLiteral("spreads"), QStringLiteral("totals")};
    QTest::newRow("the list of sports is free") << PollKind::Sports << 2 << 0 << three << 0 << qint64{0};
    QTest::newRow("the list of games is free") << PollKind::Events << 2 << 0 << three << 0 << qint64{0};
    QTest::newRow("regions times markets") << PollKind::Odds << 2 << 0 << three << 0 << qint64{6};
    QTest::newRow("no market means h2h") << PollKind::Odds << 2 << 0 << QStringList{} << 0 << qint64{2};
    QTest::newRow("ten bookmakers are a region") << PollKind::Odds << 0 << 10 << three << 0 << qint64{3};
    QTest::newRow("a started ten is a ten") << PollKind::Odds << 0 << 11 << three << 0 << qint64{6};
    QTest::newRow("named bookmakers win over regions") << PollKind::Odds << 4 << 3 << three << 0 << qint64{3};
    QTest::newRow("a game's h2h may come with its lay side")
        << PollKind::EventOdds << 2 << 0 << QStringList{QStringLiteral("h2h")} << 0 << qint64{4};
    QTest::newRow("a game's props come alone")
        << PollKind::EventOdds << 1 << 0 << QStringList{QStringLiteral("player_points")} << 0 << qint64{1};
    QTest::newRow("scores of now") << PollKind::Scores << 0 << 0 << QStringList{} << 0 << qint64{1};
    QTest::newRow("scores of days before") << PollKind::Scores << 0 << 0 << QStringList{} << 3 << qint64{2};
}

void CreditCostTest::costsFollowThePriceList()
{
    QFETCH(PollKind, kind);
    QFETCH(int, regions);
    QFETCH(int, bookmakers);
    QFETCH(QStringList, markets);
    QFETCH(int, daysFrom);
    QFETCH(qint64, credits);
    PollRequest request;
    request.kind = kind;
    request.regions = keys(regions, "region");
    request.bookmakers = keys(bookmakers, "book");
    for (const QString &market : markets)
        request.markets.push_back(market.toStdString());
    request.daysFrom = daysFrom;
    QCOMPARE(qint64{feed::creditsAtMost(request)}, credits);
}

// The planner and the client must not count apart.
void CreditCostTest::whatIsPlannedCostsWhatIsCalled()
{
    Random random(7);
    const std::vector<std::string> markets{"h2h", "h2h_lay", "outrights", "outrights_lay", "spreads", "player_points"};
    const std::vector<std::string> bookmakers = keys(25, "book");
    for (int round = 0; round < 5'000; ++round) {
        PollRequest request;
        request.kind = static_cast<PollKind>(random.below(5));
        request.sport = "soccer_epl";
        request.event = request.sport; // an id like any other
        request.markets = someOf(markets, random);
        request.regions = someOf({"eu", "uk", "us", "au"}, random);
        if (random.below(2) == 0)
            request.bookmakers = someOf(bookmakers, random);
        request.daysFrom = static_cast<int>(random.below(4));
        QCOMPARE(feed::creditsAtMost(request), feed::mostCredits(feed::callOf(request)));
    }
}

QTEST_GUILESS_MAIN(CreditCostTest)
#include "tst_credit_cost.moc"
