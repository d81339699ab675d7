// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/payout.h"

#include <QTest>

#include <array>
#include <limits>
#include <vector>

using namespace evision::ledger;

namespace {

constexpr std::int64_t tenner = 1000;
constexpr Payout nothing{};

Payout single(const SettledLeg &leg, const PayoutTerms &terms = {}, std::int64_t stake = tenner)
{
    return backPayout(stake, std::array{leg}, terms).value();
}

} // namespace

/// Worked examples, most of them of bookmakers' own rule books.
class TestPayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singles();
    void parlays();
    void deadHeats();
    void deductions();
    void commissionIsOnWinningsAlone();
    void boosts();
    void freeBets();
    void eachWay();
    void eachWayFreeBets();
    void lays();
    void cashOuts();
    void badInputIsNothing();
};

void TestPayout::singles()
{
    QCOMPARE(single({1.95, Grade::Won}), (Payout{1950, 950}));
    QCOMPARE(single({1.95, Grade::HalfWon}), (Payout{1475, 475}));
    QCOMPARE(single({1.95, Grade::Push}), (Payout{1000, 0}));
    QCOMPARE(single({1.95, Grade::Void}), (Payout{1000, 0}));
    QCOMPARE(single({1.95, Grade::HalfLost}), (Payout{500, -500}));
    QCOMPARE(single({1.95, Grade::Lost}), (Payout{0, -1000}));
    QCOMPARE(single({2.3, Grade::Won}, {}, 1005), (Payout{2312, 1307})); // 23.115
}

void TestPayout::parlays()
{
    std::vector<SettledLeg> legs = {{1.95, Grade::Won}, {3.1, Grade::Won}, {1.7, Grade::Won}};
    QCOMPARE(backPayout(tenner, legs), (Payout{10277, 9277})); // 10.2765
    legs[1].grade = Grade::Void;
    QCOMPARE(backPayout(tenner, legs), (Payout{3315, 2315}));
    legs[0].grade = Grade::HalfWon; // 1.475 x 1 x 1.7
    QCOMPARE(backPayout(tenner, legs), (Payout{2508, 1508}));
    legs[2].grade = Grade::HalfLost;
    QCOMPARE(backPayout(tenner, legs), (Payout{738, -262})); // 7.375
    legs[1].grade = Grade::Lost;
    QCOMPARE(backPayout(tenner, legs), (Payout{0, -1000}));
}

void TestPayout::deadHeats()
{
    QCOMPARE(single({6.0, Grade::Won, 0.5}), (Payout{3000, 2000}));
    QCOMPARE(single({2.0, Grade::Won, 2.0 / 3.0}), (Payout{1333, 333}));
    QCOMPARE(single({1.5, Grade::Won, 0.5}), (Payout{750, -250})); // a win that loses money
}

void TestPayout::deductions()
{
    QCOMPARE(single({6.0, Grade::Won, 1, 0.25}), (Payout{4750, 3750}));
    QCOMPARE(single({6.0, Grade::Lost, 1, 0.25}), (Payout{0, -1000}));
    QCOMPARE(single({6.0, Grade::Won, 0.5, 0.25}), (Payout{2375, 1375}));
}

void TestPayout::commissionIsOnWinningsAlone()
{
    PayoutTerms exchange;
    exchange.commission = 0.05;
    QCOMPARE(single({2.1, Grade::Won}, exchange), (Payout{2045, 1045}));
    QCOMPARE(single({2.1, Grade::HalfWon}, exchange), (Payout{1523, 523})); // 15.225
    QCOMPARE(single({2.1, Grade::Push}, exchange), (Payout{1000, 0}));
    QCOMPARE(single({2.1, Grade::Lost}, exchange), (Payout{0, -1000}));
}

void TestPayout::boosts()
{
    PayoutTerms boost;
    boost.boost = 0.5;
    QCOMPARE(single({3.0, Grade::Won}, boost), (Payout{4000, 3000}));
    QCOMPARE(single({3.0, Grade::Lost}, boost), (Payout{0, -1000}));
    QCOMPARE(single({3.0, Grade::Void}, boost), (Payout{1000, 0}));
}

void TestPayout::freeBets()
{
    PayoutTerms kept;
    kept.stakeKind = StakeKind::FreeBetNotReturned;
    QCOMPARE(single({5.0, Grade::Won}, kept), (Payout{4000, 4000}));
    QCOMPARE(single({5.0, Grade::Lost}, kept), nothing);
    QCOMPARE(single({5.0, Grade::Void}, kept), nothing);
    QCOMPARE(single({2.0, Grade::HalfWon}, kept), (Payout{500, 500}));
    QCOMPARE(single({2.0, Grade::HalfLost}, kept), nothing);
    PayoutTerms returned;
    returned.stakeKind = StakeKind::FreeBetReturned;
    QCOMPARE(single({5.0, Grade::Won}, returned), (Payout{5000, 5000}));
    QCOMPARE(single({5.0, Grade::Push}, returned), nothing);
    QCOMPARE(single({5.0, Grade::Lost}, returned), nothing);
}

