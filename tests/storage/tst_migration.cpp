// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migration.h"

#include "storage/ledger_schema.h"

#include "test_databases.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace evision;
using namespace evision::storage;

namespace {

std::vector<Migration> twoSteps()
{
    return {{1, QStringLiteral("first"), {QStringLiteral("CREATE TABLE first (n INTEGER)")}},
            {2, QStringLiteral("second"), {QStringLiteral("CREATE TABLE second (n INTEGER)")}}};
}

std::vector<Migration> oneStep()
{
    auto steps = twoSteps();
    steps.pop_back();
    return steps;
}

bool hasTable(Connection &connection, const char *name)
{
    return connection.run(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(name)).hasValue();
}

} // namespace

class TestMigration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyDatabaseTakesAllSteps_data() { TestDatabases::addRows(); }
    void anEmptyDatabaseTakesAllSteps();
    void anOlderOneTakesWhatItLacks_data() { TestDatabases::addRows(); }
    void anOlderOneTakesWhatItLacks();
    void aNewerOneIsRefused_data() { TestDatabases::addRows(); }
    void aNewerOneIsRefused();
    void anotherStepIsNoticed_data() { TestDatabases::addRows(); }
    void anotherStepIsNoticed();
    void aFailedStepLeavesTheOneBefore_data() { TestDatabases::addRows(); }
    void aFailedStepLeavesTheOneBefore();
    void manyProgramsAtOnceTakeEachStepOnce_data() { TestDatabases::addRows(); }
    void manyProgramsAtOnceTakeEachStepOnce();
    void whatIsChangedIsKeptOnce_data() { TestDatabases::addRows(); }
    void whatIsChangedIsKeptOnce();
    void whatCannotBeKeptIsNotChanged_data() { TestDatabases::addRows(); }
    void whatCannotBeKeptIsNotChanged();
    void theLedgersStepsRun_data() { TestDatabases::addRows(); }
    void theLedgersStepsRun();

private:
    TestDatabases m_databases;
};

void TestMigration::anEmptyDatabaseTakesAllSteps()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    const Migrator migrator(twoSteps());
    const auto before = migrator.state(connection);
    QVERIFY(before.hasValue());
    QCOMPARE(before->applied, 0);
    QCOMPARE(before->known, 2);
    const auto after = migrator.migrate(connection);
    QVERIFY2(after.hasValue(), after ? "" : qPrintable(after.error().message));
    QVERIFY(after->isCurrent());
    QVERIFY(hasTable(connection, "first") && hasTable(connection, "second"));
    QVERIFY(migrator.migrate(connection)->isCurrent()); // a second time nothing happens
}

void TestMigration::anOlderOneTakesWhatItLacks()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QVERIFY(Migrator(oneStep()).migrate(connection).hasValue());
    QVERIFY(connection.run(QStringLiteral("INSERT INTO first VALUES (1)")).hasValue());
    QVERIFY(Migrator(twoSteps()).migrate(connection)->isCurrent());
    auto kept = connection.run(QStringLiteral("SELECT n FROM first"));
    QVERIFY(kept.hasValue() && kept->next());
    QVERIFY(hasTable(connection, "second"));
}

void TestMigration::aNewerOneIsRefused()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QVERIFY(Migrator(twoSteps()).migrate(connection).hasValue());
    const auto refused = Migrator(oneStep()).migrate(connection);
    QVERIFY(!refused.hasValue());
    QCOMPARE(refused.error().fault, StorageFault::NewerSchema);
    QVERIFY(refused.error().message.contains(QLatin1String("Update the program")));
}

void TestMigration::anotherStepIsNoticed()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QVERIFY(Migrator(oneStep()).migrate(connection).hasValue());
    auto steps = twoSteps();
    steps.front().statements.front().replace(QLatin1String("INTEGER"), QLatin1String("TEXT"));
    const auto refused = Migrator(steps).migrate(connection);
    QVERIFY(!refused.hasValue());
    QCOMPARE(refused.error().fault, StorageFault::Corrupt);
    QVERIFY(!hasTable(connection, "second"));
}

void TestMigration::aFailedStepLeavesTheOneBefore()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QVERIFY(Migrator(oneStep()).migrate(connection).hasValue());
    auto steps = twoSteps();
    steps.back().statements += QStringLiteral("CREATE TABLE first (n INTEGER)"); // there already
    QVERIFY(!Migrator(steps).migrate(connection).hasValue());
    QVERIFY(hasTable(connection, "first"));
    QVERIFY(!hasTable(connection, "second"));
    QCOMPARE(Migrator(twoSteps()).state(connection)->applied, 1);
    QVERIFY(Migrator(twoSteps()).migrate(connection)->isCurrent());
}

void TestMigration::manyProgramsAtOnceTakeEachStepOnce()
{
    FETCH_DATABASE(m_databases);
    constexpr std::size_t programs = 6;
    std::vector<int> current(programs, 0);
    std::vector<std::thread> threads;
    for (std::size_t program = 0; program < programs; ++program) {
        threads.emplace_back([&url, &current, program] {
            Connection connection(url);
            if (!connection.open())
                return;
            const auto state = Migrator(twoSteps()).migrate(connection);
            current[program] = state && state->isCurrent() ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(current, std::vector<int>(programs, 1));
}

void TestMigration::whatIsChangedIsKeptOnce()
{
    FETCH_DATABASE(m_databases);
    {
        Connection connection(url);
        QVERIFY(connection.open().hasValue());
        QVERIFY(Migrator(oneStep()).migrate(connection).hasValue());
    }
    std::atomic<int> kept = 0;
    std::atomic<int> current = 0;
    std::vector<std::thread> threads;
    for (int program = 0; program < 4; ++program) {
        threads.emplace_back([&] {
            Connection connection(url);
            if (!connection.open())
                return;
            const auto keep = [&](int applied) -> Stored<Done> {
                // Nobody else has begun to change it, or may while it is kept.
                kept += applied == 1 && hasTable(connection, "schema_migrations") &&
                                Migrator(twoSteps()).state(connection)->applied == 1
                            ? 1
                            : 100;
                return Done{};
            };
            const auto state = Migrator(twoSteps()).migrate(connection, keep);
            current += state && state->isCurrent() ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(kept.load(), 1);
    QCOMPARE(current.load(), 4);
}

void TestMigration::whatCannotBeKeptIsNotChanged()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    const auto keep = [](int) -> Stored<Done> {
        return Unexpected{StorageError{StorageFault::Full, QStringLiteral("full")}};
    };
    QVERIFY(Migrator(oneStep()).migrate(connection, keep).hasValue()); // of an empty one there is nothing to keep
    const auto failed = Migrator(twoSteps()).migrate(connection, keep);
    QVERIFY(!failed.hasValue());
    QCOMPARE(failed.error().fault, StorageFault::Full);
    QVERIFY(!hasTable(connection, "second"));
    QCOMPARE(Migrator(twoSteps()).state(connection)->applied, 1);
}

void TestMigration::theLedgersStepsRun()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    const auto state = Migrator(ledgerSchema()).migrate(connection);
    QVERIFY2(state.hasValue(), state ? "" : qPrintable(state.error().message));
    QVERIFY(state->isCurrent());
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
