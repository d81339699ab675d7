// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/bet_columns.h"
#include "bet_files/bet_json.h"

#include "reading.h"

#include <QTest>

#include <random>

using namespace evision;
using namespace evision::bet_files;

namespace {

/// Bets with everything that a bet can have, and texts that files are broken by.
class RandomBets {
public:
    FileBet next()
    {
        FileBet made;
        ledger::Bet &bet = made.bet;
        bet.id = "bet-" + std::to_string(++m_made);
        bet.user = text();
        bet.placedAt = static_cast<market::UnixSeconds>(below(2000000000));
        bet.kind = static_cast<ledger::BetKind>(below(5));
        const std::size_t legs = bet.kind == ledger::BetKind::Parlay ? 1 + below(4) : 1;
        for (std::size_t at = 0; at < legs; ++at)
            bet.legs.push_back(leg());
        bet.bookmaker = "b" + text();
        bet.account = text();
        bet.stake = {static_cast<std::int64_t>(1 + below(1000000)),
                     market::Currency::fromCode(any({"EUR", "JPY", "KWD"})).value()};
        if (bet.kind != ledger::BetKind::Lay)
            bet.terms.stakeKind = static_cast<ledger::StakeKind>(below(3));
        bet.terms.commission = below(2) == 0 ? 0 : 0.1 / static_cast<double>(1 + below(7));
        bet.terms.boost = below(2) == 0 ? 0 : 1.0 / 3;
        bet.placeFraction = bet.kind == ledger::BetKind::EachWay ? 0.2 : 0;
        for (std::size_t tags = below(3); tags > 0; --tags)
            bet.tags.push_back("t" + text());
        bet.notes = text();
        bet.opportunityId = text();
        bet.evidence = text();
        if (below(3) > 0)
            made.settlement = settlement(bet);
        return made;
    }

private:
    std::size_t below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(m_random); }
    std::string any(const std::vector<std::string> &texts) { return texts[below(texts.size())]; }
    std::string text()
    {
        return any({"", "plain", "=SUM(A1)", "'=x", "''", "-1", "-1+1", "@cmd", "\tx", "a,b;c", "say \"no\"",
                    "two\r\nlines", "\\;", "\xe2\x80\x93 \xc3\xbc \xe2\x82\xac", " spaces ",

                    "{\"a\": [1]}", "null", "0x1F", "1"});
    }
    ledger::BetLeg leg()
    {
        ledger::BetLeg leg;
        leg.selection = {"e" + std::to_string(++m_made),
                         text(),
                         below(2) == 0 ? market::noTime : 1795525200,
                         text(),
                         text(),
                         "m" + text(),
                         text(),
                         "s" + text(),
                         std::nullopt,
                         static_cast<market::OutcomeSet>(below(5))};
        if (below(2) == 0)
            leg.selection.point = (static_cast<double>(below(40)) - 20) / 4;
        leg.price = 1 + 1.0 / static_cast<double>(1 + below(50));
        if (below(2) == 0)
            leg.fairProbability = 1.0 / static_cast<double>(2 + below(50));
        return leg;
    }
    ledger::LegResult result()
    {
        ledger::LegResult result{static_cast<ledger::Grade>(below(6)), 1, 0, std::nullopt};
        if (below(3) == 0)
            result.score = ledger::Score{static_cast<int>(below(5)), static_cast<int>(below(5))};
        return result;
    }
    std::optional<ledger::BetSettlement> settlement(const ledger::Bet &bet)
    {
        ledger::BetSettlement end;
        end.by = static_cast<ledger::SettledBy>(below(2));
        if (below(5) == 0)
            end.cashOut = static_cast<std::int64_t>(below(5000));
        else
            for (std::size_t at = 0; at < bet.legs.size(); ++at)
                end.legs.push_back(result());
        if (!end.cashOut && bet.kind == ledger::BetKind::EachWay)
            end.place = result();
        const auto payout = ledger::payoutOf(bet, end);
        if (!payout)
            return std::nullopt;
        end.payout = *payout;
        return end;
    }

    std::mt19937 m_random{20261124}; // NOLINT: the same bets in each run
    std::size_t m_made = 0;
};

std::string tableOf(const std::vector<FileBet> &bets)
{
    std::string text = headingLine();
    for (const FileBet &bet : bets)
        text += linesOf(bet);
    return text;
}

