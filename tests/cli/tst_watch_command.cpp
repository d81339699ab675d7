// SPDX-License-Identifier: GPL-3.0-or-later
// What a user of watch and record sees: why nothing comes, what changed, and a page that fits.
#include "cli_test.h"

#include "cli/watch_report.h"
#include "wording/text_table.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace evision;
using namespace evision::test;

namespace {

const Words noon{"--start", "2026-11-24T12:00:00Z"};

process::ConsoleSize size80x24() noexcept
{
    return {80, 24};
}
process::ConsoleSize size40x12() noexcept
{
    return {40, 12};
}
process::ConsoleSize size200x50() noexcept
{
    return {200, 50};
}
process::ConsoleSize size30x4() noexcept
{
    return {30, 4};
}

feed::PlanSettings settingsFor(const std::vector<std::string> &sports)
{
    feed::PlanSettings settings;
    settings.sports = sports;
    return settings;
}

PollAnswer answerTo(PollKind kind, const std::string &sport, PollError error = PollError::None)
{
    PollAnswer answer;
    answer.request.kind = kind;
    answer.request.sport = sport;
    answer.error = error;
    answer.message = error == PollError::None ? "" : "It went wrong.";
    return answer;
}

/// A report and all that it told.
struct Told {
    explicit Told(const std::vector<std::string> &sports)
        : report(settingsFor(sports), "sports", [this](const std::string &text) { sentences.push_back(text); })
    {
    }
    std::vector<std::string> sentences;
    cli::WatchReport report;
};

} // namespace

class WatchCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anUnknownSportEndsIt_data();
    void anUnknownSportEndsIt();
    void anUnknownSportAmongOthersIsTold();
    void nobodyAnswers();
    void aBudgetForNoCallIsRefused();
    void nothingToAskForIsNoFailure();
    void aRefusedKeyEndsTheWatch();
    void aRefusedSettingEndsTheWatch();
    void troubleIsToldOnceASport();
    void whatIsOddIsToldOnceAndNoFailure();
    void usedUpCreditsAreTold();
    void changesHaveNamesAndIds();
    void aPageFits_data();
    void aPageFits();
    void aPageWithoutBetsSaysSo();
    void aContinuedRecordingGivesTheSameScans();
};

void WatchCommandTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of whoever runs this
    qputenv("ODDS_API_KEY", "notakeyofanybody");
}

void WatchCommandTest::anUnknownSportEndsIt_data()
{
    QTest::addColumn<Words>("words");
    const Folder folder;
    QTest::newRow("watch") << Words{"watch"};
    QTest::newRow("watch in JSON") << Words{"watch", "--format", "json"};
    QTest::newRow("record") << Words{"record", "--out", folder.path("r.evr")};
}

void WatchCommandTest::anUnknownSportEndsIt()
{
    QFETCH(Words, words);
    const Folder folder;
    if (words[0] == "record")
        words.back() = folder.path("r.evr");
    QElapsedTimer timer;
    timer.start();
    const Run done = run(words + Words{"--demo", "--sport", "quidditch", "--for", "120"} + noon);
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "quidditch: the odds service lists no such sport now");
    VERIFY_HOLDS(done.err, "evision-cli sports --demo");
    QVERIFY(timer.elapsed() < 60'000);
}

void WatchCommandTest::anUnknownSportAmongOthersIsTold()
{
    const Run done = run(Words{"watch", "--demo", "--sport", "soccer_epl,quidditch", "--for", "1"} + noon);
    QCOMPARE(done.code, 0);
    VERIFY_HOLDS(done.err, "quidditch: ");
    VERIFY_HOLDS(done.out, "quotes");
}

void WatchCommandTest::nobodyAnswers()
{
    const Words words{"watch", "--live", "--base-url", "http://127.0.0.1:9", "--sport", "soccer_epl", "--for", "0.3"};
    const Run done = run(words);
    QCOMPARE(done.code, 1);
    QVERIFY(!done.err.empty());
    QVERIFY(!holds(done.err, "notakeyofanybody"));
}

