// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/odds_format.h"

#include "comma_locale.h"
#include "near.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace evision::pricing;

Q_DECLARE_METATYPE(evision::pricing::OddsFormat)
Q_DECLARE_METATYPE(evision::pricing::OddsError)

namespace {

constexpr std::array formats = {OddsFormat::Decimal,  OddsFormat::American, OddsFormat::Fractional,
                                OddsFormat::HongKong, OddsFormat::Malay,    OddsFormat::Indonesian,
                                OddsFormat::Share};
static_assert(formats.size() == oddsFormatCount);

constexpr std::array ids = {"decimal", "american", "fractional", "hong_kong", "malay", "indonesian", "share"};

void addFormatRows()
{
    QTest::addColumn<OddsFormat>("format");
    for (std::size_t i = 0; i < formats.size(); ++i)
        QTest::addRow("as %s", ids[i]) << formats[i];
}

} // namespace

class TestOddsFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsMeanPrices_data();
    void textsMeanPrices();
    void badTextsAreRefused_data();
    void badTextsAreRefused();
    void pricesBecomeTexts_data();
    void pricesBecomeTexts();
    void pricesComeBack_data() { addFormatRows(); }
    void pricesComeBack();
    void textsComeBack_data() { addFormatRows(); }
    void textsComeBack();
    void longerPricePaysMore();
    void invalidPriceHasNoForm_data() { addFormatRows(); }
    void invalidPriceHasNoForm();
    void idsAndAliases_data();
    void idsAndAliases();
    void unknownFormatIsRefused();
    void errorsSayWhatIsExpected_data() { addFormatRows(); }
    void errorsSayWhatIsExpected();
    void theLocaleDoesNotMatter();
};

void TestOddsFormat::textsMeanPrices_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("decimal");
    const auto add = [](OddsFormat format, const char *text, double decimal) {
        QTest::addRow("%s %s", ids[static_cast<std::size_t>(format)], text) << format << QByteArray(text) << decimal;
    };
    add(OddsFormat::Decimal, "1.95", 1.95);
    add(OddsFormat::Decimal, "  2.5\t", 2.5);
    add(OddsFormat::Decimal, "1.01", 1.01);
    add(OddsFormat::American, "-110", 1.9090909091);
    add(OddsFormat::American, "+150", 2.5);
    add(OddsFormat::American, "150", 2.5);
    add(OddsFormat::American, "-250", 1.4);
    add(OddsFormat::American, "-105", 1.9523809524);
    add(OddsFormat::American, "+100", 2.0);
    add(OddsFormat::American, "-100", 2.0);
    add(OddsFormat::Fractional, "11/10", 2.1);
    add(OddsFormat::Fractional, "1/1", 2.0);
    add(OddsFormat::Fractional, "2/4", 1.5);
    add(OddsFormat::Fractional, "evens", 2.0);
    add(OddsFormat::Fractional, "Evens", 2.0);
    add(OddsFormat::HongKong, "0.95", 1.95);
    add(OddsFormat::Malay, "0.95", 1.95);
    add(OddsFormat::Malay, "1", 2.0);
    add(OddsFormat::Malay, "-1", 2.0);
    add(OddsFormat::Malay, "-0.8", 2.25);
    add(OddsFormat::Indonesian, "1.5", 2.5);
    add(OddsFormat::Indonesian, "-2", 1.5);
    add(OddsFormat::Indonesian, "1", 2.0);
    add(OddsFormat::Indonesian, "-1", 2.0);
    add(OddsFormat::Share, "0.4", 2.5);
    add(OddsFormat::Share, "0.01", 100.0);
}

void TestOddsFormat::textsMeanPrices()
{
    QFETCH(const OddsFormat, format);
    QFETCH(const QByteArray, text);
    QFETCH(const double, decimal);
    const auto read = parseOdds(format, text.toStdString());
    QVERIFY(read);
    VERIFY_NEAR(*read, decimal, 5.1e-11);
}

