// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/outbox.h"

#include "bets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace evision;
using namespace evision::storage;

namespace {

DatabaseUrl server(const char *address)
{
    return DatabaseUrl::parse(QLatin1String(address)).value();
}

LedgerWrite placing(const std::string &id)
{
    return LedgerWrite::place(sampleBet(id), QStringLiteral("owner"), 1795510800000);
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder();
    void whatWasRefusedDoesNotWait();
    void aServerHasItsOwn();
    void twoProgramsShareIt();
    void aDamagedFileIsSaid();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    const DatabaseUrl m_server = server("postgres://anna:secret@host/bets");
};

void TestOutbox::keepsTheOrder()
{
    const LedgerWrite first = placing("b1");
    const LedgerWrite second = placing("b0");
    {
        const auto outbox = Outbox::open(path("order.db"), m_server).value();
        QVERIFY(!outbox->first().value());
        QVERIFY(outbox->add(first).hasValue() && outbox->add(second).hasValue());
        QVERIFY(!outbox->add(first).hasValue()); // it waits already
    }
    const auto outbox = Outbox::open(path("order.db"), m_server).value();
    QCOMPARE(outbox->counts()->waiting, 2);
    QCOMPARE(outbox->first().value()->key, first.key);
    QVERIFY(outbox->remove(first.key).hasValue());
    QCOMPARE(outbox->first().value()->key, second.key);
    QVERIFY(outbox->add(placing("b2")).hasValue());
    QCOMPARE(outbox->first().value()->bet.id, std::string("b0"));
}

void TestOutbox::whatWasRefusedDoesNotWait()
{
    const auto outbox = Outbox::open(path("refused.db"), m_server).value();
    const LedgerWrite write = placing("b1");
    QVERIFY(outbox->add(write).hasValue() && outbox->add(placing("b2")).hasValue());
    QVERIFY(outbox->refuse(write.key, QStringLiteral("The bet was changed.")).hasValue());
    QCOMPARE(outbox->first().value()->bet.id, std::string("b2"));
    QCOMPARE(outbox->counts()->waiting, 1);
    QCOMPARE(outbox->counts()->refused, 1);
    const auto all = outbox->list().value();
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all.front().refusal, QStringLiteral("The bet was changed."));
    QCOMPARE(all.front().write.key, write.key);
    QVERIFY(all.back().refusal.isEmpty());
}

void TestOutbox::aServerHasItsOwn()
{
    const auto mine = Outbox::open(path("servers.db"), m_server).value();
    const auto other = Outbox::open(path("servers.db"), server("postgres://anna@other/bets")).value();
    const auto sameForBert = Outbox::open(path("servers.db"), server("postgres://bert@host/bets")).value();
    QVERIFY(mine->add(placing("b1")).hasValue());
    QCOMPARE(other->counts()->waiting, 0);
    QVERIFY(!other->first().value());
    QCOMPARE(sameForBert->counts()->waiting, 1);
    QFile file(path("servers.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

void TestOutbox::twoProgramsShareIt()
{
    const auto mine = Outbox::open(path("shared.db"), m_server).value();
    const auto other = Outbox::open(path("shared.db"), m_server).value();
    const LedgerWrite write = placing("b1");
    QVERIFY(mine->add(write).hasValue());
    QCOMPARE(other->first().value()->key, write.key);
    QVERIFY(mine->remove(write.key).hasValue() && other->remove(write.key).hasValue());
    QVERIFY(!mine->first().value());
}

void TestOutbox::aDamagedFileIsSaid()
{
    QFile file(path("damaged.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto outbox = Outbox::open(file.fileName(), m_server);
    QVERIFY(!outbox.hasValue());
    QCOMPARE(outbox.error().fault, StorageFault::Corrupt);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
