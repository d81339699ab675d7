// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "response.h"

using namespace evision::test;

namespace {

QJsonObject scan(const std::string &response, const Words &options)
{
    const Folder folder;
    const Run done = run(Words{"scan", folder.file("r.json", response), "--format", "json"} + options);
    return done.code == 0 ? done.json() : QJsonObject();
}

QJsonArray bets(const std::string &response, const Words &options)
{
    return scan(response, options)[key("opportunities")].toArray();
}

/// "alpha Home" of each bet, sorted.
QStringList betsAt(const std::string &response, const Words &options)
{
    QStringList found;
    for (const QJsonValue &bet : bets(response, options))
        found.append(bet[key("bookmaker")].toString() + key(" ") + bet[key("selection")].toString());
    found.sort();
    return found;
}

double number(const QJsonArray &bets, const char *name)
{
    return bets.size() == 1 ? bets[0][key(name)].toDouble() : std::nan("");
}

/// pinnacle gives Home 20/39, circa 21/39; alpha pays 2.10 for it.
std::string twoOpinions()
{
    return Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("circa", 1.8, 2.1).h2h("alpha", 2.1, 1.7).json();
}

const Words plain{"--method", "multiplicative", "--commission", "none"};

} // namespace

/// What each option of scan does, on responses small enough to work out by hand.
class ScanOptions final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharpNamesTheOpinion();
    void sharpWeightsCount();
    void sharpIsTheSameByCommaAndByRepetition();
    void consensusMayBeTheMedian();
    void theDefaultWeightsKnowPinnacle();
    void minSharpsAsksForMore();
    void methodChangesTheFairPrice_data();
    void methodChangesTheFairPrice();
    void minEvIsTheLeast();
    void minEvIncludesItsBound();
    void targetNamesWhereToBet();
    void pickemsAreLeftOutUnlessNamed();
    void commissionIsTakenOff();
    void commissionNoneIsNone();
    void aRateAfterNoneCounts();
    void maxAgeReplacesBothLimits();
    void maxAgeOfZeroFlagsInstead();
    void includeInPlayFlagsInstead();
    void asOfIsTheClock();
    void oddsFormatIsBelieved();
    void noInterpolationLeavesPointsUnpriced();
    void exchangeSpreadIsTheLimit();
    void maxStakeCaps();
    void kellyAndBankrollScaleTheStake();
    void maxSkewPartsLegs();
    void lowHoldIsTheLimit();
    void maxBreakEvenIsTheLimit();
    void ownTablesReplaceTheBuiltInOnes();
    void aBadTableEndsWithOne();
    void optionsAndFilesMayComeInAnyOrder();
    void theDatabaseMayBeNamed();
};

void ScanOptions::sharpNamesTheOpinion()
{
    COMPARE_NEAR(number(bets(twoOpinions(), Words{"--sharp", "pinnacle", "--target", "alpha"} + plain), "ev"),
                 2.1 * 20 / 39 - 1);
    COMPARE_NEAR(number(bets(twoOpinions(), Words{"--sharp", "circa", "--target", "alpha"} + plain), "ev"),
                 2.1 * 21 / 39 - 1);
}

void ScanOptions::sharpWeightsCount()
{
    const QJsonArray found = bets(twoOpinions(), Words{"--sharp", "pinnacle=3,circa", "--target", "alpha"} + plain);
    COMPARE_NEAR(number(found, "fair_probability"), (3 * 20.0 / 39 + 21.0 / 39) / 4);
    QCOMPARE(found[0][key("sharps")].toArray().size(), 2);
}

void ScanOptions::sharpIsTheSameByCommaAndByRepetition()
{
    const Folder folder;
    const std::string path = folder.file("r.json", twoOpinions());
    const auto out = [&](const Words &options) { return run(Words{"scan", path, "--format", "json"} + options).out; };
    QCOMPARE(out({"--sharp", "pinnacle=3", "--sharp", "circa=1"}), out({"--sharp", "pinnacle=3,circa"}));
    QCOMPARE(out({"--target", "alpha", "--target", "circa"}), out({"--target", "alpha,circa"}));
    QCOMPARE(out({"--commission", "alpha=0.1", "--commission", "circa=0.2"}),
             out({"--commission", "alpha=0.1,circa=0.2"}));
}

