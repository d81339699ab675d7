// SPDX-License-Identifier: GPL-3.0-or-later
// What commands say of the market they asked: how a bet came about, what a plan takes, which words are not known.
#include "cli_test.h"
#include "gzip.h"
#include "response.h"
#include "usage_error.h"

#include "cli/spelling.h"

#include <QStandardPaths>

#include <algorithm>

using namespace evision;
using namespace evision::test;

namespace {

const Words noon{"--start", "2026-11-24T12:00:00Z"};

} // namespace

class MarketAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void betsOfTheDemoMarketAreExplained();
    void aBetOfAnotherMomentIsNotFound();
    void anUnstableBetSaysSoFirst();
    void theTableEndsAfterSoManyRows();
    void contradictingPricesAreTold();
    void anAnswerIsSavedCompressed();
    void aPlanCountsWhatIsSpent();
    void aPlanThatCannotBeSaysSo();
    void unknownRegionsAreRefused();
    void propsAreAskedForOfOneGame();
    void aPlanForAnUnknownSportAsks();
    void namesInOtherSpellingAreFound();
    void aSentenceHasNoEmptyOption();
    void theKeyIsNotRepeated_data();
    void theKeyIsNotRepeated();
    void whatIsForgottenIsTrue();
    void optionsThatMeanNothingAreNotListed();
};

void MarketAnswersTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of whoever runs this
    qunsetenv("ODDS_API_KEY");
}

void MarketAnswersTest::betsOfTheDemoMarketAreExplained()
{
    const Words market = Words{"--demo", "--sport", "soccer_epl,basketball_nba", "--seed", "3"} + noon;
    const QJsonArray bets = run(Words{"scan", "--format", "json"} + market).json()[key("opportunities")].toArray();
    QVERIFY(!bets.isEmpty());
    const std::string id = bets[0][key("id")].toString().toStdString();
    const Run told = run(Words{"explain", "--format", "json", "--id", id} + market);
    QCOMPARE(told.code, 0);
    QCOMPARE(told.json()[key("opportunity")][key("id")], bets[0][key("id")]);
    QCOMPARE(told.json()[key("settings")][key("demo")].toBool(), true);
    VERIFY_HOLDS(run(Words{"explain", "--id", id} + market).out, "Expected value");
    VERIFY_HOLDS(run(Words{"scan"} + market).out, "explain --demo --seed 3 --start 2026-11-24T12:00:0");
}

void MarketAnswersTest::aBetOfAnotherMomentIsNotFound()
{
    const Run done = run(Words{"explain", "--demo", "--sport", "soccer_epl", "--id", "0123456789abcdef"} + noon);
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "--start");
    QVERIFY(done.out.empty());
    QCOMPARE(run({"explain", "--id", "0123456789abcdef"}).code, 2);
}

void MarketAnswersTest::anUnstableBetSaysSoFirst()
{
    // Two sharps that do not agree: without the one there is nothing in it.
    Response response;
    response.event("e1").h2h("pinnacle", 1.5, 2.8).h2h("lowvig", 2.1, 1.8).h2h("softbook", 2.0, 1.9);
    const Folder folder;
    const Words words{folder.file("r.json", response.json()), "--sharp", "pinnacle,lowvig", "--target", "softbook"};
    const QJsonArray bets = run(Words{"scan", "--format", "json"} + words).json()[key("opportunities")].toArray();
    QCOMPARE(bets.size(), qsizetype{1});
    QCOMPARE(bets[0][key("stable")].toBool(), false);
    const Words explain = Words{"explain", "--id", bets[0][key("id")].toString().toStdString()} + words;
    const std::vector<std::string> shown = lines(run(explain).out);
    bool near = false;
    for (std::size_t line = 0; line < 4; ++line)
        near = near || holds(shown[line], "unstable");
    QVERIFY(near);
    VERIFY_HOLDS(run(explain).out, "unstable.\n"); // among the flags, as scan has it
    VERIFY_HOLDS(run(Words{"scan"} + words).out, "unstable");
}

