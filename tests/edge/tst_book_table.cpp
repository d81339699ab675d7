// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using market::MarketClass;

class TestBookTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void profilesAreLookedUp();
    void targetsMayBeNamed();
    void weightsAreByGroupAndClass();
    void whatTheVocabularyLearnsIsTakenIn();
    void anotherVocabularyStartsAgain();
    void sportsAreKnown();
    void rulesAreAskedByName();

private:
    std::unique_ptr<EdgeTables> tables;
    std::unique_ptr<market::Vocabulary> vocabulary;
};

void TestBookTable::init()
{
    vocabulary = std::make_unique<market::Vocabulary>();
    tables = std::make_unique<EdgeTables>();
    tables->profiles = BookmakerProfiles::parse(test::labProfiles).value();
    tables->rules = HouseRules::parse(test::labRules).value();
    tables->weights = SharpWeights::parse("*,*,pinnacle,4\n*,props,pinnacle,3\nsoccer,*,smarkets,2\n").value();
}

void TestBookTable::profilesAreLookedUp()
{
    const market::NameId uk = vocabulary->bookmakers.intern("betfair_uk");
    const market::NameId eu = vocabulary->bookmakers.intern("betfair_eu");
    const market::NameId twin = vocabulary->bookmakers.intern("twin1");
    const market::NameId soft = vocabulary->bookmakers.intern("soft");
    BookTable table(*tables, {});
    table.sync(*vocabulary);
    QCOMPARE(table[uk].kind, BookmakerKind::Exchange);
    QCOMPARE(table[uk].commission, 0.05);
    QVERIFY(table[uk].cloneGroup != 0 && table[uk].cloneGroup == table[eu].cloneGroup);
    QVERIFY(table[twin].cloneGroup != 0 && table[twin].cloneGroup != table[uk].cloneGroup);
    QCOMPARE(table[soft].cloneGroup, 0U);
    QCOMPARE(table[soft].kind, BookmakerKind::Book);
}

void TestBookTable::targetsMayBeNamed()
{
    const market::NameId pickem = vocabulary->bookmakers.intern("prizepicks");
    const market::NameId soft = vocabulary->bookmakers.intern("soft");
    BookTable all(*tables, {});
    all.sync(*vocabulary);
    QVERIFY(!all[pickem].target && all[soft].target);
    BookTable named(*tables, {"prizepicks"});
    named.sync(*vocabulary);
    QVERIFY(named[pickem].target && !named[soft].target);
}

void TestBookTable::weightsAreByGroupAndClass()
{
    const market::NameId pinnacle = vocabulary->bookmakers.intern("pinnacle");
    const market::NameId smarkets = vocabulary->bookmakers.intern("smarkets");
    const market::NameId epl = vocabulary->sports.intern("soccer_epl");
    const market::NameId nba = vocabulary->sports.intern("basketball_nba");
    const market::NameId spl = vocabulary->sports.intern("soccer_spl");
    BookTable table(*tables, {});
    table.sync(*vocabulary);
    QCOMPARE(table.weights(epl, MarketClass::Winner)[pinnacle], 4.0);
    QCOMPARE(table.weights(nba, MarketClass::Props)[pinnacle], 3.0);
    QCOMPARE(table.weights(epl, MarketClass::Totals)[smarkets], 2.0);
    QCOMPARE(table.weights(nba, MarketClass::Totals)[smarkets], 0.0);
    QCOMPARE(table.weights(spl, MarketClass::Winner), table.weights(epl, MarketClass::Winner)); // one group, kept once
    QVERIFY(table.clonesCountOnce());
}

void TestBookTable::whatTheVocabularyLearnsIsTakenIn()
{
    const market::NameId soft = vocabulary->bookmakers.intern("soft");
    const market::NameId nba = vocabulary->sports.intern("basketball_nba");
    BookTable table(*tables, {});
    table.sync(*vocabulary);
    QCOMPARE(table.weights(nba, MarketClass::Winner)[soft], 0.0);
    const market::NameId pinnacle = vocabulary->bookmakers.intern("pinnacle");
    table.sync(*vocabulary);
    QCOMPARE(table.weights(nba, MarketClass::Winner)[pinnacle], 4.0);
    const market::NameId epl = vocabulary->sports.intern("soccer_epl");
    table.sync(*vocabulary);
    QCOMPARE(table.weights(epl, MarketClass::Props)[pinnacle], 3.0);
    QCOMPARE(table.weights(nba, MarketClass::Winner)[soft], 0.0);
    QVERIFY(table.hasDraws(epl));
}

void TestBookTable::anotherVocabularyStartsAgain()
{
    const market::NameId soft = vocabulary->bookmakers.intern("soft");
    BookTable table(*tables, {});
    table.sync(*vocabulary);
    market::Vocabulary other;
    const market::NameId first = other.bookmakers.intern("tenpercent");
    QCOMPARE(first, soft); // the same number for somebody else
    table.sync(other);
    QCOMPARE(table[first].commission, 0.1);
}

void TestBookTable::sportsAreKnown()
{
    const market::NameId epl = vocabulary->sports.intern("soccer_epl");
    const market::NameId nfl = vocabulary->sports.intern("americanfootball_nfl");
    const market::NameId afl = vocabulary->sports.intern("aussierules_afl");
    BookTable table(*tables, {});
    table.sync(*vocabulary);
    QVERIFY(table.hasDraws(epl) && !table.hasDraws(nfl) && !table.hasDraws(afl));
    QVERIFY(table.isAmericanFootball(nfl) && !table.isAmericanFootball(afl));
}

void TestBookTable::rulesAreAskedByName()
{
    const market::NameId dnb = vocabulary->bookmakers.intern("dnb1");
    const market::NameId pinnacle = vocabulary->bookmakers.intern("pinnacle");
    const market::NameId strict = vocabulary->bookmakers.intern("strict");
    const market::NameId epl = vocabulary->sports.intern("soccer_epl");
    const market::NameId atp = vocabulary->sports.intern("tennis_atp");
    BookTable table(*tables, {});
    table.sync(*vocabulary);
    QVERIFY(table.returnsStakeOnDraw(dnb, epl) && !table.returnsStakeOnDraw(dnb, atp) &&
            !table.returnsStakeOnDraw(strict, epl));
    QVERIFY(table.rulesDiffer(pinnacle, strict, atp) && !table.rulesDiffer(pinnacle, strict, epl));
}

QTEST_GUILESS_MAIN(TestBookTable)
#include "tst_book_table.moc"