void TestPayout::eachWay()
{
    // Ten each way at 9.00 with a fifth of the odds for a place: 96 up, 6 up, 20 down.
    SettledEachWay bet{{9.0, Grade::Won}, {0, Grade::Won}, 0.2};
    QCOMPARE(eachWayPayout(2000, bet), (Payout{11600, 9600}));
    bet.win.grade = Grade::Lost;
    QCOMPARE(eachWayPayout(2000, bet), (Payout{2600, 600}));
    bet.place.grade = Grade::Lost;
    QCOMPARE(eachWayPayout(2000, bet), (Payout{0, -2000}));
    bet.place = {0, Grade::Won, 0.5}; // two share the last place: 10 x 2.60 / 2
    QCOMPARE(eachWayPayout(2000, bet), (Payout{1300, -700}));
    bet.win.grade = bet.place.grade = Grade::Void;
    QCOMPARE(eachWayPayout(2000, bet), (Payout{2000, 0}));
}

void TestPayout::eachWayFreeBets()
{
    PayoutTerms kept;
    kept.stakeKind = StakeKind::FreeBetNotReturned;
    SettledEachWay bet{{9.0, Grade::Won}, {0, Grade::Won}, 0.2};
    QCOMPARE(eachWayPayout(2000, bet, kept), (Payout{9600, 9600}));
    bet.win.grade = Grade::Lost;
    QCOMPARE(eachWayPayout(2000, bet, kept), (Payout{1600, 1600})); // of the place alone
    bet.place.grade = Grade::Lost;
    QCOMPARE(eachWayPayout(2000, bet, kept), nothing);
}

void TestPayout::lays()
{
    QCOMPARE(layPayout(tenner, {2.1, Grade::Lost}, 0.02), (Payout{2080, 980}));
    QCOMPARE(layPayout(tenner, {2.1, Grade::Won}, 0.02), (Payout{0, -1100}));
    QCOMPARE(layPayout(tenner, {2.1, Grade::Push}, 0.02), (Payout{1100, 0}));
    QCOMPARE(layPayout(tenner, {2.1, Grade::HalfWon}, 0.02), (Payout{550, -550}));
    QCOMPARE(layPayout(tenner, {2.1, Grade::HalfLost}, 0.02), (Payout{1590, 490}));
    QCOMPARE(layPayout(tenner, {1.5, Grade::Won, 0.5}, 0), (Payout{750, 250})); // a dead heat pays the layer
}

void TestPayout::cashOuts()
{
    QCOMPARE(cashOutPayout(tenner, StakeKind::Cash, 730), (Payout{730, -270}));
    QCOMPARE(cashOutPayout(tenner, StakeKind::FreeBetNotReturned, 730), (Payout{730, 730}));
}

void TestPayout::badInputIsNothing()
{
    const SettledLeg won{2.0, Grade::Won};
    const auto refused = [](const SettledLeg &leg, const PayoutTerms &terms = {}, std::int64_t stake = tenner) {
        return !backPayout(stake, std::array{leg}, terms).has_value();
    };
    QVERIFY(refused({1.0, Grade::Won}));
    QVERIFY(refused({std::numeric_limits<double>::quiet_NaN(), Grade::Lost}));
    QVERIFY(refused({2.0, Grade::Won, 0.0}));
    QVERIFY(refused({2.0, Grade::Won, 1.5}));
    QVERIFY(refused({2.0, Grade::Won, 1, 1.0}));
    QVERIFY(refused(won, {}, 0));
    QVERIFY(refused(won, {}, -5));
    QVERIFY(refused(won, {StakeKind::Cash, 1.0, 0}));
    QVERIFY(refused(won, {StakeKind::Cash, 0, -0.1}));
    QVERIFY(refused({1e300, Grade::Won}));
    QVERIFY(!backPayout(tenner, {}).has_value());
    QVERIFY(!eachWayPayout(tenner, {won, won, 0.0}).has_value());
    QVERIFY(!layPayout(tenner, {1e300, Grade::Won}, 0).has_value());
    QVERIFY(!cashOutPayout(tenner, StakeKind::Cash, -1).has_value());
}

QTEST_GUILESS_MAIN(TestPayout)
#include "tst_payout.moc"
