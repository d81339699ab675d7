// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/market_desk.h"
#include "desk/tables.h"
#include "support/memory_secrets.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <vector>

using namespace evision;
using desk::MarketDesk;
using desk::MarketPlace;
using test::MemorySecrets;

namespace {

using Pointer = std::shared_ptr<const scanner::Publication>;

/// A desk that knows a service on this machine whose only key is "demo".
struct Lab {
    Lab()
    {
        desk::DemoOptions service;
        service.credits = 20'000;
        market = std::move(desk::DemoMarket::open(service).value());
        const QUrl url = market->address().urlFor("/", "x");
        options.serviceAddress = QStringLiteral("http://127.0.0.1:%1").arg(url.port());
        options.memoryFolder = folder.path();
        options.plan.sports = {"basketball_nba"};
        options.plan.markets = {"h2h"};
        options.plan.regions = {"eu"};
        options.makeSecrets = [held = held] { return std::make_unique<MemorySecrets>(held); };
    }
    [[nodiscard]] std::unique_ptr<MarketDesk> open() const
    {
        return std::make_unique<MarketDesk>(desk::loadTables().value(), options);
    }

    QTemporaryDir folder;
    std::shared_ptr<std::map<QString, QString>> held = std::make_shared<std::map<QString, QString>>();
    std::unique_ptr<desk::DemoMarket> market;
    desk::WatchOptions options;
};

} // namespace

class MarketDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoMarketArrivesWithLinks();
    void signalsComeOnTheThreadOfItsMaker();
    void theStatusSaysHowOldPricesAre();
    void callsByHandAreMadeOnce();
    void aGoodKeyOpensTheService();
    void aKeyThatIsKeptOpensTheServiceNextTime();
    void withoutAKeyTheDemoMarketStays();
    void aRefusedKeyFallsBackToTheDemoMarket();
    void aKeyIsCheckedForFree();
    void aBadKeyIsExplained();
    void aServiceThatIsNotThereIsExplained();
    void whatWasSpentIsRemembered();
    void settingsThatAreTooMuchAreRefusedAtOnce();
    void aLargerBankrollStakesMoreAtOnce();
    void otherSportsAreAskedForWithoutANewMarket();
    void anotherAddressOpensTheServiceAnew();
    void aForecastComesOfAnyPlan();
    void theServiceSaysWhichSportsThereAre();
    void quittingIsQuick_data();
    void quittingIsQuick();
};

void MarketDeskTest::theDemoMarketArrivesWithLinks()
{
    const Lab lab;
    const auto desk = lab.open();
    std::size_t rows = 0;
    bool linked = false; // a window opens bets at their bookmakers
    connect(desk.get(), &MarketDesk::published, this, [&](const Pointer &publication) {
        rows = publication->scan->opportunities.size();
        for (const edge::Opportunity &bet : publication->scan->opportunities)
            linked = linked || bet.link != market::noName;
    });
    desk->watchDemo();
    QTRY_VERIFY(rows > 0);
    QTRY_VERIFY(linked);
}

void MarketDeskTest::signalsComeOnTheThreadOfItsMaker()
{
    const Lab lab;
    const auto desk = lab.open();
    int wrong = 0;
    int right = 0;
    const auto look = [&] { ++(QThread::currentThread() == thread() ? right : wrong); };
    // Without a context they run where they are sent.
    connect(desk.get(), &MarketDesk::published, look);
    connect(desk.get(), &MarketDesk::statusChanged, look);
    connect(desk.get(), &MarketDesk::marketChanged, look);
    desk->watchDemo();
    QTRY_VERIFY(right > 5);
    QCOMPARE(wrong, 0);
}

void MarketDeskTest::theStatusSaysHowOldPricesAre()
{
    const Lab lab;
    const auto desk = lab.open();
    desk::MarketStatus last;
    connect(desk.get(), &MarketDesk::statusChanged, this, [&last](const desk::MarketStatus &status) { last = status; });
    desk->watchDemo();
    QTRY_VERIFY(last.quotes > 0 && last.forecast);
    QCOMPARE(last.place, MarketPlace::Demo);
    QCOMPARE(last.feed.mode, scanner::FeedMode::Live);
    QVERIFY(last.newestQuote != market::noTime);
    QVERIFY(last.sourceTime >= last.newestQuote);
    QVERIFY(last.sourceTime - last.newestQuote < 600);
    QVERIFY(last.feed.credits.remaining);
    QVERIFY(last.timings.fetchMilliseconds >= 0);
}

