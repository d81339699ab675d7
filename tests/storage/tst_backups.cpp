// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"

#include "storage/ledger_copy.h"

#include "open_ledger.h"
#include "test_databases.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace evision;
using namespace evision::storage;

class TestBackups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBackupIsTheLedger_data() { TestDatabases::addRows(); }
    void aBackupIsTheLedger();
    void theLastSevenAreKept();
    void oneADay();
    void restoringBringsItBack_data() { TestDatabases::addRows(); }
    void restoringBringsItBack();
    void theOldestCanBeRestored();
    void aDamagedBackupChangesNothing_data() { TestDatabases::addRows(); }
    void aDamagedBackupChangesNothing();
    void aFolderThatCannotBeMadeIsSaid();

private:
    static QDateTime at(int hours) { return QDateTime::fromSecsSinceEpoch(1795510800, Qt::UTC).addSecs(hours * 3600); }

    TestDatabases m_databases;
};

void TestBackups::aBackupIsTheLedger()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    ledger.place("b1");
    const QTemporaryDir folder;
    const auto made = Backups(folder.filePath(QStringLiteral("new/backups"))).make(ledger.connection, at(0));
    QVERIFY2(made.hasValue(), made ? "" : qPrintable(made.error().message));
    OpenLedger backup(DatabaseUrl::ofFile(*made));
    QCOMPARE(hashOfLedger(backup.connection).value(), hashOfLedger(ledger.connection).value());
}

void TestBackups::theLastSevenAreKept()
{
    OpenLedger ledger(m_databases.fresh(Backend::Sqlite));
    const QTemporaryDir folder;
    const Backups backups(folder.path());
    QString last;
    for (int hour = 0; hour < 9; ++hour)
        last = backups.make(ledger.connection, at(hour)).value();
    QCOMPARE(backups.files().size(), qsizetype{Backups::kept});
    QCOMPARE(backups.files().front(), last);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), qsizetype{Backups::kept}); // and nothing beside them
}

void TestBackups::oneADay()
{
    OpenLedger ledger(m_databases.fresh(Backend::Sqlite));
    const QTemporaryDir folder;
    const Backups backups(folder.path());
    const QString first = backups.makeDaily(ledger.connection, at(0)).value();
    QCOMPARE(backups.makeDaily(ledger.connection, at(5)).value(), first);
    QVERIFY(backups.makeDaily(ledger.connection, at(24)).value() != first);
    QCOMPARE(backups.files().size(), 2);
}

void TestBackups::restoringBringsItBack()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    ledger.place("b1");
    const QTemporaryDir folder;
    const Backups backups(folder.path());
    const QString good = backups.make(ledger.connection, at(0)).value();
    const QByteArray then = hashOfLedger(ledger.connection).value();
    ledger.place("b2");
    const QByteArray later = hashOfLedger(ledger.connection).value();
    const auto before = backups.restore(good, ledger.connection, at(1));
    QVERIFY2(before.hasValue(), before ? "" : qPrintable(before.error().message));
    QCOMPARE(hashOfLedger(ledger.connection).value(), then);
    QVERIFY(ledger.store.verify()->isSound());
    QVERIFY(backups.restore(*before, ledger.connection, at(2)).hasValue()); // and what was there is not lost
    QCOMPARE(hashOfLedger(ledger.connection).value(), later);
}

void TestBackups::theOldestCanBeRestored()
{
    OpenLedger ledger(m_databases.fresh(Backend::Sqlite));
    const QTemporaryDir folder;
    const Backups backups(folder.path());
    for (int hour = 0; hour < Backups::kept; ++hour)
        QVERIFY(backups.make(ledger.connection, at(hour)).hasValue());
    const QString oldest = backups.files().back();
    QVERIFY(backups.restore(oldest, ledger.connection, at(20)).hasValue());
    QVERIFY(QFile::exists(oldest));
}

void TestBackups::aDamagedBackupChangesNothing()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    ledger.place("b1");
    const QTemporaryDir folder;
    const Backups backups(folder.path());
    const QString path = backups.make(ledger.connection, at(0)).value();
    const QByteArray then = hashOfLedger(ledger.connection).value();
    {
        OpenLedger backup(DatabaseUrl::ofFile(path));
        QVERIFY(
            backup.connection.run(QStringLiteral("UPDATE ledger_entries SET body = '{}' WHERE seq = 1")).hasValue());
    }
    const auto changed = backups.restore(path, ledger.connection, at(1));
    QVERIFY(!changed.hasValue());
    QCOMPARE(changed.error().fault, StorageFault::Corrupt);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no database at all, but long enough to be taken for one by its size");
    file.close();
    QVERIFY(!backups.restore(path, ledger.connection, at(1)).hasValue());
    QVERIFY(!backups.restore(folder.filePath(QStringLiteral("none.db")), ledger.connection, at(1)).hasValue());
    QCOMPARE(hashOfLedger(ledger.connection).value(), then);
}

void TestBackups::aFolderThatCannotBeMadeIsSaid()
{
    OpenLedger ledger(m_databases.fresh(Backend::Sqlite));
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto made = Backups(file.fileName() + QStringLiteral("/backups")).make(ledger.connection, at(0));
    QVERIFY(!made.hasValue());
    QVERIFY(made.error().message.contains(QLatin1String("backups")));
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
