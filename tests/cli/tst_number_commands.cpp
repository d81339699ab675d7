// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"

using namespace evision::test;

namespace {

const std::string threeWay = "4.20,3.70,1.95";

QJsonObject documentOf(const Words &words)
{
    return run(words + Words{"--format", "json"}).json();
}

QList<double> numbers(const QJsonValue &array)
{
    QList<double> list;
    for (const QJsonValue &item : array.toArray())
        list.append(item.toDouble());
    return list;
}

double money(const QJsonValue &value)
{
    return value.isString() ? value.toString().toDouble() : std::nan("");
}

} // namespace

/// convert, kelly and arb: known figures; and what all commands of numbers have in common.
class NumberCommands final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDocumentHasItsFields_data();
    void everyDocumentHasItsFields();
    void anAsOfGoesIntoTheDocument();
    void convertsBetweenFormats_data();
    void convertsBetweenFormats();
    void whatHasNoFormFails();
    void kellyStakesASingleBet();
    void kellyReturnsAPush();
    void kellyTakesCommissionOff();
    void kellyOfExclusiveOutcomesHedges();
    void kellyOfSimultaneousBetsIsSmaller();
    void kellyStakesAreCapped();
    void kellyOfNoValueIsNothing();
    void arbSpreadsTheTotal();
    void arbRoundsToTheStep();
    void arbTakesCommissionOff();
    void arbOfALosingSetSaysSo();
    void arbOfAStepBeyondTheTotalFails();
    void listsMayBeRepeatedOrSeparatedByCommas_data();
    void listsMayBeRepeatedOrSeparatedByCommas();
};

void NumberCommands::everyDocumentHasItsFields_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("members");
    QTest::newRow("devig") << Words{"devig", "--odds", "2.1,1.8"} << key("evision.devig/1")
                           << key("as_of book_sum odds results schema settings");
    QTest::newRow("convert") << Words{"convert", "2.1", "--from", "decimal", "--to", "american"}
                             << key("evision.convert/1")
                             << key("as_of decimal from result schema settings text to value");
    QTest::newRow("kelly")
        << Words{"kelly", "--odds", "2.1", "--prob", "0.5"} << key("evision.kelly/1")
        << key("as_of bankroll bets commission ev fraction kelly max_stake mode odds probabilities push schema "
               "settings stake step");
    QTest::newRow("arb")
        << Words{"arb", "--odds", "2.1,2.1"} << key("evision.arb/1")
        << key("arbitrage as_of book_sum commission effective_odds odds payoffs profit schema settings staked "
               "stakes step total");
}

void NumberCommands::everyDocumentHasItsFields()
{
    QFETCH(Words, words);
    QFETCH(QString, schema);
    QFETCH(QString, members);
    const QJsonObject document = documentOf(words);
    QCOMPARE(document.keys().join(QLatin1Char(' ')), members);
    QCOMPARE(document[key("schema")].toString(), schema);
    QVERIFY(document[key("as_of")].isNull());
    QCOMPARE(document[key("settings")].toObject()[key("format")].toString(), key("json"));
}

void NumberCommands::anAsOfGoesIntoTheDocument()
{
    for (const char *time : {"2026-01-31T18:00:00Z", "2026-01-31T19:00:00+01:00", "1769882400"}) {
        const QJsonObject document = documentOf({"devig", "--odds", "2,2", "--as-of", time});
        QCOMPARE(document[key("as_of")].toString(), key("2026-01-31T18:00:00Z"));
        QCOMPARE(document[key("settings")].toObject()[key("as_of")].toString(), key("2026-01-31T18:00:00Z"));
    }
}

void NumberCommands::convertsBetweenFormats_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("from");
    QTest::addColumn<std::string>("to");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *value, const char *from, const char *to, const char *text) {
        QTest::addRow("%s %s to %s", from, value, to)
            << std::string(value) << std::string(from) << std::string(to) << std::string(text);
    };
    row("-110", "american", "decimal", "1.9090909090909092");
    row("+150", "american", "decimal", "2.5");
    row("150", "us", "eu", "2.5");
    row("-250", "american", "decimal", "1.4");
    row("2.5", "decimal", "american", "+150");
    row("1.4", "decimal", "american", "-250");
    row("2", "decimal", "american", "+100");
    row("11/10", "fractional", "decimal", "2.1");
    row("evens", "uk", "decimal", "2");
    row("2.5", "decimal", "fractional", "3/2");
    row("1.1", "hong_kong", "decimal", "2.1");
    row("-0.5", "malay", "decimal", "3");
    row("3", "decimal", "malay", "-0.5");
    row("1.5", "decimal", "indonesian", "-2");
    row("0.25", "share", "decimal", "4");
    row("4", "decimal", "share", "0.25");
}