void TestOddsFormat::badTextsAreRefused_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<OddsError>("error");
    const auto add = [](OddsFormat format, const char *text, OddsError error) {
        QTest::addRow("%s \"%s\"", ids[static_cast<std::size_t>(format)], text) << format << QByteArray(text) << error;
    };
    for (const OddsFormat format : formats) {
        for (const char *text :
             {"", " ", "abc", "1,5", "nan", "inf", "1e999", "0x10", "+-5", "1.5.2", "1.5 x", "150abc"})
            add(format, text, OddsError::Malformed);
    }
    for (const char *text :
         {"1/", "/2", "5", "1.5/2", "1/2/3", "1 / 2", "even", "evenss", "1e2/3", "99999999999999999999/1"})
        add(OddsFormat::Fractional, text, OddsError::Malformed);
    for (const char *text : {"50", "-99.9", "99", "0", "-0"})
        add(OddsFormat::American, text, OddsError::OutOfRange);
    for (const char *text : {"5/0", "0/5", "-1/2", "1/-2", "1/9223372036854775807"})
        add(OddsFormat::Fractional, text, OddsError::OutOfRange);
    for (const char *text : {"1", "0.5", "0", "-2"})
        add(OddsFormat::Decimal, text, OddsError::OutOfRange);
    for (const char *text : {"0", "-0.5", "1e-20"})
        add(OddsFormat::HongKong, text, OddsError::OutOfRange);
    for (const char *text : {"1.5", "-1.5", "0", "-0"})
        add(OddsFormat::Malay, text, OddsError::OutOfRange);
    for (const char *text : {"0.5", "-0.5", "0"})
        add(OddsFormat::Indonesian, text, OddsError::OutOfRange);
    for (const char *text : {"0", "1", "1.2", "-0.5"})
        add(OddsFormat::Share, text, OddsError::OutOfRange);
}

void TestOddsFormat::badTextsAreRefused()
{
    QFETCH(const OddsFormat, format);
    QFETCH(const QByteArray, text);
    QFETCH(const OddsError, error);
    const auto read = parseOdds(format, text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error(), error);
}

void TestOddsFormat::pricesBecomeTexts_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<double>("decimal");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](OddsFormat format, double decimal, const char *text) {
        QTest::addRow("%s %s", ids[static_cast<std::size_t>(format)], text) << format << decimal << QByteArray(text);
    };
    add(OddsFormat::Decimal, 1.95, "1.95");
    add(OddsFormat::American, 2.5, "+150");
    add(OddsFormat::American, 2.0, "+100");
    add(OddsFormat::American, 1.0 + 100.0 / 110.0, "-110");
    add(OddsFormat::American, 1.4, "-250");
    add(OddsFormat::American, 1.95, "-105.2631578947369");
    add(OddsFormat::Fractional, 2.1, "11/10");
    add(OddsFormat::Fractional, 2.0, "1/1");
    add(OddsFormat::HongKong, 1.95, "0.95");
    add(OddsFormat::Malay, 1.95, "0.95");
    add(OddsFormat::Malay, 2.0, "1");
    add(OddsFormat::Malay, 2.25, "-0.8");
    add(OddsFormat::Indonesian, 2.5, "1.5");
    add(OddsFormat::Indonesian, 2.0, "1");
    add(OddsFormat::Indonesian, 1.5, "-2");
    add(OddsFormat::Share, 2.5, "0.4");
}

void TestOddsFormat::pricesBecomeTexts()
{
    QFETCH(const OddsFormat, format);
    QFETCH(const double, decimal);
    QFETCH(const QByteArray, text);
    const auto written = formatOdds(format, decimal);
    QVERIFY(written.has_value());
    // The last digits of an endless number are the compiler's business.
    QCOMPARE(QByteArray::fromStdString(*written).left(16), text.left(16));
}

void TestOddsFormat::pricesComeBack()
{
    QFETCH(const OddsFormat, format);
    for (int cents = 101; cents <= 20000; ++cents) {
        const double decimal = cents / 100.0;
        const auto value = decimalTo(format, decimal);
        QVERIFY(value.has_value());
        VERIFY_NEAR(decimalFrom(format, *value), decimal, 1e-13 * decimal);
    }
}

void TestOddsFormat::textsComeBack()
{
    QFETCH(const OddsFormat, format);
    for (int cents = 101; cents <= 20000; ++cents) {
        const double decimal = cents / 100.0;
        const auto text = formatOdds(format, decimal);
        QVERIFY(text.has_value());
        const auto back = parseOdds(format, *text);
        QVERIFY2(back, text->c_str());
        if (format == OddsFormat::Fractional) // the ladder is coarse
            QCOMPARE(formatOdds(format, *back), text);
        else
            VERIFY_NEAR(*back, decimal, 1e-15 * decimal);
    }
}