void WatchCommandTest::aBudgetForNoCallIsRefused()
{
    for (const Words &budget : {Words{"--budget", "5"}, Words{"--budget", "100", "--reserve", "95"}}) {
        const Run done = run(Words{"watch", "--demo", "--sport", "soccer_epl", "--for", "9"} + budget + noon);
        QCOMPARE(done.code, 2);
        VERIFY_HOLDS(done.err, "watch: --budget: of ");
        VERIFY_HOLDS(done.err, "one can come to 6"); // two regions, three attempts
    }
    QCOMPARE(run(Words{"watch", "--demo", "--sport", "soccer_epl", "--for", "0.5", "--budget", "6"} + noon).code, 0);
}

void WatchCommandTest::nothingToAskForIsNoFailure()
{
    const Run done = run(Words{"watch", "--demo", "--sport", "soccer_epl", "--horizon", "0.01", "--for", "1"} + noon);
    QCOMPARE(done.code, 0);
    VERIFY_HOLDS(done.err, "no game starts within 0.01 hours");
    VERIFY_HOLDS(done.err, "the next one at 2026-11-2");
}

void WatchCommandTest::aRefusedKeyEndsTheWatch()
{
    for (const PollError error : {PollError::BadKey, PollError::NoKey}) {
        Told told({"a"});
        told.report.settled(answerTo(PollKind::Sports, "", error));
        QVERIFY(told.report.isHopeless());
        QCOMPARE(told.report.end(), cli::Failed);
        QCOMPARE(told.sentences, std::vector<std::string>{"It went wrong."});
    }
}

void WatchCommandTest::aRefusedSettingEndsTheWatch()
{
    Told told({"a"});
    told.report.settled(answerTo(PollKind::Odds, "a", PollError::BadRequest));
    QVERIFY(!told.report.isHopeless()); // another market may be taken
    cli::PlannerLook look;
    look.refused = true;
    told.report.looked(look);
    QVERIFY(told.report.isHopeless());
    QCOMPARE(told.report.end(), cli::Failed);
    QCOMPARE(told.sentences, std::vector<std::string>{"a: It went wrong."});
}

void WatchCommandTest::troubleIsToldOnceASport()
{
    Told told({"a", "b"});
    for (int times = 0; times < 3; ++times) {
        told.report.settled(answerTo(PollKind::Odds, "a", PollError::Unreachable));
        told.report.settled(answerTo(PollKind::Odds, "b", PollError::Unreachable));
    }
    QCOMPARE(told.sentences.size(), std::size_t{2});
    told.report.settled(answerTo(PollKind::Odds, "a"));
    told.report.settled(answerTo(PollKind::Odds, "a", PollError::Unreachable));
    QCOMPARE(told.sentences.size(), std::size_t{3}); // it had been well
    QVERIFY(!told.report.isHopeless());
    QCOMPARE(told.report.end(), cli::Done); // there were prices
}

void WatchCommandTest::whatIsOddIsToldOnceAndNoFailure()
{
    Told told({"soccer_epl"});
    PollAnswer answer = answerTo(PollKind::Odds, "soccer_epl");
    answer.remark = "The clocks are apart.";
    told.report.settled(answer);
    told.report.settled(answer);
    QCOMPARE(told.sentences, std::vector<std::string>{"The clocks are apart."});
    QCOMPARE(told.report.end(), cli::Done);
}

void WatchCommandTest::usedUpCreditsAreTold()
{
    Told told({"a"});
    cli::PlannerLook look;
    look.creditsLeft = 2;
    look.resetsAt = 1'796'083'200;
    look.now = 1'795'521'600;
    told.report.looked(look);
    told.report.looked(look);
    QCOMPARE(told.sentences.size(), std::size_t{1});
    VERIFY_HOLDS(told.sentences[0], "2 of the budget of 500 a month are left");
    VERIFY_HOLDS(told.sentences[0], "2026-12-01T00:00:00Z");
    QVERIFY(!told.report.isHopeless()); // they come back
    QCOMPARE(told.report.end(), cli::Failed);
}

