// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that ask a market, against the demo market: over HTTP on this machine, through every layer.
#include "cli_test.h"
#include "simulator/service/fault.h"

#include <QStandardPaths>

#include <algorithm>
#include <set>

using namespace evision::test;

namespace {

const Words noon{"--start", "2026-11-24T12:00:00Z"};

QStringList ids(const QJsonObject &document)
{
    QStringList all;
    for (const QJsonValue &bet : document[key("opportunities")].toArray())
        all << bet[key("id")].toString();
    return all;
}

} // namespace

class MarketCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theDemoMarketIsScanned();
    void theSameSeedIsTheSameMarket();
    void regionsAndMarketsAreChosen();
    void anUnknownSportIsTold();
    void linksAreAskedFor();
    void aSavedAnswerIsScanned();
    void sportsAreListed();
    void aRecordingIsPlayedAgainByteForByte();
    void aRecordingGoesOn();
    void whatIsNoRecordingIsRefused();
    void watchingEndsByItself();
    void faultsAreSurvived_data();
    void faultsAreSurvived();
    void aPlanIsForecast();
    void wrongWords_data();
    void wrongWords();
    void withoutAKeyNothingIsAsked();
    void theKeyIsNeverPrinted();
};

void MarketCommands::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of whoever runs this
    qunsetenv("ODDS_API_KEY");
}

void MarketCommands::theDemoMarketIsScanned()
{
    const Run done = run(Words{"scan", "--demo", "--format", "json"} + noon);
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.empty(), done.err.c_str());
    const QJsonObject document = done.json();
    QCOMPARE(document[key("schema")].toString(), QStringLiteral("evision.scan/1"));
    const QJsonObject counts = document[key("counts")].toObject();
    double rejected = 0;
    for (const QJsonValue &count : document[key("rejected")].toObject())
        rejected += count.toDouble();
    QVERIFY(counts[key("read")].toDouble() > 3000);
    QCOMPARE(counts[key("used")].toDouble() + rejected, counts[key("read")].toDouble());
    QVERIFY(counts[key("priced_lines")].toDouble() > 100);
    QVERIFY(!ids(document).isEmpty());
    QCOMPARE(document[key("settings")][key("demo")].toBool(), true);
    QCOMPARE(document[key("settings")][key("markets")].toArray().size(), qsizetype{3});
    QVERIFY(document[key("as_of")].toString().startsWith(QStringLiteral("2026-11-24T12:00:0")));
}

void MarketCommands::theSameSeedIsTheSameMarket()
{
    const Words words = Words{"scan", "--demo", "--format", "json", "--sport", "soccer_epl"} + noon;
    const QStringList first = ids(run(words + Words{"--seed", "5"}).json());
    QCOMPARE(first, ids(run(words + Words{"--seed", "5"}).json()));
    QVERIFY(first != ids(run(words + Words{"--seed", "6", "--min-ev", "0"}).json()));
}

void MarketCommands::regionsAndMarketsAreChosen()
{
    const QJsonObject document = run(Words{"scan", "--demo", "--format", "json", "--min-ev", "-1", "--sport",
                                           "soccer_epl", "--markets", "totals", "--regions", "us"} +
                                     noon)
                                     .json();
    const QJsonArray bets = document[key("opportunities")].toArray();
    QVERIFY(document[key("counts")][key("read")].toDouble() > 0);
    for (const QJsonValue &bet : bets)
        QCOMPARE(bet[key("market")].toString(), QStringLiteral("totals"));
}

void MarketCommands::anUnknownSportIsTold()
{
    const Run done = run(Words{"scan", "--demo", "--sport", "soccer_epl,quidditch"} + noon);
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "quidditch: ");
    VERIFY_HOLDS(done.out, "events"); // the other is shown all the same
}

void MarketCommands::linksAreAskedFor()
{
    const Words words = Words{"scan", "--demo", "--format", "json", "--min-ev", "-1", "--sport", "soccer_epl"} + noon;
    const auto linked = [](const QJsonObject &document) {
        int count = 0;
        for (const QJsonValue &bet : document[key("opportunities")].toArray())
            count += bet[key("link")].isString() ? 1 : 0;
        return count;
    };
    QCOMPARE(linked(run(words).json()), 0);
    QVERIFY(linked(run(words + Words{"--links"}).json()) > 0);
}

