// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/badge_button.h"
#include "ui/main_window/popover.h"
#include "ui/main_window/status_bar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace evision::ui;

namespace {

FeedFacts liveFacts()
{
    FeedFacts facts;
    facts.tone = FeedTone::Live;
    facts.state = QStringLiteral("Live");
    facts.demo = false;
    facts.newestAgeSeconds = 4;
    facts.polled = true;
    facts.fetchMilliseconds = 180;
    facts.decodeMicroseconds = 11'400;
    facts.scanMicroseconds = 2'100;
    facts.creditsLeft = 18'204;
    facts.lasts = QStringLiteral("26 days");
    facts.pollCost = 6;
    return facts;
}

} // namespace

class TestStatusBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void agesAreShort_data();
    void agesAreShort();
    void itSaysWhatTheFeedSays();
    void thereIsNothingToSayBeforeTheFirstPoll();
    void theAgeCountsUpByItself();
    void oldPricesAreAWarningThoughTheFeedIsWell();
    void troubleIsStaleAndPasses();
    void simulatedCreditsAreNoCredits();
    void everyItemLeadsSomewhere();
    void whatIsInventedDoesNotLookReal();
    void whereSomethingFailedTheItemLeadsToWhatHelps_data();
    void whereSomethingFailedTheItemLeadsToWhatHelps();
    void anOpenPopoverCountsOn();
    void theCostOfAPollIsSaid();
    void aNewThemeDoesNotMakePricesYounger();

private:
    [[nodiscard]] QString text(StatusItem item) const { return m_bar->item(item).text(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QAction> m_poll;
    std::unique_ptr<QAction> m_key;
    std::unique_ptr<QAction> m_settings;
    std::unique_ptr<StatusBar> m_bar;
};

void TestStatusBar::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestStatusBar::init()
{
    m_theme = std::make_unique<Theme>(*static_cast<QApplication *>(QCoreApplication::instance()));
    m_poll = std::make_unique<QAction>(QStringLiteral("Poll"));
    m_key = std::make_unique<QAction>(QStringLiteral("Key"));
    m_settings = std::make_unique<QAction>(QStringLiteral("Settings"));
    m_bar = std::make_unique<StatusBar>(*m_theme, StatusActions{m_poll.get(), m_key.get(), m_settings.get()}, nullptr);
    m_bar->show();
}

void TestStatusBar::cleanup()
{
    m_bar.reset();
    m_theme.reset();
}

void TestStatusBar::agesAreShort_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64{0} << QStringLiteral("0 s");
    QTest::newRow("a clock that is ahead") << qint64{-3} << QStringLiteral("0 s");
    QTest::newRow("two digits of seconds more") << qint64{119} << QStringLiteral("119 s");
    QTest::newRow("two minutes") << qint64{120} << QStringLiteral("2 min");
    QTest::newRow("two hours less a second") << qint64{7199} << QStringLiteral("119 min");
    QTest::newRow("two hours") << qint64{7200} << QStringLiteral("2 h");
    QTest::newRow("26 days") << qint64{26 * 86400 + 5} << QStringLiteral("26 days");
}

void TestStatusBar::agesAreShort()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QCOMPARE(ageText(seconds), text);
}

void TestStatusBar::itSaysWhatTheFeedSays()
{
    m_bar->setFacts(liveFacts());
    QCOMPARE(text(StatusItem::Market), QStringLiteral("Live · odds service"));
    QCOMPARE(text(StatusItem::Age), QStringLiteral("newest quote 4 s"));
    QCOMPARE(text(StatusItem::Poll), QStringLiteral("poll 194 ms (fetch 180 · decode 11 · scan 2)"));
    QCOMPARE(text(StatusItem::Credits), QStringLiteral("credits 18,204 ▸ 26 days"));
    QVERIFY(!m_bar->isStale());
    for (const StatusItem item : {StatusItem::Market, StatusItem::Age, StatusItem::Poll, StatusItem::Credits}) {
        QVERIFY(m_bar->item(item).isVisible());
        QCOMPARE(m_bar->item(item).accessibleName(), text(item));
        QVERIFY(!m_bar->item(item).toolTip().isEmpty());
        QVERIFY(m_bar->item(item).focusPolicy() != Qt::NoFocus);
    }
}

