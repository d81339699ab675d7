// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace evision;
using namespace evision::test;
using simulator::Fault;
using simulator::ServiceAnswer;

namespace {

constexpr char odds[] = "/v4/sports/soccer_epl/odds?regions=uk,eu&markets=h2h,totals&dateFormat=unix";

ServiceLab broken(Fault fault, double share)
{
    simulator::ServiceOptions options = ServiceLab::rich();
    options.faults = {{fault}, share};
    return ServiceLab(options);
}

template <typename Visit>
void forEachMarket(const ServiceAnswer &answer, const Visit &visit)
{
    const QJsonArray events = ServiceLab::documentOf(answer).array();
    for (const QJsonValue event : events) {
        const QJsonArray books = event.toObject().value(QLatin1String("bookmakers")).toArray();
        for (const QJsonValue book : books) {
            const QJsonArray markets = book.toObject().value(QLatin1String("markets")).toArray();
            for (const QJsonValue market : markets)
                visit(book.toObject(), market.toObject());
        }
    }
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreTheCommandLines();
    void withoutAPlanNothingIsWrong();
    void transportFaults();
    void garbageIsOfManyKinds();
    void refusalsAndServerErrorsCostNothing();
    void sidesAreSwapped();
    void drawsAreMissing();
    void clockIsOff();
    void booksAreStale();
    void outcomesAreTwice();
    void faultsAreTheSameForTheSameSeed();
};

void TestFaults::namesAreTheCommandLines()
{
    std::set<std::string_view> names;
    for (const Fault fault : simulator::allFaults()) {
        names.insert(simulator::faultName(fault));
        QVERIFY(simulator::faultByName(simulator::faultName(fault)) == fault);
    }
    QCOMPARE(names, (std::set<std::string_view>{"slow", "cut", "garbage", "429", "5xx", "swapped-sides", "missing-draw",
                                                "clock-skew", "stale-book", "duplicate-outcomes"}));
    QVERIFY(!simulator::faultByName("fast"));
}

void TestFaults::withoutAPlanNothingIsWrong()
{
    ServiceLab lab;
    for (int call = 0; call < 50; ++call) {
        const ServiceAnswer answer = lab.get("/v4/sports");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.delay.count() == 0 && !answer.cutAfter);
    }
}

void TestFaults::transportFaults()
{
    ServiceLab slow = broken(Fault::Slow, 0.5);
    ServiceLab cut = broken(Fault::Cut, 0.5);
    int delayed = 0;
    int shortened = 0;
    for (int call = 0; call < 200; ++call) {
        const ServiceAnswer late = slow.get("/v4/sports");
        QVERIFY(late.delay.count() == 0 || (late.delay.count() >= 2000 && late.delay.count() <= 22000));
        delayed += late.delay.count() > 0;
        const ServiceAnswer part = cut.get("/v4/sports");
        QVERIFY(!part.cutAfter || *part.cutAfter <= part.body.size());
        shortened += part.cutAfter.has_value();
    }
    QVERIFY(delayed > 60 && delayed < 140);
    QVERIFY(shortened > 60 && shortened < 140);
}

void TestFaults::garbageIsOfManyKinds()
{
    ServiceLab lab = broken(Fault::Garbage, 1);
    const std::string whole = ServiceLab().get("/v4/sports").body;
    std::set<std::string> kinds;
    for (int call = 0; call < 60; ++call) {
        const ServiceAnswer answer = lab.get("/v4/sports");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body != whole);
        QVERIFY(ServiceLab::documentOf(answer).isNull());
        kinds.insert(answer.body.substr(0, 20));
    }
    QVERIFY(kinds.size() >= 4);
}

void TestFaults::refusalsAndServerErrorsCostNothing()
{
    std::map<int, int> statuses;
    for (const Fault fault : {Fault::TooMany, Fault::ServerError}) {
        ServiceLab lab = broken(fault, 0.5);
        int answered = 0;
        for (int call = 0; call < 60; ++call) {
            const ServiceAnswer answer = lab.get("/v4/sports/soccer_epl/scores");
            ++statuses[answer.status];
            answered += answer.status == 200;
            QCOMPARE(std::string(answer.header("x-requests-used")), std::to_string(answered));
            QCOMPARE(std::string(answer.header("x-requests-last")), std::string(answer.status == 200 ? "1" : "0"));
            if (answer.status == 429)
                QVERIFY(answer.body.find("EXCEEDED_FREQ_LIMIT") != std::string::npos);
            if (answer.status >= 500)
                QVERIFY(ServiceLab::documentOf(answer).isNull());
        }
    }
    QVERIFY(statuses[429] > 10 && statuses[500] + statuses[502] + statuses[503] + statuses[504] > 10);
    QVERIFY(statuses.size() >= 5);
}