void MarketDeskTest::callsByHandAreMadeOnce()
{
    const Lab lab;
    const auto desk = lab.open();
    desk::MarketStatus last;
    connect(desk.get(), &MarketDesk::statusChanged, this, [&last](const desk::MarketStatus &status) { last = status; });
    desk->watchServiceWith(QStringLiteral("demo"));
    QTRY_VERIFY(last.feed.underWay == 0 && last.feed.nextPollAt > 0 && last.feed.credits.used);
    QTRY_VERIFY(desk->place() == MarketPlace::Service);
    QCOMPARE(desk->costOfPollByHand(), 1);
    const std::int64_t before = *last.feed.credits.used;
    desk->pollByHand();
    desk->pollByHand(); // a key that is held down
    QTRY_VERIFY(*last.feed.credits.used > before);
    QTRY_VERIFY(last.feed.underWay == 0);
    QCOMPARE(*last.feed.credits.used, before + 1);
}

void MarketDeskTest::aGoodKeyOpensTheService()
{
    const Lab lab;
    const auto desk = lab.open();
    QSignalSpy places(desk.get(), &MarketDesk::marketChanged);
    int published = 0;
    connect(desk.get(), &MarketDesk::published, this, [&published] { ++published; });
    desk->watchDemo();
    QTRY_VERIFY(published > 0);
    desk->watchServiceWith(QStringLiteral("demo"));
    QTRY_COMPARE(places.count(), 2);
    QCOMPARE(desk->place(), MarketPlace::Service);
    published = 0;
    QTRY_VERIFY(published > 0);
}

void MarketDeskTest::aKeyThatIsKeptOpensTheServiceNextTime()
{
    const Lab lab;
    {
        const auto desk = lab.open();
        std::optional<SecretPlace> kept;
        desk->keepKey(QStringLiteral("demo"), [&kept](SecretPlace place) { kept = place; });
        QTRY_VERIFY(kept == SecretPlace::Keychain);
    }
    const auto desk = lab.open();
    desk->watchService();
    QSignalSpy places(desk.get(), &MarketDesk::marketChanged);
    QTRY_COMPARE(places.count(), 1);
    QCOMPARE(desk->place(), MarketPlace::Service);
}

void MarketDeskTest::withoutAKeyTheDemoMarketStays()
{
    const Lab lab;
    const auto desk = lab.open();
    QSignalSpy told(desk.get(), &MarketDesk::told);
    QSignalSpy places(desk.get(), &MarketDesk::marketChanged);
    desk->watchService();
    QTRY_COMPARE(places.count(), 1);
    QCOMPARE(desk->place(), MarketPlace::Demo);
    QCOMPARE(told.count(), 1);
    desk->watchService();
    QTRY_COMPARE(told.count(), 2);
    QCOMPARE(places.count(), 1); // it goes on as it was
}

void MarketDeskTest::aRefusedKeyFallsBackToTheDemoMarket()
{
    const Lab lab;
    const auto desk = lab.open();
    QSignalSpy told(desk.get(), &MarketDesk::told);
    int published = 0;
    connect(desk.get(), &MarketDesk::published, this, [&published] { ++published; });
    desk->watchServiceWith(QStringLiteral("no such key"));
    QTRY_VERIFY(published > 0);
    QCOMPARE(desk->place(), MarketPlace::Demo);
    QCOMPARE(told.count(), 1);
    const QString sentence = told.first().first().toString();
    QVERIFY2(sentence.contains(QStringLiteral("key")) && sentence.contains(QStringLiteral("demo market")),
             qPrintable(sentence));
    QVERIFY(!sentence.contains(QStringLiteral("no such key")));
}

