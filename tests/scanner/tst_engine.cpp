// SPDX-License-Identifier: GPL-3.0-or-later
#include "market_lab.h"

#include <QTest>

#include <cmath>

using namespace evision;
using scanner::Engine;
using scanner::EngineOptions;
using scanner::Publication;
using scanner::Taken;
using test::answerTo;
using test::BookBuilder;
using test::oddsRequest;
using test::testNow;

namespace {

using Pointer = std::shared_ptr<const Publication>;

/// An engine and what it may be told.
class Lab {
public:
    test::Script script{
        {"two", [](BookBuilder &b) { b.event("e").h2h("pinnacle", 1.9, 1.9).h2h("soft", 2.2, 1.7); }},
        {"better", [](BookBuilder &b) { b.event("e").h2h("pinnacle", 1.9, 1.9).h2h("soft", 2.3, 1.7); }},
        {"none", [](BookBuilder &b) { b.event("e").h2h("pinnacle", 1.9, 1.9).h2h("soft", 1.9, 1.9); }},
        {"us", [](BookBuilder &b) { b.event("e").h2h("yankee", 2.25, 1.6); }},
        {"empty", [](BookBuilder &) {}},
        {"list", [](BookBuilder &b) { b.event("e").event("f", "basketball_nba", "A", "B", testNow + 99); }},
    };
    edge::EdgeTables tables = test::labTables();
    EngineOptions options;

    Engine &engine()
    {
        if (!m_engine)
            m_engine = std::make_unique<Engine>(
                [this](market::Vocabulary &vocabulary) {
                    return std::make_unique<test::ScriptedReader>(script, vocabulary);
                },
                tables, options);
        return *m_engine;
    }
    Taken take(const std::string &body, market::UnixSeconds at = testNow, const PollRequest &request = oddsRequest())
    {
        return engine().take(answerTo(request, body, at));
    }

private:
    std::unique_ptr<Engine> m_engine;
};

} // namespace

class EngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerBecomesABoard();
    void deltasLeadFromBoardToBoard();
    void whatCannotBeReadChangesNothing();
    void otherRegionsAddToTheMarket();
    void anEmptyAnswerEmptiesItsScope();
    void listsOfGamesHaveStartsAndNoBoard();
    void findingsCountWhatIsNew();
    void whatComesBackIsNotNewAgain();
    void timePassingMakesPricesStale();
    void timeDoesNotGoBack();
    void ageingLeavesNoTrace();
    void gamesLongBegunAreForgotten();
    void theClockIsTheSources();
    void aNewVocabularyChangesNoWord();
    void theSameAnswersGiveTheSameBoards();
    void betsAreExplained();
    void otherRulesJudgeWhatIsHeld();
    void rulesMayChangeBeforeAnythingCame();
};

void EngineTest::anAnswerBecomesABoard()
{
    Lab lab;
    const Taken taken = lab.take("two");
    QVERIFY(taken.ok);
    QCOMPARE(taken.publication->number, std::uint64_t{1});
    QCOMPARE(taken.publication->board->rows().size(), std::size_t{1});
    QCOMPARE(taken.publication->board->asOf(), testNow);
    QCOMPARE(taken.publication->scan->counts.read, std::uint64_t{4});
    QVERIFY(taken.publication->polled);
    QCOMPARE(taken.publication->timings.fetchMilliseconds, std::int64_t{120});
}

void EngineTest::deltasLeadFromBoardToBoard()
{
    Lab lab;
    edge::Board board;
    market::UnixSeconds at = testNow;
    std::uint64_t number = 0;
    for (const char *body : {"two", "better", "better", "none", "two", "empty", "two"}) {
        const Pointer publication = lab.take(body, at += 10).publication;
        QCOMPARE(publication->number, ++number);
        board = board.applied(*publication->delta);
        QVERIFY(board.sameAs(*publication->board));
    }
}

void EngineTest::whatCannotBeReadChangesNothing()
{
    Lab lab;
    lab.take("two");
    const Taken taken = lab.take("garbage", testNow + 10);
    QVERIFY(!taken.ok);
    QCOMPARE(taken.message, std::string("This is no answer."));
    QVERIFY(!taken.publication);
    QCOMPARE(lab.engine().asOf(), testNow);
    QCOMPARE(lab.engine().result().opportunities.size(), std::size_t{1});
}

void EngineTest::otherRegionsAddToTheMarket()
{
    Lab lab;
    lab.take("two");
    const Taken taken = lab.take("us", testNow, oddsRequest(2, {"us"}));
    QCOMPARE(taken.publication->board->rows().size(), std::size_t{2});
    QCOMPARE(lab.take("two").publication->board->rows().size(), std::size_t{2});
}

