// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"

#include <QDir>

using namespace evision;
using namespace evision::test;

namespace {

const Words tennerOnReds = {"bets",        "add",         "--event",
                            "e1",          "--sport",     "soccer_epl",
                            "--home",      "Reds",        "--away",
                            "Blues",       "--market",    "h2h",
                            "--selection", "Reds",        "--book",
                            "sportsbet",   "--price",     "2.1",
                            "--stake",     "10",          "--fair-probability",
                            "0.5",         "--placed-at", "2026-11-24T09:00:00Z"};

std::string scores(const char *event, const char *home, const char *away, const char *completed = "true")
{
    return std::string("[{\"id\": \"") + event + "\", \"sport_key\": \"soccer_epl\", \"completed\": " + completed +
           ", \"home_team\": \"Reds\", \"away_team\": \"Blues\", \"scores\": [{\"name\": \"Reds\", \"score\": \"" +
           home + "\"}, {\"name\": \"Blues\", \"score\": \"" + away + "\"}]}]";
}

} // namespace

/// A ledger in a file of its own, asked by the command line.
class TestBetsCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void aBetIsListedAsItWasAdded();
    void aBetOfAScanHasItsEvidence();
    void whatIsMissingIsAskedFor_data();
    void whatIsMissingIsAskedFor();
    void scoresSettleWhatTheyCan();
    void resultsByHand_data();
    void resultsByHand();
    void correctionsPayAnew();
    void resultsAreSummedByCurrency();
    void resultsAreToldApart();
    void exportsComeBack_data();
    void exportsComeBack();
    void anotherTrackersTableIsRead();
    void tamperingIsTold();
    void backupsComeBack();
    void aDamagedLedgerIsToldAndReplaced();
    void copiesAreTheSame();
    void lookingMakesNoFile();
    void passwordsAreNoArguments();

private:
    [[nodiscard]] Run bets(const Words &words) const
    {
        return run(Words{"--db", "sqlite:" + m_folder->path("ledger.db")} + words);
    }
    [[nodiscard]] std::string add(const Words &more = {}) const
    {
        const Run added = bets(tennerOnReds + more);
        return added.code == 0 ? added.out.substr(0, added.out.size() - 1) : "failed: " + added.err;
    }
    [[nodiscard]] QJsonArray listed() const
    {
        return bets({"bets", "list", "--format", "json"}).json().value(QStringLiteral("bets")).toArray();
    }
    [[nodiscard]] QString profit(int at = 0) const
    {
        return listed().at(at)[QStringLiteral("settlement")][QStringLiteral("profit")].toString();
    }

    std::unique_ptr<Folder> m_folder;
};

void TestBetsCommand::aBetIsListedAsItWasAdded()
{
    const std::string id = add({"--tag", "steam,late", "--note", "at the bar"});
    const QJsonArray bets = listed();
    QCOMPARE(bets.size(), 1);
    const QJsonObject bet = bets.at(0).toObject();
    QCOMPARE(bet.value(QStringLiteral("id")).toString().toStdString(), id);
    QCOMPARE(bet.value(QStringLiteral("stake")).toString(), QStringLiteral("10.00"));
    QCOMPARE(bet.value(QStringLiteral("placed_at")).toString(), QStringLiteral("2026-11-24T09:00:00Z"));
    QCOMPARE(bet.value(QStringLiteral("tags")).toArray().size(), 2);
    QCOMPARE(bet.value(QStringLiteral("state")).toString(), QStringLiteral("open"));
    QVERIFY(bet.value(QStringLiteral("settlement")).isNull());
    const Run table = this->bets({"bets", "list"});
    QVERIFY(table.out.find("Reds \xe2\x80\x93 Blues") != std::string::npos);
    QVERIFY(table.out.find(id) != std::string::npos);
}

