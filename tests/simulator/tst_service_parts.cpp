// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include "simulator/service/json_writer.h"
#include "simulator/world/distribution.h"
#include "simulator/world/history.h"
#include "simulator/world/price.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

#include <cmath>
#include <limits>

using namespace evision;
using namespace evision::simulator;
using test::instant;

/// The small parts that the service stands on.
class TestServiceParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calendarIsQts();
    void timesAreReadStrictly_data();
    void timesAreReadStrictly();
    void callsAreTakenApart_data();
    void callsAreTakenApart();
    void textsAreEscaped();
    void pricesAreOnTheirLadders();
    void pricesFollowTheDirection();
    void marginIsWhatTheChancesSumTo();
    void snapshotsAreInSteps();
    void distributionsSumToOne();
    void quarterLinesAreHalfAndHalf();
};

void TestServiceParts::calendarIsQts()
{
    for (std::int64_t time = -4000000000; time < 8000000000; time += 86400 * 37 + 12345) {
        const QDateTime qt = QDateTime::fromSecsSinceEpoch(time, Qt::UTC);
        QCOMPARE(QString::fromStdString(isoTime(time)), qt.toString(Qt::ISODate));
        QVERIFY(parseIsoTime(isoTime(time)) == time);
        QCOMPARE(QString::fromStdString(httpDate(time)),
                 QLocale::c().toString(qt, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")));
        QCOMPARE(monthNumber(time), qt.date().year() * 12 + qt.date().month() - 1);
    }
    QVERIFY(monthNumber(instant("2026-10-31T23:59:59Z")) + 1 == monthNumber(instant("2026-11-01T00:00:00Z")));
}

void TestServiceParts::timesAreReadStrictly_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "2026-10-10", "2026-10-10T12:00:00", "2026-10-10T12:00:00.000Z", "2026-10-10T12:00:00+00:00",
          "2026-10-10 12:00:00Z", "2026-13-10T12:00:00Z", "2026-02-29T12:00:00Z", "2026-10-10T24:00:00Z",
          "2026-10-10T12:60:00Z", "2026-10-1xT12:00:00Z", "0000-10-10T12:00:00Z", "2026-10-10T12:00:00z"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestServiceParts::timesAreReadStrictly()
{
    QFETCH(QString, text);
    QVERIFY(!parseIsoTime(text.toStdString()));
}

void TestServiceParts::callsAreTakenApart_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("query"); // name=value, one a line
    const auto row = [](const char *name, const char *target, const char *path, const char *key, const char *query) {
        QTest::newRow(name) << QString::fromUtf8(target) << QString::fromUtf8(path) << QString::fromUtf8(key)
                            << QString::fromUtf8(query);
    };
    row("only a path", "/v4/sports", "/v4/sports", "", "");
    row("a slash before the query", "/v4/sports/?apiKey=k", "/v4/sports", "k", "");
    row("the key wherever it stands", "/a?x=1&apiKey=k&y=2", "/a", "k", "x=1\ny=2\n");
    row("escapes", "/a?m=h2h%2Ctotals&t=2026-10-10T12%3A00%3A00Z", "/a", "", "m=h2h,totals\nt=2026-10-10T12:00:00Z\n");
    row("a plus is a space", "/a+b?x=1+2", "/a+b", "", "x=1 2\n");
    row("broken escapes stay", "/a?x=%4&y=%zz&z=%", "/a", "", "x=%4\ny=%zz\nz=%\n");
    row("no value, no name", "/a?x&=1&&y=", "/a", "", "x=\ny=\n");
    row("nothing", "", "", "", "");
}

void TestServiceParts::callsAreTakenApart()
{
    QFETCH(QString, target);
    QFETCH(QString, path);
    QFETCH(QString, key);
    QFETCH(QString, query);
    const ServiceCall call = parseServiceCall(target.toStdString());
    QCOMPARE(QString::fromStdString(call.path), path);
    QCOMPARE(QString::fromStdString(call.key), key);
    QString parameters;
    for (const auto &[name, value] : call.query)
        parameters += QString::fromStdString(name + "=" + value + "\n");
    QCOMPARE(parameters, query);
}

void TestServiceParts::textsAreEscaped()
{
    const std::string text = std::string("a\"b\\c\n\t\x01") + "é";
    std::string json;
    JsonWriter writer(json, JsonLayout::Compact);
    writer.beginArray();
    writer.text(text);
    writer.boolean(true);
    writer.hundredths(-25);
    writer.endArray();
    const QJsonArray back = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    QCOMPARE(back[0].toString().toStdString(), text);
    QCOMPARE(back[1].toBool(), true);
    QCOMPARE(back[2].toDouble(), -0.25);
}

void TestServiceParts::pricesAreOnTheirLadders()
{
    QCOMPARE(nearestPrice(1.909, Book::Ladder::American), (Price{191, -110}));
    QCOMPARE(nearestPrice(2.0, Book::Ladder::American), (Price{200, 100}));
    QCOMPARE(nearestPrice(3.49, Book::Ladder::American), (Price{350, 250}));
    QCOMPARE(nearestPrice(4.53, Book::Ladder::Decimal).hundredths, 450);
    QCOMPARE(nearestPrice(4.53, Book::Ladder::Fine).hundredths, 453);
    QCOMPARE(nearestPrice(2.033, Book::Ladder::Betting).hundredths, 204); // ticks of two hundredths from 2 to 3
    QCOMPARE(nearestPrice(5000, Book::Ladder::Betting).hundredths, 100000);
    for (const auto ladder :
         {Book::Ladder::American, Book::Ladder::Decimal, Book::Ladder::Fine, Book::Ladder::Betting}) {
        for (double decimal = 1.0; decimal < 1200; decimal *= 1.013) {
            const Price price = nearestPrice(decimal, ladder);
            QVERIFY(price.hundredths >= 101 && price.hundredths <= 100000);
            QVERIFY(price.american >= 100 || price.american <= -100);
            // Both formats say the same, as far as two decimals can.
            const auto american = static_cast<double>(price.american);
            const double back = american > 0 ? 1 + american / 100 : 1 - 100 / american;
            QVERIFY(std::abs(back * 100 - static_cast<double>(price.hundredths)) <= 1);
            const double near = std::clamp(decimal, 1.01, 501.0);
            QVERIFY(std::abs(static_cast<double>(price.hundredths) / 100 / near - 1) < 0.05 || decimal > 500);
        }
    }
}

void TestServiceParts::pricesFollowTheDirection()
{
    for (const auto ladder : {Book::Ladder::American, Book::Ladder::Fine, Book::Ladder::Betting}) {
        for (double decimal = 1.02; decimal < 400; decimal *= 1.017) {
            QVERIFY(static_cast<double>(priceAbove(decimal, ladder).hundredths) > decimal * 100 - 0.6);
            QVERIFY(static_cast<double>(priceBelow(decimal, ladder).hundredths) < decimal * 100 + 0.6);
        }
    }
}

void TestServiceParts::marginIsWhatTheChancesSumTo()
{
    for (const double tilt : {0.0, 0.4, 1.0}) {
        double sum = 0;
        for (const double chance : {0.5, 0.3, 0.2})
            sum += withMargin(chance, 0.06, tilt, 3);
        QVERIFY(std::abs(sum - 1.06) < 1e-12);
    }
    // A tilted margin is dearer for long shots.
    QVERIFY(withMargin(0.1, 0.06, 0.4, 3) / 0.1 > withMargin(0.6, 0.06, 0.4, 3) / 0.6);
}

void TestServiceParts::snapshotsAreInSteps()
{
    QVERIFY(!snapshotAt(instant("2020-06-05T23:59:59Z")));
    for (const char *when :
         {"2021-03-01T00:00:00Z", "2022-09-18T12:00:00Z", "2022-09-18T12:01:00Z", "2026-10-10T12:00:00Z"}) {
        const std::int64_t stamp = snapshotAt(instant(when)).value_or(0);
        QVERIFY(stamp <= instant(when) && snapshotAfter(stamp) > instant(when));
        QVERIFY(snapshotAt(stamp) == stamp);
        QVERIFY(snapshotAfter(snapshotAt(stamp - 1).value_or(0)) == stamp);
        QCOMPARE(snapshotAfter(stamp) - stamp, stamp < instant("2022-09-18T12:00:00Z") ? 600 : 300);
    }
}

void TestServiceParts::distributionsSumToOne()
{
    for (const double mean : {0.05, 1.4, 4.0, 25.0}) {
        const Distribution plain(0, poisson(mean));
        const Distribution wide(0, overdispersed(mean, 2.1));
        QVERIFY(std::abs(plain.mean() - mean) < 1e-5 * (1 + mean));
        QVERIFY(std::abs(wide.mean() - mean) < 1e-5 * (1 + mean));
        for (const Distribution *of : {&plain, &wide}) {
            QVERIFY(std::abs(of->above(3) + of->below(3.5) - 1) < 1e-12);
            QVERIFY(of->above(-1) == 1 && of->below(0) == 0);
            QVERIFY(of->above(1e6) == 0);
        }
        QVERIFY(std::abs(plain.below(1) - std::exp(-mean)) < 1e-7);
    }
    int low = 0;
    const std::vector<double> mass = roundedNormal(100, 12, low);
    QVERIFY(std::abs(Distribution(low, mass).mean() - 100) < 0.01);
    QCOMPARE(drawFrom(mass, 0.5) + low, 100);
    QCOMPARE(Distribution(low, mass).quantile(0.5), 100);
}

void TestServiceParts::quarterLinesAreHalfAndHalf()
{
    // Two goals certain, or three: over 2.25 loses half at two and wins at three.
    const Distribution even(2, {0.5, 0.5});
    QCOMPARE(overChance(even, 2.5), 0.5);
    QCOMPARE(overChance(even, 2), 1.0);          // two is a push
    QCOMPARE(overChance(even, 2.25), 1.0 / 1.5); // 2 x 0.5 won, 0.5 lost
    QCOMPARE(overChance(even, 2.75), 0.5 / 1.5);
}

QTEST_GUILESS_MAIN(TestServiceParts)
#include "tst_service_parts.moc"
