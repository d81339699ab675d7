// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_threads.h"

#include "ledger_desk.h"
#include "test_databases.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace evision;
using namespace evision::storage;

namespace {

/// Holds the lock that every writer needs.
class LockHolder {
public:
    explicit LockHolder(const DatabaseUrl &url) : m_connection(url)
    {
        const bool sqlite = url.backend == Backend::Sqlite;
        const bool held = m_connection.open() &&
                          m_connection.run(sqlite ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN")) &&
                          (sqlite || m_connection.run(QStringLiteral("LOCK TABLE ledger_seal IN EXCLUSIVE MODE")));
        if (!held)
            qFatal("no lock");
    }
    void release() { (void)m_connection.run(QStringLiteral("ROLLBACK")); }

private:
    Connection m_connection;
};

} // namespace

class TestLedgerThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenCanBeRead_data() { TestDatabases::addRows(); }
    void whatWasWrittenCanBeRead();
    void writesAreDoneInTheirOrder_data() { TestDatabases::addRows(); }
    void writesAreDoneInTheirOrder();
    void mistakesAreAnswered_data() { TestDatabases::addRows(); }
    void mistakesAreAnswered();
    void aLockKeepsNobodyButTheWriterWaiting_data() { TestDatabases::addRows(); }
    void aLockKeepsNobodyButTheWriterWaiting();
    void endsWithinASecondWhileItWaits_data() { TestDatabases::addRows(); }
    void endsWithinASecondWhileItWaits();
    void endsWithinASecondWhileTheServerIsSilent();
    void otherProgramsAreHeard_data() { TestDatabases::addRows(); }
    void otherProgramsAreHeard();
    void aDayHasABackup_data() { TestDatabases::addRows(); }
    void aDayHasABackup();
    void aDamagedFileIsFoundAtTheStart();
    void aFileOfANewerVersionIsRefused();

private:
    TestDatabases m_databases;
};

void TestLedgerThreads::whatWasWrittenCanBeRead()
{
    FETCH_DATABASE(m_databases);
    LedgerDesk desk(url);
    const auto placed = desk.place("b1"); // before it is even open
    const auto early = desk->find("none");
    desk.start();
    QVERIFY(isGood(answerOf(placed)));
    QCOMPARE(placed.result()->state, Receipt::State::Written);
    QCOMPARE(placed.result()->version, 1);
    QVERIFY(isGood(answerOf(early)) && !*early.result());
    QVERIFY(desk.is(LedgerLink::Connected));
    const auto found = answerOf(desk->find("b1"));
    QVERIFY(isGood(found) && *found);
    QCOMPARE((*found)->version, 1);
    QCOMPARE(answerOf(desk->list({}))->size(), std::size_t{1});
    const auto report = answerOf(desk->verify());
    QVERIFY(report->isSound() && report->sealed);
    QVERIFY(answerOf(desk->queued())->empty());
}

void TestLedgerThreads::writesAreDoneInTheirOrder()
{
    FETCH_DATABASE(m_databases);
    LedgerDesk desk(url);
    desk.start();
    std::vector<QFuture<Stored<Receipt>>> answers;
    LedgerWrite write = LedgerWrite::place(sampleBet("b1"), QStringLiteral("owner"), LedgerDesk::now);
    answers.push_back(desk->write(write));
    for (int time = 1; time < 30; ++time) {
        LedgerWrite next = LedgerWrite::amend(sampleBet("b1"), 0, QStringLiteral("owner"), LedgerDesk::now);
        next.after = write.key;
        answers.push_back(desk->write(next));
        write = next;
    }
    qint64 version = 0;
    for (const auto &answer : answers) {
        QVERIFY(isGood(answerOf(answer)));
        QCOMPARE(answer.result()->version, ++version);
    }
}

void TestLedgerThreads::mistakesAreAnswered()
{
    FETCH_DATABASE(m_databases);
    LedgerDesk desk(url);
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    const auto again = answerOf(desk.place("b1"));
    QCOMPARE(again.error().fault, StorageFault::Changed);
    QVERIFY(again.error().conflict && again.error().conflict->theirs);
    const auto failed = answerOf(desk->read<int>([](LedgerStore &) -> Stored<int> {
        return Unexpected{StorageError{StorageFault::Impossible, QStringLiteral("no")}};
    }));
    QCOMPARE(failed.error().message, QStringLiteral("no"));
    QVERIFY(isGood(answerOf(desk.place("b2")))); // and it goes on
}

void TestLedgerThreads::aLockKeepsNobodyButTheWriterWaiting()
{
    FETCH_DATABASE(m_databases);
    LedgerDesk desk(url);
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    LockHolder other(url);
    const auto waits = desk.place("b2");
    const auto behind = desk.place("b3");
    QCOMPARE(answerOf(desk->list({}))->size(), std::size_t{1}); // reading does not wait
    QVERIFY(!waits.isFinished());
    other.release();
    QVERIFY(isGood(answerOf(behind)));
    QCOMPARE(waits.result()->version, 2);
}

