// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "response.h"

using namespace evision::test;

namespace {

QJsonObject settingsOf(const Words &options)
{
    const Folder folder;
    const std::string path = folder.file("r.json", Response().event("e1").h2h("pinnacle", 1.9, 2.0).json());
    return run(Words{"scan", path, "--format", "json"} + options).json()[key("settings")].toObject();
}

} // namespace

/// The member `settings`: the effective value of every option, whether it was given or not.
class ScanSettings final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sayTheDefaults_data();
    void sayTheDefaults();
    void sayWhatWasGiven_data();
    void sayWhatWasGiven();
    void sayTheBuiltInCommissionsAndClones();
    void nameTheFiles();
    void coverEveryOptionOfTheHelp();
};

void ScanSettings::sayTheDefaults_data()
{
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QJsonValue &value) { QTest::newRow(name) << value; };
    row("format", key("json"));
    row("as_of", key("2026-01-31T18:00:00Z"));
    row("odds_format", key("auto"));
    row("max_mb", 256);
    row("max_age", QJsonValue());
    row("max_age_before_start", 600);
    row("max_age_in_play", 120);
    row("include_in_play", false);
    row("method", key("power"));
    row("consensus", key("mean"));
    row("min_sharps", 1);
    row("exchange_spread", 1.05);
    row("interpolation", true);
    row("min_ev", 0.02);
    row("kelly", 0.25);
    row("bankroll", 1000);
    row("max_stake", QJsonValue());
    row("currency", key("EUR"));
    row("total", 100);
    row("step", 0.01);
    row("max_skew", 180);
    row("low_hold", 0.02);
    row("max_break_even", 0.05);
    row("sharp", QJsonValue());
    row("target", QJsonArray());
    for (const char *name : {"bookmakers_file", "weights_file", "rules_file"})
        row(name, QJsonValue());
}

void ScanSettings::sayTheDefaults()
{
    QFETCH(QJsonValue, value);
    const QJsonObject settings = settingsOf({});
    QVERIFY(settings.contains(key(QTest::currentDataTag())));
    QCOMPARE(settings[key(QTest::currentDataTag())], value);
}

void ScanSettings::sayWhatWasGiven_data()
{
    QTest::addColumn<Words>("options");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const Words &options, const QJsonValue &value) {
        QTest::newRow(name) << options << value;
    };
    row("as_of", {"--as-of", "1769882460"}, key("2026-01-31T18:01:00Z"));
    row("odds_format", {"--odds-format", "decimal"}, key("decimal"));
    row("max_mb", {"--max-mb", "7"}, 7);
    row("max_age", {"--max-age", "90"}, 90);
    row("max_age_before_start", {"--max-age", "90"}, 90);
    row("max_age_in_play", {"--max-age", "90"}, 90);
    row("include_in_play", {"--include-in-play"}, true);
    row("method", {"--method", "wpo"}, key("additive"));
    row("consensus", {"--consensus", "median"}, key("median"));
    row("min_sharps", {"--min-sharps", "2"}, 2);
    row("exchange_spread", {"--exchange-spread", "1.5"}, 1.5);
    row("interpolation", {"--no-interpolation"}, false);
    row("min_ev", {"--min-ev", "-0.5"}, -0.5);
    row("kelly", {"--kelly", "0.5"}, 0.5);
    row("bankroll", {"--bankroll", "250.5"}, 250.5);
    row("max_stake", {"--max-stake", "10"}, 10);
    row("currency", {"--currency", "USD"}, key("USD"));
    row("total", {"--total", "500"}, 500);
    row("step", {"--step", "5"}, 5);
    row("max_skew", {"--max-skew", "60"}, 60);
    row("low_hold", {"--low-hold", "0.03"}, 0.03);
    row("max_break_even", {"--max-break-even", "0.1"}, 0.1);
    row("sharp", {"--sharp", "pinnacle=4,b"}, QJsonObject{{key("b"), 1}, {key("pinnacle"), 4}});
    row("target", {"--target", "b,a"}, QJsonArray{key("b"), key("a")});
    row("commission", {"--commission", "none,b=0.1"}, QJsonObject{{key("b"), 0.1}});
}

void ScanSettings::sayWhatWasGiven()
{
    QFETCH(Words, options);
    QFETCH(QJsonValue, value);
    QCOMPARE(settingsOf(options)[key(QTest::currentDataTag())], value);
}

void ScanSettings::sayTheBuiltInCommissionsAndClones()
{
    const QJsonObject settings = settingsOf({});
    QCOMPARE(settings[key("commission")].toObject()[key("matchbook")].toDouble(), 0.02);
    QCOMPARE(settings[key("clone_groups")].toObject()[key("betfair_exchange")].toArray().size(), 4);
}

void ScanSettings::nameTheFiles()
{
    const Folder folder;
    const std::string one = folder.file("1.json", "[]");
    const std::string two = folder.file("2.json", "[]");
    const QJsonObject settings = run({"scan", two, one, "--format", "json"}).json()[key("settings")].toObject();
    QCOMPARE(settings[key("files")].toArray(), (QJsonArray{QString::fromStdString(two), QString::fromStdString(one)}));
}

void ScanSettings::coverEveryOptionOfTheHelp()
{
    const QJsonObject settings = settingsOf({});
    int options = 0;
    for (const std::string &line : lines(run({"scan", "--help"}).out)) {
        const QString text = QString::fromStdString(line).trimmed();
        if (!text.startsWith(key("--")))
            continue;
        QString name = text.mid(2).section(QLatin1Char(' '), 0, 0).section(QLatin1Char('='), 0, 0);
        name.replace(QLatin1Char('-'), QLatin1Char('_'));
        name.remove(key("no_"));
        QVERIFY2(settings.contains(name), qPrintable(name));
        ++options;
    }
    QVERIFY(options > 20);
}

QTEST_GUILESS_MAIN(ScanSettings)
#include "tst_scan_settings.moc"
