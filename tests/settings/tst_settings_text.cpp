// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferences.h"
#include "settings/settings_text.h"
#include "settings/window_state.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace evision::settings;

namespace {

Preferences others()
{
    Preferences preferences;
    preferences.scheme = Scheme::Dark;
    preferences.density = Density::Roomy;
    preferences.oddsFormat = OddsFormat::American;
    preferences.reduceMotion = true;
    preferences.minimumEv = 0.031;
    preferences.bankroll = 5000.5;
    preferences.unit = 25;
    preferences.kellyFraction = 0.5;
    preferences.currency = QStringLiteral("EUR");
    preferences.market = Market::Service;
    preferences.serviceAddress = QStringLiteral("https://example.test");
    preferences.sports = {QStringLiteral("soccer_epl"), QStringLiteral("a \"quoted\" name, \u00fc")};
    preferences.markets = {};
    preferences.regions = {QStringLiteral("au")};
    preferences.books = {QStringLiteral("pinnacle")};
    preferences.monthlyBudget = 20000;
    preferences.reserve = 500;
    preferences.horizonHours = 24;
    return preferences;
}

QByteArray changed(const char *key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(textOf(others())).object();
    object.insert(QLatin1String(key), value);
    return QJsonDocument(object).toJson();
}

} // namespace

class TestSettingsText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead();
    void everyKeyOfTheFirstVersionIsStillRead();
    void bytesThatQtWouldTrustAreChecked_data();
    void bytesThatQtWouldTrustAreChecked();
    void oneBadValueSpoilsNoOther_data();
    void oneBadValueSpoilsNoOther();
    void numbersOutsideTheirLimitsBecomeTheNearest();
    void whatIsNoSettingsIsDamaged_data();
    void whatIsNoSettingsIsDamaged();
    void aLaterVersionIsLeftAlone();
    void migrationsRunInOrderFromTheRightOne();
    void randomBytesNeverPassAsGood();
    void randomChangesNeverBreakLimits();
};

void TestSettingsText::whatIsWrittenIsRead()
{
    const auto preferences = preferencesFrom(textOf(others()));
    QCOMPARE(preferences.reading, Reading::Good);
    QVERIFY(preferences.value == others());
    QVERIFY(preferencesFrom(textOf(Preferences{})).value == Preferences{});

    WindowState window;
    window.geometry = QByteArray::fromHex("00ff10");
    window.docks = "x";
    window.navigationFolded = true;
    window.page = QStringLiteral("opportunities");
    window.parts = {{QStringLiteral("header"), QByteArray(300, '\xfe')}, {QStringLiteral("empty"), {}}};
    QVERIFY(windowStateFrom(textOf(window)).value == window);
}

void TestSettingsText::bytesThatQtWouldTrustAreChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("one byte of the docks") << QStringLiteral("docks") << QJsonValue(QStringLiteral("AAAB"));
    QTest::newRow("of the geometry") << QStringLiteral("geometry") << QJsonValue(QStringLiteral("AAAA"));
    QTest::newRow("of a page") << QStringLiteral("parts") << QJsonValue(QJsonObject{{QStringLiteral("p"), {}}});
    QTest::newRow("of the checksum") << QStringLiteral("checksum") << QJsonValue(QStringLiteral("00"));
    QTest::newRow("no checksum") << QStringLiteral("checksum") << QJsonValue(QJsonValue::Undefined);
}

void TestSettingsText::bytesThatQtWouldTrustAreChecked()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    WindowState window;
    window.geometry = "geometry";
    window.docks = QByteArray(3, '\0');
    window.parts = {{QStringLiteral("p"), "part"}};
    QJsonObject object = QJsonDocument::fromJson(textOf(window)).object();
    if (value.isUndefined())
        object.remove(key);
    else
        object.insert(key, value);
    const auto read = windowStateFrom(QJsonDocument(object).toJson());
    QCOMPARE(read.reading, Reading::Corrected);
    QVERIFY(read.value == WindowState());
    QVERIFY(!read.remark.isEmpty());
}

void TestSettingsText::everyKeyOfTheFirstVersionIsStillRead()
{
    // As version 0.2 of the program wrote it. Never change this text; add another for another version.
    const QByteArray text = R"({"version": 1, "scheme": "dark", "density": "roomy", "odds_format": "american",
        "reduce_motion": true, "minimum_ev": 0.031, "bankroll": 5000.5, "unit": 25, "kelly_fraction": 0.5,
        "currency": "EUR", "market": "service", "service_address": "https://example.test",
        "sports": ["soccer_epl", "a \"quoted\" name, ü"], "markets": [], "regions": ["au"], "books": ["pinnacle"],
        "monthly_budget": 20000, "reserve": 500, "horizon_hours": 24})";
    const auto read = preferencesFrom(text);
    QCOMPARE(read.reading, Reading::Good);
    QVERIFY(read.value == others());
}