void TestLedgerThreads::endsWithinASecondWhileItWaits()
{
    FETCH_DATABASE(m_databases);
    LedgerDesk desk(url);
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    LockHolder other(url);
    const auto waits = desk.place("b2");
    (void)answerOf(desk->find("b1"));
    QElapsedTimer elapsed;
    elapsed.start();
    desk.end();
    QVERIFY2(elapsed.elapsed() < 1000, qPrintable(QString::number(elapsed.elapsed())));
    QVERIFY(waits.isCanceled());
    other.release();
    desk.make();
    desk.start();
    QCOMPARE(answerOf(desk->list({}))->size(), std::size_t{1}); // as its future says
    QVERIFY(answerOf(desk->verify())->isSound());
}

void TestLedgerThreads::endsWithinASecondWhileTheServerIsSilent()
{
    QTcpServer silent; // takes connections and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    LedgerDesk desk(
        DatabaseUrl::parse(QStringLiteral("postgres://anna@127.0.0.1:%1/bets").arg(silent.serverPort())).value());
    desk.start();
    QTRY_VERIFY(silent.hasPendingConnections());
    const auto waits = desk.place("b1");
    QElapsedTimer elapsed;
    elapsed.start();
    desk.end();
    QVERIFY2(elapsed.elapsed() < 1000, qPrintable(QString::number(elapsed.elapsed())));
    QVERIFY(!waits.isFinished() || waits.isCanceled());
}

void TestLedgerThreads::otherProgramsAreHeard()
{
    FETCH_DATABASE(m_databases);
    LedgerDesk mine(url);
    LedgerDesk other(url);
    mine.start();
    QVERIFY(isGood(answerOf(mine.place("b1"))));
    other.start();
    QVERIFY(isGood(answerOf(other->list({}))));
    QSignalSpy heard(&other.threads(), &LedgerThreads::changed);
    QVERIFY(isGood(answerOf(mine.place("b2"))));
    QTRY_VERIFY(!heard.isEmpty() && heard.back().front().toLongLong() == 2);
    QCOMPARE(answerOf(other->list({}))->size(), std::size_t{2});
    QVERIFY2(other->state().notice.isEmpty(), qPrintable(other->state().notice));
}

void TestLedgerThreads::aDayHasABackup()
{
    FETCH_DATABASE(m_databases);
    LedgerPace pace = calmPace();
    pace.upkeep = std::chrono::milliseconds(20);
    LedgerDesk desk(url, pace);
    QSignalSpy made(&desk.threads(), &LedgerThreads::backedUp);
    desk.start();
    QTRY_VERIFY(!made.isEmpty());
    const QString first = made.front().front().toString();
    QVERIFY(QFile::exists(first));
    constexpr qint64 day = 86400000;
    desk.clock().advance(day);
    QTRY_VERIFY(made.back().front().toString() != first);
    QVERIFY(QFile::exists(made.back().front().toString()));
    const QString second = made.back().front().toString();
    desk.clock().jump(-400 * day); // somebody set the clock back: that day has none either
    QTRY_VERIFY(made.back().front().toString() != second);
    QVERIFY(QFile::exists(made.back().front().toString()));
    QVERIFY(QFile::exists(first) && QFile::exists(second));
}

void TestLedgerThreads::aDamagedFileIsFoundAtTheStart()
{
    const DatabaseUrl url = m_databases.fresh(Backend::Sqlite);
    {
        LedgerDesk desk(url);
        desk.start();
        for (int number = 0; number < 30; ++number)
            QVERIFY(isGood(answerOf(desk.place("b" + std::to_string(number)))));
    }
    {
        // Of connections that close at the same moment none may empty the log into the file.
        Connection connection(url);
        QVERIFY(isGood(connection.open()));
        QTRY_VERIFY(connection.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")).hasValue());
    }
    QFile file(url.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 page = 4096;
    QVERIFY(file.size() > 8 * page);
    file.seek(file.size() - 2 * page); // past what opening reads
    file.write(QByteArray(2 * page, '\xa5'));
    file.close();
    LedgerDesk desk(url);
    desk.start();
    QTRY_VERIFY(desk.is(LedgerLink::Failed));
    QCOMPARE(desk->state().error->fault, StorageFault::Corrupt);
    QVERIFY(desk->state().error->message.contains(QLatin1String("db restore")));
    QCOMPARE(answerOf(desk.place("late")).error().fault, StorageFault::Corrupt);
}

void TestLedgerThreads::aFileOfANewerVersionIsRefused()
{
    const DatabaseUrl url = m_databases.fresh(Backend::Sqlite);
    {
        LedgerDesk desk(url);
        desk.start();
        QVERIFY(isGood(answerOf(desk.place("b1"))));
        Connection connection(url);
        QVERIFY(connection.open().hasValue());
        QVERIFY(connection.run(QStringLiteral("INSERT INTO schema_migrations VALUES (99, 'later', '', 0)")).hasValue());
    }
    LedgerDesk desk(url);
    desk.start();
    QCOMPARE(answerOf(desk.place("b2")).error().fault, StorageFault::NewerSchema);
    QCOMPARE(answerOf(desk->list({})).error().fault, StorageFault::NewerSchema);
    QVERIFY(desk.is(LedgerLink::Failed));
}

QTEST_GUILESS_MAIN(TestLedgerThreads)
#include "tst_ledger_threads.moc"
