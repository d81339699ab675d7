// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/bookmaker_profiles.h"
#include "edge/house_rules.h"
#include "edge/sharp_weights.h"
#include "market/resource_table.h"

#include <QFile>
#include <QtTest>

using namespace evision;
using namespace evision::edge;
using market::MarketClass;

namespace {

std::string shipped(const char *name)
{
    QFile file(QStringLiteral(EVISION_SOURCE_DIR "/resources/%1").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

enum class Table { Profiles, Weights, Rules };

/// Line and message of what is wrong, or "fine".
QString mistake(Table table, const QByteArray &text)
{
    const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
    const auto told = [](const auto &parsed) {
        return parsed ? QStringLiteral("fine")
                      : QStringLiteral("%1: %2")
                            .arg(parsed.error().lineNumber)
                            .arg(QString::fromStdString(parsed.error().message));
    };
    switch (table) {
    case Table::Profiles:
        return told(BookmakerProfiles::parse(view));
    case Table::Weights:
        return told(SharpWeights::parse(view));
    case Table::Rules:
        break;
    }
    return told(HouseRules::parse(view));
}

} // namespace

Q_DECLARE_METATYPE(Table)

class TestResources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreCutAndTrimmed();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void theShippedProfilesAreRead();
    void theShippedWeightsAreRead();
    void theShippedRulesAreRead();
    void ofWeightsThatFitTheLastHolds();
    void namedWeightsHoldEverywhere();
    void commissionsCanBeChanged();
    void rulesCoverASportAndItsLeagues();
    void silenceIsNoAgreementAndNoDifference();
};

void TestResources::rowsAreCutAndTrimmed()
{
    const auto rows = market::parseResource("# a comment\n\n  a , b\t,c \r\n   # another\nd,,\nlast,1,2", 3);
    QVERIFY(rows.hasValue());
    QCOMPARE(rows->size(), std::size_t{3});
    QCOMPARE(rows->at(0).lineNumber, 3);
    QVERIFY((rows->at(0).cells == std::vector<std::string>{"a", "b", "c"}));
    QVERIFY((rows->at(1).cells == std::vector<std::string>{"d", "", ""}));
    QCOMPARE(rows->at(2).lineNumber, 6);
    QVERIFY(market::parseResource("", 3)->empty());
    const auto wrong = market::parseResource("a,b,c\nd,e", 3);
    QVERIFY(!wrong && wrong.error().lineNumber == 2);
}

void TestResources::mistakesAreTold_data()
{
    QTest::addColumn<Table>("table");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, Table table, const char *text, const char *told) {
        QTest::newRow(name) << table << QByteArray(text) << QString::fromUtf8(told);
    };
    row("a profile", Table::Profiles, "x,book,0.5,group\n", "fine");
    row("too few cells", Table::Profiles, "#\nx,book,0\n", "2: has 3 cells where 4 are expected");
    row("too many cells", Table::Profiles, "x,book,0,a,b\n", "1: has 5 cells where 4 are expected");
    row("an unknown kind", Table::Profiles, "x,casino,0,\n", "1: kind is book, exchange or pickem, not casino");
    row("no number", Table::Profiles, "x,book,much,\n", "1: commission is a fraction from 0 to below 1");
    row("a negative commission", Table::Profiles, "x,book,-0.01,\n", "1: commission is a fraction from 0 to below 1");
    row("a commission of everything", Table::Profiles, "x,book,1,\n", "1: commission is a fraction from 0 to below 1");
    row("a decimal comma", Table::Profiles, "x,book,0,05,\n", "1: has 5 cells where 4 are expected");
    row("a bookmaker twice", Table::Profiles, "x,book,0,\nx,book,0,\n", "2: x has a row already");
    row("a bookmaker without a key", Table::Profiles, ",book,0,\n", "1: the bookmaker's key is empty");
    row("the mark that spreadsheets put first", Table::Profiles, "\xef\xbb\xbfx,book,0,\nx,book,0,\n",
        "2: x has a row already");
    row("a character nobody sees", Table::Profiles, "x\u200b,book,0,\n",
        "1: has a character that no key or number has");
    row("an escape sequence", Table::Profiles, "x\x1b[1m,book,0,\n", "1: has a character that no key or number has");
    row("bytes that are no text", Table::Weights, "*,*,x\xff,1\n", "1: has a character that no key or number has");
    row("a comment in any language", Table::Profiles, "# \u00e9t\u00e9\nx,book,0,\n", "fine");
    row("a weight of nobody", Table::Weights, "*,*,,1\n", "1: a cell is empty");
    row("a weight", Table::Weights, "*,*,x,4\n", "fine");
    row("an unknown class", Table::Weights, "*,corners,x,1\n", "1: there is no market class corners");
    row("a weight above 4", Table::Weights, "*,*,x,4.1\n", "1: a weight is a number from 0 to 4");
    row("a negative weight", Table::Weights, "*,*,x,1\n*,*,y,-1\n", "2: a weight is a number from 0 to 4");
    row("a weight that is none", Table::Weights, "*,*,x,nan\n", "1: a weight is a number from 0 to 4");
    row("weights of too few cells", Table::Weights, "*,x,1\n", "1: has 3 cells where 4 are expected");
    row("a rule", Table::Rules, "overtime,icehockey,x,yes\n", "fine");
    row("an empty cell", Table::Rules, "overtime,,x,yes\n", "1: a cell is empty");
    row("draws that are not yes", Table::Rules, "draws,soccer,*,no\n", "1: draws is yes or has no row");
    row("another two-way rule", Table::Rules, "two_way_draw,soccer,x,loses\n",
        "1: two_way_draw is draw_no_bet or has no row");
    row("a rule that contradicts another", Table::Rules, "x,tennis,tab,a\nx,tennis,tab,b\n",
        "2: this rule has a row already");
    row("a rule for every sport", Table::Rules, "draws,*,*,yes\n", "1: sport is a sport's key or its beginning, not *");
    row("rules of too few cells", Table::Rules, "draws,soccer,yes\n", "1: has 3 cells where 4 are expected");
}

