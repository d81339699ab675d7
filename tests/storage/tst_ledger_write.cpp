// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_write.h"

#include "storage/bet_document.h"

#include "open_ledger.h"
#include "test_databases.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace evision;
using namespace evision::storage;

namespace {

constexpr qint64 now = 1795510800000;

LedgerWrite placing(const std::string &id)
{
    return LedgerWrite::place(sampleBet(id), QStringLiteral("owner"), now);
}

LedgerWrite amending(const std::string &id, const std::string &notes, qint64 version)
{
    ledger::Bet bet = sampleBet(id);
    bet.notes = notes;
    return LedgerWrite::amend(bet, version, QString::fromStdString(notes), now + 1);
}

} // namespace

class TestLedgerWrite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesTwiceIsDoneOnce_data() { TestDatabases::addRows(); }
    void whatComesTwiceIsDoneOnce();
    void whatComesTwiceAtOnceIsDoneOnce_data() { TestDatabases::addRows(); }
    void whatComesTwiceAtOnceIsDoneOnce();
    void whatFailedMayBeTriedAgain_data() { TestDatabases::addRows(); }
    void whatFailedMayBeTriedAgain();
    void oneFollowsAnotherWhoseVersionNobodyKnows_data() { TestDatabases::addRows(); }
    void oneFollowsAnotherWhoseVersionNobodyKnows();
    void aConflictHasBothVersions_data() { TestDatabases::addRows(); }
    void aConflictHasBothVersions();
    void aSettlementConflictsLikewise_data() { TestDatabases::addRows(); }
    void aSettlementConflictsLikewise();
    void readBackAsWritten();
    void damagedTextIsRefused();

private:
    TestDatabases m_databases;
};

void TestLedgerWrite::whatComesTwiceIsDoneOnce()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    const LedgerWrite place = placing("b1");
    const qint64 placed = ledger.store.write(place).value();
    const LedgerWrite settle =
        LedgerWrite::settle(ledger.store.find("b1")->value(), graded(ledger::Grade::Won), QStringLiteral("owner"), now);
    const qint64 settled = ledger.store.write(settle).value();
    QCOMPARE(ledger.store.write(place).value(), placed); // though the bet is there, and has been changed since
    QCOMPARE(ledger.store.write(settle).value(), settled);
    QCOMPARE(ledger.store.entries().value(), 2);
    QVERIFY(ledger.store.verify()->isSound());
}

void TestLedgerWrite::whatComesTwiceAtOnceIsDoneOnce()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    constexpr int programs = 4;
    const LedgerWrite place = placing("b1");
    std::vector<qint64> versions(programs, 0);
    std::vector<std::thread> threads;
    for (int program = 0; program < programs; ++program) {
        threads.emplace_back([&, program] {
            OpenLedger own(url);
            if (const auto written = own.store.write(place))
                versions[static_cast<std::size_t>(program)] = *written;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(versions, std::vector<qint64>(programs, 1));
    QCOMPARE(ledger.store.entries().value(), 1);
}

void TestLedgerWrite::whatFailedMayBeTriedAgain()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    const LedgerWrite early = amending("b1", "early", 1);
    QCOMPARE(ledger.store.write(early).error().fault, StorageFault::Changed); // there is no such bet
    QCOMPARE(ledger.store.write(placing("b1")).value(), 1);
    QCOMPARE(ledger.store.write(early).value(), 2);
}

void TestLedgerWrite::oneFollowsAnotherWhoseVersionNobodyKnows()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    ledger.place("b2");
    const LedgerWrite place = placing("b1");
    LedgerWrite amend = amending("b1", "second", 0);
    amend.after = place.key;
    QCOMPARE(ledger.store.write(amend).error().fault, StorageFault::Changed); // not before the first
    QVERIFY(ledger.store.write(place).hasValue());
    QVERIFY(ledger.store.write(amend).hasValue());
    LedgerWrite third = amending("b1", "third", 0);
    third.after = place.key; // which is not what the bet is any more
    QCOMPARE(ledger.store.write(third).error().fault, StorageFault::Changed);
    third.after = amend.key;
    QVERIFY(ledger.store.write(third).hasValue());
    QCOMPARE(ledger.store.find("b1")->value().bet.notes, std::string("third"));
}