void ScanOptions::consensusMayBeTheMedian()
{
    const std::string response =
        Response().event("e1").h2h("a", 1.5, 2.9).h2h("b", 1.9, 1.9).h2h("c", 2.1, 1.8).h2h("alpha", 2.5, 1.5).json();
    const Words options = Words{"--sharp", "a,b,c", "--target", "alpha", "--consensus"} + Words{"median"} + plain;
    COMPARE_NEAR(number(bets(response, options), "fair_probability"), 0.5);
}

void ScanOptions::theDefaultWeightsKnowPinnacle()
{
    const QJsonArray found = bets(twoOpinions(), Words{"--target", "alpha"} + plain);
    QCOMPARE(found[0][key("sharps")].toArray().size(), 1);
    QCOMPARE(found[0][key("sharps")].toArray().at(0)[key("weight")].toDouble(), 4.0);
    QVERIFY(found[0][key("flags")].toArray().contains(key("one_sharp")));
}

void ScanOptions::minSharpsAsksForMore()
{
    QCOMPARE(betsAt(twoOpinions(), {"--sharp", "pinnacle,circa", "--min-sharps", "2"}),
             (QStringList{key("alpha Home")}));
    QCOMPARE(betsAt(twoOpinions(), {"--sharp", "pinnacle,circa", "--min-sharps", "3"}), QStringList());
}

void ScanOptions::methodChangesTheFairPrice_data()
{
    QTest::addColumn<std::string>("method");
    QTest::addColumn<double>("fair");
    QTest::newRow("multiplicative") << std::string("multiplicative") << 0.77064;
    QTest::newRow("additive") << std::string("additive") << 0.78095;
    QTest::newRow("power") << std::string("power") << 0.78653;
    QTest::newRow("Shin is additive with two outcomes") << std::string("shin") << 0.78095;
}

void ScanOptions::methodChangesTheFairPrice()
{
    QFETCH(std::string, method);
    QFETCH(double, fair);
    const std::string response = Response().event("e1").h2h("pinnacle", 1.25, 4.2).h2h("alpha", 1.4, 3.0).json();
    const QJsonArray found = bets(response, {"--sharp", "pinnacle", "--method", method});
    QVERIFY(near(number(found, "fair_probability"), fair, 1e-5));
    QCOMPARE(found[0][key("method")].toString().toStdString(), method);
}

void ScanOptions::minEvIsTheLeast()
{
    const Words sharp{"--sharp", "pinnacle", "--target", "alpha"};
    QCOMPARE(bets(twoOpinions(), sharp + plain).size(), 1);
    QCOMPARE(bets(twoOpinions(), sharp + plain + Words{"--min-ev", "0.08"}).size(), 0);
    QCOMPARE(bets(twoOpinions(), sharp + plain + Words{"--min-ev", "-1"}).size(), 2);
}

void ScanOptions::minEvIncludesItsBound()
{
    const std::string response = Response().event("e1").h2h("pinnacle", 2.0, 2.0).h2h("alpha", 2.5, 1.5).json();
    // A book sum of 1 prices nothing, so the exact half comes from a margin that is even on both sides.
    const std::string even = Response().event("e1").h2h("pinnacle", 1.6, 1.6).h2h("alpha", 2.5, 1.5).json();
    QCOMPARE(bets(response, {"--sharp", "pinnacle", "--min-ev", "0"}).size(), 0);
    QCOMPARE(bets(even, {"--sharp", "pinnacle", "--min-ev", "0.25"}).size(), 1);
    QCOMPARE(bets(even, {"--sharp", "pinnacle", "--min-ev", "0.2500001"}).size(), 0);
}

