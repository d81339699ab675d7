// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/remembering_planner.h"

#include "feed/planner/credit_planner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace evision;
using desk::PlanMemoryFile;
using desk::RememberingPlanner;

namespace {

constexpr UnixMillis noon = 1'795'521'600'000; // 2026-11-24T12:00:00Z
constexpr std::int64_t budget = 9;

/// A program that watches for a while and then is gone without a word.
class Program {
public:
    explicit Program(const PlanMemoryFile &file)
    {
        feed::PlanSettings settings;
        settings.sports = {"soccer_epl"};
        settings.monthlyBudget = budget;
        settings.everySeconds = 60;
        auto planner = std::make_unique<feed::CreditPlanner>(settings, file.load().memory);
        m_planned = planner.get();
        m_planner = std::make_unique<RememberingPlanner>(
            std::move(planner), [this] { return m_lives ? m_planned->memory() : std::nullopt; }, file,
            [this](const std::string &sentence) { troubles.push_back(sentence); });
    }
    ~Program() { m_lives = false; } // nothing is kept at the end

    /// Credits of the calls that it makes, of which none is answered but those that cost nothing.
    std::int64_t spend(UnixMillis from)
    {
        std::int64_t credits = 0;
        for (UnixMillis time = from; time < from + 600'000; time += 10'000) {
            while (const auto request = m_planner->next(time).request) {
                credits += request->mostCredits;
                if (request->mostCredits == 0)
                    m_planner->settle(answerTo(*request, time), findingsOf(*request));
            }
        }
        return credits;
    }

    std::vector<std::string> troubles;

private:
    static PollAnswer answerTo(const PollRequest &request, UnixMillis time)
    {
        PollAnswer answer;
        answer.request = request;
        answer.body = std::make_shared<const std::string>("[]");
        answer.sentAt = answer.receivedAt = time;
        answer.serverTime = toSeconds(time);
        return answer;
    }
    static PollFindings findingsOf(const PollRequest &request)
    {
        PollFindings findings;
        if (request.kind == PollKind::Sports)
            findings.sports.push_back({"soccer_epl", "Soccer", "EPL", true, false});
        else
            findings.events.push_back({"game", toSeconds(noon) + 7200, 0, 0, 0, 0});
        return findings;
    }

    bool m_lives = true;
    feed::CreditPlanner *m_planned = nullptr;
    std::unique_ptr<RememberingPlanner> m_planner;
};

} // namespace

class RememberingPlannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedProgramsStayWithinTheBudget();
    void whatCannotBeKeptIsToldOnce();
    void oneProgramAtATime();
};

void RememberingPlannerTest::killedProgramsStayWithinTheBudget()
{
    const QTemporaryDir folder;
    const PlanMemoryFile file(folder.filePath(QStringLiteral("credits.txt")));
    std::int64_t spent = 0;
    for (int start = 0; start < 8; ++start) {
        Program program(file);
        spent += program.spend(noon + start * 600'000);
        QCOMPARE(program.troubles, std::vector<std::string>());
    }
    QVERIFY2(spent > 0, "nothing was asked for, and so nothing is shown");
    QVERIFY2(spent <= budget, qPrintable(QString::number(spent)));
}

void RememberingPlannerTest::whatCannotBeKeptIsToldOnce()
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("data")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Program program(PlanMemoryFile(folder.filePath(QStringLiteral("data/credits.txt"))));
    QVERIFY(program.spend(noon) > 0);
    QCOMPARE(program.troubles.size(), std::size_t{1});
    QVERIFY(program.troubles[0].find("cannot be kept") != std::string::npos);
}

void RememberingPlannerTest::oneProgramAtATime()
{
    const QTemporaryDir folder;
    const PlanMemoryFile file(folder.filePath(QStringLiteral("new/credits.txt")));
    {
        const auto first = file.lock();
        QVERIFY(first);
        const auto second = file.lock();
        QVERIFY(!second);
        QVERIFY(second.error().find("Another program") != std::string::npos);
    }
    QVERIFY(file.lock());
}

QTEST_GUILESS_MAIN(RememberingPlannerTest)
#include "tst_remembering_planner.moc"
