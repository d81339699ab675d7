// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/settlement_rules.h"

#include "match.h"

#include <QTest>

using namespace evision::ledger;

class TestSettlementRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestSportHolds();
    void ofOneSportTheNamedMarketHolds();
    void silenceCountsOvertime();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void theShippedFileIsRead();
};

void TestSettlementRules::theLongestSportHolds()
{
    const auto rules = SettlementRules::parse("overtime,soccer_fa_cup,*,excluded\novertime,soccer,*,never\n");
    QVERIFY(rules.hasValue());
    QCOMPARE(rules->overtime("soccer_epl", "h2h"), Overtime::Never);
    QCOMPARE(rules->overtime("soccer_fa_cup", "h2h"), Overtime::Excluded);
    QCOMPARE(rules->overtime("soccer_fa_cupboard", "h2h"), Overtime::Never);
    QCOMPARE(rules->overtime("soccerball", "h2h"), Overtime::Counts);
}

void TestSettlementRules::ofOneSportTheNamedMarketHolds()
{
    const auto rules = SettlementRules::parse("overtime,icehockey,h2h_3_way,excluded\novertime,icehockey,*,counts\n");
    QVERIFY(rules.hasValue());
    QCOMPARE(rules->overtime("icehockey_nhl", "h2h_3_way"), Overtime::Excluded);
    QCOMPARE(rules->overtime("icehockey_nhl", "h2h"), Overtime::Counts);
}

void TestSettlementRules::silenceCountsOvertime()
{
    const auto rules = SettlementRules::parse("");
    QVERIFY(rules.hasValue());
    QCOMPARE(rules->overtime("basketball_nba", "h2h"), Overtime::Counts);
    QCOMPARE(rules->retirement("tennis_atp_us_open"), Retirement::Unknown);
}

void TestSettlementRules::mistakesAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("a cell too few") << QByteArray("overtime,soccer,never") << 1;
    QTest::newRow("an empty cell") << QByteArray("# first\novertime,,*,never") << 2;
    QTest::newRow("an unknown rule") << QByteArray("offside,soccer,*,never") << 1;
    QTest::newRow("an unknown overtime") << QByteArray("overtime,soccer,*,perhaps") << 1;
    QTest::newRow("an unknown retirement") << QByteArray("retirement,tennis,*,maybe") << 1;
    QTest::newRow("a retirement of one market") << QByteArray("retirement,tennis,h2h,void") << 1;
    QTest::newRow("every sport") << QByteArray("overtime,*,*,never") << 1;
    QTest::newRow("a rule twice") << QByteArray("overtime,soccer,*,never\novertime,soccer,*,counts") << 2;
}

void TestSettlementRules::mistakesAreTold()
{
    QFETCH(QByteArray, text);
    const auto rules = SettlementRules::parse(text.toStdString());
    QVERIFY(!rules.hasValue());
    QTEST(rules.error().lineNumber, "line");
    QVERIFY(!rules.error().message.empty());
}

void TestSettlementRules::theShippedFileIsRead()
{
    const SettlementRules rules = shippedRules();
    QCOMPARE(rules.overtime("soccer_epl", "totals"), Overtime::Never);
    QCOMPARE(rules.overtime("soccer_fa_cup", "totals"), Overtime::Excluded);
    QCOMPARE(rules.overtime("icehockey_nhl", "h2h"), Overtime::Counts);
    QCOMPARE(rules.overtime("icehockey_nhl", "h2h_3_way"), Overtime::Excluded);
    QCOMPARE(rules.retirement("tennis_wta_us_open"), Retirement::AfterASet);
}

QTEST_GUILESS_MAIN(TestSettlementRules)
#include "tst_settlement_rules.moc"