void ScanOptions::targetNamesWhereToBet()
{
    const std::string response =
        Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.1, 1.7).h2h("beta", 2.2, 1.6).json();
    QCOMPARE(betsAt(response, {"--sharp", "pinnacle"}), (QStringList{key("alpha Home"), key("beta Home")}));
    QCOMPARE(betsAt(response, {"--sharp", "pinnacle", "--target", "beta"}), (QStringList{key("beta Home")}));
    QCOMPARE(betsAt(response, {"--sharp", "pinnacle", "--target", "gamma"}), QStringList());
}

void ScanOptions::pickemsAreLeftOutUnlessNamed()
{
    const std::string response = Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("prizepicks", 2.1, 1.7).json();
    QCOMPARE(betsAt(response, {"--sharp", "pinnacle"}), QStringList());
    QCOMPARE(betsAt(response, {"--sharp", "pinnacle", "--target", "prizepicks"}),
             (QStringList{key("prizepicks Home")}));
}

void ScanOptions::commissionIsTakenOff()
{
    const QJsonArray found = bets(twoOpinions(), {"--sharp", "pinnacle", "--target", "alpha", "--method",
                                                  "multiplicative", "--commission", "alpha=0.05"});
    COMPARE_NEAR(number(found, "effective_price"), 2.045);
    COMPARE_NEAR(number(found, "ev"), 2.045 * 20 / 39 - 1);
    QCOMPARE(number(found, "price"), 2.1);
}

void ScanOptions::commissionNoneIsNone()
{
    const std::string response = Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("matchbook", 2.1, 1.7).json();
    const Words words{"--sharp", "pinnacle"};
    COMPARE_NEAR(number(bets(response, words), "effective_price"), 1 + 1.1 * 0.98);
    COMPARE_NEAR(number(bets(response, words + Words{"--commission", "none"}), "effective_price"), 2.1);
}

void ScanOptions::aRateAfterNoneCounts()
{
    const QJsonObject settings = scan(twoOpinions(), {"--commission", "none,matchbook=0.01"})[key("settings")]
                                     .toObject()[key("commission")]
                                     .toObject();
    QCOMPARE(settings, (QJsonObject{{key("matchbook"), 0.01}}));
}

void ScanOptions::maxAgeReplacesBothLimits()
{
    const std::string response = Response()
                                     .event("e1")
                                     .h2h("pinnacle", 1.9, 2.0)
                                     .h2h("alpha", 2.1, 1.7, "2026-01-31T17:55:00Z")
                                     .json(); // five minutes old
    const auto stale = [&](const Words &options) {
        return scan(response, options)[key("rejected")].toObject()[key("stale")].toDouble();
    };
    QCOMPARE(stale({}), 0.0);
    QCOMPARE(stale({"--max-age", "300"}), 0.0);
    QCOMPARE(stale({"--max-age", "299"}), 2.0);
}

void ScanOptions::maxAgeOfZeroFlagsInstead()
{
    const std::string response =
        Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.1, 1.7, "2026-01-31T12:00:00Z").json();
    QCOMPARE(betsAt(response, {"--sharp", "pinnacle"}), QStringList());
    const QJsonArray found = bets(response, {"--sharp", "pinnacle", "--max-age", "0"});
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0][key("flags")].toArray().contains(key("stale")));
}

void ScanOptions::includeInPlayFlagsInstead()
{
    const std::string response = Response()
                                     .event("e1", "tennis_test", "Home", "Away", "2026-01-31T17:59:00Z")
                                     .h2h("pinnacle", 1.9, 2.0)
                                     .h2h("alpha", 2.1, 1.7)
                                     .json();
    QCOMPARE(scan(response, {})[key("rejected")].toObject()[key("in_play")].toDouble(), 4.0);
    const QJsonArray found = bets(response, {"--sharp", "pinnacle", "--include-in-play"});
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0][key("flags")].toArray().contains(key("in_play")));
}