void MarketCommands::aSavedAnswerIsScanned()
{
    const Folder folder;
    const std::string file = folder.path("odds.json");
    const Run saved = run(Words{"odds", "--demo", "--sport", "basketball_nba", "--out", file} + noon);
    QCOMPARE(saved.code, 0);
    VERIFY_HOLDS(saved.err, "for 6 credits"); // three markets, two regions
    const QJsonObject fromFile = run({"scan", file, "--format", "json", "--as-of", "2026-11-24T12:00:00Z"}).json();
    const QJsonObject live =
        run(Words{"scan", "--demo", "--sport", "basketball_nba", "--format", "json"} + noon).json();
    QVERIFY(fromFile[key("counts")][key("read")].toDouble() > 0);
    QCOMPARE(fromFile[key("counts")][key("read")], live[key("counts")][key("read")]);
    QVERIFY(
        run(Words{"odds", "--demo", "--sport", "basketball_nba", "--out", folder.path("no/such/folder")} + noon).code ==
        1);
}

void MarketCommands::sportsAreListed()
{
    const QJsonArray sports = run(Words{"sports", "--demo", "--format", "json"} + noon).json()[key("sports")].toArray();
    std::set<QString> keys;
    for (const QJsonValue &sport : sports)
        keys.insert(sport[key("key")].toString());
    QVERIFY(keys.count(QStringLiteral("soccer_epl")) == 1);
    VERIFY_HOLDS(run(Words{"sports", "--demo"} + noon).out, "basketball_nba");
}

void MarketCommands::aRecordingIsPlayedAgainByteForByte()
{
    const Folder folder;
    const std::string file = folder.path("market.evr");
    const Run recorded = run(Words{"record", "--demo", "--speed", "300", "--out", file, "--for", "2", "--sport",
                                   "soccer_epl,basketball_nba", "--format", "json"} +
                             noon);
    QCOMPARE(recorded.code, 0);
    QVERIFY(lines(recorded.out).size() >= 4);
    const Run replayed = run({"replay", file, "--format", "json"});
    QCOMPARE(replayed.code, 0);
    // An answer may have been written down in the moment of ending, and not been shown any more.
    QVERIFY(replayed.out.starts_with(recorded.out));
    const QJsonDocument first = QJsonDocument::fromJson(QByteArray::fromStdString(lines(replayed.out)[0]));
    QCOMPARE(first[key("schema")].toString(), QStringLiteral("evision.scan/1"));
}

void MarketCommands::aRecordingGoesOn()
{
    const Folder folder;
    const std::string file = folder.path("market.evr");
    const Words words =
        Words{"record", "--demo", "--out", file, "--for", "0.5", "--sport", "soccer_epl", "--format", "json"} + noon;
    const std::size_t once = lines(run(words).out).size();
    QVERIFY(once > 0);
    QCOMPARE(run(words).code, 0);
    QVERIFY(lines(run({"replay", file, "--format", "json"}).out).size() > once);
}

void MarketCommands::whatIsNoRecordingIsRefused()
{
    const Folder folder;
    const std::string file = folder.file("r.evr", "{}");
    QCOMPARE(run({"replay", file}).code, 1);
    QCOMPARE(run({"replay", folder.path("absent")}).code, 1);
    QCOMPARE(run(Words{"record", "--demo", "--out", file, "--for", "1"} + noon).code, 1); // and is not overwritten
    QCOMPARE(run({"replay", file}).err, run({"replay", file}).err);
    QFile kept(QString::fromStdString(file));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("{}"));
}

void MarketCommands::watchingEndsByItself()
{
    const Run done = run(Words{"watch", "--demo", "--for", "0.5", "--sport", "soccer_epl"} + noon);
    QCOMPARE(done.code, 0);
    VERIFY_HOLDS(done.out, "2026-11-24T12:00:0");
    const Run page = run(Words{"watch", "--demo", "--for", "0.5", "--sport", "soccer_epl"} + noon, {100, true});
    VERIFY_HOLDS(page.out, "Live");
    VERIFY_HOLDS(page.out, "bets worth more than the price asks");
}

void MarketCommands::faultsAreSurvived_data()
{
    QTest::addColumn<std::string>("fault");
    for (const evision::simulator::Fault fault : evision::simulator::allFaults())
        QTest::newRow(std::string(evision::simulator::faultName(fault)).c_str())
            << std::string(evision::simulator::faultName(fault));
}