std::string documentOf(const std::vector<FileBet> &bets)
{
    QJsonArray array;
    for (const FileBet &bet : bets)
        array.append(objectOf(bet));
    return storage::compactText(
               {{QStringLiteral("schema"), QStringLiteral("evision.bets/1")}, {QStringLiteral("bets"), array}})
        .toStdString();
}

} // namespace

class TestBetFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothFilesReadBackAsTheyWere_data();
    void bothFilesReadBackAsTheyWere();
    void columnsMayStandInAnyOrder();
    void stakesCanBeSummed();
    void aBadBetIsRefusedAlone_data();
    void aBadBetIsRefusedAlone();
    void whatIsNoFileOfBetsIsSaid_data();
    void whatIsNoFileOfBetsIsSaid();

private:
    std::vector<FileBet> m_bets;
};

void TestBetFiles::initTestCase()
{
    RandomBets random;
    std::size_t settled = 0;
    while (m_bets.size() < 500) {
        FileBet bet = random.next();
        if (!ledger::mistakeOf(bet.bet).empty())
            continue;
        settled += bet.settlement ? 1U : 0U;
        m_bets.push_back(std::move(bet));
    }
    QVERIFY(settled > 100 && settled < 450);
}

void TestBetFiles::bothFilesReadBackAsTheyWere_data()
{
    QTest::addColumn<bool>("table");
    QTest::newRow("CSV") << true;
    QTest::newRow("JSON") << false;
}

void TestBetFiles::bothFilesReadBackAsTheyWere()
{
    QFETCH(bool, table);
    const Reading reading = readAll(table ? tableOf(m_bets) : documentOf(m_bets));
    QCOMPARE(reading.mistake, std::string());
    QCOMPARE(reading.rows.size(), m_bets.size());
    for (std::size_t at = 0; at < m_bets.size(); ++at) {
        const auto &bet = reading.rows[at].bet;
        QVERIFY2(bet.hasValue(), bet ? "" : bet.error().c_str());
        QCOMPARE(textOf(*bet), textOf(m_bets[at]));
        QVERIFY(bet->bet.legs == m_bets[at].bet.legs && bet->settlement == m_bets[at].settlement);
    }
}

void TestBetFiles::columnsMayStandInAnyOrder()
{
    // As a spreadsheet may leave them: another separator, the columns turned round, and one more.
    const auto turned = [](std::string line) {
        line = line.substr(0, line.size() - 2);
        QStringList cells = QString::fromStdString(line).split(u',');
        std::reverse(cells.begin(), cells.end());
        return "mine;" + cells.join(u';').toStdString() + "\n";
    };
    FileBet bet = m_bets.front();
    for (std::string *text : {&bet.bet.user, &bet.bet.notes, &bet.bet.account, &bet.bet.evidence, &bet.bet.bookmaker,
                              &bet.bet.opportunityId})
        *text = "plain";
    bet.bet.tags.clear();
    bet.bet.kind = ledger::BetKind::Single;
    bet.bet.placeFraction = 0;
    bet.bet.legs.resize(1);
    ledger::Selection &on = bet.bet.legs.front().selection;
    on.sportKey = on.homeTeam = on.awayTeam = on.participant = on.name = on.market = "x";
    bet.settlement.reset();
    const Reading reading = readAll(turned(headingLine()) + turned(linesOf(bet)));
    QCOMPARE(reading.rows.size(), std::size_t{1});
    QVERIFY2(reading.rows.front().bet.hasValue(),
             reading.rows.front().bet ? "" : reading.rows.front().bet.error().c_str());
    QCOMPARE(textOf(*reading.rows.front().bet), textOf(bet));
}

void TestBetFiles::stakesCanBeSummed()
{
    for (const FileBet &bet : m_bets) {
        if (bet.bet.legs.size() < 2)
            continue;
        const std::string stake = bet.bet.stake.text();
        const std::string lines = linesOf(bet);
        QCOMPARE(QByteArray::fromStdString(lines).count(
                     QByteArray::fromStdString("," + stake + "," + std::string(bet.bet.stake.currency.code()) + ",")),
                 qsizetype{1});
        return;
    }
    QFAIL("no parlay among them");
}

