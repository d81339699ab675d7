// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"

using namespace evision::test;

namespace {

void row(const char *name, const Words &words, const char *saying)
{
    QTest::newRow(name) << words << std::string(saying);
}

/// scan with an option too many: the file need not exist, since the words are judged before it is opened.
void scanRow(const char *name, const Words &options, const char *saying)
{
    row(name, Words{"scan", "absent.json"} + options, saying);
}

std::string manyPrices()
{
    std::string list = "70";
    for (int more = 0; more < 64; ++more)
        list += ",70";
    return list;
}

void wrongCommands()
{
    row("no command", {}, "command");
    row("an unknown command", {"scam"}, "\"scam\" is no command");
    row("two commands", {"devig", "--odds", "2,2", "kelly"}, "kelly");
    row("an unknown option", {"scan", "absent.json", "--colour"}, "--colour");
    row("an unknown option before the command", {"--colour", "scan", "absent.json"}, "--colour");
    row("an option shortened", {"scan", "absent.json", "--min", "0"}, "--min");
    row("an option of another command", {"devig", "--odds", "2,2", "--sharp", "pinnacle"}, "--sharp");
    row("scan without a file", {"scan"}, "FILE");
    row("explain without a file", {"explain", "--id", "0123456789abcdef"}, "FILE");
    row("explain without an id", {"explain", "absent.json"}, "--id");
    row("devig without odds", {"devig"}, "--odds");
    row("convert without a value", {"convert", "--from", "decimal", "--to", "american"}, "VALUE");
    row("convert without a source format", {"convert", "2", "--to", "american"}, "--from");
    row("convert without a target format", {"convert", "2", "--from", "decimal"}, "--to");
    row("convert with two values", {"convert", "2", "3", "--from", "decimal", "--to", "share"}, "3");
    row("kelly without odds", {"kelly", "--prob", "0.5"}, "--odds");
    row("kelly without probabilities", {"kelly", "--odds", "2.1"}, "--prob");
    row("arb without odds", {"arb"}, "--odds");
}

void wrongChoices()
{
    scanRow("a format nobody prints", {"--format", "xml"}, "xml");
    scanRow("a format in capitals", {"--format", "JSON"}, "JSON");
    scanRow("an odds format files do not have", {"--odds-format", "fractional"}, "fractional");
    scanRow("an unknown method", {"--method", "magic"}, "magic");
    scanRow("a method in capitals", {"--method", "Power"}, "Power");
    scanRow("all methods where one is wanted", {"--method", "all"}, "all");
    scanRow("logarithmic names power", {"--method", "logarithmic"}, "power");
    scanRow("logarithmic names odds_ratio", {"--method", "logarithmic"}, "odds_ratio");
    scanRow("a consensus nobody reaches", {"--consensus", "mode"}, "mode");
    scanRow("a currency in small letters", {"--currency", "eur"}, "eur");
    scanRow("a currency of four letters", {"--currency", "EURO"}, "EURO");
    scanRow("a currency with a digit", {"--currency", "E1R"}, "E1R");
    scanRow("a currency sign", {"--currency", "€"}, "€");
    scanRow("no currency", {"--currency", ""}, "--currency");
    scanRow("a database of another make", {"--db", "mysql:x"}, "sqlite:PATH");
    scanRow("a database without a path", {"--db", "sqlite:"}, "sqlite:PATH");
    scanRow("a database that is a path", {"--db", "bets.db"}, "sqlite:PATH");
    scanRow("no database", {"--db", ""}, "sqlite:PATH");
    row("a wrong database before the command", {"--db", "mysql:x", "devig", "--odds", "2,2"}, "sqlite:PATH");
}

void wrongBooks()
{
    scanRow("a sharp bookmaker named twice", {"--sharp", "pinnacle,pinnacle"}, "twice");
    scanRow("a sharp bookmaker named twice with different weights", {"--sharp", "a=1,b=2,a=3"}, "twice");
    scanRow("a sharp bookmaker named again in a repeated option", {"--sharp", "a", "--sharp", "b,a"}, "twice");
    scanRow("a weight without a bookmaker", {"--sharp", "=4"}, "=4");
    scanRow("a weight that is empty", {"--sharp", "pinnacle="}, "--sharp");
    scanRow("a weight in words", {"--sharp", "pinnacle=four"}, "four");
    scanRow("a weight below zero", {"--sharp", "pinnacle=-1"}, "-1");
    scanRow("a weight that is not finite", {"--sharp", "pinnacle=inf"}, "inf");
    scanRow("a weight too large", {"--sharp", "pinnacle=1e7"}, "1e7");
    scanRow("a commission without a rate", {"--commission", "matchbook"}, "BOOK=NUMBER");
    scanRow("a commission without a bookmaker", {"--commission", "=0.02"}, "=0.02");
    scanRow("a commission in percent", {"--commission", "matchbook=5%"}, "5%");
    scanRow("a commission of everything", {"--commission", "matchbook=1"}, "--commission");
    scanRow("a commission below zero", {"--commission", "matchbook=-0.1"}, "-0.1");
}

void wrongIds()
{
    const std::string id = "0123456789abcdef";
    row("an id of other letters", {"explain", "absent.json", "--id", "0123456789abcdeg"}, "16 hexadecimal");
    row("an id too short", {"explain", "absent.json", "--id", id.substr(1)}, "16 hexadecimal");
    row("an id too long", {"explain", "absent.json", "--id", id + "0"}, "16 hexadecimal");
    row("an id with a prefix", {"explain", "absent.json", "--id", "0x" + id.substr(2)}, "16 hexadecimal");
    row("no id", {"explain", "absent.json", "--id", ""}, "16 hexadecimal");
}

void wrongOdds()
{
    row("devig: a price in words", {"devig", "--odds", "2.1,evens"}, "evens");
    row("devig: an unknown method", {"devig", "--odds", "2,2", "--method", "magic"}, "magic");
    row("devig: logarithmic", {"devig", "--odds", "2,2", "--method", "logarithmic"}, "odds_ratio");
    row("convert: an unknown source", {"convert", "2", "--from", "roman", "--to", "decimal"}, "roman");
    row("convert: an unknown target", {"convert", "2", "--from", "decimal", "--to", "roman"}, "roman");
    row("convert: a word", {"convert", "two", "--from", "decimal", "--to", "american"}, "not a number");
    row("convert: nothing", {"convert", "", "--from", "decimal", "--to", "american"}, "not a number");
    row("convert: a decimal price of 1", {"convert", "1", "--from", "decimal", "--to", "american"}, "above 1");
    row("convert: an American price of 99", {"convert", "99", "--from", "american", "--to", "decimal"}, "+100");
    row("convert: an American price of -99.9", {"convert", "-99.9", "--from", "american", "--to", "decimal"}, "+100");
    row("convert: a fraction over nothing", {"convert", "3/0", "--from", "uk", "--to", "decimal"}, "above 0");
    row("convert: a fraction of decimals", {"convert", "1.5/2", "--from", "uk", "--to", "decimal"}, "11/10");
    row("convert: a Malay price of 0", {"convert", "0", "--from", "malay", "--to", "decimal"}, "Malay");
    row("convert: a Malay price of 1.5", {"convert", "1.5", "--from", "malay", "--to", "decimal"}, "Malay");
    row("convert: an Indonesian price of 0.5", {"convert", "0.5", "--from", "indo", "--to", "decimal"}, "Indonesian");
    row("convert: a share of 1", {"convert", "1", "--from", "share", "--to", "decimal"}, "share");
}

void wrongBets()
{
    row("kelly: fewer probabilities than prices", {"kelly", "--odds", "2,3", "--prob", "0.5"}, "as many");
    row("kelly: a probability above 1", {"kelly", "--odds", "2", "--prob", "1.01"}, "1.01");
    row("kelly: a probability in percent", {"kelly", "--odds", "2", "--prob", "52%"}, "52%");
    row("kelly: a price of 1", {"kelly", "--odds", "1", "--prob", "0.5"}, "above 1");
    row("kelly: an unknown mode", {"kelly", "--odds", "2", "--prob", "0.5", "--mode", "both"}, "both");
    row("kelly: more push than is left", {"kelly", "--odds", "2", "--prob", "0.6", "--push", "0.5"}, "more than 1");
    row("kelly: a push in another mode",
        {"kelly", "--odds", "2,3", "--prob", "0.4,0.3", "--push", "0.1", "--mode", "exclusive"}, "single");
    row("kelly: exclusive outcomes of more than 1",
        {"kelly", "--odds", "2,2", "--prob", "0.6,0.6", "--mode", "exclusive"}, "--prob");
    row("arb: a single price", {"arb", "--odds", "2.1"}, "2 to 64");
    row("arb: 65 prices", {"arb", "--odds", manyPrices()}, "2 to 64");
    row("arb: a price of 1", {"arb", "--odds", "2.1,1"}, "above 1");
    row("arb: commissions for some", {"arb", "--odds", "2,3,4", "--commission", "0.02,0.05"}, "--commission");
    row("arb: a commission of everything", {"arb", "--odds", "2.1,2.1", "--commission", "1"}, "--commission");
}

} // namespace

