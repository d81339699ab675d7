// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "usage_error.h"

using namespace evision::test;

/// Numbers and times of the command line: what is none, what is out of range, and what just belongs to it.
class UsageNumbers final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersThatAreNone_data();
    void numbersThatAreNone();
    void numbersOutOfRange_data();
    void numbersOutOfRange();
    void timesThatAreNone_data();
    void timesThatAreNone();
    void boundsThatBelongToTheRange_data();
    void boundsThatBelongToTheRange();
};

void UsageNumbers::numbersThatAreNone_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"nan", "NaN",   "inf",   "-inf", "infinity", "1e999", "-1e999", "1e-999", "0x10",
                             "1,5", "1 000", "1_000", " 1",   "1 ",       "1.5.2", ".",      "-",      "+-1",
                             "1e",  "e5",    "1d",    "0.5f", "5%",       "½",     "٣",      "0b1",    "1'000"})
        QTest::newRow(text) << std::string(text);
    QTest::newRow("nothing at all") << std::string();
}

void UsageNumbers::numbersThatAreNone()
{
    QFETCH(std::string, text);
    const Words scan{"scan", "absent.json"};
    for (const char *option : {"--min-ev", "--bankroll", "--max-stake", "--max-age", "--min-sharps", "--max-mb"})
        checkUsageError(scan + Words{std::string(option) + "=" + text}, option);
    if (!holds(text, ",")) { // a comma makes a list of it
        checkUsageError({"devig", "--odds", "2.1", "--odds=" + text}, "--odds");
        checkUsageError({"kelly", "--odds", "2.1", "--prob=" + text}, "--prob");
    }
    checkUsageError({"arb", "--odds", "2.1,2.1", "--total=" + text}, "--total");
}

void UsageNumbers::numbersOutOfRange_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<std::string>("saying");
    const std::vector<std::pair<const char *, std::vector<const char *>>> scan{
        {"--min-ev", {"-1.01", "-2"}},
        {"--kelly", {"0", "1.01", "-0.25"}},
        {"--bankroll", {"0", "-1", "2e15"}},
        {"--max-stake", {"-0.01", "2e15"}},
        {"--total", {"0", "-100"}},
        {"--step", {"0", "-0.01"}},
        {"--max-skew", {"-1"}},
        {"--low-hold", {"1.5", "-1.5"}},
        {"--max-break-even", {"-0.1", "2"}},
        {"--max-age", {"-1"}},
        {"--exchange-spread", {"0.99", "101"}},
        {"--min-sharps", {"0", "-1", "1.5", "257", "99999999999999999999"}},
        {"--max-mb", {"0", "-1", "4001", "1e2"}}};
    for (const auto &[option, texts] : scan) {
        for (const char *text : texts)
            QTest::addRow("scan %s %s", option, text)
                << Words{"scan", "absent.json", option, text} << std::string(text);
    }
    const std::vector<std::pair<const char *, std::vector<const char *>>> kelly{
        {"--push", {"-0.1", "1.1"}}, {"--commission", {"1", "-0.1"}}, {"--fraction", {"0", "1.1"}},
        {"--bankroll", {"0"}},       {"--max-stake", {"-1"}},         {"--step", {"0"}}};
    for (const auto &[option, texts] : kelly) {
        for (const char *text : texts)
            QTest::addRow("kelly %s %s", option, text)
                << Words{"kelly", "--odds", "2.1", "--prob", "0.5", option, text} << std::string(text);
    }
    for (const char *option : {"--total", "--step"})
        QTest::addRow("arb %s 0", option) << Words{"arb", "--odds", "2.1,2.1", option, "0"} << std::string("above 0");
}

void UsageNumbers::numbersOutOfRange()
{
    QFETCH(Words, words);
    QFETCH(std::string, saying);
    checkUsageError(words, saying);
}

void UsageNumbers::timesThatAreNone_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"now",
                             "yesterday",
                             "2026-01-31",
                             "18:00",
                             "2026-01-31T18:00:00",
                             "2026-01-31 18:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-02-30T00:00:00Z",
                             "2026-01-31T25:00:00Z",
                             "2026-1-31T18:00:00Z",
                             "2026-01-31T18:00:00z ",
                             "nan",
                             "inf",
                             "1e9",
                             "1.5",
                             "99999999999999",
                             "253402300800",
                             "-1",
                             "99999999999999999999999",
                             "1969-12-31T23:59:59Z"})
        QTest::newRow(text) << std::string(text);
    QTest::newRow("nothing at all") << std::string();
}

void UsageNumbers::timesThatAreNone()
{
    QFETCH(std::string, text);
    checkUsageError({"scan", "absent.json", "--as-of=" + text}, "--as-of");
    checkUsageError({"devig", "--odds", "2,2", "--as-of=" + text}, "--as-of");
}

void UsageNumbers::boundsThatBelongToTheRange_data()
{
    QTest::addColumn<std::string>("option");
    for (const char *option :
         {"--min-ev=-1",           "--kelly=1",          "--bankroll=1e15",     "--max-stake=0",
          "--total=1e15",          "--max-skew=0",       "--low-hold=-1",       "--low-hold=1",
          "--max-break-even=0",    "--max-break-even=1", "--max-age=0",         "--exchange-spread=1",
          "--exchange-spread=100", "--min-sharps=1",     "--min-sharps=256",    "--max-mb=1",
          "--max-mb=4000",         "--sharp=a=0",        "--sharp=a=1e6",       "--commission=a=0",
          "--commission=a=0.999",  "--as-of=0",          "--as-of=253402300799"})
        QTest::newRow(option) << std::string(option);
}

void UsageNumbers::boundsThatBelongToTheRange()
{
    QFETCH(std::string, option);
    const Run done = run({"scan", "absent.json", option});
    QCOMPARE(done.code, 1); // not 2: only the file is missing
    QCOMPARE(done.err, std::string("absent.json does not exist; check the name.\n"));
}

QTEST_GUILESS_MAIN(UsageNumbers)
#include "tst_usage_numbers.moc"
