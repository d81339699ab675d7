// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that the user asks for cost credits like all others.
#include "desk/calls_by_hand.h"
#include "desk/remembering_planner.h"

#include "feed/planner/credit_planner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace evision;
using desk::CallsByHand;
using desk::PlanMemoryFile;
using desk::RememberingPlanner;

namespace {

constexpr UnixMillis noon = 1'795'521'600'000; // 2026-11-24T12:00:00Z
constexpr std::int64_t price = 3;

/// The planners of a watched service; nothing is kept at the end, as when a program is killed.
class Program {
public:
    explicit Program(const PlanMemoryFile &file)
    {
        feed::PlanSettings settings;
        settings.sports = {"soccer_epl"};
        settings.monthlyBudget = 100;
        settings.mostAttempts = 1;
        auto credits = std::make_unique<feed::CreditPlanner>(settings, file.load().memory);
        planned = credits.get();
        auto hand =
            std::make_unique<CallsByHand>(std::move(credits), [this](const PollRequest &request, UnixMillis now) {
                planned->countCall(request, now);
            });
        byHand = hand.get();
        planner = std::make_unique<RememberingPlanner>(
            std::move(hand), [this] { return m_lives ? planned->memory() : std::nullopt; }, file,
            [](const std::string &) {});
    }
    ~Program() { m_lives = false; }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    [[nodiscard]] PollRequest ask()
    {
        PollRequest call;
        call.sport = "soccer_epl";
        call.markets = {"h2h", "spreads", "totals"};
        call.regions = {"eu"};
        call.mostCredits = price;
        byHand->add({call});
        return *planner->next(noon).request;
    }

    feed::CreditPlanner *planned = nullptr;
    CallsByHand *byHand = nullptr;
    std::unique_ptr<RememberingPlanner> planner;

private:
    bool m_lives = true;
};

} // namespace

class CallsByHandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilledProgramRemembersThem();
    void theyCostWhatTheServiceSays();
    void failedOnesMayHaveBeenCharged();
};

void CallsByHandTest::aKilledProgramRemembersThem()
{
    const QTemporaryDir folder;
    const PlanMemoryFile file(folder.filePath(QStringLiteral("credits.txt")));
    {
        Program program(file);
        QCOMPARE(program.ask().mostCredits, price);
    }
    QVERIFY(file.load().memory);
    QCOMPARE(file.load().memory->credits.spent, price);
    Program next(file);
    static_cast<void>(next.planner->next(noon));
    QCOMPARE(next.planned->creditsLeft(), 100 - price);
}

void CallsByHandTest::theyCostWhatTheServiceSays()
{
    const QTemporaryDir folder;
    const PlanMemoryFile file(folder.filePath(QStringLiteral("credits.txt")));
    Program program(file);
    PollAnswer answer;
    answer.request = program.ask();
    QCOMPARE(program.planned->creditsLeft(), 100 - price);
    answer.sentAt = answer.receivedAt = noon;
    answer.serverTime = toSeconds(noon);
    answer.credits.last = 2;
    program.planner->settle(answer, {});
    QCOMPARE(program.planned->creditsLeft(), 98);
    QCOMPARE(file.load().memory->credits.spent, 2);
    QCOMPARE(file.load().memory->creditsBySport.at("soccer_epl"), 2.0);
}

void CallsByHandTest::failedOnesMayHaveBeenCharged()
{
    const QTemporaryDir folder;
    Program program(PlanMemoryFile(folder.filePath(QStringLiteral("credits.txt"))));
    PollAnswer answer;
    answer.request = program.ask();
    answer.error = PollError::Unreachable;
    answer.message = "The connection broke off.";
    program.planner->settle(answer, {});
    QCOMPARE(program.planned->creditsLeft(), 100 - price);
    QVERIFY(!program.byHand->isBusy());
}

QTEST_GUILESS_MAIN(CallsByHandTest)
#include "tst_calls_by_hand.moc"