void TestStatusBar::thereIsNothingToSayBeforeTheFirstPoll()
{
    FeedFacts facts;
    facts.state = QStringLiteral("Starting");
    m_bar->setFacts(facts);
    QCOMPARE(text(StatusItem::Market), QStringLiteral("Demo market · Starting"));
    QVERIFY(!m_bar->item(StatusItem::Age).isVisible());
    QVERIFY(!m_bar->item(StatusItem::Poll).isVisible());
    QVERIFY(!m_bar->isStale());
}

void TestStatusBar::theAgeCountsUpByItself()
{
    m_bar->setFacts(liveFacts());
    QTRY_COMPARE(text(StatusItem::Age), QStringLiteral("newest quote 5 s"));
    QTRY_COMPARE(text(StatusItem::Age), QStringLiteral("newest quote 6 s"));
}

void TestStatusBar::oldPricesAreAWarningThoughTheFeedIsWell()
{
    FeedFacts facts = liveFacts();
    facts.newestAgeSeconds = oldAfterSeconds;
    m_bar->setFacts(facts);
    QSignalSpy stale(m_bar.get(), &StatusBar::staleChanged);
    QTRY_COMPARE(stale.count(), 1); // a second later, without any news
    QVERIFY(m_bar->isStale());
    QCOMPARE(text(StatusItem::Market), QStringLiteral("Old prices · odds service"));
    m_bar->setFacts(liveFacts());
    QCOMPARE(stale.count(), 2);
    QVERIFY(!m_bar->isStale());
}

void TestStatusBar::troubleIsStaleAndPasses()
{
    QSignalSpy stale(m_bar.get(), &StatusBar::staleChanged);
    FeedFacts facts = liveFacts();
    m_bar->setFacts(facts);
    facts.tone = FeedTone::Warning;
    facts.state = QStringLiteral("No answer");
    m_bar->setFacts(facts);
    m_bar->setFacts(facts);
    QCOMPARE(stale.count(), 1);
    QCOMPARE(stale.first().first().toBool(), true);
    m_bar->setFacts(liveFacts());
    QCOMPARE(stale.count(), 2);
}

void TestStatusBar::simulatedCreditsAreNoCredits()
{
    FeedFacts facts = liveFacts();
    facts.demo = true;
    m_bar->setFacts(facts);
    QCOMPARE(text(StatusItem::Credits), QStringLiteral("credits simulated"));
    QVERIFY(pollCostText(facts).contains(QStringLiteral("simulated")));
}

void TestStatusBar::everyItemLeadsSomewhere()
{
    FeedFacts facts = liveFacts();
    facts.message = QStringLiteral("The reason.");
    m_bar->setFacts(facts);
    QSignalSpy polled(m_poll.get(), &QAction::triggered);
    QSignalSpy keyed(m_key.get(), &QAction::triggered);
    for (const StatusItem item : {StatusItem::Market, StatusItem::Age, StatusItem::Poll, StatusItem::Credits}) {
        QTest::mouseClick(&m_bar->item(item), Qt::LeftButton);
        auto *popover = m_bar->findChild<Popover *>();
        QVERIFY(popover && popover->isVisible());
        QVERIFY(!popover->accessibleName().isEmpty());
        QVERIFY(popover->findChildren<QLabel *>().size() >= 3);
        auto *button = popover->findChild<QPushButton *>();
        QVERIFY(button && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!popover->isVisible());
    }
    QCOMPARE(keyed.count(), 1);
    QCOMPARE(polled.count(), 3);
}