void TestBetsCommand::aBetOfAScanHasItsEvidence()
{
    const std::string scan = m_folder->file(
        "scan.json", R"({"schema": "evision.scan/1", "opportunities": [{"id": "abc", "event_id": "e9", "sport_key":
        "basketball_nba", "commence_time": "2026-11-25T00:00:00Z", "home_team": "Lakers", "away_team": "Celtics",
        "market": "totals", "participant": null, "selection": "Over", "point": 229.5, "bookmaker": "betmgm", "price": 1.95,
        "fair_probability": 0.54}]})");
    const Run added = bets({"bets", "add", "--from-scan", scan, "--id", "abc", "--stake", "25"});
    QCOMPARE(added.code, 0);
    const QJsonObject bet = listed().at(0).toObject();
    QCOMPARE(bet.value(QStringLiteral("bookmaker")).toString(), QStringLiteral("betmgm"));
    QCOMPARE(bet.value(QStringLiteral("opportunity_id")).toString(), QStringLiteral("abc"));
    QVERIFY(bet.value(QStringLiteral("evidence")).toString().contains(QLatin1String("229.5")));
    const QJsonObject leg = bet.value(QStringLiteral("legs")).toArray().at(0).toObject();
    QCOMPARE(leg.value(QStringLiteral("point")).toDouble(), 229.5);
    QCOMPARE(leg.value(QStringLiteral("fair_probability")).toDouble(), 0.54);
    QCOMPARE(bets({"bets", "add", "--from-scan", scan, "--id", "none", "--stake", "25"}).code, 1);
    const std::string other = m_folder->file("other.json", "{}");
    QCOMPARE(bets({"bets", "add", "--from-scan", other, "--id", "abc", "--stake", "25"}).code, 1);
}

void TestBetsCommand::whatIsMissingIsAskedFor_data()
{
    QTest::addColumn<QString>("option");
    for (const char *option : {"--market", "--selection", "--book", "--price", "--stake"})
        QTest::newRow(option) << QString::fromLatin1(option);
}

void TestBetsCommand::whatIsMissingIsAskedFor()
{
    QFETCH(QString, option);
    Words words = tennerOnReds;
    const auto at = std::find(words.begin(), words.end(), option.toStdString());
    QVERIFY(at != words.end());
    words.erase(at, at + 2);
    const Run added = bets(words);
    QCOMPARE(added.code, 2);
    QVERIFY2(added.err.find(option.toStdString()) != std::string::npos, added.err.c_str());
}

void TestBetsCommand::scoresSettleWhatTheyCan()
{
    (void)add();
    (void)bets({"bets",        "add",  "--event", "e1",    "--sport",     "soccer_epl",
                "--home",      "Reds", "--away",  "Blues", "--market",    "totals",
                "--selection", "Over", "--point", "2.25",  "--book",      "b",
                "--price",     "1.9",  "--stake", "10",    "--placed-at", "2026-11-24T10:00:00Z"});
    (void)bets({"bets",   "add",   "--event",  "e1",        "--sport",     "soccer_epl", "--home",  "Reds",
                "--away", "Blues", "--market", "totals_h1", "--selection", "Over",       "--point", "0.5",
                "--book", "b",     "--price",  "1.9",       "--stake",     "10"});
    const std::string open = m_folder->file("open.json", scores("e1", "1", "0", "false"));
    QVERIFY(bets({"bets", "settle", "--scores", open}).out.find("0 of 3") != std::string::npos);
    const std::string ended = m_folder->file("ended.json", scores("e1", "2", "0"));
    const Run settled = bets({"bets", "settle", "--scores", ended});
    QCOMPARE(settled.code, 0);
    QVERIFY2(settled.out.find("2 of 3 open bets settled") != std::string::npos, settled.out.c_str());
    QVERIFY(settled.out.find("Needs a result") != std::string::npos);
    QCOMPARE(profit(0), QStringLiteral("11.00"));
    QCOMPARE(profit(1), QStringLiteral("-5.00")); // over 2.25 of two goals: half is lost
    const std::string cut = m_folder->file("cut.json", scores("e1", "2", "0").substr(0, 60));
    QCOMPARE(bets({"bets", "settle", "--scores", cut}).code, 1);
}

void TestBetsCommand::resultsByHand_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("profit");
    QTest::newRow("won") << QStringLiteral("settle --result won") << QStringLiteral("11.00");
    QTest::newRow("half lost") << QStringLiteral("settle --result half_lost") << QStringLiteral("-5.00");
    QTest::newRow("a dead heat") << QStringLiteral("settle --result won --share 0.5") << QStringLiteral("0.50");
    QTest::newRow("a withdrawal") << QStringLiteral("settle --result won --deduction 0.25") << QStringLiteral("8.25");
    QTest::newRow("cash out") << QStringLiteral("settle --cash-out 7.30") << QStringLiteral("-2.70");
    QTest::newRow("void") << QStringLiteral("void") << QStringLiteral("0.00");
}

void TestBetsCommand::resultsByHand()
{
    QFETCH(QString, words);
    Words command = {"bets"};
    const QStringList parts = words.split(u' ');
    for (const QString &word : parts)
        command.push_back(word.toStdString());
    const Run settled = bets(command + Words{"--id", add()});
    QVERIFY2(settled.code == 0, settled.err.c_str());
    QTEST(profit(), "profit");
    QCOMPARE(bets(command + Words{"--id", "nobody's"}).code, 1);
}

