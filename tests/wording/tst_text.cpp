// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/text.h"
#include "wording/text_table.h"

#include <QtTest>

using namespace evision;
using wording::TextTable;

/// The small pieces that tables on the screen are made of.
class Text final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void money_data();
    void money();
    void percentages_data();
    void percentages();
    void ages_data();
    void ages();
    void times_data();
    void times();
    void widths_data();
    void widths();
    void cutText_data();
    void cutText();
    void wrappedText_data();
    void wrappedText();
    void printableText_data();
    void printableText();
    void tablesAlign();
    void tablesShrinkTheWidestColumn();
    void tablesKeepColumnsThatMayNotShrink();
    void notesAreIndentedAndWrapped();
};

void Text::money_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, double amount, const char *text) {
        QTest::newRow(name) << amount << std::string(text);
    };
    row("nothing", 0, "0.00");
    row("a whole amount", 46, "46.00");
    row("one decimal", 46.6, "46.60");
    row("three decimals", 3.739, "3.739");
    row("the noise of binary fractions", 0.1 + 0.2, "0.30");
    row("a loss", -5.5, "-5.50");
    row("a loss too small to see", -1e-12, "0.00");
    row("a large amount has no exponent", 1e15, "1000000000000000.00");
}

void Text::money()
{
    QFETCH(double, amount);
    QFETCH(std::string, text);
    QCOMPARE(wording::moneyText(amount), text);
}

void Text::percentages_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, double fraction, int decimals, const char *text) {
        QTest::newRow(name) << fraction << decimals << std::string(text);
    };
    row("a gain has a plus", 0.0412, 1, "+4.1 %");
    row("a loss has a minus", -0.0412, 2, "-4.12 %");
    row("nothing", 0, 1, "+0.0 %");
    row("a loss too small to see", -0.00001, 1, "0.0 %");
}

void Text::percentages()
{
    QFETCH(double, fraction);
    QFETCH(int, decimals);
    QFETCH(std::string, text);
    QCOMPARE(wording::percentText(fraction, decimals), text);
}

void Text::ages_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, qint64 seconds, const char *text) {
        QTest::newRow(name) << seconds << std::string(text);
    };
    row("nothing", 0, "0 s");
    row("just below two minutes", 119, "119 s");
    row("two minutes", 120, "2 min");
    row("just below two hours", 7199, "119 min");
    row("two hours", 7200, "2 h");
    row("just below two days", 172799, "47 h");
    row("two days", 172800, "2 d");
    row("in the future", -45, "-45 s");
}

void Text::ages()
{
    QFETCH(qint64, seconds);
    QFETCH(std::string, text);
    QCOMPARE(wording::ageText(1000000, 1000000 - seconds), text);
    QCOMPARE(wording::untilText(1000000, 1000000 + seconds), text);
    QCOMPARE(wording::ageText(market::noTime, 5), std::string("?"));
    QCOMPARE(wording::ageText(5, market::noTime), std::string("?"));
}

void Text::times_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<std::string>("text");
    QTest::newRow("the beginning") << qint64{0} << std::string("1970-01-01T00:00:00Z");
    QTest::newRow("a leap day") << qint64{1709164800} << std::string("2024-02-29T00:00:00Z");
    QTest::newRow("the last second of a year") << qint64{1767225599} << std::string("2025-12-31T23:59:59Z");
    QTest::newRow("the last second of four digits") << qint64{253402300799} << std::string("9999-12-31T23:59:59Z");
    QTest::newRow("no time") << qint64{market::noTime} << std::string();
}

void Text::times()
{
    QFETCH(qint64, time);
    QFETCH(std::string, text);
    QCOMPARE(wording::timeText(time), text);
}

void Text::widths_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("nothing") << std::string() << 0;
    QTest::newRow("letters") << std::string("Arsenal") << 7;
    QTest::newRow("letters with accents") << std::string("Müñé") << 4;
    QTest::newRow("a dash") << std::string("–") << 1;
    QTest::newRow("Chinese") << std::string("北京") << 4;
    QTest::newRow("Korean") << std::string("서울") << 4;
    QTest::newRow("full-width letters and signs") << std::string("Ａ￥") << 4;
    QTest::newRow("a combining accent") << std::string("e\u0301") << 1;
    QTest::newRow("a zero-width joiner") << std::string("a\u200db") << 2;
    QTest::newRow("emoji") << std::string("😀⚽") << 4;
    QTest::newRow("a byte that is no UTF-8") << std::string("a\xff") << 2;
}

void Text::widths()
{
    QFETCH(std::string, text);
    QFETCH(int, width);
    QCOMPARE(int(wording::displayWidth(text)), width);
}