void MarketAnswersTest::theTableEndsAfterSoManyRows()
{
    const Words words = Words{"scan", "--demo", "--min-ev", "0", "--sport", "basketball_nba"} + noon;
    const auto bets = [](const std::string &text) {
        const std::size_t from = std::min(text.find("bets worth more"), text.size());
        std::size_t count = 0;
        for (const std::string &line : lines(text.substr(from, text.find("\n\n", from) - from)))
            count += line.find_first_of("+-") < 3 && holds(line, " %  ") ? 1U : 0U;
        return count;
    };
    const std::size_t all = bets(run(words).out);
    QVERIFY(all > 3);
    const Run few = run(words + Words{"--rows", "2"});
    QCOMPARE(bets(few.out), std::size_t{2});
    VERIFY_HOLDS(few.out, "; the best 2");
}

void MarketAnswersTest::contradictingPricesAreTold()
{
    Response response;
    response.event("e1").h2h("pinnacle", 1.9, 2.0);
    response.book("softbook").market("h2h").quote("Home", 2.0).quote("Away", 1.9).quote("Home", 2.4).quote("Away", 1.9);
    const Folder folder;
    const Run done = run({"scan", folder.file("r.json", response.json()), "--sharp", "pinnacle"});
    VERIFY_HOLDS(done.out, "2 duplicate");
    VERIFY_HOLDS(done.out, "1 price that contradicts another one");
    VERIFY_HOLDS(done.out, "2.40"); // the last one counts
}

void MarketAnswersTest::anAnswerIsSavedCompressed()
{
    const Folder folder;
    const std::string plain = folder.path("a.json");
    const std::string packed = folder.path("a.json.gz");
    for (const std::string &file : {plain, packed})
        QCOMPARE(run(Words{"odds", "--demo", "--sport", "soccer_epl", "--out", file} + noon).code, 0);
    QFile file(QString::fromStdString(packed));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("\x1f\x8b"));
    const auto read = [](const std::string &path) {
        return run({"scan", path, "--format", "json"}).json()[key("counts")][key("read")].toInt();
    };
    QVERIFY(read(plain) > 0);
    QCOMPARE(read(packed), read(plain));
}

void MarketAnswersTest::aPlanCountsWhatIsSpent()
{
    const Words words{"plan",     "--sport", "soccer_epl", "--budget", "1000", "--as-of", "2026-11-24T12:00:00Z",
                      "--format", "json"};
    QCOMPARE(run(words).json()[key("credits_left")].toInt(), 1000);
    const QJsonObject document = run(words + Words{"--spent", "400"}).json();
    QCOMPARE(document[key("credits_left")].toInt(), 600);
    QCOMPARE(document[key("settings")][key("spent")].toInt(), 400);
    VERIFY_HOLDS(run({"plan", "--sport", "soccer_epl", "--spent", "400"}).out, "400 credits of the month's budget");
}

void MarketAnswersTest::aPlanThatCannotBeSaysSo()
{
    checkUsageError({"plan", "--sport", "soccer_epl", "--budget", "3"}, "does not pay for a single call");
    const Run often = run({"plan", "--sport", "soccer_epl", "--every", "60", "--as-of", "2026-11-24T12:00:00Z"});
    VERIFY_HOLDS(often.out, "These settings need at least 259200 credits a month; the budget is 500");
    VERIFY_HOLDS(often.out, "24 November, 13:23 UTC"); // 500 credits at 6 a minute
    const Run wide = run({"plan", "--sport", "soccer_epl,basketball_nba", "--budget", "9"});
    VERIFY_HOLDS(wide.out, "once takes 12 credits, and 9 are left");
}

void MarketAnswersTest::unknownRegionsAreRefused()
{
    checkUsageError({"plan", "--sport", "soccer_epl", "--regions", "ue"}, "Did you mean ");
    checkUsageError({"scan", "--demo", "--regions", "mars"}, "knows us, us2, us_dfs, us_ex, uk, eu, fr, se, au");
    checkUsageError({"plan", "--sport", "soccer_epl", "--markets", "h2hh"}, "Did you mean h2h?");
}

