// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig.h"

#include "methods.h"
#include "near.h"

#include <QTest>

#include <array>
#include <limits>

using namespace evision::pricing;
using evision::test::allMethods;
using evision::test::devigged;
using Odds = std::vector<double>;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestDevig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeWayWorkedExample_data();
    void threeWayWorkedExample();
    void heavyFavouriteWorkedExample_data();
    void heavyFavouriteWorkedExample();
    void glossaryExamples_data();
    void glossaryExamples();
    void twoWayPrices_data();
    void twoWayPrices();
    void idsAreStable_data();
    void idsAreStable();
    void aliasesMeanTheirMethod_data();
    void aliasesMeanTheirMethod();
    void logarithmicIsRefusedNamingBoth();
    void unknownIdIsRefusedWithTheKnownOnes();
};

void TestDevig::threeWayWorkedExample_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Odds>("expected");
    QTest::addColumn<double>("parameter");
    QTest::newRow("multiplicative") << Method::Multiplicative
                                    << Odds{0.233155598642753, 0.264663111972855, 0.502181289384392} << none;
    QTest::newRow("additive") << Method::Additive << Odds{0.231033231033231, 0.263208263208263, 0.505758505758506}
                              << none;
    QTest::newRow("power") << Method::Power << Odds{0.231140979822797, 0.263064092365887, 0.505794927811316}
                           << 1.0206558753468138;
    QTest::newRow("shin") << Method::Shin << Odds{0.231571958908889, 0.263574496283164, 0.504853544807947}
                          << 0.010608058155023643;
    QTest::newRow("odds ratio") << Method::OddsRatio << Odds{0.232004526865990, 0.263641295893736, 0.504354177240273}
                                << 1.0344564763298995;
    QTest::newRow("probit") << Method::Probit << Odds{0.231804766320241, 0.263540237174108, 0.504654996505650}
                            << 0.020473182680560419;
    QTest::newRow("jsd") << Method::Jsd << Odds{0.231521613008688, 0.263410823000351, 0.505067563990961}
                         << 0.0054830675115567;
    QTest::newRow("balanced book") << Method::BalancedBook
                                   << Odds{0.229937962777667, 0.262457474484691, 0.507604562737643}
                                   << 0.010593010593010593;
    QTest::newRow("goto") << Method::Goto << Odds{0.230469695074990, 0.262807476305926, 0.506722828619083}
                          << 0.0087361570263567;
}

void TestDevig::threeWayWorkedExample()
{
    QFETCH(const Method, method);
    QFETCH(const Odds, expected);
    QFETCH(const double, parameter);
    const auto answer = devigged(method, Odds{4.20, 3.70, 1.95});
    QVERIFY(answer.result.ok());
    for (std::size_t i = 0; i < 3; ++i)
        VERIFY_NEAR(answer.fair[i], expected[i], 6e-16);
    if (std::isnan(parameter))
        QVERIFY(std::isnan(answer.result.parameter));
    else
        VERIFY_NEAR(answer.result.parameter, parameter, 1e-12 * parameter);
}

void TestDevig::heavyFavouriteWorkedExample_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<double>("longshot");
    QTest::newRow("multiplicative gives the longshot most") << Method::Multiplicative << 0.037394;
    QTest::newRow("additive") << Method::Additive << 0.024181;
    QTest::newRow("shin is additive here") << Method::Shin << 0.024181;
    QTest::newRow("jsd") << Method::Jsd << 0.021923;
    QTest::newRow("probit") << Method::Probit << 0.020209;
    QTest::newRow("odds ratio has C 2") << Method::OddsRatio << 0.019608;
    QTest::newRow("power") << Method::Power << 0.013143;
    QTest::newRow("goto") << Method::Goto << 0.012532;
    QTest::newRow("balanced book gives it least") << Method::BalancedBook << 0.010192;
}

void TestDevig::heavyFavouriteWorkedExample()
{
    QFETCH(const Method, method);
    QFETCH(const double, longshot);
    const auto answer = devigged(method, Odds{1.01, 26.0});
    QVERIFY(answer.result.ok());
    VERIFY_NEAR(answer.fair[1], longshot, 5.1e-7);
    if (method == Method::OddsRatio)
        VERIFY_NEAR(answer.result.parameter, 2.0, 1e-14);
}

void TestDevig::glossaryExamples_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Odds>("odds");
    QTest::addColumn<Odds>("expected");
    QTest::addColumn<double>("parameter");
    const Odds two{1.20, 5.00};
    const Odds three{2.60, 2.40, 4.30};
    QTest::newRow("multiplicative, two-way") << Method::Multiplicative << two << Odds{.806452, .193548} << none;
    QTest::newRow("additive, two-way") << Method::Additive << two << Odds{.816667, .183333} << none;
    QTest::newRow("power, two-way") << Method::Power << two << Odds{.822266, .177734} << 1.073334;
    QTest::newRow("odds ratio, two-way") << Method::OddsRatio << two << Odds{.817256, .182744} << 1.118034;
    QTest::newRow("probit, two-way") << Method::Probit << two << Odds{.817141, .182859} << 0.062900;
    QTest::newRow("shin, two-way") << Method::Shin << two << Odds{.816667, .183333} << 0.034053;
    QTest::newRow("goto, two-way") << Method::Goto << two << Odds{.822887, .177113} << none;
    QTest::newRow("multiplicative, three-way")
        << Method::Multiplicative << three << Odds{.372026, .403028, .224946} << none;
    QTest::newRow("additive, three-way") << Method::Additive << three << Odds{.373335, .405387, .221278} << none;
    QTest::newRow("power, three-way") << Method::Power << three << Odds{.372984, .405107, .221908} << 1.032137;
    QTest::newRow("odds ratio, three-way") << Method::OddsRatio << three << Odds{.372429, .404131, .223440} << 1.053174;
    QTest::newRow("probit, three-way") << Method::Probit << three << Odds{.372600, .404382, .223018} << 0.031593;
    QTest::newRow("shin, three-way") << Method::Shin << three << Odds{.372994, .404779, .222227} << 0.016943;
    QTest::newRow("goto, three-way") << Method::Goto << three << Odds{.373665, .406005, .220330} << none;
}