void Text::cutText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<std::string>("cut");
    const auto row = [](const char *name, const char *text, int width, const char *cut) {
        QTest::newRow(name) << std::string(text) << width << std::string(cut);
    };
    row("what fits stays", "Arsenal", 7, "Arsenal");
    row("what does not ends with an ellipsis", "Arsenal", 6, "Arsen…");
    row("a wide letter is not halved", "北京国", 4, "北…");
    row("a wide letter fits exactly", "北京国", 5, "北京…");
    row("a mark stays with its letter", "e\u0301e\u0301e\u0301", 2, "e\u0301…");
    row("bytes of a letter stay together", "éééé", 3, "éé…");
}

void Text::cutText()
{
    QFETCH(std::string, text);
    QFETCH(int, width);
    QFETCH(std::string, cut);
    QCOMPARE(wording::cutToWidth(text, static_cast<std::size_t>(width)), cut);
}

void Text::wrappedText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("wrapped");
    const auto row = [](const char *name, const char *text, const char *wrapped) {
        QTest::newRow(name) << std::string(text) << std::string(wrapped);
    };
    row("nothing", "", "");
    row("what fits stays", "ab cd efg", "ab cd efg");
    row("a line breaks at a space", "ab cd efg h", "ab cd efg\nh");
    row("a word that fills the line", "abcdefghij k", "abcdefghij\nk");
    row("a longer word is cut", "abcdefghijk", "abcdefghi…");
    row("line ends stay", "ab\ncd\n", "ab\ncd\n");
    row("empty lines stay", "ab\n\ncd", "ab\n\ncd");
    row("wide letters count two", "北京 国安 上海", "北京 国安\n上海");
}

void Text::wrappedText()
{
    QFETCH(std::string, text);
    QFETCH(std::string, wrapped);
    QCOMPARE(wording::wrapped(text, 10), wrapped);
}

void Text::printableText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("shown");
    const auto row = [](const char *name, const std::string &text, const char *shown) {
        QTest::newRow(name) << text << std::string(shown);
    };
    row("letters stay", "Müller 北京 😀", "Müller 北京 😀");
    row("an escape sequence", "\x1b[31mred", "?[31mred");
    row("a zero byte", std::string("a\0b", 3), "a?b");
    row("delete", "a\x7f", "a?");
    row("controls of eight bits", "\u0080\u009b\u009f", "???");
    row("a space that does not break stays", "a\u00a0b", "a\u00a0b");
    row("direction overrides", "\u202a\u202e\u2066\u2069", "????");
    row("an escape behind half a letter", "\xd0\x1b[2J", "??[2J");
    row("an escape behind half a letter of four bytes", "\xf0\x9f\x1b[2J", "???[2J");
    row("a lone eight-bit control",
        "\x9b"
        "2J",
        "?2J");
    row("an overlong escape", "\xc0\x9b", "??");
}

void Text::printableText()
{
    QFETCH(std::string, text);
    QFETCH(std::string, shown);
    QCOMPARE(wording::printable(text), shown);
}

void Text::tablesAlign()
{
    TextTable table({{"Left", TextTable::Align::Left}, {"Right", TextTable::Align::Right}});
    table.add({"北京", "1"});
    table.add({"abc", "22"});
    QCOMPARE(table.text(100, false), std::string("Left  Right\n北京      1\nabc      22\n"));
}

void Text::tablesShrinkTheWidestColumn()
{
    TextTable table({{"A", TextTable::Align::Left, true}, {"B", TextTable::Align::Left, true}});
    table.add({std::string(30, 'a'), std::string(12, 'b')});
    QCOMPARE(table.text(30, false),
             "A" + std::string(17, ' ') + "B\n" + std::string(15, 'a') + "…  " + std::string(12, 'b') + "\n");
}

void Text::tablesKeepColumnsThatMayNotShrink()
{
    TextTable table({{"A", TextTable::Align::Left}, {"B", TextTable::Align::Left, true}});
    table.add({std::string(20, 'a'), std::string(20, 'b')});
    const std::string text = table.text(30, false);
    QCOMPARE(text.substr(text.find('\n') + 1), std::string(20, 'a') + "  bbbbbbb…\n");
}

void Text::notesAreIndentedAndWrapped()
{
    TextTable table({{"A", TextTable::Align::Left}});
    table.add({"a"});
    table.addNote("one two three four");
    QCOMPARE(table.text(18, false), std::string("A\na\n        one two\n        three four\n"));
    QCOMPARE(table.text(40, true), std::string("\x1b[1mA\x1b[0m\na\n\x1b[2m        one two three four\x1b[0m\n"));
}

QTEST_APPLESS_MAIN(Text)
#include "tst_text.moc"
