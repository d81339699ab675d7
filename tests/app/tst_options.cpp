// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QTest>

using namespace evision;

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsNeedNoDisplay();
    void nothingIsSaidByDefault();
    void whatIsSaidCounts();
    void endsAreTold_data();
    void endsAreTold();
};

void TestOptions::nothingIsSaidByDefault()
{
    const app::Options options = app::optionsFrom({QStringLiteral("evision")});
    QVERIFY(!options.market && !options.exitCode && options.settingsFolder.isEmpty() &&
            options.serviceAddress.isEmpty() && !options.demoStart.isValid());
}

void TestOptions::whatIsSaidCounts()
{
    const app::Options options =
        app::optionsFrom({QStringLiteral("evision"), QStringLiteral("--live"), QStringLiteral("--settings"),
                          QStringLiteral("a b"), QStringLiteral("--base-url=http://127.0.0.1:1")});
    QVERIFY(options.market == settings::Market::Service);
    QCOMPARE(options.settingsFolder, QStringLiteral("a b"));
    QCOMPARE(options.serviceAddress, QStringLiteral("http://127.0.0.1:1"));
    const app::Options demo = app::optionsFrom(
        {QStringLiteral("evision"), QStringLiteral("--demo"), QStringLiteral("--start=2026-01-31T18:00:00Z")});
    QVERIFY(demo.market == settings::Market::Demo);
    QCOMPARE(demo.demoStart.toSecsSinceEpoch(), qint64{1769882400});
}

void TestOptions::endsAreTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0;
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0;
    QTest::newRow("an unknown option") << QStringList{QStringLiteral("--frobnicate")} << 2;
    QTest::newRow("an option without its value") << QStringList{QStringLiteral("--settings")} << 2;
    QTest::newRow("two markets") << QStringList{QStringLiteral("--demo"), QStringLiteral("--live")} << 2;
    QTest::newRow("a start that is no time") << QStringList{QStringLiteral("--start"), QStringLiteral("tomorrow")} << 2;
    QTest::newRow("a start of no zone") << QStringList{QStringLiteral("--start"), QStringLiteral("2026-01-31T18:00:00")}
                                        << 2;
    QTest::newRow("a file") << QStringList{QStringLiteral("odds.json")} << 2;
}

void TestOptions::endsAreTold()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const app::Options options = app::optionsFrom(QStringList{QStringLiteral("evision")} + arguments);
    QVERIFY(options.exitCode == code);
    QVERIFY(!options.message.isEmpty());
}

void TestOptions::textsNeedNoDisplay()
{
    const QString program = QStringLiteral("evision");
    QVERIFY(app::onlyPrints({program, QStringLiteral("--help")}));
    QVERIFY(app::onlyPrints({program, QStringLiteral("--demo"), QStringLiteral("-h")}));
    QVERIFY(app::onlyPrints({program, QStringLiteral("--version")}));
    QVERIFY(!app::onlyPrints({program, QStringLiteral("--demo")}));
}

QTEST_MAIN(TestOptions)
#include "tst_options.moc"
