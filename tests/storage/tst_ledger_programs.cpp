// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_database.h"
#include "storage/outbox.h"
#include "support/sanitized.h"

#include "bets.h"
#include "open_ledger.h"
#include "test_databases.h"
#include "writer_program.h"

#include <QDir>
#include <QTest>
#include <QThread>

#include <array>
#include <random>
#include <set>

using namespace evision;
using namespace evision::storage;

namespace {

using test::isSanitized;

constexpr int kills = isSanitized ? 20 : 200;
constexpr int forEver = 1000000;

/// Kills programs that write, each at another moment, and answers what they had acknowledged.
QStringList killMany(const DatabaseUrl &url, int times, const QString &outbox = {})
{
    std::mt19937 random(20261124); // NOLINT: the same moments in each run, as far as a machine has such
    std::uniform_int_distribution<int> microseconds(0, 40000);
    QStringList acknowledged;
    for (int time = 0; time < times; ++time) {
        WriterProgram program;
        program.start(url, QStringLiteral("p%1").arg(time), forEver, outbox);
        if (time % 10 != 0) // some are killed while they open it
            program.waitForAnything();
        // Not a wait for something: the moment of the kill is what is made up.
        QThread::usleep(static_cast<unsigned long>(microseconds(random)));
        program.kill();
        acknowledged += program.acknowledged();
    }
    return acknowledged;
}

} // namespace

class TestLedgerPrograms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aKilledProgramLosesNothing_data() { TestDatabases::addRows(); }
    void aKilledProgramLosesNothing();
    void aKilledProgramKeepsWhatWaits();
    void twoProgramsAtOnceLoseNothing_data() { TestDatabases::addRows(); }
    void twoProgramsAtOnceLoseNothing();
    void twoProgramsAtOnceTakeAnOldLedger_data() { TestDatabases::addRows(); }
    void twoProgramsAtOnceTakeAnOldLedger();

private:
    TestDatabases m_databases;
};

void TestLedgerPrograms::initTestCase()
{
    WriterProgram program;
    program.start(m_databases.fresh(Backend::Sqlite), QStringLiteral("b"), 3);
    QVERIFY(program.end());
    QCOMPARE(program.acknowledged(),
             QStringList({QStringLiteral("b-1"), QStringLiteral("b-2"), QStringLiteral("b-3")}));
}

void TestLedgerPrograms::aKilledProgramLosesNothing()
{
    FETCH_DATABASE(m_databases);
    const QStringList acknowledged = killMany(url, url.backend == Backend::Sqlite ? kills : kills / 4);
    QVERIFY(acknowledged.size() > kills / 4);
    const auto ledger = LedgerDatabase::open(url, QString(), "key");
    QVERIFY2(ledger.hasValue(), ledger ? "" : qPrintable(ledger.error().message));
    QVERIFY((*ledger)->connection().checkFile().hasValue());
    const auto report = (*ledger)->store().verify();
    QVERIFY2(report->isSound() && report->sealed, qPrintable(report->finding));
    for (const QString &id : acknowledged) {
        const auto bet = (*ledger)->store().find(id.toStdString());
        QVERIFY2(bet.hasValue() && bet->has_value(), qPrintable(id));
        if (id.section(u'-', 1).toInt() % 3 == 0)
            QVERIFY2((*bet)->settlement.has_value(), qPrintable(id));
    }
    qInfo("%d bets acknowledged, %lld entries", static_cast<int>(acknowledged.size()), report->entries);
}

void TestLedgerPrograms::aKilledProgramKeepsWhatWaits()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("outbox.db"));
    const DatabaseUrl server = DatabaseUrl::parse(QStringLiteral("postgres://bet@127.0.0.1/bets")).value();
    const QStringList acknowledged = killMany(server, kills / 4, path);
    QVERIFY(acknowledged.size() > kills / 8);
    const auto outbox = Outbox::open(path, server);
    QVERIFY2(outbox.hasValue(), outbox ? "" : qPrintable(outbox.error().message));
    const auto waiting = (*outbox)->list();
    QVERIFY(waiting.hasValue());
    std::set<std::string> placed;
    for (const QueuedWrite &each : *waiting) {
        if (each.write.kind == LedgerWrite::Kind::Place)
            placed.insert(each.write.bet.id);
    }
    for (const QString &id : acknowledged)
        QVERIFY2(placed.count(id.toStdString()) == 1, qPrintable(id));
}

void TestLedgerPrograms::twoProgramsAtOnceLoseNothing()
{
    FETCH_DATABASE(m_databases);
    constexpr int bets = isSanitized ? 30 : 150;
    std::array<WriterProgram, 2> programs;
    programs[0].start(url, QStringLiteral("first"), bets);
    programs[1].start(url, QStringLiteral("second"), bets);
    for (WriterProgram &program : programs) {
        QVERIFY(program.end());
        QVERIFY2(program.exitCode() == 0, program.complaint());
        QCOMPARE(program.acknowledged().size(), bets);
    }
    const auto ledger = LedgerDatabase::open(url, QString(), "key");
    QVERIFY(ledger.hasValue());
    const auto report = (*ledger)->store().verify();
    QVERIFY2(report->isSound() && report->sealed, qPrintable(report->finding));
    QCOMPARE(report->entries, 2 * (bets + bets / 3));
    QCOMPARE((*ledger)->store().list({})->size(), std::size_t{2 * bets});
}

void TestLedgerPrograms::twoProgramsAtOnceTakeAnOldLedger()
{
    FETCH_DATABASE(m_databases);
    QVERIFY(fillFrom(QStringLiteral(EVISION_SOURCE_DIR "/tests/storage/released/ledger-1.sql"), url).hasValue());
    const QTemporaryDir backups;
    std::array<WriterProgram, 2> programs;
    for (WriterProgram &program : programs)
        program.keepBackupsIn(backups.path());
    programs[0].start(url, QStringLiteral("first"), 3);
    programs[1].start(url, QStringLiteral("second"), 3);
    for (WriterProgram &program : programs) {
        QVERIFY(program.end());
        QVERIFY2(program.exitCode() == 0, program.complaint());
    }
    QCOMPARE(QDir(backups.path()).entryList(QDir::Files).size(), 1);
    const auto ledger = LedgerDatabase::open(url, backups.path(), "key");
    QVERIFY(ledger.hasValue());
    QVERIFY((*ledger)->store().verify()->isSound());
    QCOMPARE((*ledger)->store().list({})->size(), std::size_t{9});
}

QTEST_GUILESS_MAIN(TestLedgerPrograms)
#include "tst_ledger_programs.moc"