void TestDevig::glossaryExamples()
{
    QFETCH(const Method, method);
    QFETCH(const Odds, odds);
    QFETCH(const Odds, expected);
    QFETCH(const double, parameter);
    const auto answer = devigged(method, odds);
    QVERIFY(answer.result.ok());
    for (std::size_t i = 0; i < odds.size(); ++i)
        VERIFY_NEAR(answer.fair[i], expected[i], 5.1e-7);
    if (!std::isnan(parameter))
        VERIFY_NEAR(answer.result.parameter, parameter, 5.1e-7);
}

void TestDevig::twoWayPrices_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Odds>("odds");
    QTest::addColumn<double>("first");
    const Odds even{1.83, 2.02};
    const Odds favourite{1.25, 4.2};
    QTest::newRow("near evens, multiplicative") << Method::Multiplicative << even << .52468;
    QTest::newRow("near evens, additive") << Method::Additive << even << .52570;
    QTest::newRow("near evens, power") << Method::Power << even << .52621;
    QTest::newRow("with a favourite, multiplicative") << Method::Multiplicative << favourite << .77064;
    QTest::newRow("with a favourite, additive") << Method::Additive << favourite << .78095;
    QTest::newRow("with a favourite, power") << Method::Power << favourite << .78653;
    // The midpoints of an exchange sum to less than 1 and are normalised.
    const auto middle = [](double back, double lay) { return 2.0 / (1.0 / back + 1.0 / lay); };
    const Odds mids{middle(2.50, 2.54), middle(3.40, 3.50), middle(3.20, 3.25)};
    QTest::newRow("exchange midpoints") << Method::Multiplicative << mids << .398099;
    QTest::newRow("exchange midpoints, the draw")
        << Method::Multiplicative << Odds{mids[1], mids[0], mids[2]} << .290828;
}

void TestDevig::twoWayPrices()
{
    QFETCH(const Method, method);
    QFETCH(const Odds, odds);
    QFETCH(const double, first);
    const auto answer = devigged(method, odds);
    QVERIFY(answer.result.ok());
    VERIFY_NEAR(answer.fair[0], first, odds.size() == 2 ? 5.1e-6 : 5.1e-7);
}

void TestDevig::idsAreStable_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("id");
    constexpr std::array ids = {"multiplicative", "additive",      "power", "shin",       "odds_ratio", "probit",
                                "goto",           "balanced_book", "jsd",   "worst_case", "average"};
    static_assert(ids.size() == methodCount && allMethods.size() == methodCount);
    for (std::size_t i = 0; i < ids.size(); ++i)
        QTest::addRow("%s", ids[i]) << allMethods[i] << QByteArray(ids[i]);
}

void TestDevig::idsAreStable()
{
    QFETCH(const Method, method);
    QFETCH(const QByteArray, id);
    QCOMPARE(QByteArray(methodId(method).data()), id);
    const auto back = methodFromId(id.constData());
    QVERIFY(back);
    QCOMPARE(*back, method);
}

void TestDevig::aliasesMeanTheirMethod_data()
{
    QTest::addColumn<QByteArray>("alias");
    QTest::addColumn<Method>("method");
    QTest::newRow("proportional is multiplicative") << QByteArray("proportional") << Method::Multiplicative;
    QTest::newRow("wpo is additive") << QByteArray("wpo") << Method::Additive;
    QTest::newRow("logit is odds_ratio") << QByteArray("logit") << Method::OddsRatio;
    QTest::newRow("bb is balanced_book") << QByteArray("bb") << Method::BalancedBook;
}

void TestDevig::aliasesMeanTheirMethod()
{
    QFETCH(const QByteArray, alias);
    QFETCH(const Method, method);
    const auto found = methodFromId(alias.constData());
    QVERIFY(found);
    QCOMPARE(*found, method);
}

void TestDevig::logarithmicIsRefusedNamingBoth()
{
    const auto refused = methodFromId("logarithmic");
    QVERIFY(!refused);
    QVERIFY(refused.error().find("power") != std::string::npos);
    QVERIFY(refused.error().find("odds_ratio") != std::string::npos);
}

void TestDevig::unknownIdIsRefusedWithTheKnownOnes()
{
    for (const char *id : {"", "Power", "power ", "kelly"}) {
        const auto refused = methodFromId(id);
        QVERIFY2(!refused, id);
        for (const Method method : allMethods)
            QVERIFY(refused.error().find(methodId(method)) != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestDevig)

#include "tst_devig.moc"
