// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/single_instance.h"

#include <QFile>
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using evision::app::SingleInstance;

class TestSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSecondRaisesTheFirst();
    void anotherFolderIsAnotherProgram();
    void anEndMakesRoom();
    void aLinkToTheFolderIsTheFolder();
    void aStrangersServerStopsNobody();
    void aFolderWithoutALockStopsNobody();
    void aFolderThatIsNotThereYetHasALock();
};

void TestSingleInstance::theSecondRaisesTheFirst()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(!first.anotherRuns());
    QSignalSpy raised(&first, &SingleInstance::raiseWanted);
    SingleInstance second(folder.path() + QStringLiteral("/."));
    // The first listens a moment after it was made, on a thread of its own.
    QTRY_VERIFY(second.anotherRuns() && raised.count() > 0);
}

void TestSingleInstance::anotherFolderIsAnotherProgram()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    SingleInstance first(folder.path());
    QVERIFY(!first.anotherRuns());
    SingleInstance second(elsewhere.path());
    QVERIFY(!second.anotherRuns());
}

void TestSingleInstance::anEndMakesRoom()
{
    const QTemporaryDir folder;
    {
        SingleInstance first(folder.path());
        QVERIFY(!first.anotherRuns());
    }
    SingleInstance second(folder.path());
    QVERIFY(!second.anotherRuns());
}

void TestSingleInstance::aLinkToTheFolderIsTheFolder()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    const QString link = elsewhere.filePath(QStringLiteral("link"));
    if (!QFile::link(folder.path(), link))
        QSKIP("no links here");
    SingleInstance first(folder.path());
    QVERIFY(!first.anotherRuns());
    QSignalSpy raised(&first, &SingleInstance::raiseWanted);
    SingleInstance second(link);
    QTRY_VERIFY(second.anotherRuns() && raised.count() > 0);
}

void TestSingleInstance::aStrangersServerStopsNobody()
{
    const QTemporaryDir folder;
    QString name;
    {
        // Whoever knows the folder knows the name.
        SingleInstance other(folder.path());
        name = other.name();
    }
    QLocalServer stranger;
    QVERIFY(stranger.listen(name));
    SingleInstance first(folder.path());
    QVERIFY(!first.anotherRuns());
}

void TestSingleInstance::aFolderWithoutALockStopsNobody()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    SingleInstance first(file.fileName() + QStringLiteral("/not there"));
    QVERIFY(!first.anotherRuns());
}

void TestSingleInstance::aFolderThatIsNotThereYetHasALock()
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("of/the/first/start"));
    SingleInstance first(fresh);
    QVERIFY(!first.anotherRuns());
    SingleInstance second(fresh);
    QVERIFY(second.anotherRuns());
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