void TestFaults::sidesAreSwapped()
{
    ServiceLab good;
    ServiceLab lab = broken(Fault::SwappedSides, 0.5);
    const QJsonArray right = ServiceLab::documentOf(good.get(odds)).array();
    const QJsonArray wrong = ServiceLab::documentOf(lab.get(odds)).array();
    QCOMPARE(wrong.size(), right.size());
    int swapped = 0;
    for (qsizetype index = 0; index < right.size(); ++index) {
        const QJsonObject one = right[index].toObject();
        const QJsonObject other = wrong[index].toObject();
        const bool isSame = one.value(QLatin1String("home_team")) == other.value(QLatin1String("home_team"));
        QVERIFY(isSame || one.value(QLatin1String("home_team")) == other.value(QLatin1String("away_team")));
        QCOMPARE(one.value(QLatin1String("bookmakers")), other.value(QLatin1String("bookmakers"))); // prices go by name
        swapped += !isSame;
    }
    QVERIFY(swapped > 0 && swapped < right.size());
}

void TestFaults::drawsAreMissing()
{
    ServiceLab lab = broken(Fault::MissingDraw, 0.3);
    std::map<qsizetype, int> counts;
    forEachMarket(lab.get(odds), [&](const QJsonObject &, const QJsonObject &market) {
        if (market.value(QLatin1String("key")) == QLatin1String("h2h"))
            ++counts[market.value(QLatin1String("outcomes")).toArray().size()];
    });
    QVERIFY(counts[2] > 20 && counts[3] > counts[2]);
    QCOMPARE(counts.size(), std::size_t{2});
}

void TestFaults::clockIsOff()
{
    ServiceLab lab = broken(Fault::ClockSkew, 1);
    std::set<std::string> hours;
    for (int hour = 0; hour < 24; ++hour) {
        lab.now += 3600;
        const std::string date(lab.get("/v4/sports").header("date"));
        QVERIFY(date != simulator::httpDate(lab.now));
        bool isNear = false;
        for (std::int64_t off = -900; off <= 900; ++off)
            isNear = isNear || date == simulator::httpDate(lab.now + off);
        QVERIFY(isNear);
    }
}

void TestFaults::booksAreStale()
{
    ServiceLab lab = broken(Fault::StaleBook, 0.3);
    int stale = 0;
    int fresh = 0;
    forEachMarket(lab.get(odds), [&](const QJsonObject &book, const QJsonObject &market) {
        const auto at = static_cast<std::int64_t>(market.value(QLatin1String("last_update")).toDouble());
        const auto own = static_cast<std::int64_t>(book.value(QLatin1String("last_update")).toDouble());
        QVERIFY(at <= own);
        (lab.now - at > 890 ? stale : fresh) += 1;
        QVERIFY(lab.now - at < 7000);
    });
    QVERIFY(stale > 50 && fresh > stale);
}

void TestFaults::outcomesAreTwice()
{
    ServiceLab lab = broken(Fault::DuplicateOutcomes, 0.3);
    int twice = 0;
    int once = 0;
    forEachMarket(lab.get(odds), [&](const QJsonObject &, const QJsonObject &market) {
        std::set<QString> names;
        const QJsonArray outcomes = market.value(QLatin1String("outcomes")).toArray();
        for (const QJsonValue outcome : outcomes)
            names.insert(outcome.toObject().value(QLatin1String("name")).toString());
        (static_cast<qsizetype>(names.size()) < outcomes.size() ? twice : once) += 1;
    });
    QVERIFY(twice > 50 && once > twice);
}

void TestFaults::faultsAreTheSameForTheSameSeed()
{
    simulator::ServiceOptions options = ServiceLab::rich(9);
    options.faults.faults.assign(simulator::allFaults().begin(), simulator::allFaults().end());
    ServiceLab one(options);
    ServiceLab two(options);
    for (int call = 0; call < 40; ++call) {
        one.now += 60;
        two.now += 60;
        const ServiceAnswer a = one.get("/v4/sports/soccer_epl/odds?regions=uk");
        const ServiceAnswer b = two.get("/v4/sports/soccer_epl/odds?regions=uk");
        QVERIFY(a.status == b.status && a.body == b.body && a.headers == b.headers && a.delay == b.delay &&
                a.cutAfter == b.cutAfter);
    }
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