/// Whatever is wrong with the words themselves ends with exit code 2, one sentence on stderr and nothing on stdout.
class UsageErrors final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endWithTwo_data();
    void endWithTwo();
    void anOptionGivenTwice_data();
    void anOptionGivenTwice();
    void anOptionWithoutItsValue_data();
    void anOptionWithoutItsValue();
    void listsWithEmptyItems_data();
    void listsWithEmptyItems();
    void thePartialCommandsHelpIsNamed();
    void theWordsThatWereWrongAreShownWithoutTerminalControls();

private:
    static void check(const Words &words, const std::string &saying);
    static void columns();
};

void UsageErrors::check(const Words &words, const std::string &saying)
{
    const Run done = run(words);
    QCOMPARE(done.code, 2);
    QCOMPARE(done.out, std::string());
    VERIFY_HOLDS(done.err, saying);
    QCOMPARE(lines(done.err).size(), std::size_t{2});
    VERIFY_HOLDS(lines(done.err).back(), "--help.");
}

void UsageErrors::columns()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<std::string>("saying");
}

void UsageErrors::endWithTwo_data()
{
    columns();
    wrongCommands();
    wrongChoices();
    wrongBooks();
    wrongIds();
    wrongOdds();
    wrongBets();
}

void UsageErrors::endWithTwo()
{
    QFETCH(Words, words);
    QFETCH(std::string, saying);
    check(words, saying);
}