void TestBetsCommand::correctionsPayAnew()
{
    const std::string id = add();
    QCOMPARE(bets({"bets", "settle", "--id", id, "--result", "won"}).code, 0);
    QCOMPARE(bets({"bets", "edit", "--id", id, "--price", "2.2", "--note", "it was 2.20"}).code, 0);
    QCOMPARE(profit(), QStringLiteral("12.00"));
    QCOMPARE(bets({"bets", "settle", "--id", id, "--result", "push"}).code, 0);
    QCOMPARE(profit(), QStringLiteral("0.00"));
    QVERIFY(bets({"bets", "verify"}).out.find("5 entries") != std::string::npos); // nothing of it is forgotten
}

void TestBetsCommand::resultsAreSummedByCurrency()
{
    for (const char *currency : {"EUR", "USD"}) {
        const std::string id = add({"--currency", currency});
        QCOMPARE(bets({"bets", "settle", "--id", id, "--result", "won"}).code, 0);
    }
    const QJsonArray results =
        bets({"bets", "performance", "--format", "json"}).json().value(QStringLiteral("results")).toArray();
    QCOMPARE(results.size(), 2);
    for (const QJsonValue result : results)
        QCOMPARE(result[QStringLiteral("profit")].toString(), QStringLiteral("11.00"));
    QVERIFY(bets({"bets", "performance"}).out.find("too few") != std::string::npos);
}

void TestBetsCommand::resultsAreToldApart()
{
    for (const char *tag : {"steam", "late"})
        QCOMPARE(bets({"bets", "settle", "--id", add({"--tag", tag}), "--result", "won"}).code, 0);
    const QJsonObject document = bets({"bets", "performance", "--by", "tag", "--format", "json"}).json();
    QCOMPARE(document[QStringLiteral("settings")][QStringLiteral("by")].toString(), QStringLiteral("tag"));
    const QJsonArray results = document[QStringLiteral("results")].toArray();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0][QStringLiteral("key")].toString(), QStringLiteral("late"));
    QCOMPARE(results[1][QStringLiteral("profit")].toString(), QStringLiteral("11.00"));
    const Run table = bets({"bets", "performance", "--by", "book"});
    QVERIFY(table.out.find("sportsbet     2     20.00   22.00") != std::string::npos);
    const Run csv = bets({"bets", "performance", "--by", "month", "--format", "csv"});
    QVERIFY(csv.out.starts_with("month,currency,"));
    QVERIFY(csv.out.find("\r\n2026-11,EUR,false,2,0,20.00,22.00,") != std::string::npos);
    QCOMPARE(bets({"bets", "performance", "--since", "2026-11-25T00:00:00Z"}).out, std::string("No settled bets.\n"));
    QCOMPARE(bets({"bets", "performance", "--by", "moon"}).code, 2);
}

void TestBetsCommand::exportsComeBack_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("CSV") << "csv";
    QTest::newRow("JSON") << "json";
}

void TestBetsCommand::exportsComeBack()
{
    QFETCH(QString, format);
    const std::string kind = format.toStdString();
    const std::string id = add({"--note", "=1+1"});
    static_cast<void>(add());
    QCOMPARE(bets({"bets", "settle", "--id", id, "--result", "won"}).code, 0);
    const std::string file = m_folder->path("bets." + kind);
    const Run written = bets({"bets", "export", "--format", kind, "--output", file});
    QCOMPARE(written.code, 0);
    QVERIFY(written.out.find("2 bets written") != std::string::npos);
    const Words other = {"--db", "sqlite:" + m_folder->path("other.db"), "bets"};
    QCOMPARE(run(other + Words{"import", file}).out, std::string("2 added, 0 settled, 0 already there, 0 refused.\n"));
    QCOMPARE(run(other + Words{"import", file}).out, std::string("0 added, 0 settled, 2 already there, 0 refused.\n"));
    QCOMPARE(run(other + Words{"export", "--format", kind}).out, bets({"bets", "export", "--format", kind}).out);
    const Run noFolder = bets({"bets", "export", "--output", m_folder->path("none/bets.csv")});
    QCOMPARE(noFolder.code, 1);
    QVERIFY(noFolder.err.find("cannot be written") != std::string::npos);
}