void MarketDeskTest::aKeyIsCheckedForFree()
{
    const Lab lab;
    const auto desk = lab.open();
    std::optional<desk::KeyCheck> check;
    desk->checkKey(QStringLiteral("demo"), [&check](const desk::KeyCheck &found) { check = found; });
    QTRY_VERIFY(check);
    QVERIFY2(check->good, check->message.c_str());
    QCOMPARE(check->credits.remaining.value_or(-1), 20'000);
}

void MarketDeskTest::aBadKeyIsExplained()
{
    const Lab lab;
    const auto desk = lab.open();
    std::optional<desk::KeyCheck> check;
    desk->checkKey(QStringLiteral("not a key"), [&check](const desk::KeyCheck &found) { check = found; });
    QTRY_VERIFY(check);
    QVERIFY(!check->good);
    QVERIFY2(check->message.find("401 INVALID_KEY") != std::string::npos, check->message.c_str());
    QVERIFY2(check->message.find("not a key") == std::string::npos, check->message.c_str());
}

void MarketDeskTest::aServiceThatIsNotThereIsExplained()
{
    Lab lab;
    lab.options.serviceAddress = QStringLiteral("http://elsewhere.test");
    const auto desk = lab.open();
    std::optional<desk::KeyCheck> check;
    desk->checkKey(QStringLiteral("demo"), [&check](const desk::KeyCheck &found) { check = found; });
    QTRY_VERIFY(check);
    QVERIFY(!check->good && !check->message.empty());
}

void MarketDeskTest::whatWasSpentIsRemembered()
{
    const Lab lab;
    {
        const auto desk = lab.open();
        int published = 0;
        connect(desk.get(), &MarketDesk::published, this, [&published] { ++published; });
        desk->watchServiceWith(QStringLiteral("demo"));
        QTRY_VERIFY(published > 0);
    }
    QCOMPARE(QDir(lab.folder.path()).entryList(QDir::Files).size(), 1);
    QVERIFY(QDir(lab.folder.path()).entryList(QDir::Files).first().startsWith(QStringLiteral("credits-")));
}

void MarketDeskTest::settingsThatAreTooMuchAreRefusedAtOnce()
{
    Lab lab;
    lab.options.plan.sports.clear();
    lab.options.plan.regions.clear();
    for (int index = 0; index < 250; ++index) {
        lab.options.plan.sports.push_back("sport_" + std::to_string(index));
        lab.options.plan.regions.push_back("region_" + std::to_string(index));
    }
    const auto desk = lab.open();
    QSignalSpy told(desk.get(), &MarketDesk::told);
    int published = 0;
    connect(desk.get(), &MarketDesk::published, this, [&published] { ++published; });
    desk->watchServiceWith(QStringLiteral("demo"));
    QTRY_COMPARE(told.count(), 1);
    const QString sentence = told.first().first().toString();
    QVERIFY2(sentence.contains(QStringLiteral("Name fewer")), qPrintable(sentence));
    QTRY_VERIFY(published > 0); // the demo market, which has settings of its own
    QCOMPARE(desk->place(), MarketPlace::Demo);
}

void MarketDeskTest::aLargerBankrollStakesMoreAtOnce()
{
    Lab lab;
    const auto desk = lab.open();
    Pointer last;
    connect(desk.get(), &MarketDesk::published, this, [&last](const Pointer &publication) { last = publication; });
    QSignalSpy markets(desk.get(), &MarketDesk::marketChanged);
    desk->watchDemo();
    QTRY_VERIFY(last && !last->scan->opportunities.empty());
    const auto totalShare = [&last] {
        double stakes = 0;
        double kellys = 0;
        for (const edge::Opportunity &bet : last->scan->opportunities) {
            stakes += bet.stake;
            kellys += bet.kelly;
        }
        return stakes / kellys;
    };
    // Of each bet a quarter of Kelly of 1,000, rounded down.
    QVERIFY(std::abs(totalShare() - 250) < 2);
    lab.options.edge.staking.bankroll = 20'000;
    lab.options.edge.staking.kellyFraction = 0.5;
    desk->setOptions(lab.options);
    QTRY_VERIFY(std::abs(totalShare() - 10'000) < 20);
    lab.options.edge.minEv = 5;
    desk->setOptions(lab.options);
    QTRY_VERIFY(last->board->rows().empty());
    QCOMPARE(markets.count(), 1);
}

void MarketDeskTest::otherSportsAreAskedForWithoutANewMarket()
{
    Lab lab;
    const auto desk = lab.open();
    desk::MarketStatus status;
    connect(desk.get(), &MarketDesk::statusChanged, this, [&](const desk::MarketStatus &told) { status = told; });
    QSignalSpy markets(desk.get(), &MarketDesk::marketChanged);
    desk->watchServiceWith(QStringLiteral("demo"));
    QTRY_VERIFY(status.forecast && status.quotes > 0 && status.feed.underWay == 0);
    QCOMPARE(status.forecast->sports.size(), std::size_t{1});
    lab.options.plan.sports = {"basketball_nba", "soccer_epl"};
    lab.options.plan.monthlyBudget = 300;
    desk->setOptions(lab.options);
    QTRY_COMPARE(status.forecast->sports.size(), std::size_t{2});
    QVERIFY(status.forecast->creditsLeft < 300);
    QCOMPARE(desk->costOfPollByHand(), 2);
    const feed::PlanSettings settings = lab.options.plan;
    lab.options.plan.sports = {"No such key"};
    desk->setOptions(lab.options); // changes nothing of what is asked for
    bool isTaken = false;          // whatever is asked for later is answered later
    desk->forecast(settings, [&isTaken](const feed::Forecast &) { isTaken = true; });
    QTRY_VERIFY(isTaken);
    QCOMPARE(status.forecast->sports.size(), std::size_t{2});
    QCOMPARE(markets.count(), 1);
}

void MarketDeskTest::anotherAddressOpensTheServiceAnew()
{
    Lab lab;
    (*lab.held)[QStringLiteral("ODDS_API_KEY")] = QStringLiteral("demo");
    const auto desk = lab.open();
    QSignalSpy markets(desk.get(), &MarketDesk::marketChanged);
    desk->watchService();
    QTRY_COMPARE(markets.count(), 1);
    const auto other = std::move(desk::DemoMarket::open({}).value());
    lab.options.serviceAddress = QStringLiteral("http://127.0.0.1:%1").arg(other->address().urlFor("/", "x").port());
    int published = 0;
    connect(desk.get(), &MarketDesk::published, this, [&published] { ++published; });
    desk->setOptions(lab.options);
    QTRY_COMPARE(markets.count(), 2);
    QCOMPARE(desk->place(), MarketPlace::Service);
    QTRY_VERIFY(published > 0);
}

void MarketDeskTest::aForecastComesOfAnyPlan()
{
    const Lab lab;
    const auto desk = lab.open();
    feed::PlanSettings plan;
    plan.sports = {"soccer_epl"};
    plan.markets = {"h2h"};
    std::optional<feed::Forecast> forecast;
    const auto take = [&forecast](const feed::Forecast &found) { forecast = found; };
    desk->forecast(plan, take); // before there is any market
    QTRY_VERIFY(forecast);
    QCOMPARE(forecast->creditsLeft, 500);
    forecast.reset();
    desk->watchDemo();
    desk->forecast(plan, take); // of the service, whose credits the demo market's are not
    QTRY_VERIFY(forecast);
    QCOMPARE(forecast->creditsLeft, 500);
    desk::MarketStatus status;
    connect(desk.get(), &MarketDesk::statusChanged, this, [&](const desk::MarketStatus &told) { status = told; });
    desk->watchServiceWith(QStringLiteral("demo"));
    QTRY_VERIFY(status.place == MarketPlace::Service && status.forecast && status.feed.credits.used.value_or(0) > 0);
    forecast.reset();
    desk->forecast(plan, take);
    QTRY_VERIFY(forecast);
    QVERIFY(forecast->creditsLeft < 500); // something was spent
}

void MarketDeskTest::theServiceSaysWhichSportsThereAre()
{
    const Lab lab;
    const auto desk = lab.open();
    std::vector<SportInfo> sports;
    const auto take = [&sports](const std::vector<SportInfo> &found) { sports = found; };
    desk->watchDemo();
    desk->listSports(take);
    desk->watchServiceWith(QStringLiteral("demo"));
    desk->listSports(take);
    QTRY_VERIFY(!sports.empty());
    QVERIFY(std::any_of(sports.begin(), sports.end(),
                        [](const SportInfo &sport) { return sport.key == "soccer_epl" && sport.title == "EPL"; }));
}

void MarketDeskTest::quittingIsQuick_data()
{
    QTest::addColumn<int>("waitForPublications");
    QTest::newRow("at once") << 0;
    QTest::newRow("with calls under way") << 1;
    QTest::newRow("after a while") << 7;
}

void MarketDeskTest::quittingIsQuick()
{
    QFETCH(int, waitForPublications);
    const Lab lab;
    auto desk = lab.open();
    int published = 0;
    connect(desk.get(), &MarketDesk::published, this, [&published] { ++published; });
    desk->watchDemo();
    QTRY_VERIFY(published >= waitForPublications);
    QElapsedTimer watch;
    watch.start();
    desk.reset();
    QVERIFY2(watch.elapsed() < 5000, qPrintable(QString::number(watch.elapsed()))); // 1 s, and a machine that is busy
    qInfo("ended in %lld ms", watch.elapsed());
}

QTEST_GUILESS_MAIN(MarketDeskTest)
#include "tst_market_desk.moc"
