// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/grade.h"

#include "match.h"

#include <QTest>

#include <array>

using namespace evision;
using namespace evision::ledger;

namespace {

QString textOf(const Expected<Grade, Ungraded> &graded)
{
    const std::string_view id = graded ? gradeId(*graded) : ungradedText(graded.error());
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString textOf(Ungraded reason)
{
    return textOf(Expected<Grade, Ungraded>(Unexpected{reason}));
}

} // namespace

class TestGrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rules = shippedRules(); }
    void winners_data();
    void winners();
    void handicaps_data();
    void handicaps();
    void totals_data();
    void totals();
    void otherMarkets_data();
    void otherMarkets();
    void whatNoScoreTells_data();
    void whatNoScoreTells();
    void overtime_data();
    void overtime();
    void retirements_data();
    void retirements();
    void idsAreReadBack();

private:
    SettlementRules m_rules;
};

void TestGrade::winners_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("threeWay");
    QTest::addColumn<QString>("grades"); // of 2-1, 1-1, 0-3
    const auto row = [](const char *title, const char *market, const char *name, bool threeWay, const char *grades) {
        QTest::newRow(title) << QString::fromUtf8(market) << QString::fromUtf8(name) << threeWay
                             << QString::fromUtf8(grades);
    };
    row("home of three", "h2h", "Reds", true, "won lost lost");
    row("draw", "h2h", "Draw", true, "lost won lost");
    row("a draw whose set is not known", "h2h", "Draw", false, "lost won lost");
    row("away of three", "h2h", "Blues", true, "lost lost won");
    row("home of two gets the stake back on a draw", "h2h", "Reds", false, "won push lost");
    row("away of two", "h2h", "Blues", false, "lost push won");
    row("three ways by name", "h2h_3_way", "Reds", false, "won lost lost");
    row("draw no bet, home", "draw_no_bet", "Reds", false, "won push lost");
    row("draw no bet, away", "draw_no_bet", "Blues", false, "lost push won");
    row("laid, the selection is graded all the same", "h2h_lay", "Reds", true, "won lost lost");
}

void TestGrade::winners()
{
    QFETCH(QString, market);
    QFETCH(QString, name);
    QFETCH(bool, threeWay);
    Selection bet = selection(market.toStdString(), name.toStdString());
    bet.outcomes = threeWay ? market::OutcomeSet::HomeDrawAway : market::OutcomeSet::HomeAway;
    QStringList grades;
    for (const Score &score : {Score{2, 1}, Score{1, 1}, Score{0, 3}})
        grades += textOf(grade(bet, ended(score.home, score.away), m_rules));
    QTEST(grades.join(u' '), "grades");
}

void TestGrade::handicaps_data()
{
    // The rows of the handicap tables that bookmakers print, by hand: the backed side loses by two, by one, draws, wins
    // by one, by two.
    QTest::addColumn<double>("point");
    QTest::addColumn<QString>("grades");
    const auto row = [](double point, const char *grades) {
        QTest::newRow(qPrintable(QString::number(point))) << point << QString::fromUtf8(grades);
    };
    row(-2.0, "lost lost lost lost push");
    row(-1.75, "lost lost lost lost half_won");
    row(-1.5, "lost lost lost lost won");
    row(-1.25, "lost lost lost half_lost won");
    row(-1.0, "lost lost lost push won");
    row(-0.75, "lost lost lost half_won won");
    row(-0.5, "lost lost lost won won");
    row(-0.25, "lost lost half_lost won won");
    row(0.0, "lost lost push won won");
    row(0.25, "lost lost half_won won won");
    row(0.5, "lost lost won won won");
    row(0.75, "lost half_lost won won won");
    row(1.0, "lost push won won won");
    row(1.25, "lost half_won won won won");
    row(1.5, "lost won won won won");
    row(1.75, "half_lost won won won won");
    row(2.0, "push won won won won");
}

void TestGrade::handicaps()
{
    QFETCH(double, point);
    QStringList home;
    QStringList away;
    for (int margin = -2; margin <= 2; ++margin) {
        home += textOf(grade(selection("spreads", "Reds", point), ended(3 + margin, 3), m_rules));
        away += textOf(grade(selection("alternate_spreads", "Blues", point), ended(3, 3 + margin), m_rules));
    }
    QTEST(home.join(u' '), "grades");
    QTEST(away.join(u' '), "grades");
}