void TestLedgerWrite::aConflictHasBothVersions()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    const qint64 placed = ledger.store.write(placing("b1")).value();
    const qint64 theirs = ledger.store.write(amending("b1", "theirs", placed)).value();
    const auto late = ledger.store.write(amending("b1", "mine", placed));
    QCOMPARE(late.error().fault, StorageFault::Changed);
    QVERIFY2(late.error().message.contains(QLatin1String("theirs")), qPrintable(late.error().message));
    const auto conflict = late.error().conflict;
    QVERIFY(conflict != nullptr);
    QCOMPARE(conflict->mine.bet.notes, std::string("mine"));
    QCOMPARE(conflict->mine.version, placed);
    QCOMPARE(conflict->theirs->bet.notes, std::string("theirs"));
    QCOMPARE(conflict->theirs->version, theirs);
    QCOMPARE(conflict->author, QStringLiteral("theirs"));
    QCOMPARE(conflict->at, now + 1);
    QVERIFY(ledger.store.write(amending("b1", "mine", conflict->theirs->version)).hasValue()); // having seen it
    const auto none = ledger.store.write(amending("b9", "mine", placed));
    QVERIFY(none.error().conflict && !none.error().conflict->theirs);
}

void TestLedgerWrite::aSettlementConflictsLikewise()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    const qint64 placed = ledger.store.write(placing("b1")).value();
    const LedgerBet read = ledger.store.find("b1")->value();
    QVERIFY(ledger.store.write(amending("b1", "theirs", placed)).hasValue());
    const auto late =
        ledger.store.settle("b1", graded(ledger::Grade::Lost), read.version, QStringLiteral("owner"), now);
    QVERIFY(late.error().conflict != nullptr);
    QCOMPARE(late.error().conflict->mine.settlement->legs.front().grade, ledger::Grade::Lost);
    QCOMPARE(late.error().conflict->mine.bet.notes, std::string("theirs")); // the settlement is of what is there
    QVERIFY(!late.error().conflict->theirs->settlement);
}

void TestLedgerWrite::readBackAsWritten()
{
    LedgerWrite settle = LedgerWrite::settle({sampleBet("b1"), std::nullopt, 7}, graded(ledger::Grade::HalfWon),
                                             QStringLiteral("o'x"), now);
    settle.after = QStringLiteral("earlier");
    for (const LedgerWrite &write : {placing("b1"), amending("b1", "x \xe2\x82\xac", 3), settle}) {
        const QByteArray text = compactText(writeObject(write));
        const auto read = writeFromObject(objectFromText(text).value());
        QVERIFY2(read.hasValue(), read ? "" : read.error().c_str());
        QCOMPARE(compactText(writeObject(*read)), text);
        QCOMPARE(read->key, write.key);
        QCOMPARE(read->at, now + (write.kind == LedgerWrite::Kind::Amend ? 1 : 0));
        QCOMPARE(read->version, write.version);
        QCOMPARE(read->after, write.after);
        QVERIFY(read->settlement == write.settlement);
    }
    QVERIFY(placing("b1").key != placing("b1").key);
}

void TestLedgerWrite::damagedTextIsRefused()
{
    QJsonObject whole = writeObject(placing("b1"));
    for (const QString &key : whole.keys()) {
        if (key == QLatin1String("settlement"))
            continue; // of Settle alone
        QJsonObject damaged = whole;
        damaged.remove(key);
        QVERIFY2(!writeFromObject(damaged).hasValue(), qPrintable(key));
    }
}

QTEST_GUILESS_MAIN(TestLedgerWrite)
#include "tst_ledger_write.moc"