void TestBetsCommand::anotherTrackersTableIsRead()
{
    const std::string file =
        m_folder->file("tracker.csv", "Date;Match;Pick;Odds;Einsatz;Book;Result\n"
                                      "24/11/2026 18:00;Reds v Blues;Reds;2,50;10,00;pinnacle;Won\n"
                                      "25/11/2026 18:00;Reds v Blues;Reds;0,50;10,00;pinnacle;Won\n");
    const Words import = {"bets", "import", file, "--dates", "dd/MM/yyyy HH:mm"};
    const Run asked = bets(import);
    QCOMPARE(asked.code, 1);
    QVERIFY(asked.err.find("--column stake=COLUMN") != std::string::npos);
    const Words mapped = import + Words{"--column", "stake=Einsatz"};
    const Run preview = bets(mapped + Words{"--preview"});
    QCOMPARE(preview.code, 1); // a row cannot be added
    QVERIFY(preview.out.find("stake <- Einsatz") != std::string::npos);
    QVERIFY(preview.out.find("1 bets can be added; 1 rows cannot.") != std::string::npos);
    QVERIFY(preview.err.find("Row 3") != std::string::npos);
    QVERIFY(!QFile::exists(QString::fromStdString(m_folder->path("ledger.db"))));
    const Run taken = bets(mapped);
    QCOMPARE(taken.code, 1);
    QCOMPARE(taken.out, std::string("1 added, 0 settled, 0 already there, 1 refused.\n"));
    QCOMPARE(listed().size(), 1);
    QCOMPARE(profit(), QStringLiteral("15.00"));
}

void TestBetsCommand::tamperingIsTold()
{
    (void)add();
    QCOMPARE(bets({"bets", "verify"}).code, 0);
    QCOMPARE(bets({"db", "check"}).code, 0);
    QFile file(QString::fromStdString(m_folder->path("ledger.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("\"stake\":\"10.00\"");
    QVERIFY(at > 0);
    bytes.replace(at, 15, "\"stake\":\"90.00\"");
    file.seek(0);
    file.write(bytes);
    file.close();
    const Run verified = bets({"bets", "verify"});
    QCOMPARE(verified.code, 1);
    QVERIFY(!verified.err.empty());
}

void TestBetsCommand::backupsComeBack()
{
    (void)add();
    const std::string folder = m_folder->path("backups");
    QCOMPARE(bets({"db", "backup", "--folder", folder}).code, 0);
    (void)add();
    QCOMPARE(listed().size(), 2);
    QCOMPARE(bets({"db", "restore", "--folder", folder}).code, 0);
    QCOMPARE(listed().size(), 1);
    QCOMPARE(bets({"db", "restore", "--folder", m_folder->path("none")}).code, 1);
}

void TestBetsCommand::aDamagedLedgerIsToldAndReplaced()
{
    const std::string folder = m_folder->path("backups");
    (void)add();
    QCOMPARE(bets({"db", "backup", "--folder", folder}).code, 0);
    QFile file(QString::fromStdString(m_folder->path("ledger.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const Run check = bets({"db", "check"});
    QCOMPARE(check.code, 1);
    QVERIFY2(check.err.find("evision-cli db restore") != std::string::npos, check.err.c_str());
    QCOMPARE(bets({"db", "restore", "--folder", m_folder->path("none")}).code, 1);
    const Run restored = bets({"db", "restore", "--folder", folder});
    QVERIFY2(restored.out.find("The damaged file is ") != std::string::npos, restored.err.c_str());
    QCOMPARE(listed().size(), 1);
    QCOMPARE(bets({"db", "check"}).code, 0);
}

void TestBetsCommand::copiesAreTheSame()
{
    (void)add();
    const std::string target = "sqlite:" + m_folder->path("copy.db");
    QCOMPARE(bets({"db", "copy", "--to", target}).code, 0);
    QCOMPARE(run({"--db", target, "bets", "list", "--format", "csv"}).code, 2);
    QCOMPARE(run({"--db", target, "bets", "list"}).out, bets({"bets", "list"}).out);
    QCOMPARE(bets({"db", "copy", "--to", "sqlite:" + m_folder->path("ledger.db")}).code, 1);
    QCOMPARE(bets({"db", "copy", "--to", "nowhere"}).code, 1);
}

void TestBetsCommand::lookingMakesNoFile()
{
    const Run status = bets({"db", "status"});
    QCOMPARE(status.code, 0);
    QVERIFY(status.out.find("none yet") != std::string::npos);
    QVERIFY(!QFile::exists(QString::fromStdString(m_folder->path("ledger.db"))));
    QCOMPARE(bets({"db", "status", "--format", "json"}).json().value(QStringLiteral("schema_applied")).toInt(-1), 0);
}

void TestBetsCommand::passwordsAreNoArguments()
{
    const Run refused = run({"--db", "postgres://anna:hunter2@localhost/bets", "bets", "list"});
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.find("DATABASE_URL") != std::string::npos);
    QVERIFY(refused.err.find("hunter2") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestBetsCommand)
#include "tst_bets_command.moc"