void TestResources::mistakesAreTold()
{
    QFETCH(Table, table);
    QFETCH(QByteArray, text);
    QTEST(mistake(table, text), "told");
}

void TestResources::theShippedProfilesAreRead()
{
    const auto profiles = BookmakerProfiles::parse(shipped("bookmakers.csv"));
    QVERIFY2(profiles.hasValue(), profiles ? "" : profiles.error().message.c_str());
    QCOMPARE(profiles->profile("betfair_ex_uk").kind, BookmakerKind::Exchange);
    QCOMPARE(profiles->profile("betfair_ex_uk").commission, 0.05);
    QCOMPARE(profiles->profile("betfair_ex_uk").cloneGroup, profiles->profile("betfair_ex_au").cloneGroup);
    QCOMPARE(profiles->profile("prizepicks").kind, BookmakerKind::Pickem);
    QCOMPARE(profiles->profile("pinnacle").kind, BookmakerKind::Book);
    QVERIFY(profiles->profile("pinnacle").cloneGroup.empty());
    QCOMPARE(profiles->profile("never heard of").commission, 0.0);
    QVERIFY(profiles->all().size() > 30);
}

void TestResources::theShippedWeightsAreRead()
{
    const auto weights = SharpWeights::parse(shipped("sharp_weights.csv"));
    QVERIFY2(weights.hasValue(), weights ? "" : weights.error().message.c_str());
    QCOMPARE(weights->weight("pinnacle", "soccer", MarketClass::Winner), 4.0);
    QCOMPARE(weights->weight("pinnacle", "basketball", MarketClass::Props), 3.0);
    QCOMPARE(weights->weight("circasports", "soccer", MarketClass::Winner), 0.0);
    QCOMPARE(weights->weight("circasports", "baseball", MarketClass::Totals), 3.0);
    QCOMPARE(weights->weight("fanduel", "baseball", MarketClass::Totals), 0.0);
    QVERIFY(!weights->isNamed() && weights->names("pinnacle") && !weights->names("fanduel"));
}