void TestOddsFormat::longerPricePaysMore()
{
    const auto american = [](double value) { return decimalFrom(OddsFormat::American, value).value(); };
    QVERIFY(american(-105) > american(-150));
    QVERIFY(american(120) > american(-105));
    QVERIFY(american(120) > american(101));
    QCOMPARE(american(100), american(-100));
}

void TestOddsFormat::invalidPriceHasNoForm()
{
    QFETCH(const OddsFormat, format);
    const double infinite = std::numeric_limits<double>::infinity();
    for (const double bad : {1.0, 0.5, 0.0, -2.0, infinite, -infinite, std::numeric_limits<double>::quiet_NaN()}) {
        QVERIFY(!decimalTo(format, bad));
        QVERIFY(!formatOdds(format, bad));
    }
    QVERIFY(!decimalFrom(format, infinite));
    QVERIFY(!decimalFrom(format, -infinite));
    QVERIFY(!decimalFrom(format, std::numeric_limits<double>::quiet_NaN()));
}

void TestOddsFormat::idsAndAliases_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<OddsFormat>("format");
    for (std::size_t i = 0; i < formats.size(); ++i)
        QTest::addRow("%s", ids[i]) << QByteArray(ids[i]) << formats[i];
    constexpr std::array<std::pair<const char *, OddsFormat>, 15> aliases = {{
        {"eu", OddsFormat::Decimal},
        {"european", OddsFormat::Decimal},
        {"us", OddsFormat::American},
        {"moneyline", OddsFormat::American},
        {"uk", OddsFormat::Fractional},
        {"british", OddsFormat::Fractional},
        {"fraction", OddsFormat::Fractional},
        {"hk", OddsFormat::HongKong},
        {"hongkong", OddsFormat::HongKong},
        {"my", OddsFormat::Malay},
        {"malaysian", OddsFormat::Malay},
        {"indo", OddsFormat::Indonesian},
        {"id", OddsFormat::Indonesian},
        {"exchange", OddsFormat::Share},
        {"probability", OddsFormat::Share},
    }};
    for (const auto &[alias, format] : aliases)
        QTest::addRow("%s", alias) << QByteArray(alias) << format;
}

void TestOddsFormat::idsAndAliases()
{
    QFETCH(const QByteArray, name);
    QFETCH(const OddsFormat, format);
    const auto found = oddsFormatFromId(name.toStdString());
    QVERIFY(found);
    QCOMPARE(*found, format);
    QCOMPARE(QByteArray(oddsFormatId(format).data()), QByteArray(ids[static_cast<std::size_t>(format)]));
}

void TestOddsFormat::unknownFormatIsRefused()
{
    for (const char *name : {"", "Decimal", "roman", "american "}) {
        const auto refused = oddsFormatFromId(name);
        QVERIFY(!refused);
        for (const char *id : ids)
            QVERIFY(refused.error().find(id) != std::string::npos);
    }
}

void TestOddsFormat::errorsSayWhatIsExpected()
{
    QFETCH(const OddsFormat, format);
    const std::string malformed = oddsErrorText(OddsError::Malformed, format);
    const std::string outOfRange = oddsErrorText(OddsError::OutOfRange, format);
    QVERIFY(malformed.ends_with('.') && outOfRange.ends_with('.'));
    QVERIFY(malformed != outOfRange);
}

void TestOddsFormat::theLocaleDoesNotMatter()
{
    const evision::test::CommaLocale locale;
    QVERIFY(parseOdds(OddsFormat::Decimal, "1.95"));
    QVERIFY(!parseOdds(OddsFormat::Decimal, "1,95"));
    QCOMPARE(formatOdds(OddsFormat::Decimal, 1234.5), std::optional<std::string>("1234.5"));
    QCOMPARE(formatOdds(OddsFormat::American, 1234.5), std::optional<std::string>("+123350"));
    QCOMPARE(formatOdds(OddsFormat::Fractional, 1501.0), std::optional<std::string>("1500/1"));
}

QTEST_GUILESS_MAIN(TestOddsFormat)

#include "tst_odds_format.moc"