void UsageErrors::anOptionGivenTwice_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<std::string>("option");
    const std::vector<std::pair<const char *, const char *>> options{{"--format", "json"},
                                                                     {"--as-of", "1785585600"},
                                                                     {"--odds-format", "decimal"},
                                                                     {"--max-mb", "5"},
                                                                     {"--max-age", "60"},
                                                                     {"--method", "shin"},
                                                                     {"--consensus", "mean"},
                                                                     {"--min-sharps", "1"},
                                                                     {"--min-ev", "0"},
                                                                     {"--kelly", "0.5"},
                                                                     {"--bankroll", "100"},
                                                                     {"--max-stake", "5"},
                                                                     {"--currency", "EUR"},
                                                                     {"--total", "50"},
                                                                     {"--step", "1"},
                                                                     {"--max-skew", "60"},
                                                                     {"--low-hold", "0.01"},
                                                                     {"--max-break-even", "0"},
                                                                     {"--exchange-spread", "1.1"},
                                                                     {"--weights-file", "w.csv"},
                                                                     {"--db", "sqlite:x"}};
    for (const auto &[option, value] : options)
        QTest::newRow(option) << Words{"scan", "absent.json", option, value, option, value} << std::string(option);
    QTest::newRow("--id") << Words{"explain", "absent.json", "--id", "0123456789abcdef", "--id", "0123456789abcdef"}
                          << std::string("--id");
    QTest::newRow("--from") << Words{"convert", "2", "--from", "eu", "--from", "eu", "--to", "us"}
                            << std::string("--from");
    QTest::newRow("--mode") << Words{"kelly", "--odds", "2", "--prob", "0.4", "--mode", "single", "--mode", "single"}
                            << std::string("--mode");
}

void UsageErrors::anOptionGivenTwice()
{
    QFETCH(Words, words);
    QFETCH(std::string, option);
    check(words, option);
    check(words, "more than once");
}

void UsageErrors::anOptionWithoutItsValue_data()
{
    QTest::addColumn<std::string>("option");
    for (const char *option : {"--format", "--as-of", "--min-ev", "--method", "--sharp", "--commission", "--target",
                               "--db", "--weights-file", "--max-mb"})
        QTest::newRow(option) << std::string(option);
}

void UsageErrors::anOptionWithoutItsValue()
{
    QFETCH(std::string, option);
    check({"scan", "absent.json", option}, option);
}

void UsageErrors::listsWithEmptyItems_data()
{
    QTest::addColumn<std::string>("list");
    for (const char *list : {",", ",pinnacle=0.1", "pinnacle=0.1,", "pinnacle=0.1,,matchbook=0.1"})
        QTest::newRow(list) << std::string(list);
    QTest::newRow("nothing at all") << std::string();
}

void UsageErrors::listsWithEmptyItems()
{
    QFETCH(std::string, list);
    for (const char *option : {"--sharp", "--commission", "--target"})
        check({"scan", "absent.json", std::string(option) + "=" + list}, option);
    check({"devig", "--odds=" + list}, "--odds");
}

void UsageErrors::thePartialCommandsHelpIsNamed()
{
    QCOMPARE(lines(run({"kelly", "--odds", "2"}).err).back(), std::string("See evision-cli kelly --help."));
    QCOMPARE(lines(run({"scam"}).err).back(), std::string("See evision-cli --help."));
}

void UsageErrors::theWordsThatWereWrongAreShownWithoutTerminalControls()
{
    const Run done = run({"scan", "absent.json", "--method", "\x1b[31mred\u202e\xd0\x1b[0m"});
    QCOMPARE(done.code, 2);
    QVERIFY(!holds(done.err, "\x1b"));
    QVERIFY(!holds(done.err, "\u202e"));
}

QTEST_GUILESS_MAIN(UsageErrors)
#include "tst_usage_errors.moc"