void MarketCommands::faultsAreSurvived()
{
    QFETCH(std::string, fault);
    const Run done = run(Words{"watch", "--demo", "--speed", "120", "--fault", fault, "--for", "1", "--sport",
                               "soccer_epl,basketball_nba,icehockey_nhl", "--format", "json"} +
                         noon);
    QCOMPARE(done.code, done.out.empty() ? 1 : 0);
    QVERIFY(!done.out.empty() || !done.err.empty());
    for (const std::string &line : lines(done.out)) {
        const QJsonObject document = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        double rejected = 0;
        for (const QJsonValue &count : document[key("rejected")].toObject())
            rejected += count.toDouble();
        QCOMPARE(document[key("counts")][key("used")].toDouble() + rejected,
                 document[key("counts")][key("read")].toDouble());
    }
}

void MarketCommands::aPlanIsForecast()
{
    const QJsonObject document = run({"plan", "--sport", "soccer_epl", "--budget", "500", "--every", "60", "--format",
                                      "json", "--as-of", "2026-11-24T12:00:00Z"})
                                     .json();
    QCOMPARE(document[key("credits_a_day")].toDouble(), 8640.0); // 6 a minute
    QCOMPARE(document[key("lasts_until")].toString().left(10), QStringLiteral("2026-11-24"));
    QVERIFY(document[key("sentence")].toString().contains(QStringLiteral("8,640 credits a day")));
}

void MarketCommands::wrongWords_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<std::string>("told");
    QTest::newRow("two markets") << Words{"scan", "--demo", "--live", "--sport", "x"} << std::string("--demo");
    QTest::newRow("files and a market") << Words{"scan", "f.json", "--demo"} << std::string("FILE");
    QTest::newRow("live without a sport") << Words{"scan", "--live"} << std::string("--sport");
    QTest::newRow("watch without a market") << Words{"watch"} << std::string("--demo");
    QTest::newRow("an unknown fault") << Words{"scan", "--demo", "--fault", "flood"} << std::string("--fault");
    QTest::newRow("no speed") << Words{"scan", "--demo", "--speed", "0"} << std::string("--speed");
    QTest::newRow("no budget") << Words{"plan", "--sport", "x", "--budget", "0"} << std::string("--budget");
    QTest::newRow("a plan for nothing") << Words{"plan"} << std::string("--sport");
    QTest::newRow("record without a file") << Words{"record", "--demo"} << std::string("--out");
    QTest::newRow("two sports in one answer")
        << Words{"odds", "--demo", "--sport", "soccer_epl,basketball_nba"} << std::string("--sport");
    QTest::newRow("CSV of what moves") << Words{"watch", "--demo", "--format", "csv"} << std::string("--format");
    QTest::newRow("an unknown thing to do with the key") << Words{"key", "print"} << std::string("ACTION");
}

void MarketCommands::wrongWords()
{
    QFETCH(Words, words);
    QFETCH(std::string, told);
    const Run done = run(words);
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.empty());
    VERIFY_HOLDS(done.err, told);
}

void MarketCommands::withoutAKeyNothingIsAsked()
{
    const Run done = run({"scan", "--live", "--sport", "soccer_epl", "--base-url", "http://127.0.0.1:9"});
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "ODDS_API_KEY");
    QCOMPARE(run({"key"}).code, 1);
}

void MarketCommands::theKeyIsNeverPrinted()
{
    qputenv("ODDS_API_KEY", "s3cr3tk3y");
    for (const char *address :
         {"http://127.0.0.1:9", "http://example.invalid", "ftp://x", "https://user@127.0.0.1:9"}) {
        const Run done = run({"scan", "--live", "--sport", "soccer_epl", "--base-url", address, "--format", "json"});
        QCOMPARE(done.code, 1);
        QVERIFY(!holds(done.err + done.out, "s3cr3tk3y"));
    }
    const Run told = run({"key"});
    QCOMPARE(told.code, 0);
    QVERIFY(!holds(told.out, "s3cr3tk3y"));
    qunsetenv("ODDS_API_KEY");
}

QTEST_GUILESS_MAIN(MarketCommands)
#include "tst_market_commands.moc"