void WatchCommandTest::changesHaveNamesAndIds()
{
    const Run done = run(Words{"watch", "--demo", "--speed", "600", "--for", "3", "--sport",
                               "soccer_epl,basketball_nba,icehockey_nhl", "--min-ev", "0.01"} +
                         noon);
    QCOMPARE(done.code, 0);
    const QRegularExpression shape(QStringLiteral(
        "^  (new     |changed |gone    ) [+-][0-9.]+ %  .+ at .+ for [0-9.]+, .+  id [0-9a-f]{16}(, [a-z_]+)?$"));
    std::set<std::string> there;
    int changes = 0;
    for (const std::string &line : lines(done.out)) {
        if (!line.starts_with("  "))
            continue;
        ++changes;
        QVERIFY2(shape.match(QString::fromStdString(line)).hasMatch(), line.c_str());
        const std::string id = line.substr(line.rfind("  id ") + 5, 16);
        if (line.starts_with("  new"))
            QVERIFY2(there.insert(id).second, line.c_str());
        else
            QVERIFY2(there.count(id) == 1, line.c_str());
        if (line.starts_with("  gone"))
            there.erase(id);
    }
    QVERIFY(changes > 3);
}

void WatchCommandTest::aPageFits_data()
{
    QTest::addColumn<std::size_t>("width");
    QTest::addColumn<std::size_t>("height");
    QTest::newRow("a usual terminal") << std::size_t{80} << std::size_t{24};
    QTest::newRow("half of one") << std::size_t{40} << std::size_t{12};
    QTest::newRow("a wide one") << std::size_t{200} << std::size_t{50};
    QTest::newRow("hardly any") << std::size_t{30} << std::size_t{4};
}

void WatchCommandTest::aPageFits()
{
    QFETCH(std::size_t, width);
    QFETCH(std::size_t, height);
    Screen screen{100, true};
    screen.sizeNow = width == 80 ? size80x24 : width == 40 ? size40x12 : width == 200 ? size200x50 : size30x4;
    const Run done = run(Words{"watch", "--demo", "--for", "1", "--sport", "soccer_epl,basketball_nba,icehockey_nhl",
                               "--min-ev", "0", "--rows", "500"} +
                             noon,
                         screen);
    QCOMPARE(done.code, 0);
    const QString clear = QStringLiteral("\x1b[H\x1b[2J");
    QStringList pages = QString::fromStdString(done.out).split(clear);
    QVERIFY(pages.size() > 2);
    pages.removeFirst();
    pages.last().chop(1); // the line end after the last page
    std::size_t longest = 0;
    for (QString page : pages) {
        page.remove(QRegularExpression(QStringLiteral("\x1b\\[[0-9;]*m")));
        const auto shown = page.split(QLatin1Char('\n'));
        QVERIFY2(shown.size() <= qsizetype(height), qPrintable(page));
        longest = std::max(longest, std::size_t(shown.size()));
        for (const QString &line : shown)
            QVERIFY2(wording::displayWidth(line.toStdString()) <= width, qPrintable(line));
    }
    QVERIFY(longest + 4 >= height); // and makes use of the room
}

void WatchCommandTest::aPageWithoutBetsSaysSo()
{
    Screen screen{100, true};
    screen.sizeNow = size80x24;
    const Run done =
        run(Words{"watch", "--demo", "--for", "1", "--sport", "soccer_epl", "--min-ev", "9"} + noon, screen);
    VERIFY_HOLDS(done.out, "No bet reaches an expected value of +900.0 % (--min-ev).");
    QVERIFY(!holds(done.out, "Bookmaker"));
}

void WatchCommandTest::aContinuedRecordingGivesTheSameScans()
{
    const Folder folder;
    const std::string file = folder.path("market.evr");
    const auto record = [&](const char *start, const char *seed) {
        return run({"record", "--demo", "--speed", "300", "--out", file, "--for", "1.5", "--sport",
                    "soccer_epl,basketball_nba", "--format", "json", "--start", start, "--seed", seed});
    };
    const Run first = record("2026-11-24T12:00:00Z", "1");
    const Run second = record("2026-11-24T14:00:00Z", "2"); // other games, too
    QCOMPARE(first.code, 0);
    QCOMPARE(second.code, 0);
    QVERIFY(lines(second.out).size() > 2);
    const Run replayed = run({"replay", file, "--format", "json"});
    QCOMPARE(replayed.code, 0);
    QVERIFY(replayed.out.starts_with(first.out));
    QVERIFY(holds(replayed.out, "\n" + second.out)); // an answer may have been written in the moment of ending
}

QTEST_GUILESS_MAIN(WatchCommandTest)
#include "tst_watch_command.moc"