void TestResources::theShippedRulesAreRead()
{
    const auto rules = HouseRules::parse(shipped("house_rules.csv"));
    QVERIFY2(rules.hasValue(), rules ? "" : rules.error().message.c_str());
    for (const char *sport : {"soccer_epl", "cricket_ipl", "rugbyleague_nrl", "rugbyunion_six_nations",
                              "handball_germany_bundesliga", "aussierules_afl"})
        QVERIFY2(rules->hasDraws(sport), sport);
    QVERIFY(!rules->hasDraws("basketball_nba"));
    QVERIFY(rules->returnsStakeOnDraw("pointsbetus", "soccer_epl"));
    QVERIFY(rules->differ("pinnacle", "bet365_au", "tennis_atp_us_open"));
}

void TestResources::ofWeightsThatFitTheLastHolds()
{
    const auto weights = SharpWeights::parse("soccer,*,x,1\n*,*,x,2\n*,props,x,0\nsoccer,totals,x,3\n*,*,y,0.5\n");
    QCOMPARE(weights->weight("x", "soccer", MarketClass::Winner), 2.0);
    QCOMPARE(weights->weight("x", "soccer", MarketClass::Totals), 3.0);
    QCOMPARE(weights->weight("x", "tennis", MarketClass::Totals), 2.0);
    QCOMPARE(weights->weight("x", "soccer", MarketClass::Props), 0.0);
    QCOMPARE(weights->weight("y", "golf", MarketClass::Outrights), 0.5);
}

void TestResources::namedWeightsHoldEverywhere()
{
    const SharpWeights weights = SharpWeights::named({{"x", 1}, {"y", 2.5}});
    QCOMPARE(weights.weight("y", "soccer", MarketClass::Props), 2.5);
    QCOMPARE(weights.weight("x", "", MarketClass::Other), 1.0);
    QCOMPARE(weights.weight("pinnacle", "soccer", MarketClass::Winner), 0.0);
    QVERIFY(weights.isNamed() && weights.names("x"));
}

void TestResources::commissionsCanBeChanged()
{
    BookmakerProfiles profiles = BookmakerProfiles::parse("x,exchange,0.05,g\n").value();
    profiles.setCommission("x", 0.02);
    profiles.setCommission("new", 0.01);
    QCOMPARE(profiles.profile("x").commission, 0.02);
    QCOMPARE(profiles.profile("x").kind, BookmakerKind::Exchange);
    QCOMPARE(profiles.profile("x").cloneGroup, std::string("g"));
    QCOMPARE(profiles.profile("new").commission, 0.01);
    profiles.clearCommissions();
    QCOMPARE(profiles.profile("x").commission, 0.0);
    QCOMPARE(profiles.profile("new").commission, 0.0);
}

void TestResources::rulesCoverASportAndItsLeagues()
{
    const HouseRules rules = HouseRules::parse("draws,rugby,*,yes\ntwo_way_draw,soccer_epl,x,draw_no_bet\n").value();
    QVERIFY(rules.hasDraws("rugby") && rules.hasDraws("rugby_nrl"));
    QVERIFY(!rules.hasDraws("rugbyleague_nrl") && !rules.hasDraws("rug"));
    QVERIFY(rules.returnsStakeOnDraw("x", "soccer_epl") && !rules.returnsStakeOnDraw("x", "soccer_spl"));
    QVERIFY(!rules.returnsStakeOnDraw("y", "soccer_epl"));
}

void TestResources::silenceIsNoAgreementAndNoDifference()
{
    const HouseRules rules =
        HouseRules::parse("overtime,icehockey,x,yes\novertime,icehockey,y,no\nshootout,icehockey,z,no\n").value();
    QVERIFY(rules.differ("x", "y", "icehockey_nhl") && rules.differ("y", "x", "icehockey_nhl"));
    QVERIFY(!rules.differ("x", "z", "icehockey_nhl") && !rules.differ("x", "x", "icehockey_nhl"));
    QVERIFY(!rules.differ("x", "y", "basketball_nba") && !rules.differ("x", "w", "icehockey_nhl"));
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
