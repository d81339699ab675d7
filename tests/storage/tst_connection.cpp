// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include "test_databases.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace evision;
using namespace evision::storage;

class TestConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void committedStays_data() { TestDatabases::addRows(); }
    void committedStays();
    void whatFailsIsRolledBack_data() { TestDatabases::addRows(); }
    void whatFailsIsRolledBack();
    void aSnapshotSeesOneMoment_data() { TestDatabases::addRows(); }
    void aSnapshotSeesOneMoment();
    void aLostServerIsSaidAndComesBack();
    void noServerIsUnreachable();
    void damagedFilesAreSaid();
    void missingFoldersAreSaid();

private:
    TestDatabases m_databases;
};

namespace {

Stored<qint64> countOf(Connection &connection)
{
    auto rows = connection.run(QStringLiteral("SELECT count(*) FROM t"));
    if (!rows)
        return Unexpected{rows.error()};
    rows->next();
    return rows->value(0).toLongLong();
}

Stored<Done> add(Connection &connection, int number)
{
    auto added = connection.run(QStringLiteral("INSERT INTO t VALUES (?)"), {number});
    if (!added)
        return Unexpected{added.error()};
    return Done{};
}

} // namespace

void TestConnection::committedStays()
{
    FETCH_DATABASE(m_databases);
    {
        Connection connection(url);
        QVERIFY(connection.open().hasValue());
        QVERIFY(connection.run(QStringLiteral("CREATE TABLE t (n INTEGER)")).hasValue());
        QVERIFY(connection.transaction([&] { return add(connection, 7); }).hasValue());
    }
    Connection again(url);
    QVERIFY(again.open().hasValue());
    QCOMPARE(countOf(again).value(), 1);
}

void TestConnection::whatFailsIsRolledBack()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QVERIFY(connection.run(QStringLiteral("CREATE TABLE t (n INTEGER PRIMARY KEY)")).hasValue());
    const auto failed = connection.transaction([&]() -> Stored<Done> {
        if (auto first = add(connection, 1); !first)
            return first;
        return add(connection, 1);
    });
    QVERIFY(!failed.hasValue());
    QCOMPARE(failed.error().fault, StorageFault::Impossible);
    QCOMPARE(countOf(connection).value(), 0);
    QVERIFY(connection.transaction([&] { return add(connection, 2); }).hasValue()); // and it goes on
}

void TestConnection::aSnapshotSeesOneMoment()
{
    FETCH_DATABASE(m_databases);
    Connection reader(url);
    Connection writer(url);
    QVERIFY(reader.open().hasValue() && writer.open().hasValue());
    QVERIFY(writer.run(QStringLiteral("CREATE TABLE t (n INTEGER)")).hasValue());
    const auto seen = reader.snapshot([&]() -> Stored<qint64> {
        const auto before = countOf(reader);
        if (!before)
            return before;
        if (auto added = add(writer, 1); !added)
            return Unexpected{added.error()};
        return countOf(reader);
    });
    QCOMPARE(seen.value(), 0);
    QCOMPARE(countOf(reader).value(), 1);
}

void TestConnection::aLostServerIsSaidAndComesBack()
{
    if (!m_databases.has(Backend::Postgres))
        QSKIP("PostgreSQL's server is not installed");
    Connection connection(m_databases.fresh(Backend::Postgres));
    QVERIFY(connection.open().hasValue());
    QVERIFY(connection.run(QStringLiteral("CREATE TABLE t (n INTEGER)")).hasValue());
    m_databases.server().kill();
    for (int time = 0; time < 2; ++time) { // the driver answers differently from the second time on
        const auto lost = countOf(connection);
        QVERIFY(!lost.hasValue());
        QCOMPARE(lost.error().fault, StorageFault::Unreachable);
    }
    const auto refused = connection.open();
    QVERIFY(!refused.hasValue());
    QCOMPARE(refused.error().fault, StorageFault::Unreachable);
    QCOMPARE(m_databases.server().startAgain(), QString());
    QVERIFY(connection.open().hasValue());
    QCOMPARE(countOf(connection).value(), 0);
}

void TestConnection::noServerIsUnreachable()
{
    auto url = DatabaseUrl::parse(QStringLiteral("postgres://anna:hunter2@127.0.0.1:1/bets")).value();
    Connection connection(url);
    const auto opened = connection.open();
    QVERIFY(!opened.hasValue());
    QCOMPARE(opened.error().fault, StorageFault::Unreachable);
    QVERIFY2(!opened.error().message.contains(QLatin1String("hunter2")), qPrintable(opened.error().message));
}

void TestConnection::damagedFilesAreSaid()
{
    const DatabaseUrl url = m_databases.fresh(Backend::Sqlite);
    QFile file(url.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    Connection connection(url);
    const auto opened = connection.open();
    QVERIFY(!opened.hasValue());
    QCOMPARE(opened.error().fault, StorageFault::Corrupt);
    QVERIFY(opened.error().message.contains(url.path));
}

void TestConnection::missingFoldersAreSaid()
{
    Connection connection(DatabaseUrl::ofFile(QDir::temp().filePath(QStringLiteral("no/such/folder/bets.db"))));
    const auto opened = connection.open();
    QVERIFY(!opened.hasValue());
    QCOMPARE(opened.error().fault, StorageFault::Refused);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