void TestGrade::totals_data()
{
    QTest::addColumn<double>("point");
    QTest::addColumn<QString>("over"); // of 1, 2, 3 and 4 goals
    QTest::addColumn<QString>("under");
    const auto row = [](double point, const char *over, const char *under) {
        QTest::newRow(qPrintable(QString::number(point)))
            << point << QString::fromUtf8(over) << QString::fromUtf8(under);
    };
    row(2.0, "lost push won won", "won push lost lost");
    row(2.25, "lost half_lost won won", "won half_won lost lost");
    row(2.5, "lost lost won won", "won won lost lost");
    row(2.75, "lost lost half_won won", "won won half_lost lost");
    row(3.0, "lost lost push won", "won won push lost");
}

void TestGrade::totals()
{
    QFETCH(double, point);
    const auto grades = [&](Selection bet, bool ofHome) {
        QStringList all;
        for (int goals = 1; goals <= 4; ++goals)
            all += textOf(grade(bet, ofHome ? ended(goals, 7) : ended(goals - 1, 1), m_rules));
        return all.join(u' ');
    };
    QTEST(grades(selection("totals", "Over", point), false), "over");
    QTEST(grades(selection("alternate_totals", "Under", point), false), "under");
    Selection team = selection("team_totals", "Over", point);
    team.participant = "Reds";
    QTEST(grades(team, true), "over");
    team.market = "alternate_team_totals";
    team.name = "Under";
    QTEST(grades(team, true), "under");
}

void TestGrade::otherMarkets_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("grades"); // of 2-1, 1-1, 0-3, 0-0
    const auto row = [](const char *market, const char *name, const char *grades) {
        QTest::newRow(name) << QString::fromUtf8(market) << QString::fromUtf8(name) << QString::fromUtf8(grades);
    };
    row("double_chance", "Reds or Draw", "won won lost won");
    row("double_chance", "Draw or Reds", "won won lost won");
    row("double_chance", "Draw or Blues", "lost won won won");
    row("double_chance", "Reds or Blues", "won lost won lost");
    row("btts", "Yes", "won won lost lost");
    row("btts", "No", "lost lost won won");
}

void TestGrade::otherMarkets()
{
    QFETCH(QString, market);
    QFETCH(QString, name);
    QStringList grades;
    for (const Score &score : {Score{2, 1}, Score{1, 1}, Score{0, 3}, Score{0, 0}}) {
        const Selection bet = selection(market.toStdString(), name.toStdString());
        grades += textOf(grade(bet, ended(score.home, score.away), m_rules));
    }
    QTEST(grades.join(u' '), "grades");
}

void TestGrade::whatNoScoreTells_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("point"); // 99: none
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const char *market, const char *name, double point, Ungraded reason) {
        QTest::newRow(title) << QString::fromUtf8(market) << QString::fromUtf8(name) << point << textOf(reason);
    };
    row("a half", "totals_h1", "Over", 1.5, Ungraded::Period);
    row("a player", "player_points", "Over", 20.5, Ungraded::Statistic);
    row("corners", "alternate_totals_corners", "Over", 9.5, Ungraded::Statistic);
    row("cards of a side", "alternate_spreads_cards", "Reds", 0.5, Ungraded::Statistic);
    row("an outright", "outrights", "Reds", 99, Ungraded::UnknownMarket);
    row("another team", "h2h", "Greens", 99, Ungraded::UnknownName);
    row("nobody", "h2h", "", 99, Ungraded::UnknownName);
    row("a draw with a handicap", "spreads", "Draw", -1, Ungraded::UnknownName);
    row("a total of neither", "totals", "Exactly", 2, Ungraded::UnknownName);
    row("a team total without the team", "team_totals", "Over", 1.5, Ungraded::UnknownName);
    row("no draw where none is bet", "draw_no_bet", "Draw", 99, Ungraded::UnknownName);
    row("one chance is not two", "double_chance", "Reds", 99, Ungraded::UnknownName);
    row("twice the same chance", "double_chance", "Reds or Reds", 99, Ungraded::UnknownName);
    row("no handicap", "spreads", "Reds", 99, Ungraded::NoPoint);
    row("off the quarters", "totals", "Over", 2.3, Ungraded::NoPoint);
    row("no number at all", "totals", "Over", std::numeric_limits<double>::quiet_NaN(), Ungraded::NoPoint);
    row("beyond all numbers", "totals", "Over", 1e300, Ungraded::NoPoint);
}