void NumberCommands::convertsBetweenFormats()
{
    QFETCH(std::string, value);
    QFETCH(std::string, from);
    QFETCH(std::string, to);
    QFETCH(std::string, text);
    const Words words{"convert", value, "--from", from, "--to", to};
    QCOMPARE(run(words).out, text + "\n");
    QCOMPARE(documentOf(words)[key("text")].toString().toStdString(), text);
    QCOMPARE(documentOf(words)[key("value")].toString().toStdString(), value);
}

void NumberCommands::whatHasNoFormFails()
{
    const Run done = run({"convert", "1e300", "--from", "decimal", "--to", "fractional"});
    QCOMPARE(done.code, 1);
    QCOMPARE(done.out, std::string());
    VERIFY_HOLDS(done.err, "no fractional form");
}

void NumberCommands::kellyStakesASingleBet()
{
    const QJsonObject document =
        documentOf({"kelly", "--odds", "2.05", "--prob", "0.52", "--kelly", "0.25", "--bankroll", "1000"});
    COMPARE_NEAR(document[key("ev")].toDouble(), 0.066);
    COMPARE_NEAR(document[key("kelly")].toDouble(), 0.066 / 1.05);
    QCOMPARE(document[key("stake")].toString(), key("15.71")); // 15.714 rounded down
    QCOMPARE(document[key("bets")].toArray().size(), 1);
}

void NumberCommands::kellyReturnsAPush()
{
    const QJsonObject document = documentOf({"kelly", "--odds", "2.05", "--prob", "0.48", "--push", "0.08"});
    QVERIFY(near(document[key("kelly")].toDouble(), 0.0662525880, 1e-10));
    COMPARE_NEAR(documentOf({"kelly", "--odds", "1.95", "--prob", "0.48", "--push", "0.08"})[key("ev")].toDouble(),
                 0.016);
}

void NumberCommands::kellyTakesCommissionOff()
{
    const QJsonObject bet =
        documentOf({"kelly", "--odds", "2.16", "--prob", "0.5", "--commission", "0.05"})[key("bets")]
            .toArray()
            .at(0)
            .toObject();
    COMPARE_NEAR(bet[key("effective_odds")].toDouble(), 2.102);
    COMPARE_NEAR(bet[key("ev")].toDouble(), 0.051);
}

void NumberCommands::kellyOfExclusiveOutcomesHedges()
{
    const QJsonArray bets =
        documentOf({"kelly", "--odds", "2.2,3.3,4.0", "--prob", "0.5,0.3,0.2", "--mode", "exclusive"})[key("bets")]
            .toArray();
    COMPARE_NEAR(bets[0][key("kelly")].toDouble(), 0.125);
    COMPARE_NEAR(bets[1][key("kelly")].toDouble(), 0.05);
    QCOMPARE(bets[2][key("kelly")].toDouble(), 0.0);
}

void NumberCommands::kellyOfSimultaneousBetsIsSmaller()
{
    const QJsonObject document =
        documentOf({"kelly", "--odds", "2.0,2.05,3.6", "--prob", "0.55,0.52,0.30", "--mode", "simultaneous"});
    const QJsonArray bets = document[key("bets")].toArray();
    QVERIFY(near(bets[0][key("kelly")].toDouble(), 0.0993564287, 1e-9));
    QVERIFY(near(bets[1][key("kelly")].toDouble(), 0.0620840819, 1e-9));
    QVERIFY(near(bets[2][key("kelly")].toDouble(), 0.0303534875, 1e-9));
    for (const char *name : {"ev", "kelly", "stake"})
        QVERIFY(document[key(name)].isNull());
}

void NumberCommands::kellyStakesAreCapped()
{
    const Words bet{"kelly", "--odds", "2.05", "--prob", "0.52", "--kelly", "1", "--bankroll", "1000"};
    QCOMPARE(documentOf(bet)[key("stake")].toString(), key("62.85"));
    QCOMPARE(documentOf(bet + Words{"--max-stake", "20"})[key("stake")].toString(), key("20.00"));
    QCOMPARE(documentOf(bet + Words{"--step", "5"})[key("stake")].toString(), key("60.00"));
    QCOMPARE(documentOf(bet + Words{"--max-stake", "0"})[key("stake")].toString(), key("0.00"));
}