void TestSettingsText::oneBadValueSpoilsNoOther_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *key, const QJsonValue &value) {
        QTest::newRow(name) << changed(key, value) << QString::fromLatin1(key);
    };
    row("a word for a number", "bankroll", QStringLiteral("much"));
    row("a number for a word", "scheme", 2);
    row("a word that is none of them", "density", QStringLiteral("huge"));
    row("a number for yes or no", "reduce_motion", 1);
    row("a text for a list", "sports", QStringLiteral("soccer_epl"));
    row("a number in a list of texts", "regions", QJsonArray{QStringLiteral("eu"), 3});
    row("nothing for a number", "reserve", QJsonValue::Null);
    row("a text without end", "currency", QString(5000, QLatin1Char('x')));
}

void TestSettingsText::oneBadValueSpoilsNoOther()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, key);
    const auto read = preferencesFrom(text);
    QCOMPARE(read.reading, Reading::Corrected);
    QVERIFY2(read.remark.contains(key), qPrintable(read.remark));
    const QJsonObject kept = QJsonDocument::fromJson(textOf(read.value)).object();
    const QJsonObject before = QJsonDocument::fromJson(textOf(others())).object();
    const QJsonObject fresh = QJsonDocument::fromJson(textOf(Preferences{})).object();
    for (const QString &each : before.keys())
        QVERIFY2(kept.value(each) == (each == key ? fresh : before).value(each), qPrintable(each));
}

void TestSettingsText::numbersOutsideTheirLimitsBecomeTheNearest()
{
    QCOMPARE(preferencesFrom(changed("minimum_ev", 7.0)).value.minimumEv, 1.0);
    QCOMPARE(preferencesFrom(changed("bankroll", -1.0)).value.bankroll, 0.0);
    QCOMPARE(preferencesFrom(changed("monthly_budget", 1e300)).value.monthlyBudget, std::int64_t{100'000'000});
    QCOMPARE(preferencesFrom(changed("monthly_budget", -1e300)).value.monthlyBudget, std::int64_t{1});
}

void TestSettingsText::whatIsNoSettingsIsDamaged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("theme=dark\n");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("no version") << QByteArray("{\"scheme\": \"dark\"}");
    QTest::newRow("version 0") << QByteArray("{\"version\": 0}");
    QTest::newRow("half a version") << QByteArray("{\"version\": 1.5}");
    QTest::newRow("a version beyond all bounds") << QByteArray("{\"version\": 1e300}");
    QTest::newRow("cut in the middle") << textOf(others()).left(200);
    QTest::newRow("two texts") << textOf(others()) + textOf(others());
}

void TestSettingsText::whatIsNoSettingsIsDamaged()
{
    QFETCH(QByteArray, text);
    const auto read = preferencesFrom(text);
    QCOMPARE(read.reading, Reading::Damaged);
    QVERIFY(!read.remark.isEmpty());
    QVERIFY(read.value == Preferences{});
}

void TestSettingsText::aLaterVersionIsLeftAlone()
{
    const auto read = preferencesFrom("{\"version\": 2, \"scheme\": \"dark\"}");
    QCOMPARE(read.reading, Reading::Newer);
    QVERIFY(read.value == Preferences{});
}

void TestSettingsText::migrationsRunInOrderFromTheRightOne()
{
    static constexpr std::array<Migration, 2> steps{
        [](QJsonObject &object) { object.insert(QStringLiteral("new"), object.take(QStringLiteral("old"))); },
        [](QJsonObject &object) {
            object.insert(QStringLiteral("new"), object.value(QStringLiteral("new")).toInt() * 10);
        },
    };
    const Kind kind{steps};
    QCOMPARE(kind.version(), 3);
    const auto valueOf = [&kind](const char *text) {
        return objectFrom(text, kind).value.value(QStringLiteral("new")).toInt();
    };
    QCOMPARE(valueOf("{\"version\": 1, \"old\": 4}"), 40);
    QCOMPARE(valueOf("{\"version\": 2, \"new\": 4}"), 40);
    QCOMPARE(valueOf("{\"version\": 3, \"new\": 4}"), 4);
    QCOMPARE(objectFrom("{\"version\": 4}", kind).reading, Reading::Newer);
    QCOMPARE(objectFrom(textOf(QJsonObject{{QStringLiteral("new"), 4}}, kind), kind).value.size(), 1);
}

void TestSettingsText::randomBytesNeverPassAsGood()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes(random.bounded(200), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        QCOMPARE(preferencesFrom(bytes).reading, Reading::Damaged);
        QCOMPARE(windowStateFrom(bytes).reading, Reading::Damaged);
    }
}

void TestSettingsText::randomChangesNeverBreakLimits()
{
    QRandomGenerator random(2);
    const QByteArray good = textOf(others());
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = good;
        for (int change = random.bounded(1, 4); change > 0; --change)
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        const Preferences preferences = preferencesFrom(bytes).value;
        QVERIFY(preferences.minimumEv >= 0 && preferences.minimumEv <= 1);
        QVERIFY(preferences.bankroll >= 0 && preferences.kellyFraction > 0 && preferences.kellyFraction <= 1);
        QVERIFY(preferences.monthlyBudget >= 1 && preferences.reserve >= 0);
        QVERIFY(preferencesFrom(textOf(preferences)).value == preferences);
    }
}

QTEST_APPLESS_MAIN(TestSettingsText)
#include "tst_settings_text.moc"