void EngineTest::anEmptyAnswerEmptiesItsScope()
{
    Lab lab;
    lab.take("two");
    const Taken taken = lab.take("empty");
    QVERIFY(taken.publication->board->rows().empty());
    QCOMPARE(taken.publication->delta->gone.size(), std::size_t{1});
    QCOMPARE(taken.publication->delta->gone[0].why, edge::GoneReason::Withdrawn);
}

void EngineTest::listsOfGamesHaveStartsAndNoBoard()
{
    Lab lab;
    PollRequest request = oddsRequest();
    request.kind = PollKind::Events;
    const Taken taken = lab.take("list", testNow, request);
    QVERIFY(taken.ok && !taken.publication);
    QCOMPARE(taken.findings.events.size(), std::size_t{2});
    QCOMPARE(taken.findings.events[1].id, std::string("f"));
    QCOMPARE(taken.findings.events[1].commenceTime, testNow + 99);
}

void EngineTest::findingsCountWhatIsNew()
{
    Lab lab;
    const PollFindings first = lab.take("two").findings;
    QCOMPARE(first.events.size(), std::size_t{1});
    QCOMPARE(first.events[0].quotes, 4U);
    QCOMPARE(first.events[0].movedQuotes, 4U);
    QCOMPARE(first.events[0].opportunities, 1U);
    QCOMPARE(first.events[0].newOpportunities, 1U);
    const PollFindings second = lab.take("better").findings;
    QCOMPARE(second.events[0].movedQuotes, 1U);
    QCOMPARE(second.events[0].opportunities, 1U);
    QCOMPARE(second.events[0].newOpportunities, 0U);
}

void EngineTest::whatComesBackIsNotNewAgain()
{
    Lab lab;
    QCOMPARE(lab.take("two").findings.events[0].newOpportunities, 1U);
    QCOMPARE(lab.take("none").findings.events[0].newOpportunities, 0U);
    const Taken back = lab.take("two");
    QCOMPARE(back.publication->delta->appeared.size(), std::size_t{1});
    QCOMPARE(back.findings.events[0].newOpportunities, 0U); // a planner that paid for it again would go in circles
}

void EngineTest::timePassingMakesPricesStale()
{
    Lab lab;
    QVERIFY(!lab.engine().age(testNow)); // nothing is held yet
    lab.take("two");
    QCOMPARE(lab.engine().age(testNow + 300)->board->rows().size(), std::size_t{1});
    const Pointer later = lab.engine().age(testNow + 700);
    QVERIFY(!later->polled);
    QVERIFY(later->board->rows().empty());
    QCOMPARE(later->delta->gone[0].why, edge::GoneReason::Stale);
}

void EngineTest::timeDoesNotGoBack()
{
    Lab lab;
    lab.take("two", testNow + 60);
    QVERIFY(!lab.engine().age(testNow + 60));
    QVERIFY(!lab.engine().age(testNow));
    QCOMPARE(lab.take("us", testNow, oddsRequest(2, {"us"})).publication->board->asOf(), testNow + 60);
}

/// A recording knows nothing of ageing, so the scans after an answer must not, either.
void EngineTest::ageingLeavesNoTrace()
{
    Lab lab;
    lab.take("two");
    QVERIFY(lab.engine().age(testNow + 30));
    QCOMPARE(lab.take("better", testNow + 20).publication->scan->asOf, testNow + 20);
}

void EngineTest::gamesLongBegunAreForgotten()
{
    Lab lab;
    lab.options.keepStartedSeconds = 1000;
    lab.take("two"); // starts an hour later
    QVERIFY(lab.engine().age(testNow + 4500));
    QCOMPARE(lab.engine().book().events.size(), std::size_t{1});
    QVERIFY(lab.engine().age(testNow + 4700));
    QVERIFY(lab.engine().book().events.empty());
}

void EngineTest::theClockIsTheSources()
{
    Lab lab;
    PollAnswer answer = answerTo(oddsRequest(), "two", testNow + 30);
    answer.receivedAt = 1; // our own clock may be anywhere
    QCOMPARE(lab.engine().take(answer).publication->board->asOf(), testNow + 30);
    answer.serverTime = market::noTime; // a proxy dropped the header: the newest update must do
    Lab other;
    QCOMPARE(other.engine().take(answer).publication->board->asOf(), testNow - 10);
}