void TestBetFiles::aBadBetIsRefusedAlone_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no price") << "price" << QJsonValue(1.0) << "above 1";
    QTest::newRow("a price that is a text") << "price" << QJsonValue(QStringLiteral("two")) << "price";
    QTest::newRow("a stake of nothing") << "stake" << QJsonValue(QStringLiteral("0.00")) << "stake";
    QTest::newRow("more decimals than the currency has") << "stake" << QJsonValue(QStringLiteral("1.2345")) << "stake";
    QTest::newRow("no currency") << "currency" << QJsonValue(QStringLiteral("euro")) << "currenc";
    QTest::newRow("no such kind") << "kind" << QJsonValue(QStringLiteral("double")) << "kind";
    QTest::newRow("no time") << "placed_at" << QJsonValue(QStringLiteral("yesterday")) << "placed_at";
    QTest::newRow("another profit than it makes") << "profit" << QJsonValue(QStringLiteral("99.00")) << "make";
    QTest::newRow("a grade that is none") << "grade" << QJsonValue(QStringLiteral("perhaps")) << "grade";
}

void TestBetFiles::aBadBetIsRefusedAlone()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, sentence);
    FileBet bet;
    bet.bet.id = "a";
    bet.bet.placedAt = 1795510800;
    bet.bet.bookmaker = "b";
    bet.bet.stake = {1000, market::Currency()};
    bet.bet.legs.resize(1);
    bet.bet.legs.front().price = 2;
    bet.bet.legs.front().selection.eventId = "e";
    bet.bet.legs.front().selection.market = "h2h";
    bet.bet.legs.front().selection.name = "Reds";
    bet.settlement = ledger::BetSettlement{
        {{ledger::Grade::Won, 1, 0, std::nullopt}}, {}, {}, ledger::SettledBy::Hand, {2000, 1000}};
    QJsonObject object = objectOf(bet);
    QJsonObject settlement = object.value(QStringLiteral("settlement")).toObject();
    QJsonObject leg = object.value(QStringLiteral("legs")).toArray().first().toObject();
    QJsonObject result = settlement.value(QStringLiteral("legs")).toArray().first().toObject();
    for (QJsonObject *each : {&object, &settlement, &leg, &result}) {
        if (each->contains(member))
            (*each)[member] = value;
    }
    settlement[QStringLiteral("legs")] = QJsonArray{result};
    object[QStringLiteral("settlement")] = settlement;
    object[QStringLiteral("legs")] = QJsonArray{leg};
    FileBet other = bet;
    other.bet.id = "b";
    const std::string text = storage::compactText({{QStringLiteral("schema"), QStringLiteral("evision.bets/1")},
                                                   {QStringLiteral("bets"), QJsonArray{object, objectOf(other)}}})
                                 .toStdString();
    const Reading reading = readAll(text);
    QCOMPARE(reading.rows.size(), std::size_t{2});
    QVERIFY(!reading.rows[0].bet.hasValue());
    QCOMPARE(reading.rows[0].row, std::size_t{1});
    const QString said = QString::fromStdString(reading.rows[0].bet.error());
    QVERIFY2(said.contains(sentence, Qt::CaseInsensitive), qPrintable(said));
    QVERIFY(reading.rows[1].bet.hasValue());
}

void TestBetFiles::whatIsNoFileOfBetsIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("empty") << QByteArray() << QByteArray("empty");
    QTest::newRow("JSON that was cut off") << QByteArray("{\"schema\": ") << QByteArray("not JSON");
    QTest::newRow("a scan") << QByteArray(R"({"schema": "evision.scan/1"})") << QByteArray("no document of bets");
    QTest::newRow("a web page") << QByteArray("<html><body>Not found</body></html>") << QByteArray("placed_at");
    QTest::newRow("a binary file") << QByteArray("PK\x03\x04\xff\xfe\x00\x10", 8) << QByteArray("UTF-8");
}

void TestBetFiles::whatIsNoFileOfBetsIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, sentence);
    const Reading reading = readAll(text.toStdString());
    QVERIFY(reading.rows.empty());
    QVERIFY2(reading.mistake.find(sentence.toStdString()) != std::string::npos, reading.mistake.c_str());
}

QTEST_GUILESS_MAIN(TestBetFiles)
#include "tst_bet_files.moc"
