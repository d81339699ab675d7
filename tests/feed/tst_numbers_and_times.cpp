// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/iso_time.h"
#include "feed/decoder/json_number.h"

#include <QTest>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

using namespace evision::feed;
using evision::market::noTime;

namespace {

// Where rounding, range or digits are at their limits.
constexpr const char *hardTexts[] = {"0",
                                     "-0",
                                     "0.0",
                                     "-0.0",
                                     "0e0",
                                     "1E5",
                                     "1e+5",
                                     "1e-5",
                                     "-1e-22",
                                     "1e22",
                                     "1e23",
                                     "1e-23",
                                     "9007199254740993",
                                     "9007199254740992.5",
                                     "999999999999999",
                                     "9999999999999999",
                                     "18446744073709551616",
                                     "1.7976931348623157e308",
                                     "1.7976931348623159e308",
                                     "1e999",
                                     "-1e999",
                                     "1e99999999999",
                                     "4.9e-324",
                                     "2e-324",
                                     "1e-400",
                                     "0e999999",
                                     "2.2250738585072011e-308",
                                     "0.000000000000000000000000000000000000001",
                                     "1000000000000000000000000000000",
                                     "123456789012345678901234567890.12345678901234567890",
                                     "0.1",
                                     "0.3",
                                     "1.005",
                                     "100.49999999999999"};

constexpr const char *notTimes[] = {"",
                                    "Z",
                                    "2025-08-15",
                                    "2025-08-15T19:00Z",
                                    "2025-08-15T19:00:00",
                                    "2025-08-15 19:00:00Z",
                                    "2025-08-15T19:00:00z",
                                    "2025-08-15T19:00:00.Z",
                                    "2025-08-15T19:00:00.5",
                                    "2025-08-15T19:00:00+0200",
                                    "2025-08-15T19:00:00+2:00",
                                    "2025-08-15T19:00:00+24:00",
                                    "2025-08-15T19:00:00+02:60",
                                    "2025-02-29T00:00:00Z",
                                    "1900-01-01T00:00:00Z",
                                    "2100-02-29T00:00:00Z",
                                    "2025-00-10T00:00:00Z",
                                    "2025-13-10T00:00:00Z",
                                    "2025-04-31T00:00:00Z",
                                    "2025-08-00T00:00:00Z",
                                    "2025-08-15T24:00:00Z",
                                    "2025-08-15T19:60:00Z",
                                    "2025-08-15T19:00:61Z",
                                    "2025-08-15T1a:00:00Z",
                                    "202५-08-15T19:00:00Z",
                                    "0001-01-01T00:00:00Z",
                                    "2025-08-15T19:00:00ZZ",
                                    " 2025-08-15T19:00:00Z",
                                    "2025-08-15T-1:00:00Z",
                                    "+025-08-15T19:00:00Z",
                                    "now"};

bool same(double left, double right)
{
    return std::memcmp(&left, &right, sizeof left) == 0;
}

/// Checks both readers against the C library for a number that is good JSON.
void checkNumber(ShortNumberReader &shortNumbers, NumberReader &numbers, const std::string &text)
{
    const double expected = std::strtod(text.c_str(), nullptr);
    const char *at = text.data();
    double value = 0;
    QVERIFY2(numbers.read(at, text.data() + text.size(), value) == text.data() + text.size(), text.c_str());
    if (std::isinf(expected))
        QVERIFY2(std::isnan(value), text.c_str());
    else
        QVERIFY2(same(value, expected), text.c_str());

    const std::string padded = text + ",         ";
    const char *after = shortNumbers.read(padded.data(), value);
    QVERIFY2(after == nullptr || after == padded.data() + text.size(), text.c_str());
    const bool isShort = text.size() <= 7 && text.find_first_of("eE") == std::string::npos;
    QVERIFY2(after != nullptr || !isShort, text.c_str());
    if (after)
        QVERIFY2(same(value, expected), text.c_str());
}

} // namespace

class TestNumbersAndTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPriceAndPoint();
    void randomNumbers();
    void hardNumbers();
    void numbersThatAreNone();
    void times_data();
    void times();
    void secondsSince1970();
};

void TestNumbersAndTimes::everyPriceAndPoint()
{
    ShortNumberReader shortNumbers;
    NumberReader numbers;
    char text[32];
    for (int hundredths = -30000; hundredths <= 150000; hundredths += 1) {
        std::snprintf(text, sizeof text, "%.2f", hundredths / 100.0);
        checkNumber(shortNumbers, numbers, text);
        std::snprintf(text, sizeof text, "%.10g", hundredths / 100.0);
        checkNumber(shortNumbers, numbers, text);
    }
    for (int american = -100000; american <= 100000; ++american)
        checkNumber(shortNumbers, numbers, std::to_string(american));
}

