// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include "feed/decoder/odds_decoder.h"
#include "market/vocabulary.h"

#include <QTest>

#include <string>

using namespace evision;
using namespace evision::test;

/// The project's own decoder reads every answer of the simulated service.
class TestSimulatedFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerIsRead_data();
    void everyAnswerIsRead();
    void semanticFaultsAreRead();
};

namespace {

std::size_t pricesIn(const std::string &body)
{
    std::size_t count = 0;
    for (std::size_t at = body.find("\"price\":"); at != std::string::npos; at = body.find("\"price\":", at + 1))
        ++count;
    return count;
}

struct Read {
    explicit Read(const std::string &body) { result = feed::OddsDecoder(vocabulary).decode(body, book); }

    market::Vocabulary vocabulary;
    market::QuoteBook book;
    feed::DecodeResult result;
};

} // namespace

void TestSimulatedFeed::everyAnswerIsRead_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("american");
    const auto row = [](const char *target, bool american = false) {
        QTest::newRow(target) << QString::fromLatin1(target) << american;
    };
    row("/v4/sports");
    row("/v4/sports/soccer_epl/events");
    row("/v4/sports/soccer_epl/scores?daysFrom=3");
    row("/v4/sports/soccer_epl/odds?regions=uk,eu,us,au,se,fr&markets=h2h,spreads,totals");
    row("/v4/sports/soccer_epl/"
        "odds?regions=uk,eu&dateFormat=unix&includeLinks=true&includeSids=true&includeBetLimits=true");
    row("/v4/sports/americanfootball_ncaaf/odds?regions=us,us2&markets=h2h,spreads,totals&oddsFormat=american", true);
    row("/v4/sports/icehockey_nhl/odds?regions=us_ex,us&markets=h2h,totals&includeRotationNumbers=true");
    row("/v4/sports/upcoming/odds?regions=us,eu&markets=h2h");
    row("/v4/sports/golf_masters_tournament_winner/odds?regions=uk,us");
    row("/v4/sports/soccer_epl/events/EVENT/"
        "odds?regions=uk,us&markets=btts,double_chance,player_shots,team_totals,h2h_h1");
    row("/v4/sports/soccer_epl/events/EVENT/markets?regions=uk");
    row("/v4/historical/sports/soccer_epl/odds?regions=uk&markets=h2h,totals&date=2026-10-09T12:00:00Z");
    row("/v4/historical/sports/soccer_epl/events/EVENT/"
        "odds?regions=uk&markets=alternate_totals&date=2026-10-10T09:00:00Z");
}

void TestSimulatedFeed::everyAnswerIsRead()
{
    QFETCH(QString, target);
    QFETCH(bool, american);
    ServiceLab lab;
    if (target.contains(QLatin1String("EVENT")))
        target.replace(QLatin1String("EVENT"), QString::fromStdString(lab.eventOf("soccer_epl")));
    const simulator::ServiceAnswer answer = lab.get(target.toStdString());
    QCOMPARE(answer.status, 200);
    const Read read(answer.body);
    QVERIFY2(read.result.ok(), read.result.message.c_str());
    QCOMPARE(read.result.format == feed::OddsFormat::American, american);
    // Read = used + rejected: each price of the answer is a quote of the book, and only placeholders are bad.
    QCOMPARE(read.book.quoteCount(), pricesIn(answer.body));
    std::size_t bad = 0;
    for (const double price : read.book.price)
        bad += !(price > 1);
    QVERIFY(bad * 500 <= read.book.quoteCount());
    QVERIFY(read.book.newestUpdate <= lab.now);
}

void TestSimulatedFeed::semanticFaultsAreRead()
{
    using simulator::Fault;
    for (const Fault fault : {Fault::SwappedSides, Fault::MissingDraw, Fault::StaleBook, Fault::DuplicateOutcomes}) {
        simulator::ServiceOptions options = ServiceLab::rich();
        options.faults = {{fault}, 0.5};
        ServiceLab lab(options);
        const simulator::ServiceAnswer answer = lab.get("/v4/sports/soccer_epl/odds?regions=uk,eu&markets=h2h,totals");
        const Read read(answer.body);
        QVERIFY(read.result.ok());
        QVERIFY(read.book.quoteCount() <= pricesIn(answer.body) && read.book.quoteCount() > 1000);
    }
}

QTEST_GUILESS_MAIN(TestSimulatedFeed)
#include "tst_simulated_feed.moc"
