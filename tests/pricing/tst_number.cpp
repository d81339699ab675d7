// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/number.h"

#include "comma_locale.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace evision::pricing;

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

class TestNumber : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNumbers_data();
    void readsNumbers();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void readsIntegers_data();
    void readsIntegers();
    void refusesWhatIsNoInteger_data();
    void refusesWhatIsNoInteger();
    void writesTheShortestText_data();
    void writesTheShortestText();
    void everyDoubleComesBack();
    void writesFixedDecimals_data();
    void writesFixedDecimals();
    void fixedDecimalsAreBounded();
    void theLocaleDoesNotMatter();
};

void TestNumber::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("a whole number") << QByteArray("150") << 150.0;
    QTest::newRow("a plus sign") << QByteArray("+150") << 150.0;
    QTest::newRow("a minus sign") << QByteArray("-110") << -110.0;
    QTest::newRow("decimals") << QByteArray("1.95") << 1.95;
    QTest::newRow("nothing before the dot") << QByteArray(".5") << 0.5;
    QTest::newRow("nothing after the dot") << QByteArray("5.") << 5.0;
    QTest::newRow("leading zeros") << QByteArray("0007.50") << 7.5;
    QTest::newRow("an exponent") << QByteArray("1e3") << 1000.0;
    QTest::newRow("a signed exponent") << QByteArray("1.5E-2") << 0.015;
    QTest::newRow("a positive exponent") << QByteArray("2e+2") << 200.0;
    QTest::newRow("more digits than a double has") << QByteArray("0.1000000000000000055511151231257827") << 0.1;
    QTest::newRow("the largest double") << QByteArray("1.7976931348623157e308") << largest;
}

void TestNumber::readsNumbers()
{
    QFETCH(const QByteArray, text);
    QFETCH(const double, value);
    const auto read = parseNumber(text.toStdString());
    QVERIFY(read.has_value());
    QVERIFY(*read == value);
}

void TestNumber::refusesWhatIsNoNumber_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"",       " ",    "abc", "1,5", "nan", "NaN",   "inf",  "-inf", "infinity", "1e999",
          "-1e999", "0x10", "+-5", "-+5", "--5", "1.5.2", "1.5x", "1.5 ", " 1.5",     "1 000",
          "1'000",  ".",    "-",   "+",   "e5",  "1e",    "1e+",  ".e1",  "1e5.0",    "1e1000000000000000000000",
          "1_0",    "1f"})
        QTest::addRow("\"%s\" is no number", text) << QByteArray(text);
    QTest::newRow("a text with a zero byte") << QByteArray("1\0", 2);
    QTest::newRow("too small for a double") << QByteArray("1e-400");
}

void TestNumber::refusesWhatIsNoNumber()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseNumber(text.toStdString()));
}

void TestNumber::readsIntegers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("digits") << QByteArray("42") << qint64{42};
    QTest::newRow("a plus sign") << QByteArray("+42") << qint64{42};
    QTest::newRow("a minus sign") << QByteArray("-42") << qint64{-42};
    QTest::newRow("leading zeros") << QByteArray("007") << qint64{7};
    QTest::newRow("the largest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max();
    QTest::newRow("the smallest") << QByteArray("-9223372036854775808") << std::numeric_limits<qint64>::min();
}

void TestNumber::readsIntegers()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, value);
    const auto read = parseInteger(text.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(qint64{*read}, value);
}

void TestNumber::refusesWhatIsNoInteger_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "+", "-", " 1", "1 ", "1.0", "1e3", "0x10", "+-1", "9223372036854775808", "-9223372036854775809", "abc"})
        QTest::addRow("\"%s\" is no integer", text) << QByteArray(text);
}

void TestNumber::refusesWhatIsNoInteger()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseInteger(text.toStdString()));
}

