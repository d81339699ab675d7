// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/payout.h"

#include "match.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace evision;
using namespace evision::ledger;

namespace {

/// Net profit of a unit at a price, from the rule itself: half of a stake on each of the two half lines around a
/// quarter, each of them compared with the number alone.
double netByHalves(double line, int number, double price)
{
    const bool quarter = std::fmod(std::fabs(line) * 4, 2) == 1;
    double net = 0;
    for (const double half : {quarter ? line - 0.25 : line, quarter ? line + 0.25 : line}) {
        const double over = number + half;
        net += (over > 0 ? price - 1 : over < 0 ? -1 : 0) / 2;
    }
    return net;
}

} // namespace

/// What settlement must keep whatever the score.
class TestGradeProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rules = shippedRules(); }
    void quarterLinesAreTwoHalves();
    void bothSidesShareTheStake();
    void oneOfThreeComesTrue();
    void twoChancesAreTheThirdLaid();

private:
    [[nodiscard]] double returned(const Selection &bet, int home, int away) const
    {
        const auto graded = grade(bet, ended(home, away), m_rules);
        return legReturn({2.0, graded.value()}).value();
    }
    template <typename Check>
    static void forAllScores(Check check)
    {
        for (int home = 0; home <= 6; ++home) {
            for (int away = 0; away <= 6; ++away)
                check(home, away);
        }
    }

    SettlementRules m_rules;
};

void TestGradeProperties::quarterLinesAreTwoHalves()
{
    constexpr double price = 1.95;
    forAllScores([this](int home, int away) {
        for (double line = -4; line <= 4; line += 0.25) {
            const auto handicap = grade(selection("spreads", "Reds", line), ended(home, away), m_rules);
            QCOMPARE(legReturn({price, handicap.value()}).value() - 1, netByHalves(line, home - away, price));
            const auto under = grade(selection("totals", "Under", line), ended(home, away), m_rules);
            QCOMPARE(legReturn({price, under.value()}).value() - 1, netByHalves(line, -home - away, price));
        }
    });
}

void TestGradeProperties::bothSidesShareTheStake()
{
    // At even prices what one side gains the other loses.
    forAllScores([this](int home, int away) {
        for (double line = -4; line <= 4; line += 0.25) {
            QCOMPARE(returned(selection("spreads", "Reds", line), home, away) +
                         returned(selection("spreads", "Blues", -line), home, away),
                     2.0);
            QCOMPARE(returned(selection("totals", "Over", line), home, away) +
                         returned(selection("totals", "Under", line), home, away),
                     2.0);
        }
        QCOMPARE(returned(selection("btts", "Yes"), home, away) + returned(selection("btts", "No"), home, away), 2.0);
        QCOMPARE(returned(selection("draw_no_bet", "Reds"), home, away),
                 returned(selection("spreads", "Reds", 0.0), home, away));
    });
}

void TestGradeProperties::oneOfThreeComesTrue()
{
    forAllScores([this](int home, int away) {
        double sum = 0;
        for (const char *name : {"Reds", "Draw", "Blues"})
            sum += returned(selection("h2h_3_way", name), home, away);
        QCOMPARE(sum, 2.0);
    });
}

void TestGradeProperties::twoChancesAreTheThirdLaid()
{
    constexpr std::array<std::array<const char *, 2>, 3> pairs = {
        {{"Reds or Draw", "Blues"}, {"Draw or Blues", "Reds"}, {"Reds or Blues", "Draw"}}};
    forAllScores([this, &pairs](int home, int away) {
        for (const auto &[two, third] : pairs) {
            QCOMPARE(returned(selection("double_chance", two), home, away) +
                         returned(selection("h2h_3_way", third), home, away),
                     2.0);
        }
    });
}

QTEST_GUILESS_MAIN(TestGradeProperties)
#include "tst_grade_properties.moc"