void NumberCommands::kellyOfNoValueIsNothing()
{
    const QJsonObject document = documentOf({"kelly", "--odds", "2", "--prob", "0.49"});
    QVERIFY(document[key("ev")].toDouble() < 0);
    QCOMPARE(document[key("kelly")].toDouble(), 0.0);
    QCOMPARE(document[key("stake")].toString(), key("0.00"));
}

void NumberCommands::arbSpreadsTheTotal()
{
    const QJsonObject document = documentOf({"arb", "--odds", "2.10,2.05", "--total", "1000"});
    QCOMPARE(document[key("arbitrage")], QJsonValue(true));
    QVERIFY(near(document[key("book_sum")].toDouble(), 0.9639953542, 1e-10));
    QVERIFY(near(document[key("profit")].toDouble(), 0.037349398, 1e-5));
    const QJsonArray stakes = document[key("stakes")].toArray();
    QVERIFY(near(money(stakes[0]), 493.975904, 0.01));
    QVERIFY(near(money(stakes[1]), 506.024096, 0.01));
}

void NumberCommands::arbRoundsToTheStep()
{
    const QJsonObject document = documentOf({"arb", "--odds", "2.75,3.70,3.30", "--total", "500", "--step", "5"});
    QCOMPARE(document[key("stakes")].toArray(), (QJsonArray{key("195.00"), key("145.00"), key("160.00")}));
    QCOMPARE(document[key("payoffs")].toArray(), (QJsonArray{key("36.25"), key("36.50"), key("28.00")}));
    QCOMPARE(document[key("staked")].toString(), key("500.00"));
    COMPARE_NEAR(document[key("profit")].toDouble(), 0.056);
}

void NumberCommands::arbTakesCommissionOff()
{
    const QJsonObject document = documentOf({"arb", "--odds", "2.16,2.05", "--commission", "0.05,0"});
    QVERIFY(near(document[key("book_sum")].toDouble(), 0.9635422710, 1e-10));
    COMPARE_NEAR(document[key("effective_odds")].toArray().at(0).toDouble(), 2.102);
    QCOMPARE(numbers(documentOf({"arb", "--odds", "2.16,2.05", "--commission", "0.05"})[key("commission")]),
             (QList<double>{0.05, 0.05}));
}

void NumberCommands::arbOfALosingSetSaysSo()
{
    const Run done = run({"arb", "--odds", "1.9,1.9"});
    QCOMPARE(done.code, 0);
    VERIFY_HOLDS(done.out, "No arbitrage: at worst -5.000 %");
    QCOMPARE(documentOf({"arb", "--odds", "1.9,1.9"})[key("arbitrage")], QJsonValue(false));
}

void NumberCommands::arbOfAStepBeyondTheTotalFails()
{
    const Run done = run({"arb", "--odds", "2.1,2.1", "--step", "500"});
    QCOMPARE(done.code, 1);
    QCOMPARE(done.out, std::string());
    QCOMPARE(lines(done.err).size(), std::size_t{1});
}

void NumberCommands::listsMayBeRepeatedOrSeparatedByCommas_data()
{
    QTest::addColumn<Words>("repeated");
    QTest::addColumn<Words>("commas");
    QTest::newRow("devig") << Words{"devig", "--odds", "4.2", "--odds", "3.7", "--odds", "1.95"}
                           << Words{"devig", "--odds", threeWay};
    QTest::newRow("kelly") << Words{"kelly", "--odds", "2", "--prob", "0.55", "--odds", "3", "--prob", "0.4"}
                           << Words{"kelly", "--odds", "2,3", "--prob", "0.55,0.4"};
    QTest::newRow("arb, partly") << Words{"arb",          "--odds", "4.2,3.7",      "--odds", "1.95",
                                          "--commission", "0.02",   "--commission", "0,0"}
                                 << Words{"arb", "--odds", "4.2,3.7,1.95", "--commission", "0.02,0,0"};
}

void NumberCommands::listsMayBeRepeatedOrSeparatedByCommas()
{
    QFETCH(Words, repeated);
    QFETCH(Words, commas);
    for (const char *format : {"table", "json", "csv"}) {
        const Words end{"--format", format};
        QCOMPARE(run(repeated + end).code, 0);
        QCOMPARE(run(repeated + end).out, run(commas + end).out);
    }
}

QTEST_GUILESS_MAIN(NumberCommands)
#include "tst_number_commands.moc"
