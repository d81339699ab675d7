// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_folder.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace evision::settings;

class TestSettingsFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewUserGetsTheUsual();
    void changesOutliveTheProgram();
    void aChangeIsKeptWithoutAnEnd();
    void preferencesAndWindowAreApart();
    void theSameAgainIsNoChange();
    void aDamagedFileIsKeptAside();
    void aSecondDamagedFileDoesNotReplaceTheFirst();
    void aLaterVersionsFileIsNotTouched();
    void whatCannotBeWrittenIsTold();
    void aPipeIsNotOpened();

private:
    [[nodiscard]] QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray bytesOf(const char *name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSettingsFolder::aNewUserGetsTheUsual()
{
    const SettingsFolder settings(file("not there yet"));
    QVERIFY(settings.preferences() == Preferences{});
    QVERIFY(settings.remarks().isEmpty());
    QVERIFY(!QDir(file("not there yet")).exists()); // nothing was decided, so nothing is written
}

void TestSettingsFolder::changesOutliveTheProgram()
{
    Preferences preferences;
    preferences.scheme = Scheme::Dark;
    {
        SettingsFolder settings(file("deep/er"));
        QSignalSpy changed(&settings, &SettingsFolder::preferencesChanged);
        settings.setPreferences(preferences);
        QCOMPARE(changed.count(), 1);
    }
    const SettingsFolder again(file("deep/er"));
    QVERIFY(again.preferences() == preferences);
    QVERIFY(again.remarks().isEmpty());
}

void TestSettingsFolder::aChangeIsKeptWithoutAnEnd()
{
    SettingsFolder settings(m_folder->path());
    WindowState window;
    window.page = QStringLiteral("x");
    settings.setWindow(window);
    QTRY_VERIFY(windowStateFrom(bytesOf("window.json")).value == window);
}

void TestSettingsFolder::preferencesAndWindowAreApart()
{
    {
        SettingsFolder settings(m_folder->path());
        WindowState window;
        window.navigationFolded = true;
        settings.setWindow(window);
    }
    QVERIFY(QFile::exists(file("window.json")));
    QVERIFY(!QFile::exists(file("preferences.json")));
}

void TestSettingsFolder::theSameAgainIsNoChange()
{
    SettingsFolder settings(m_folder->path());
    QSignalSpy changed(&settings, &SettingsFolder::preferencesChanged);
    settings.setPreferences(settings.preferences());
    QCOMPARE(changed.count(), 0);
}

void TestSettingsFolder::aDamagedFileIsKeptAside()
{
    write("preferences.json", "\x01\x02 no settings");
    {
        SettingsFolder settings(m_folder->path());
        QVERIFY(settings.preferences() == Preferences{});
        QCOMPARE(settings.remarks().size(), 1);
        QVERIFY(settings.remarks().first().contains(QStringLiteral("damaged-1")));
        Preferences preferences;
        preferences.bankroll = 7;
        settings.setPreferences(preferences);
    }
    QCOMPARE(bytesOf("preferences.json.damaged-1"), QByteArray("\x01\x02 no settings"));
    QCOMPARE(SettingsFolder(m_folder->path()).preferences().bankroll, 7.0);
}

void TestSettingsFolder::aSecondDamagedFileDoesNotReplaceTheFirst()
{
    write("preferences.json.damaged-1", "first");
    write("preferences.json", "second");
    const SettingsFolder settings(m_folder->path());
    QCOMPARE(bytesOf("preferences.json.damaged-1"), QByteArray("first"));
    QCOMPARE(bytesOf("preferences.json.damaged-2"), QByteArray("second"));
}

void TestSettingsFolder::aLaterVersionsFileIsNotTouched()
{
    const QByteArray later = "{\"version\": 99, \"scheme\": \"sepia\"}";
    write("preferences.json", later);
    {
        SettingsFolder settings(m_folder->path());
        QCOMPARE(settings.remarks().size(), 1);
        Preferences preferences;
        preferences.scheme = Scheme::Dark;
        settings.setPreferences(preferences);
        QVERIFY(settings.preferences() == preferences); // it counts until the program ends
    }
    QCOMPARE(bytesOf("preferences.json"), later);
}

void TestSettingsFolder::whatCannotBeWrittenIsTold()
{
    write("in the way", "a file where a folder should be");
    SettingsFolder settings(file("in the way"));
    QSignalSpy failed(&settings, &SettingsFolder::notKept);
    Preferences preferences;
    preferences.scheme = Scheme::Dark;
    settings.setPreferences(preferences);
    QTRY_COMPARE(failed.count(), 1);
    const QString told = failed.first().first().toString();
    QVERIFY(told.contains(QStringLiteral("in the way")));
    QSignalSpy kept(&settings, &SettingsFolder::keptAfterAll);
    settings.keepNow(); // in vain, and it is told already
    QCoreApplication::processEvents();
    QVERIFY(QFile::remove(file("in the way")));
    settings.keepNow();
    QTRY_COMPARE(kept.count(), 1);
    QCOMPARE(kept.first().first().toString(), told);
    QCOMPARE(failed.count(), 1);
    QVERIFY(bytesOf("in the way/preferences.json").contains("dark"));
}

/// Whoever opens a pipe waits for a writer, for ever.
void TestSettingsFolder::aPipeIsNotOpened()
{
#ifdef Q_OS_UNIX
    for (const char *name : {"preferences.json", "window.json"})
        QCOMPARE(mkfifo(QFile::encodeName(file(name)).constData(), 0600), 0);
    const SettingsFolder settings(m_folder->path());
    QVERIFY(settings.preferences() == Preferences{});
    QCOMPARE(settings.remarks().size(), 2);
    for (const QString &remark : settings.remarks())
        QVERIFY2(remark.contains(QStringLiteral("is not a file")), qPrintable(remark));
#else
    QSKIP("There are no pipes among the files here.");
#endif
}

QTEST_GUILESS_MAIN(TestSettingsFolder)
#include "tst_settings_folder.moc"