void TestNumbersAndTimes::randomNumbers()
{
    ShortNumberReader shortNumbers;
    NumberReader numbers;
    std::mt19937_64 random(7);
    char text[64];
    for (int round = 0; round < 200000; ++round) {
        double value = 0;
        const std::uint64_t bits = random();
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value))
            continue;
        std::snprintf(text, sizeof text, "%.*g", static_cast<int>(random() % 20) + 1, value);
        checkNumber(shortNumbers, numbers, text);
        std::snprintf(text, sizeof text, "%.*f", static_cast<int>(random() % 6),
                      static_cast<double>(random() % 100000) / 317);
        checkNumber(shortNumbers, numbers, text);
    }
}

void TestNumbersAndTimes::hardNumbers()
{
    ShortNumberReader shortNumbers;
    NumberReader numbers;
    for (const char *text : hardTexts)
        checkNumber(shortNumbers, numbers, text);
    checkNumber(shortNumbers, numbers, "1" + std::string(400, '0'));
    checkNumber(shortNumbers, numbers, "0." + std::string(5000, '0') + "1");
    checkNumber(shortNumbers, numbers, "1." + std::string(5000, '3'));
}

void TestNumbersAndTimes::numbersThatAreNone()
{
    ShortNumberReader shortNumbers;
    NumberReader numbers;
    for (const char *text : {"",    "-", "+1", ".5", "-.5",   "1.",   "1.e1",  "01",  "-01", "00",    "1e",  "1e+",
                             "--1", "a", "1a", "1 ", "\"1\"", "1..2", "1.2.3", "1-2", "0x1", "1e1.5", "NaN", "1\t"}) {
        const std::string padded = std::string(text) + ",         ";
        double value = 0;
        QVERIFY2(shortNumbers.read(padded.data(), value) == nullptr, text);
        const char *at = padded.data();
        const char *const after = numbers.read(at, padded.data() + padded.size(), value);
        // What stands in its way is left to whoever reads on.
        QVERIFY2(after != padded.data() + std::strlen(text), text);
    }
    double value = 0;
    QVERIFY(shortNumbers.read("1\0,       ", value) == nullptr);
    QVERIFY(shortNumbers.read("1,       ", value) != nullptr);
    QVERIFY(shortNumbers.read("1\0,       ", value) == nullptr);
    QVERIFY(shortNumbers.read("\0001,      ", value) == nullptr);
    QVERIFY(shortNumbers.read("1]       ", value) == nullptr);
    QVERIFY(shortNumbers.read("1234567 ,", value) == nullptr);
}

void TestNumbersAndTimes::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    const qint64 none = noTime;
    QTest::newRow("the beginning") << "1970-01-01T00:00:00Z" << qint64{0};
    QTest::newRow("a usual time") << "2025-08-15T19:00:00Z" << qint64{1755284400};
    QTest::newRow("a leap day") << "2024-02-29T23:59:59Z" << qint64{1709251199};
    QTest::newRow("a leap day in a century") << "2000-02-29T00:00:00Z" << qint64{951782400};
    QTest::newRow("the end") << "9999-12-31T23:59:59Z" << qint64{253402300799};
    QTest::newRow("a leap second") << "2016-12-31T23:59:60Z" << qint64{1483228800};
    QTest::newRow("a fraction") << "2025-08-15T19:00:00.999Z" << qint64{1755284400};
    QTest::newRow("a long fraction") << "2025-08-15T19:00:00.123456789012345Z" << qint64{1755284400};
    QTest::newRow("an offset east") << "2025-08-15T21:00:00+02:00" << qint64{1755284400};
    QTest::newRow("an offset west") << "2025-08-15T13:30:00-05:30" << qint64{1755284400};
    QTest::newRow("a fraction and an offset") << "2025-08-15T21:00:00.5+02:00" << qint64{1755284400};
    for (const char *text : notTimes)
        QTest::newRow(text) << QString::fromUtf8(text) << none;
}

void TestNumbersAndTimes::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    QCOMPARE(qint64{parseIsoTime(text.toStdString())}, seconds);
}

void TestNumbersAndTimes::secondsSince1970()
{
    QCOMPARE(timeOfNumber(0), 0);
    QCOMPARE(timeOfNumber(1755284400.9), 1755284400);
    QCOMPARE(timeOfNumber(253402300799.0), 253402300799);
    for (const double none : {-1.0, 253402300800.0, 1e300, std::nan("")})
        QCOMPARE(timeOfNumber(none), noTime);
}

QTEST_GUILESS_MAIN(TestNumbersAndTimes)
#include "tst_numbers_and_times.moc"
