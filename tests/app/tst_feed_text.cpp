// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"
#include "app/feed_text.h"
#include "app/market_choice.h"
#include "app/options.h"

#include <QTest>

using namespace evision;

namespace {

desk::MarketStatus liveStatus()
{
    desk::MarketStatus status;
    status.place = desk::MarketPlace::Service;
    status.feed.mode = scanner::FeedMode::Live;
    status.feed.lastGoodAt = 1'000'000;
    status.feed.credits.remaining = 18'204;
    status.feed.credits.used = 1'796;
    status.newestQuote = 996;
    status.sourceTime = 1000;
    status.quotes = 5;
    status.nextPollSeconds = 60;
    status.timings = {180, 4'000, 7'000, 2'000};
    status.forecast = feed::Forecast{};
    status.forecast->lastsUntil = 1000 + 26 * 86'400;
    status.forecast->resetsAt = status.forecast->lastsUntil;
    return status;
}

} // namespace

class TestFeedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresAreHandedOn();
    void beforeTheFirstQuoteThereIsNoAge();
    void aClockThatIsBehindMakesNoNegativeAge();
    void everyStateHasAWordAndWhatHelps_data();
    void everyStateHasAWordAndWhatHelps();
    void aGoodKeyIsToldWithWhereItIs();
    void appearanceGoesThereAndBack();
    void settingsBecomeAPlan();
};

void TestFeedText::figuresAreHandedOn()
{
    const ui::FeedFacts facts = app::factsOf(liveStatus(), 54);
    QVERIFY(!facts.demo && facts.polled);
    QVERIFY(facts.newestAgeSeconds == 4);
    QVERIFY(facts.nextPollSeconds == 60);
    QCOMPARE(facts.decodeMicroseconds, 11'000);
    QVERIFY(facts.creditsLeft == 18'204);
    QCOMPARE(facts.lasts, QStringLiteral("26 days"));
    QVERIFY(!facts.forecast.isEmpty());
    QCOMPARE(facts.pollCost, 54);
}

void TestFeedText::beforeTheFirstQuoteThereIsNoAge()
{
    desk::MarketStatus status = liveStatus();
    status.newestQuote = market::noTime;
    QVERIFY(!app::factsOf(status, 0).newestAgeSeconds);
}

void TestFeedText::aClockThatIsBehindMakesNoNegativeAge()
{
    desk::MarketStatus status = liveStatus();
    status.sourceTime = 900;
    QVERIFY(app::factsOf(status, 0).newestAgeSeconds == 0);
}

void TestFeedText::everyStateHasAWordAndWhatHelps_data()
{
    using scanner::FeedMode;
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("tone");
    QTest::addColumn<int>("remedy");
    using ui::Remedy;
    const auto row = [](const char *name, FeedMode mode, ui::FeedTone tone, Remedy remedy) {
        QTest::newRow(name) << static_cast<int>(mode) << static_cast<int>(tone) << static_cast<int>(remedy);
    };
    row("starting", FeedMode::Starting, ui::FeedTone::Waiting, Remedy::PollNow);
    row("live", FeedMode::Live, ui::FeedTone::Live, Remedy::PollNow);
    row("stopped", FeedMode::Stopped, ui::FeedTone::Warning, Remedy::PollNow);
    row("without a key", FeedMode::NeedsKey, ui::FeedTone::Warning, Remedy::EnterKey);
    row("without credits", FeedMode::OutOfCredits, ui::FeedTone::Warning, Remedy::EnterKey);
    row("in trouble", FeedMode::Trouble, ui::FeedTone::Warning, Remedy::PollNow);
    row("refused", FeedMode::Refused, ui::FeedTone::Warning, Remedy::OpenSettings);
}

void TestFeedText::everyStateHasAWordAndWhatHelps()
{
    QFETCH(int, mode);
    QFETCH(int, tone);
    desk::MarketStatus status = liveStatus();
    status.feed.mode = static_cast<scanner::FeedMode>(mode);
    const ui::FeedFacts facts = app::factsOf(status, 0);
    QCOMPARE(static_cast<int>(facts.tone), tone);
    QTEST(static_cast<int>(facts.remedy), "remedy");
    QVERIFY(!facts.state.isEmpty());
}

void TestFeedText::aGoodKeyIsToldWithWhereItIs()
{
    desk::KeyCheck check;
    check.good = true;
    check.credits.remaining = 500;
    const QString kept = app::keyAcceptedText(check, SecretPlace::Keychain, 500);
    QVERIFY(kept.contains(QStringLiteral("500")) && kept.contains(QStringLiteral("keychain")));
    QVERIFY(app::keyAcceptedText(check, SecretPlace::Session, 500).contains(QStringLiteral("until the program ends")));
}

void TestFeedText::appearanceGoesThereAndBack()
{
    for (int scheme = 0; scheme < 3; ++scheme) {
        for (int density = 0; density < 3; ++density) {
            const ui::ThemeOptions options{static_cast<ui::SchemeChoice>(scheme), static_cast<ui::Density>(density),
                                           density == 1};
            settings::Preferences preferences;
            app::setAppearance(preferences, options);
            QVERIFY(app::themeOptionsOf(preferences) == options);
        }
    }
}

void TestFeedText::settingsBecomeAPlan()
{
    settings::Preferences preferences;
    preferences.monthlyBudget = 20'000;
    preferences.markets = {};
    preferences.minimumEv = 0.03;
    preferences.bankroll = 5000;
    app::Options options;
    options.settingsFolder = QStringLiteral("/somewhere");
    options.serviceAddress = QStringLiteral("http://127.0.0.1:1");
    const desk::WatchOptions watch = app::watchOptionsOf(preferences, options);
    QCOMPARE(watch.plan.monthlyBudget, 20'000);
    QCOMPARE(watch.plan.markets.size(), std::size_t{3}); // none would be a mistake, not a wish
    QCOMPARE(watch.edge.minEv, 0.03);
    QCOMPARE(watch.edge.staking.bankroll, 5000.0);
    QCOMPARE(watch.serviceAddress, options.serviceAddress);
    QVERIFY(watch.memoryFolder.startsWith(options.settingsFolder)); // never the user's
}

QTEST_APPLESS_MAIN(TestFeedText)
#include "tst_feed_text.moc"