void TestStatusBar::whatIsInventedDoesNotLookReal()
{
    const auto picture = [this] { return m_bar->item(StatusItem::Market).grab().toImage(); };
    FeedFacts facts = liveFacts();
    m_bar->setFacts(facts);
    const QColor live = m_theme->color(Role::Accent);
    QVERIFY(!m_bar->item(StatusItem::Market).isMarked());
    facts.demo = true;
    m_bar->setFacts(facts);
    QVERIFY(m_bar->item(StatusItem::Market).isMarked());
    QVERIFY(text(StatusItem::Market).startsWith(QStringLiteral("Demo market")));
    const QImage badge = picture();
    int ground = 0;
    for (int x = 0; x < badge.width(); ++x)
        for (int y = 0; y < badge.height(); ++y) {
            QVERIFY(badge.pixelColor(x, y) != live);
            ground += badge.pixelColor(x, y) == m_theme->color(Role::Flash) ? 1 : 0;
        }
    QVERIFY(ground > badge.width() * badge.height() / 2);
}

void TestStatusBar::whereSomethingFailedTheItemLeadsToWhatHelps_data()
{
    QTest::addColumn<int>("remedy");
    QTest::addColumn<QStringList>("buttons");
    QTest::newRow("no answer") << static_cast<int>(Remedy::PollNow)
                               << QStringList{QStringLiteral("Poll"), QStringLiteral("Key")};
    QTest::newRow("no credits") << static_cast<int>(Remedy::EnterKey) << QStringList{QStringLiteral("Key")};
    QTest::newRow("asked for what is not in the plan")
        << static_cast<int>(Remedy::OpenSettings) << QStringList{QStringLiteral("Settings"), QStringLiteral("Key")};
}

void TestStatusBar::whereSomethingFailedTheItemLeadsToWhatHelps()
{
    QFETCH(int, remedy);
    FeedFacts facts = liveFacts();
    facts.tone = FeedTone::Warning;
    facts.remedy = static_cast<Remedy>(remedy);
    m_bar->setFacts(facts);
    m_bar->showDetails(StatusItem::Market);
    QStringList buttons;
    for (const QPushButton *button : m_bar->findChild<Popover *>()->findChildren<QPushButton *>())
        buttons << button->text();
    QTEST(buttons, "buttons");
}

void TestStatusBar::anOpenPopoverCountsOn()
{
    m_bar->setFacts(liveFacts());
    m_bar->showDetails(StatusItem::Age);
    auto *popover = m_bar->findChild<Popover *>();
    const QPushButton *focused = popover->findChild<QPushButton *>();
    const auto says = [popover](const QString &text) {
        const auto labels = popover->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *one) { return one->text() == text; });
    };
    QVERIFY(says(QStringLiteral("4 s")));
    QTRY_VERIFY(says(QStringLiteral("6 s")));
    QVERIFY(popover->isVisible());
    QCOMPARE(popover->findChild<QPushButton *>(), focused); // the same one, with its focus
    FeedFacts facts = liveFacts();
    facts.newestAgeSeconds = 1;
    m_bar->setFacts(facts); // and a poll is told at once
    QVERIFY(says(QStringLiteral("1 s")));
    popover->close();
}

void TestStatusBar::theCostOfAPollIsSaid()
{
    QCOMPARE(pollCostText(liveFacts()), QStringLiteral("Costs at most 6 credits of 18,204."));
    FeedFacts facts = liveFacts();
    facts.creditsLeft.reset();
    QCOMPARE(pollCostText(facts), QStringLiteral("Costs at most 6 credits."));
}

void TestStatusBar::aNewThemeDoesNotMakePricesYounger()
{
    m_bar->setFacts(liveFacts());
    QTRY_VERIFY(m_bar->factsNow().newestAgeSeconds >= 5);
    m_theme->setOptions({SchemeChoice::Dark, Density::Normal, false});
    QVERIFY(m_bar->factsNow().newestAgeSeconds >= 5);
}

QTEST_MAIN(TestStatusBar)
#include "tst_status_bar.moc"
