// SPDX-License-Identifier: GPL-3.0-or-later
// Every recorded response against what QJsonDocument reads in it.
#include "fixture.h"
#include "support/shared_data.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

using namespace evision;
using namespace evision::test;

namespace {

QJsonValue field(const QJsonValue &object, const char *key)
{
    return object[QLatin1String(key)];
}

market::UnixSeconds time(const QJsonValue &value)
{
    if (value.isDouble())
        return static_cast<market::UnixSeconds>(value.toDouble());
    const QDateTime moment = QDateTime::fromString(value.toString(), Qt::ISODate);
    return moment.isValid() ? moment.toSecsSinceEpoch() : market::noTime;
}

double number(const QJsonValue &value)
{
    return value.toDouble(std::numeric_limits<double>::quiet_NaN()) + 0.0;
}

std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

double decimal(double price, bool american)
{
    if (american)
        price = price > 0 ? 1 + price / 100 : 1 - 100 / price;
    return price > 1 ? price : std::numeric_limits<double>::quiet_NaN();
}

QByteArrayList quotesOf(const QJsonObject &event, bool american)
{
    QByteArrayList lines;
    for (const QJsonValue bookmaker : field(event, "bookmakers").toArray()) {
        for (const QJsonValue market : field(bookmaker, "markets").toArray()) {
            const QJsonValue own = field(market, "last_update");
            for (const QJsonValue outcome : field(market, "outcomes").toArray())
                lines.append(QByteArray::fromStdString(Description::quote(
                    text(field(bookmaker, "key")), text(field(market, "key")),
                    time(own.isUndefined() ? field(bookmaker, "last_update") : own), text(field(outcome, "name")),
                    text(field(outcome, "description")), decimal(number(field(outcome, "price")), american),
                    number(field(outcome, "point")), std::string())));
        }
    }
    return lines;
}

QByteArrayList linesOf(const QJsonArray &events, bool american)
{
    QByteArrayList lines;
    for (const QJsonValue value : events) {
        const QJsonObject event = value.toObject();
        if (!event.contains(QLatin1String("id")))
            continue; // a sport
        lines.append(QByteArray::fromStdString(Description::event(
            text(field(event, "id")), text(field(event, "sport_key")), text(field(event, "home_team")),
            text(field(event, "away_team")), time(field(event, "commence_time")))));
        lines.append(quotesOf(event, american));
    }
    return lines;
}

QJsonArray eventsOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QJsonValue top = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (top.toObject().contains(QLatin1String("data")))
        top = field(top, "data");
    return top.isObject() ? QJsonArray{top} : top.toArray();
}

} // namespace

class TestRecordings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quoteForQuote();
};

void TestRecordings::quoteForQuote()
{
    const auto shared = sharedData();
    if (!shared)
        QSKIP("The recorded responses are not beside this checkout.");
    std::size_t files = 0;
    std::size_t quotes = 0;
    for (const auto &entry : std::filesystem::directory_iterator(*shared / "odds-api")) {
        if (entry.path().extension() != ".json")
            continue;
        QFile file(QString::fromStdString(entry.path().string()));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray body = file.readAll();
        const bool american = file.fileName().contains(QLatin1String("__american__"));
        const Decoded decoded(body);
        QVERIFY2(decoded.result.ok(), qPrintable(file.fileName()));
        QCOMPARE(decoded.result.format == feed::OddsFormat::American, american);
        QByteArrayList lines = decoded.lines();
        QVERIFY(lines.takeLast().startsWith("bad quotes 0 bad events 0 "));
        const QByteArrayList expected = linesOf(eventsOf(body), american);
        QVERIFY2(lines.size() == expected.size(), qPrintable(file.fileName()));
        for (qsizetype index = 0; index < lines.size(); ++index)
            QCOMPARE(lines[index], expected[index]);
        quotes += decoded.book.quoteCount();
        ++files;
    }
    qInfo("%zu files, %zu quotes", files, quotes);
    QVERIFY(files > 100);
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