void MarketAnswersTest::propsAreAskedForOfOneGame()
{
    const Words words = Words{"odds", "--demo", "--sport", "basketball_nba"} + noon;
    const Run all = run(words);
    QCOMPARE(all.code, 0);
    const QJsonArray games = QJsonDocument::fromJson(QByteArray::fromStdString(all.out)).array();
    const std::string id = games[0][key("id")].toString().toStdString();
    const Run one = run(words + Words{"--event", id, "--markets", "h2h,player_points", "--regions", "us"});
    QCOMPARE(one.code, 0);
    QCOMPARE(one.json()[key("id")].toString().toStdString(), id);
    checkUsageError(words + Words{"--markets", "player_points"}, "--event ID");
}

void MarketAnswersTest::aPlanForAnUnknownSportAsks()
{
    const Run done = run({"plan", "--sport", "soccer_elp"});
    QCOMPARE(done.code, 0);
    VERIFY_HOLDS(done.err, "Did you mean soccer_epl?");
    QVERIFY(run({"plan", "--sport", "soccer_epl"}).err.empty());
}

void MarketAnswersTest::namesInOtherSpellingAreFound()
{
    const std::vector<std::string> known{"draftkings", "fanduel", "betfair_ex_eu", "williamhill"};
    QCOMPARE(cli::likely("DraftKings", known), std::string("draftkings"));
    QCOMPARE(cli::likely("draft kings", known), std::string("draftkings"));
    QCOMPARE(cli::likely("wiliamhill", known), std::string("williamhill"));
    QCOMPARE(cli::likely("Betfair Ex EU", known), std::string("betfair_ex_eu"));
    QCOMPARE(cli::likely("pinnacle", known), std::string());
    QCOMPARE(cli::likely("", known), std::string());
    const Folder folder;
    Response response;
    response.event("e1").h2h("pinnacle", 1.9, 2.0).h2h("draftkings", 2.1, 1.8);
    const Run done = run({"scan", folder.file("r.json", response.json()), "--target", "DraftKings"});
    VERIFY_HOLDS(done.err, "Did you mean draftkings?");
    const Run live = run(Words{"scan", "--demo", "--sport", "soccer_epl", "--target", "drafftkings"} + noon);
    VERIFY_HOLDS(live.err, "among what was asked for");
}

void MarketAnswersTest::aSentenceHasNoEmptyOption()
{
    const Run done = run({"watch", "--demo", "--every", "5"});
    QCOMPARE(done.code, 2);
    QVERIFY2(done.err.starts_with("evision-cli watch: The interval"), done.err.c_str());
}

void MarketAnswersTest::theKeyIsNotRepeated_data()
{
    QTest::addColumn<Words>("words");
    QTest::newRow("instead of what to do") << Words{"key", "0123456789abcdef0123456789abcdef"};
    QTest::newRow("behind set") << Words{"key", "set", "0123456789abcdef0123456789abcdef"};
    QTest::newRow("in two parts") << Words{"key", "set", "0123456789abcdef0123456789abcdef", "x"};
}

void MarketAnswersTest::theKeyIsNotRepeated()
{
    QFETCH(Words, words);
    const Run done = run(words);
    QCOMPARE(done.code, 2);
    QVERIFY(!holds(done.err + done.out, "0123456789abcdef"));
    VERIFY_HOLDS(done.err, "key set < FILE");
}

void MarketAnswersTest::whatIsForgottenIsTrue()
{
    const Run nothing = run({"key", "forget"});
    QCOMPARE(nothing.code, 0);
    VERIFY_HOLDS(nothing.out, "There is no key to forget");
    qputenv("ODDS_API_KEY", "notakeyofanybody");
    const Run kept = run({"key", "forget"});
    qunsetenv("ODDS_API_KEY");
    QCOMPARE(kept.code, 1);
    VERIFY_HOLDS(kept.err, "the variable ODDS_API_KEY");
    QVERIFY(kept.out.empty());
}

void MarketAnswersTest::optionsThatMeanNothingAreNotListed()
{
    for (const char *command : {"watch", "record", "replay"}) {
        const std::string help = run({command, "--help"}).out;
        for (const char *option : {"--odds-format", "--as-of", "--max-mb"})
            QVERIFY2(!holds(help, option), (std::string(command) + ": " + option).c_str());
    }
    VERIFY_HOLDS(run({"scan", "--help"}).out, "--rows");
}

QTEST_GUILESS_MAIN(MarketAnswersTest)
#include "tst_market_answers.moc"