void ScanOptions::asOfIsTheClock()
{
    QCOMPARE(betsAt(twoOpinions(), {"--sharp", "pinnacle", "--as-of", "2026-01-31T18:10:00Z"}).size(), 2);
    QCOMPARE(betsAt(twoOpinions(), {"--sharp", "pinnacle", "--as-of", "2026-01-31T18:10:01Z"}).size(),
             0); // all are stale then
    const QJsonObject begun = scan(twoOpinions(), {"--as-of", "2026-02-01T18:00:00Z"});
    QCOMPARE(begun[key("as_of")].toString(), key("2026-02-01T18:00:00Z"));
    QCOMPARE(begun[key("counts")].toObject()[key("used")].toDouble(), 0.0);
}

void ScanOptions::oddsFormatIsBelieved()
{
    const std::string response = Response().event("e1").h2h("pinnacle", -110, -110).h2h("alpha", 150, -200).json();
    COMPARE_NEAR(number(bets(response, {"--sharp", "pinnacle"}), "price"), 2.5);
    COMPARE_NEAR(number(bets(response, {"--sharp", "pinnacle", "--odds-format", "american"}), "price"), 2.5);
    const QJsonObject decimal = scan(response, {"--odds-format", "decimal"});
    QCOMPARE(decimal[key("rejected")].toObject()[key("bad_price")].toDouble(), 3.0);
}

void ScanOptions::noInterpolationLeavesPointsUnpriced()
{
    Response response;
    response.event("e1", "basketball_nba")
        .totals("pinnacle", 200, 1.8, 2.1)
        .book("pinnacle")
        .market("alternate_totals");
    response.quote("Over", 2.0, 201).quote("Under", 1.9, 201).totals("alpha", 200.5, 2.5, 1.5);
    QCOMPARE(bets(response.json(), {"--sharp", "pinnacle"}).size(), 1);
    QCOMPARE(bets(response.json(), {"--sharp", "pinnacle", "--no-interpolation"}).size(), 0);
}

void ScanOptions::exchangeSpreadIsTheLimit()
{
    Response response;
    response.event("e1")
        .h2h("matchbook", 1.9, 2.0)
        .market("h2h_lay")
        .quote("Home", 2.05)
        .quote("Away", 2.15)
        .h2h("alpha", 2.3, 1.6);
    const Words sharp{"--sharp", "matchbook", "--target", "alpha"};
    QCOMPARE(bets(response.json(), sharp).size(), 0); // 2.05/1.9 is above 1.05
    QCOMPARE(bets(response.json(), sharp + Words{"--exchange-spread", "1.08"}).size(), 1);
}

void ScanOptions::maxStakeCaps()
{
    const Words words{"--sharp", "pinnacle", "--target", "alpha", "--max-stake", "7.5"};
    QCOMPARE(bets(twoOpinions(), words)[0][key("stake")].toString(), key("7.50"));
}

void ScanOptions::kellyAndBankrollScaleTheStake()
{
    const auto stake = [](const char *fraction, const char *bankroll) {
        return bets(twoOpinions(),
                    Words{"--sharp", "pinnacle", "--target", "alpha", "--kelly", fraction, "--bankroll", bankroll} +
                        plain)
            .at(0)[key("stake")]
            .toString();
    };
    QCOMPARE(stake("1", "1000"), key("69.93")); // (1/13)/1.1 of 1000 is 69.930
    QCOMPARE(stake("0.5", "1000"), key("34.96"));
    QCOMPARE(stake("0.25", "100"), key("1.74"));
}

void ScanOptions::maxSkewPartsLegs()
{
    const std::string response = Response()
                                     .event("e1")
                                     .h2h("alpha", 2.1, 1.7)
                                     .h2h("beta", 1.7, 2.05, "2026-01-31T17:57:00Z")
                                     .json(); // three minutes apart
    const auto count = [&](const Words &options) {
        return scan(response, options)[key("arbitrages")].toArray().size();
    };
    QCOMPARE(count({}), 1);
    QCOMPARE(count({"--max-skew", "180"}), 1);
    QCOMPARE(count({"--max-skew", "179"}), 0);
}