void TestGrade::whatNoScoreTells()
{
    QFETCH(QString, market);
    QFETCH(QString, name);
    QFETCH(double, point);
    const auto given = point == 99 ? std::nullopt : std::optional(point);
    QTEST(textOf(grade(selection(market.toStdString(), name.toStdString(), given), ended(2, 1), m_rules)), "reason");
}

void TestGrade::overtime_data()
{
    QTest::addColumn<QString>("sport");
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("point");
    QTest::addColumn<QString>("byFinal");      // 3-2
    QTest::addColumn<QString>("byRegulation"); // 2-2, entered by hand
    const auto row = [](const char *title, const char *sport, const char *market, const char *name, double point,
                        const QString &byFinal, const char *byRegulation) {
        QTest::newRow(title) << QString::fromUtf8(sport) << QString::fromUtf8(market) << QString::fromUtf8(name)
                             << point << byFinal << QString::fromUtf8(byRegulation);
    };
    const QString unclear = textOf(Ungraded::Overtime);
    const auto text = [](const char *grade) { return QString::fromUtf8(grade); };
    row("counts in a game of hockey", "icehockey_nhl", "h2h", "Reds", 99, text("won"), "won");
    row("is not in three ways", "icehockey_nhl", "h2h_3_way", "Draw", 99, unclear, "won");
    row("there is none in a league", "soccer_epl", "totals", "Over", 4.5, text("won"), "lost");
    row("may be in a cup", "soccer_fa_cup", "totals", "Over", 4.5, unclear, "lost");
    row("whatever came before, that many were not scored", "soccer_fa_cup", "totals", "Over", 5.5, text("lost"),
        "lost");
    row("nor fewer than that", "soccer_fa_cup", "totals", "Under", 5.5, text("won"), "won");
}

void TestGrade::overtime()
{
    QFETCH(QString, sport);
    QFETCH(QString, market);
    QFETCH(QString, name);
    QFETCH(double, point);
    const auto given = point == 99 ? std::nullopt : std::optional(point);
    const Selection bet = selection(market.toStdString(), name.toStdString(), given, sport.toStdString());
    MatchResult result = ended(3, 2);
    QTEST(textOf(grade(bet, result, m_rules)), "byFinal");
    result.regulation = Score{2, 2};
    QTEST(textOf(grade(bet, result, m_rules)), "byRegulation");
    result.final.reset();
    const bool counts = m_rules.overtime(bet.sportKey, bet.market) == Overtime::Counts;
    QCOMPARE(textOf(grade(bet, result, m_rules)) == textOf(Ungraded::NoScore), counts);
}

void TestGrade::retirements_data()
{
    QTest::addColumn<QString>("sport");
    QTest::addColumn<QString>("market");
    QTest::addColumn<bool>("oneSet");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const char *sport, const char *market, bool oneSet,
                        const QString &expected) {
        QTest::newRow(title) << QString::fromUtf8(sport) << QString::fromUtf8(market) << oneSet << expected;
    };
    const auto text = [](const char *grade) { return QString::fromUtf8(grade); };
    row("in the first set", "tennis_atp_us_open", "h2h", false, text("void"));
    row("later", "tennis_atp_us_open", "h2h", true, text("won"));
    row("games of a match that was not played out", "tennis_atp_us_open", "spreads", true, text("void"));
    row("a fighter", "mma_mixed_martial_arts", "h2h", false, text("won"));
    row("where nobody knows", "golf_masters", "h2h", false, textOf(Ungraded::Retirement));
}

void TestGrade::retirements()
{
    QFETCH(QString, sport);
    QFETCH(QString, market);
    QFETCH(bool, oneSet);
    MatchResult result;
    result.end = MatchEnd::Retired;
    result.wentOn = Side::Home;
    result.oneSetCompleted = oneSet;
    QTEST(textOf(grade(selection(market.toStdString(), "Reds", -1.5, sport.toStdString()), result, m_rules)),
          "expected");
    result.end = MatchEnd::Cancelled;
    QCOMPARE(textOf(grade(selection("nobody knows it", "Reds"), result, m_rules)), QStringLiteral("void"));
}

void TestGrade::idsAreReadBack()
{
    for (int index = 0; index < gradeCount; ++index)
        QCOMPARE(gradeFromId(gradeId(static_cast<Grade>(index))), std::optional(static_cast<Grade>(index)));
    QVERIFY(!gradeFromId("winner"));
}

QTEST_GUILESS_MAIN(TestGrade)
#include "tst_grade.moc"
