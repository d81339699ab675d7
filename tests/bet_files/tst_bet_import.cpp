// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/bet_import.h"

#include "reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace evision;
using namespace evision::bet_files;

namespace {

constexpr qint64 now = 1795543200000;

std::string tableOf(int first, int last, const char *result, const char *stake = "10.00")
{
    std::string text = "Date,Match,Pick,Odds,Stake,Book,Result,Notes\n";
    for (int number = first; number <= last; ++number)
        text += "2026-11-24 18:00,Reds v Blues,Reds,2.50," + std::string(stake) + ",pinnacle," + result + ",n" +
                std::to_string(number) + "\n";
    return text;
}

} // namespace

class TestBetImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondTimeAddsNothing();
    void anEndIsAddedLater();
    void anotherBetOfTheIdIsRefused();
    void anotherEndIsRefused();
    void aStopKeepsWhatIsIn();
    void whatWasReadBeforeTheFileBrokeIsKept();
    void aLedgerThatFailsIsSaid();

private:
    [[nodiscard]] storage::Stored<ImportCounts> import(const std::string &text, const OnImported &onImported = {});
    [[nodiscard]] std::size_t kept();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::LedgerDatabase> m_ledger;
    std::vector<std::pair<std::size_t, std::string>> m_refused;
};

void TestBetImport::init()
{
    m_ledger.reset();
    m_refused.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    auto ledger = storage::LedgerDatabase::open(
        storage::DatabaseUrl::ofFile(m_folder->filePath(QStringLiteral("l.db"))), m_folder->path(), "key");
    QVERIFY(ledger.hasValue());
    m_ledger = std::move(ledger).value();
}

storage::Stored<ImportCounts> TestBetImport::import(const std::string &text, const OnImported &onImported)
{
    QByteArray bytes = QByteArray::fromStdString(text);
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    const auto source = openBets(device, {});
    const ImportListener listener = {
        [this](std::size_t row, const std::string &why) { m_refused.emplace_back(row, why); }, onImported};
    return importBets(**source, *m_ledger, QStringLiteral("owner"), now, listener);
}

std::size_t TestBetImport::kept()
{
    storage::BetFilter filter;
    filter.most = 100000;
    return m_ledger->store().list(filter)->size();
}

void TestBetImport::aSecondTimeAddsNothing()
{
    const std::string table = tableOf(1, 1200, "won");
    QCOMPARE(import(table)->added, std::size_t{1200});
    const auto again = import(table);
    QCOMPARE(again->added, std::size_t{0});
    QCOMPARE(again->already, std::size_t{1200});
    QCOMPARE(kept(), std::size_t{1200});
    QVERIFY(m_ledger->store().verify()->isSound());
    QCOMPARE(m_ledger->store().entries().value(), qint64{2400});
}

void TestBetImport::anEndIsAddedLater()
{
    QCOMPARE(import(tableOf(1, 3, "open"))->added, std::size_t{3});
    QCOMPARE(import(tableOf(1, 3, "won"))->settled, std::size_t{3});
    QCOMPARE(import(tableOf(1, 3, "open"))->already, std::size_t{3}); // an older file takes nothing back
    storage::BetFilter settled;
    settled.settled = true;
    QCOMPARE(m_ledger->store().list(settled)->size(), std::size_t{3});
}

void TestBetImport::anotherBetOfTheIdIsRefused()
{
    const Reading reading = readAll(tableOf(1, 1, "open"));
    FileBet bet = reading.rows.front().bet.value();
    QVERIFY(m_ledger->store().place(bet.bet, QStringLiteral("owner"), now).hasValue());
    bet.bet.stake.minor = 9900;
    const QByteArray document = storage::compactText({{QStringLiteral("schema"), QStringLiteral("evision.bets/1")},
                                                      {QStringLiteral("bets"), QJsonArray{objectOf(bet)}}});
    const auto counts = import(document.toStdString());
    QCOMPARE(counts->refused, std::size_t{1});
    QCOMPARE(m_refused.size(), std::size_t{1});
    QVERIFY(m_refused.front().second.find("not the same") != std::string::npos);
    QCOMPARE(m_ledger->store().find(bet.bet.id)->value().bet.stake.minor, std::int64_t{1000});
}

void TestBetImport::anotherEndIsRefused()
{
    QCOMPARE(import(tableOf(1, 1, "won"))->added, std::size_t{1});
    QCOMPARE(import(tableOf(1, 1, "lost"))->refused, std::size_t{1});
    QVERIFY(m_refused.front().second.find("another end") != std::string::npos);
}

void TestBetImport::aStopKeepsWhatIsIn()
{
    const std::string table = tableOf(1, 1200, "won");
    const auto stopped = import(table, [](const ImportCounts &) { return false; });
    QVERIFY(stopped.hasValue());
    QCOMPARE(stopped->added, kept());
    QVERIFY(kept() > 0 && kept() < 1200);
    const auto rest = import(table);
    QCOMPARE(rest->added + rest->already, std::size_t{1200});
    QCOMPARE(kept(), std::size_t{1200});
    QVERIFY(m_ledger->store().verify()->isSound());
}

void TestBetImport::whatWasReadBeforeTheFileBrokeIsKept()
{
    const auto counts = import(tableOf(1, 3, "won") + "2026-11-24 18:00,\"Reds\n");
    QVERIFY(!counts.hasValue());
    QVERIFY(counts.error().message.contains(QLatin1String("never closed")));
    QCOMPARE(kept(), std::size_t{3});
}

void TestBetImport::aLedgerThatFailsIsSaid()
{
    QVERIFY(m_ledger->connection().run(QStringLiteral("PRAGMA query_only = ON")).hasValue());
    const auto counts = import(tableOf(1, 3, "won"));
    QVERIFY(!counts.hasValue());
    QVERIFY(m_ledger->connection().run(QStringLiteral("PRAGMA query_only = OFF")).hasValue());
    QCOMPARE(kept(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestBetImport)
#include "tst_bet_import.moc"