void ScanOptions::lowHoldIsTheLimit()
{
    const std::string response = Response().event("e1").h2h("alpha", 2.0, 1.7).h2h("beta", 1.7, 1.97).json();
    const double hold = 1 - 1 / (1 / 2.0 + 1 / 1.97);
    const QJsonArray found = scan(response, {})[key("low_holds")].toArray();
    QCOMPARE(found.size(), 1);
    COMPARE_NEAR(found[0][key("hold")].toDouble(), hold);
    QCOMPARE(scan(response, {"--low-hold", "0.007"})[key("low_holds")].toArray().size(), 0);
}

void ScanOptions::maxBreakEvenIsTheLimit()
{
    Response response;
    response.event("e1", "basketball_nba").totals("alpha", 200.5, 1.95, 1.87).totals("beta", 202.5, 1.87, 1.95);
    const QJsonArray found = scan(response.json(), {})[key("middles")].toArray();
    QCOMPARE(found.size(), 1);
    COMPARE_NEAR(found[0][key("break_even")].toDouble(), 5.0 / 195);
    QCOMPARE(found[0][key("window")].toArray(), (QJsonArray{200.5, 202.5}));
    QCOMPARE(scan(response.json(), {"--max-break-even", "0.0256"})[key("middles")].toArray().size(), 0);
}

void ScanOptions::ownTablesReplaceTheBuiltInOnes()
{
    const Folder folder;
    const std::string weights = folder.file("w.csv", "# mine\n*,*,circa,2\n");
    const QJsonArray found = bets(twoOpinions(), Words{"--weights-file", weights, "--target", "alpha"} + plain);
    COMPARE_NEAR(number(found, "fair_probability"), 21.0 / 39);
    const std::string profiles = folder.file("b.csv", "alpha,book,0.1,\n");
    COMPARE_NEAR(number(bets(twoOpinions(), {"--bookmakers-file", profiles, "--sharp", "pinnacle", "--target", "alpha",
                                             "--min-ev", "0"}),
                        "effective_price"),
                 1.99);
    QCOMPARE(scan(twoOpinions(), {"--weights-file", weights})[key("settings")]
                 .toObject()[key("weights_file")]
                 .toString()
                 .toStdString(),
             weights);
}

void ScanOptions::aBadTableEndsWithOne()
{
    const Folder folder;
    const std::string weights = folder.file("w.csv", "*,*,circa,2\n*,*,circa,nine\n");
    const Run done = run({"scan", folder.file("r.json", twoOpinions()), "--weights-file", weights});
    QCOMPARE(done.code, 1);
    QCOMPARE(done.out, std::string());
    QCOMPARE(done.err, weights + ", line 2: a weight is a number from 0 to 4.\n");
}

void ScanOptions::optionsAndFilesMayComeInAnyOrder()
{
    const Folder folder;
    const std::string one = folder.file("1.json", Response().event("e1").h2h("pinnacle", 1.9, 2.0).json());
    const std::string two = folder.file("2.json", Response().event("e1").h2h("alpha", 2.1, 1.7).json());
    const std::string wanted = run({"scan", one, two, "--sharp", "pinnacle", "--format", "json"}).out;
    QCOMPARE(run({"scan", "--sharp", "pinnacle", "--format", "json", one, two}).out, wanted);
    QCOMPARE(run({"scan", one, "--sharp", "pinnacle", two, "--format=json"}).out, wanted);
}

void ScanOptions::theDatabaseMayBeNamed()
{
    for (const char *url : {"sqlite:bets.db", "postgres://me@host/db?sslmode=require"}) {
        QCOMPARE(run({"--db", url, "devig", "--odds", "2,2"}).code, 0);
        QCOMPARE(run({"devig", "--odds", "2,2", "--db", url}).code, 0);
    }
}

QTEST_GUILESS_MAIN(ScanOptions)
#include "tst_scan_options.moc"
