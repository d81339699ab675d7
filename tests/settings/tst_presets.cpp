// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_folder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace evision::settings;

class TestPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewUserHasNone();
    void presetsComeBack();
    void noneIsAChoice();
    void mutesComeBack();
    void aDamagedFileIsPutAside();
    void aPresetThatCannotBeReadIsNotLost();
    void whatIsOutOfLimitsIsBroughtInside();
    void everyTextIsReadOrRefused_data();
    void everyTextIsReadOrRefused();

private:
    static Preset example()
    {
        Preset preset;
        preset.name = QString::fromUtf8("Später & mehr");
        preset.text = QStringLiteral("arsenal");
        preset.minimumEv = 0.035;
        preset.robustOnly = true;
        preset.sports = QStringList{QStringLiteral("soccer_epl")};
        preset.books = QStringList{QStringLiteral("bet365"), QStringLiteral("unibet")};
        preset.leastPrice = 1.3;
        preset.greatestPrice = 6;
        preset.startsWithinSeconds = 86400;
        preset.showStale = true;
        preset.sortColumn = QStringLiteral("starts_in");
        preset.descending = false;
        return preset;
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestPresets::aNewUserHasNone()
{
    const QTemporaryDir folder;
    const SettingsFolder settings(folder.path());
    QVERIFY(settings.presets() == Presets{});
    QVERIFY(!settings.presets().areOwn);
    QVERIFY(settings.mutes() == Mutes{});
}

void TestPresets::presetsComeBack()
{
    const QTemporaryDir folder;
    Presets presets;
    presets.areOwn = true;
    presets.list = {example(), Preset{}};
    presets.list[1].name = QStringLiteral("as it comes");
    SettingsFolder(folder.path()).setPresets(presets);
    const SettingsFolder again(folder.path());
    QVERIFY(again.remarks().isEmpty());
    QVERIFY(again.presets() == presets);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("preferences.json")))); // a file of their own
}

void TestPresets::noneIsAChoice()
{
    Presets none;
    none.areOwn = true;
    const Read<Presets> read = presetsFrom(textOf(none));
    QCOMPARE(read.reading, Reading::Good);
    QVERIFY(read.value == none);
}

void TestPresets::mutesComeBack()
{
    const QTemporaryDir folder;
    Mutes mutes;
    mutes.list = {{MutedThing::Bet, QStringLiteral("0123456789abcdef"), QString::fromUtf8("A – B"), 1'700'000'000},
                  {MutedThing::Event, QStringLiteral("e"), QStringLiteral("e"), 1'700'000'000},
                  {MutedThing::Book, QStringLiteral("b"), QStringLiteral("b"), 0}};
    SettingsFolder(folder.path()).setMutes(mutes);
    const SettingsFolder again(folder.path());
    QVERIFY(again.remarks().isEmpty());
    QVERIFY(again.mutes() == mutes);
}

void TestPresets::aDamagedFileIsPutAside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("presets.json"));
    write(path, "{ no presets");
    {
        SettingsFolder settings(folder.path());
        QVERIFY(!settings.presets().areOwn); // the built-in ones are there
        QCOMPARE(settings.remarks().size(), 1);
        QVERIFY(settings.remarks()[0].contains(QStringLiteral("damaged-1")));
        settings.setPresets({true, {example()}});
    }
    QCOMPARE(bytesOf(path + QStringLiteral(".damaged-1")), QByteArray("{ no presets"));
    QVERIFY(SettingsFolder(folder.path()).presets().list == std::vector{example()});
}

void TestPresets::aPresetThatCannotBeReadIsNotLost()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("presets.json"));
    const QByteArray text = R"({"version": 1, "presets": [{"name": "good", "minimum_ev": 0.05},
        {"minimum_ev": 0.1}, 7, {"name": "half", "robust_only": "perhaps", "minimum_ev": 0.03}]})";
    write(path, text);
    {
        const SettingsFolder settings(folder.path());
        QCOMPARE(settings.presets().list.size(), std::size_t{2});
        QCOMPARE(settings.presets().list[0].minimumEv, 0.05);
        QCOMPARE(settings.presets().list[1].minimumEv, 0.03);
        QVERIFY(settings.remarks()[0].contains(
            QStringLiteral("2 presets could not be read, and parts of 1 could not be used.")));
    }
    QCOMPARE(bytesOf(path + QStringLiteral(".damaged-1")), text);
    const SettingsFolder again(folder.path()); // what could be read was kept
    QVERIFY(again.remarks().isEmpty());
    QCOMPARE(again.presets().list.size(), std::size_t{2});
}

void TestPresets::whatIsOutOfLimitsIsBroughtInside()
{
    const Read<Presets> read = presetsFrom(R"({"version": 1, "presets": [{"name": "x", "minimum_ev": 40,
        "greatest_price": -3}]})");
    QCOMPARE(read.value.list[0].minimumEv, 1.0);
    QCOMPARE(read.value.list[0].greatestPrice, 0.0);
}

void TestPresets::everyTextIsReadOrRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("reading");
    QTest::newRow("nothing") << QByteArray() << static_cast<int>(Reading::Damaged);
    QTest::newRow("a list") << QByteArray("[]") << static_cast<int>(Reading::Damaged);
    QTest::newRow("no list of presets") << QByteArray(R"({"version": 1})") << static_cast<int>(Reading::Corrected);
    QTest::newRow("presets that are none")
        << QByteArray(R"({"version": 1, "presets": "x"})") << static_cast<int>(Reading::Corrected);
    QTest::newRow("of a later version") << QByteArray(R"({"version": 2, "presets": []})")
                                        << static_cast<int>(Reading::Newer);
    QByteArray many = R"({"version": 1, "presets": [)";
    for (std::size_t at = 0; at <= mostPresets; ++at)
        many += R"({"name": "x"},)";
    many.chop(1);
    QTest::newRow("too many") << many + "]}" << static_cast<int>(Reading::Corrected);
}

void TestPresets::everyTextIsReadOrRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, reading);
    const Read<Presets> read = presetsFrom(text);
    QCOMPARE(static_cast<int>(read.reading), reading);
    QVERIFY(!read.remark.isEmpty());
    QVERIFY(read.value.list.size() <= mostPresets);
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
