// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/money.h"

#include <QTest>

#include <limits>

using namespace evision::market;

namespace {

Currency currency(const QByteArray &code)
{
    return Currency::fromCode(code.toStdString()).value();
}

} // namespace

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesAreThreeCapitals_data();
    void codesAreThreeCapitals();
    void amountsAreExact_data();
    void amountsAreExact();
    void whatIsNoAmountIsRefused_data();
    void whatIsNoAmountIsRefused();
    void everyAmountIsReadBack_data();
    void everyAmountIsReadBack();
    void productsAreRounded_data();
    void productsAreRounded();
    void whatDoesNotFitIsNothing();
};

void TestMoney::codesAreThreeCapitals_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("decimals"); // -1: refused
    QTest::newRow("euro") << QByteArray("EUR") << 2;
    QTest::newRow("yen have no smaller unit") << QByteArray("JPY") << 0;
    QTest::newRow("a dinar has a thousand fils") << QByteArray("KWD") << 3;
    QTest::newRow("a currency of tomorrow") << QByteArray("XYZ") << 2;
    QTest::newRow("small letters") << QByteArray("eur") << -1;
    QTest::newRow("two letters") << QByteArray("EU") << -1;
    QTest::newRow("four letters") << QByteArray("USDT") << -1;
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("a sign") << QByteArray("\xe2\x82\xac") << -1;
}

void TestMoney::codesAreThreeCapitals()
{
    QFETCH(QByteArray, code);
    QFETCH(int, decimals);
    const auto read = Currency::fromCode(code.toStdString());
    QCOMPARE(read.hasValue(), decimals >= 0);
    if (!read) {
        QVERIFY(read.error().find(code.toStdString()) != std::string::npos);
        return;
    }
    QCOMPARE(read->decimals(), decimals);
    QCOMPARE(QByteArray::fromStdString(std::string(read->code())), code);
}

void TestMoney::amountsAreExact_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<qlonglong>("minor");
    QTest::newRow("whole") << QByteArray("46") << QByteArray("EUR") << 4600LL;
    QTest::newRow("one decimal") << QByteArray("46.6") << QByteArray("EUR") << 4660LL;
    QTest::newRow("a tenth that no double holds") << QByteArray("0.10") << QByteArray("EUR") << 10LL;
    QTest::newRow("below zero") << QByteArray("-0.05") << QByteArray("EUR") << -5LL;
    QTest::newRow("a plus") << QByteArray("+3") << QByteArray("EUR") << 300LL;
    QTest::newRow("zeros too many") << QByteArray("1.2300") << QByteArray("EUR") << 123LL;
    QTest::newRow("yen with zeros") << QByteArray("500.00") << QByteArray("JPY") << 500LL;
    QTest::newRow("three decimals") << QByteArray("1.005") << QByteArray("KWD") << 1005LL;
    QTest::newRow("the largest") << QByteArray("92233720368547758.07") << QByteArray("EUR")
                                 << std::numeric_limits<qlonglong>::max();
}

void TestMoney::amountsAreExact()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    const auto money = Money::parse(text.toStdString(), currency(code));
    QVERIFY(money.hasValue());
    QTEST(static_cast<qlonglong>(money->minor), "minor");
}

void TestMoney::whatIsNoAmountIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "-", ".", "1.", ".5", "1,50", "1 000", "1e3", "0x10", "nan", "inf", "--1", "1.2.3",
                             " 1", "1 ", "\xd9\xa1", "1.005", "92233720368547758.08", "99999999999999999999"})
        QTest::newRow(*text != '\0' ? text : "nothing") << QByteArray(text);
}

void TestMoney::whatIsNoAmountIsRefused()
{
    QFETCH(QByteArray, text);
    const auto money = Money::parse(text.toStdString(), Currency());
    QVERIFY(!money.hasValue());
    QVERIFY(money.error().find(text.toStdString()) != std::string::npos);
}

void TestMoney::everyAmountIsReadBack_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("no decimals") << QByteArray("JPY");
    QTest::newRow("two") << QByteArray("EUR");
    QTest::newRow("three") << QByteArray("KWD");
}

void TestMoney::everyAmountIsReadBack()
{
    QFETCH(QByteArray, code);
    using Limits = std::numeric_limits<std::int64_t>;
    for (const std::int64_t minor :
         {Limits::min(), Limits::min() + 1, std::int64_t{-1000}, std::int64_t{-7}, std::int64_t{0}, std::int64_t{5},
          std::int64_t{99}, std::int64_t{100}, std::int64_t{123456789}, Limits::max()}) {
        const Money money{minor, currency(code)};
        const auto back = Money::parse(money.text(), money.currency);
        QVERIFY2(back.hasValue(), money.text().c_str());
        QCOMPARE(*back, money);
    }
}

void TestMoney::productsAreRounded_data()
{
    QTest::addColumn<qlonglong>("minor");
    QTest::addColumn<double>("factor");
    QTest::addColumn<qlonglong>("product");
    QTest::newRow("exact") << 1000LL << 2.1 << 2100LL;
    QTest::newRow("half a cent is one") << 1005LL << 2.3 << 2312LL;
    QTest::newRow("half a cent that the double misses") << 35LL << 1.1 << 39LL; // 38.5 exactly
    QTest::newRow("less than half") << 333LL << 1.5003 << 500LL;
    QTest::newRow("below zero, away from zero") << -1005LL << 2.3 << -2312LL;
    QTest::newRow("nothing") << 1000LL << 0.0 << 0LL;
}

void TestMoney::productsAreRounded()
{
    QFETCH(qlonglong, minor);
    QFETCH(double, factor);
    const auto product = scaledMinor(minor, factor);
    QVERIFY(product.has_value());
    QTEST(static_cast<qlonglong>(*product), "product");
}

void TestMoney::whatDoesNotFitIsNothing()
{
    using Limits = std::numeric_limits<std::int64_t>;
    QVERIFY(!scaledMinor(1000, 1e300));
    QVERIFY(!scaledMinor(1000, std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!scaledMinor(1000, std::numeric_limits<double>::infinity()));
    QVERIFY(!scaledMinor(Limits::max(), 1.0)); // a double would change it
    QVERIFY(!scaledMinor(Limits::min(), 0.5));
    QVERIFY(!sumOf(Limits::max(), 1));
    QVERIFY(!sumOf(Limits::min(), -1));
    QCOMPARE(sumOf(Limits::max(), Limits::min()), std::optional<std::int64_t>(-1));
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