void TestNumber::writesTheShortestText_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no digits that say nothing") << 1.95 << QByteArray("1.95");
    QTest::newRow("a whole number without dot") << 150.0 << QByteArray("150");
    QTest::newRow("a sum shows its last digit") << 0.1 + 0.2 << QByteArray("0.30000000000000004");
    QTest::newRow("negative") << -0.5 << QByteArray("-0.5");
    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("negative zero is another double") << -0.0 << QByteArray("-0");
    QTest::newRow("small without exponent") << 1e-5 << QByteArray("0.00001");
    QTest::newRow("large without exponent") << 1e15 << QByteArray("1000000000000000");
    QTest::newRow("smaller with exponent") << 1e-6 << QByteArray("1e-06");
    QTest::newRow("larger with exponent") << 1e16 << QByteArray("1e+16");
    QTest::newRow("infinity") << infinite << QByteArray("inf");
    QTest::newRow("minus infinity") << -infinite << QByteArray("-inf");
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("nan");
}

void TestNumber::writesTheShortestText()
{
    QFETCH(const double, value);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(formatNumber(value)), text);
}

void TestNumber::everyDoubleComesBack()
{
    std::mt19937_64 engine(21);
    for (int i = 0; i < 50000; ++i) {
        const auto value = std::bit_cast<double>(std::uint64_t{engine()});
        if (!std::isnormal(value))
            continue;
        const auto back = parseNumber(formatNumber(value));
        QVERIFY2(back && std::bit_cast<std::uint64_t>(*back) == std::bit_cast<std::uint64_t>(value),
                 formatNumber(value).c_str());
    }
}

void TestNumber::writesFixedDecimals_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("filled up with zeros") << 2.5 << 2 << QByteArray("2.50");
    QTest::newRow("without decimals there is no dot") << 2.5 << 0 << QByteArray("2");
    QTest::newRow("rounded up") << 1.999 << 2 << QByteArray("2.00");
    QTest::newRow("rounded to nearest as the double is") << 2.675 << 2 << QByteArray("2.67");
    QTest::newRow("an exact tie to the even digit") << 0.125 << 2 << QByteArray("0.12");
    QTest::newRow("a carry through all digits") << 999.995001 << 2 << QByteArray("1000.00");
    QTest::newRow("zero has no sign") << -0.0 << 2 << QByteArray("0.00");
    QTest::newRow("nor what rounds to zero") << -0.004 << 2 << QByteArray("0.00");
    QTest::newRow("a negative amount keeps it") << -0.006 << 2 << QByteArray("-0.01");
    QTest::newRow("large without exponent") << 1e20 << 1 << QByteArray("100000000000000000000.0");
    QTest::newRow("small without exponent") << 1e-7 << 8 << QByteArray("0.00000010");
    QTest::newRow("infinity") << infinite << 2 << QByteArray("inf");
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << 2 << QByteArray("nan");
}

void TestNumber::writesFixedDecimals()
{
    QFETCH(const double, value);
    QFETCH(const int, decimals);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(formatFixed(value, decimals)), text);
}

void TestNumber::fixedDecimalsAreBounded()
{
    QCOMPARE(formatFixed(1.5, -3), std::string("2"));
    QCOMPARE(formatFixed(largest, 100).size(), std::size_t{309 + 1 + 100});
    QCOMPARE(formatFixed(-largest, 5000).size(), std::size_t{1 + 309 + 1 + 100});
}

void TestNumber::theLocaleDoesNotMatter()
{
    const evision::test::CommaLocale locale;
    QCOMPARE(formatNumber(1234.5), std::string("1234.5"));
    QCOMPARE(formatFixed(1234.5, 2), std::string("1234.50"));
    QCOMPARE(parseNumber("1234.5"), std::optional(1234.5));
    QVERIFY(!parseNumber("1234,5"));
    QVERIFY(!parseNumber("1.234,5"));
}

QTEST_GUILESS_MAIN(TestNumber)

#include "tst_number.moc"
