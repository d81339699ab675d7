// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/market_key.h"

#include <QtTest>

#include <string_view>

using namespace evision::market;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

class TestMarketKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsTakenApart_data();
    void aKeyIsTakenApart();
    void theFamilyTellsKindAndClass_data();
    void theFamilyTellsKindAndClass();
    void everyPeriodIsKnown_data();
    void everyPeriodIsKnown();
    void classIdsAreDifferent();
    void aSportHasAGroup_data();
    void aSportHasAGroup();
};

void TestMarketKey::aKeyIsTakenApart_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("period");
    QTest::addColumn<bool>("alternate");
    QTest::addColumn<bool>("lay");
    const auto row = [](const char *name, const char *key, const char *stem, const char *period, bool alternate = false,
                        bool lay = false) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(stem) << QString::fromUtf8(period)
                            << alternate << lay;
    };
    row("the plain winner market", "h2h", "h2h", "full");
    row("alternate in front", "alternate_spreads", "spreads", "full", true);
    row("alternate behind", "player_points_alternate", "player_points", "full", true);
    row("alternate in front and a period", "alternate_totals_h1", "totals", "h1", true);
    row("alternate before the period", "player_points_alternate_q1", "player_points", "q1", true);
    row("alternate behind the period", "team_totals_q4_alternate", "team_totals", "q4", true);
    row("innings are a period", "spreads_1st_5_innings", "spreads", "1st_5_innings");
    row("alternate innings", "alternate_spreads_1st_3_innings", "spreads", "1st_3_innings", true);
    row("three ways with a period", "h2h_3_way_h1", "h2h_3_way", "h1");
    row("the lay side of an exchange", "h2h_lay", "h2h", "full", false, true);
    row("an outright lay", "outrights_lay", "outrights", "full", false, true);
    row("lay behind a period", "h2h_h1_lay", "h2h", "h1", false, true);
    row("corners are a family of their own", "alternate_totals_corners", "totals_corners", "full", true);
    row("a key that only looks like a period", "q1", "q1", "full");
    row("a key that only looks like a lay", "_lay", "_lay", "full");
    row("a key that only looks alternate", "alternate_", "alternate_", "full");
    row("an unknown period stays in the family", "totals_q5", "totals_q5", "full");
    row("a player market ends in no period", "player_rush_tds", "player_rush_tds", "full");
    row("an unknown key is itself", "moon_landing", "moon_landing", "full");
    row("nothing", "", "", "full");
}

void TestMarketKey::aKeyIsTakenApart()
{
    QFETCH(QString, key);
    const QByteArray utf8 = key.toUtf8();
    const MarketKey parsed = parseMarketKey({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    QTEST(text(parsed.stem), "stem");
    QTEST(text(parsed.period), "period");
    QTEST(parsed.alternate, "alternate");
    QTEST(parsed.lay, "lay");
}

void TestMarketKey::theFamilyTellsKindAndClass_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<FamilyKind>("kind");
    QTest::addColumn<MarketClass>("marketClass");
    const auto row = [](const char *key, FamilyKind kind, MarketClass marketClass) {
        QTest::newRow(key) << QString::fromUtf8(key) << kind << marketClass;
    };
    row("h2h", FamilyKind::Winner, MarketClass::Winner);
    row("h2h_q1", FamilyKind::Winner, MarketClass::Winner);
    row("h2h_lay", FamilyKind::Winner, MarketClass::Winner);
    row("h2h_3_way", FamilyKind::ThreeWay, MarketClass::Winner);
    row("draw_no_bet", FamilyKind::DrawNoBet, MarketClass::Winner);
    row("spreads", FamilyKind::Spread, MarketClass::Spreads);
    row("alternate_spreads_h2", FamilyKind::Spread, MarketClass::Spreads);
    row("spreads_corners", FamilyKind::Spread, MarketClass::Spreads);
    row("totals", FamilyKind::Total, MarketClass::Totals);
    row("totals_cards", FamilyKind::Total, MarketClass::Totals);
    row("team_totals", FamilyKind::Total, MarketClass::Totals);
    row("alternate_team_totals_p1", FamilyKind::Total, MarketClass::Totals);
    row("player_points", FamilyKind::ByName, MarketClass::Props);
    row("batter_home_runs", FamilyKind::ByName, MarketClass::Props);
    row("pitcher_strikeouts_alternate", FamilyKind::ByName, MarketClass::Props);
    row("outrights", FamilyKind::ByName, MarketClass::Outrights);
    row("btts", FamilyKind::ByName, MarketClass::Other);
    row("double_chance", FamilyKind::ByName, MarketClass::Other);
    row("moon_landing", FamilyKind::ByName, MarketClass::Other);
}

void TestMarketKey::theFamilyTellsKindAndClass()
{
    QFETCH(QString, key);
    const QByteArray utf8 = key.toUtf8();
    const MarketKey parsed = parseMarketKey({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    QTEST(parsed.kind, "kind");
    QTEST(parsed.marketClass, "marketClass");
}

void TestMarketKey::everyPeriodIsKnown_data()
{
    QTest::addColumn<QString>("period");
    for (const char *period : {"q1", "q2", "q3", "q4", "h1", "h2", "p1", "p2", "p3", "1st_1_innings", "1st_3_innings",
                               "1st_5_innings", "1st_7_innings"})
        QTest::newRow(period) << QString::fromUtf8(period);
}

void TestMarketKey::everyPeriodIsKnown()
{
    QFETCH(QString, period);
    const QByteArray key = "totals_" + period.toUtf8();
    const MarketKey parsed = parseMarketKey({key.constData(), static_cast<std::size_t>(key.size())});
    QCOMPARE(text(parsed.period), period);
    QCOMPARE(text(parsed.stem), QStringLiteral("totals"));
}

void TestMarketKey::classIdsAreDifferent()
{
    QStringList ids;
    for (int index = 0; index < marketClassCount; ++index)
        ids << text(marketClassId(static_cast<MarketClass>(index)));
    const QStringList expected{QStringLiteral("winner"), QStringLiteral("spreads"),   QStringLiteral("totals"),
                               QStringLiteral("props"),  QStringLiteral("outrights"), QStringLiteral("other")};
    QCOMPARE(ids, expected);
}

void TestMarketKey::aSportHasAGroup_data()
{
    QTest::addColumn<QString>("sport");
    QTest::addColumn<QString>("group");
    const auto row = [](const char *name, const char *sport, const char *group) {
        QTest::newRow(name) << QString::fromUtf8(sport) << QString::fromUtf8(group);
    };
    row("up to the underscore", "soccer_epl", "soccer");
    row("up to the first underscore", "americanfootball_nfl_super_bowl_winner", "americanfootball");
    row("a key without one", "politics", "politics");
    row("nothing", "", "");
}

void TestMarketKey::aSportHasAGroup()
{
    QFETCH(QString, sport);
    const QByteArray utf8 = sport.toUtf8();
    QTEST(text(sportGroup({utf8.constData(), static_cast<std::size_t>(utf8.size())})), "group");
}

QTEST_GUILESS_MAIN(TestMarketKey)
#include "tst_market_key.moc"