/// The words of every row, whatever the numbers of the names.
QStringList words(const Publication &publication)
{
    QStringList rows;
    const market::Vocabulary &vocabulary = *publication.vocabulary;
    const auto text = [](std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); };
    for (const edge::BoardRow &row : publication.board->rows()) {
        const edge::Opportunity &bet = row.opportunity;
        rows << text(edge::idText(bet.id)) + text(vocabulary.eventIds.text(bet.line.event)) +
                    text(vocabulary.sports.text(bet.line.sport)) + text(vocabulary.names.text(bet.line.home)) +
                    text(vocabulary.families.text(bet.line.family)) + text(vocabulary.periods.text(bet.line.period)) +
                    text(vocabulary.marketKey(bet.market)) + text(vocabulary.names.text(bet.selection)) +
                    text(vocabulary.bookmakers.text(bet.bookmaker)) + QString::number(row.firstSeen) +
                    text(vocabulary.bookmakers.text(publication.board->sharpsOf(row)[0].bookmaker));
    }
    rows.sort();
    return rows;
}

void EngineTest::aNewVocabularyChangesNoWord()
{
    Lab lab;
    lab.options.mostNames = 30;
    lab.script["many"] = [](BookBuilder &b) {
        for (int at = 0; at < 30; ++at)
            b.event("x" + std::to_string(at));
        b.event("e").h2h("pinnacle", 1.9, 1.9).h2h("soft", 2.2, 1.7);
    };
    const Pointer before = lab.take("many").publication;
    const Pointer between = lab.take("two", testNow + 10).publication;
    const Pointer after = lab.take("us", testNow + 20, oddsRequest(2, {"us"})).publication;
    QVERIFY(before->vocabulary != between->vocabulary);
    QVERIFY(between->vocabulary == after->vocabulary); // the games that are gone took their names with them
    QCOMPARE(words(*before), words(*between));
    QVERIFY(between->delta->appeared.empty());
    QCOMPARE(words(*after).size(), qsizetype{2});
    QVERIFY(lab.engine().explain(after->board->rows()[0].opportunity.id));
}

void EngineTest::theSameAnswersGiveTheSameBoards()
{
    const std::vector<std::string> bodies{"two", "better", "us", "none", "two", "empty", "better"};
    std::vector<QStringList> runs[2];
    for (std::vector<QStringList> &run : runs) {
        Lab lab;
        for (std::size_t at = 0; at < bodies.size(); ++at) {
            const bool us = bodies[at] == "us";
            const PollRequest request =
                oddsRequest(at + 1, us ? std::vector<std::string>{"us"} : std::vector<std::string>{"eu"});
            run.push_back(words(*lab.take(bodies[at], testNow + 10 * market::UnixSeconds(at), request).publication));
        }
    }
    QCOMPARE(runs[0], runs[1]);
}

void EngineTest::betsAreExplained()
{
    Lab lab;
    const Pointer publication = lab.take("two").publication;
    const edge::OpportunityId id = publication->board->rows()[0].opportunity.id;
    const auto derivation = lab.engine().explain(id);
    QVERIFY(derivation);
    QCOMPARE(derivation->opportunity.id, id);
    QVERIFY(!lab.engine().explain(id + 1));
}

void EngineTest::otherRulesJudgeWhatIsHeld()
{
    Lab lab;
    QVERIFY(lab.take("two").publication);
    const double before = lab.engine().result().opportunities.front().stake;
    QVERIFY(before > 0);
    edge::EdgeOptions options = lab.options.edge;
    options.staking.bankroll *= 3;
    const Pointer richer = lab.engine().setEdgeOptions(options);
    QVERIFY(richer && !richer->polled);
    QCOMPARE(richer->number, 2U);
    QCOMPARE(richer->delta->changed.size(), std::size_t{1}); // the same bet, with another stake
    QVERIFY(richer->delta->appeared.empty() && richer->delta->gone.empty());
    const edge::Opportunity bet = richer->delta->changed.front().opportunity;
    QVERIFY(std::abs(bet.stake - 3 * before) < 0.03 + 1e-9); // each is rounded down to a hundredth
    const auto explained = lab.engine().explain(bet.id);
    QVERIFY(explained);

    options.minEv = 10;
    const Pointer strict = lab.engine().setEdgeOptions(options);
    QVERIFY(strict->board->rows().empty());
    QCOMPARE(strict->delta->gone.size(), std::size_t{1});
    QVERIFY(strict->delta->gone.front().why == edge::GoneReason::BelowMinimum);
    QVERIFY(lab.take("better", testNow + 60).publication->board->rows().empty()); // and so it stays
}

void EngineTest::rulesMayChangeBeforeAnythingCame()
{
    Lab lab;
    edge::EdgeOptions options;
    options.minEv = 10;
    QVERIFY(!lab.engine().setEdgeOptions(options));
    QVERIFY(lab.take("two").publication->board->rows().empty());
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
