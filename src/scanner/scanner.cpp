// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/scanner.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace evision::scanner {

namespace {

FeedMode modeFor(PollError error) noexcept
{
    switch (actionFor(error)) {
    case PollAction::AskForKey:
        return FeedMode::NeedsKey;
    case PollAction::WaitForReset:
        return FeedMode::OutOfCredits;
    case PollAction::ShowAndStop:
        return FeedMode::Refused;
    case PollAction::TryLater:
        return FeedMode::Trouble;
    case PollAction::GoOn:
    case PollAction::LeaveOut:
    case PollAction::RefreshSports:
    case PollAction::DropEvent:
        break;
    }
    return FeedMode::Live;
}

/// Whether a good answer of a call that is free shows that an error of one for prices is over. That the service can be
/// reached and knows the key does not make it give prices.
bool endsWithAnyAnswer(PollError error) noexcept
{
    switch (error) {
    case PollError::None:
    case PollError::NoKey:
    case PollError::BadKey:
    case PollError::TooManyCalls:
    case PollError::ServerTrouble:
    case PollError::Unreachable:
    case PollError::TimedOut:
    case PollError::Cancelled:
        return true;
    case PollError::OutOfCredits:
    case PollError::NotInPlan:
    case PollError::UnknownSport:
    case PollError::UnknownEvent:
    case PollError::BadRequest:
    case PollError::BadAnswer:
    case PollError::TooLarge:
    case PollError::Redirected:
        break;
    }
    return false;
}

bool hasPrices(PollKind kind) noexcept
{
    return kind == PollKind::Odds || kind == PollKind::EventOdds;
}

} // namespace

Scanner::Scanner(QuoteSource &source, std::unique_ptr<PollPlanner> planner, const Clock &clock,
                 const edge::EdgeTables &tables, ScannerOptions options)
    : m_source(source),
      m_planner(std::move(planner)),
      m_clock(clock),
      m_options(std::move(options)),
      m_engine([&source](market::Vocabulary &vocabulary) { return source.makeReader(vocabulary); }, tables,
               m_options.engine),
      m_planTimer(clock, this),
      m_agingTimer(clock, this)
{
    connect(&m_source, &QuoteSource::answered, this, &Scanner::takeAnswer);
    connect(&m_planTimer, &ClockTimer::reached, this, &Scanner::plan);
    connect(&m_agingTimer, &ClockTimer::reached, this, &Scanner::age);
}

Scanner::~Scanner() = default;

void Scanner::start()
{
    if (std::exchange(m_running, true))
        return;
    m_state.mode = FeedMode::Starting;
    tellState();
    startAging();
    plan();
}

void Scanner::stop()
{
    if (!std::exchange(m_running, false))
        return;
    m_planTimer.stop();
    m_agingTimer.stop();
    QMetaObject::invokeMethod(&m_source, [source = &m_source] { source->cancelAll(); });
    m_state.mode = FeedMode::Stopped;
    m_state.nextPollAt = 0;
    tellState();
}

void Scanner::setEdgeOptions(const edge::EdgeOptions &options)
{
    if (const auto publication = m_engine.setEdgeOptions(options))
        Q_EMIT published(publication);
}

void Scanner::wake()
{
    if (m_running)
        m_planTimer.startAt(m_clock.steady());
}

void Scanner::plan()
{
    if (!m_running)
        return;
    m_state.nextPollAt = 0;
    for (int calls = 0; calls < m_options.mostCallsATurn; ++calls) {
        const UnixMillis now = m_clock.now();
        const PlanStep step = m_planner->next(now);
        if (!step.request) {
            // The planner speaks of the time of day, which may be set; the timer waits by the steady clock and is set
            // again after every answer.
            m_state.nextPollAt = step.askAgainAt;
            m_planTimer.startAt(m_clock.steady() + std::max<std::int64_t>(step.askAgainAt - now, 0));
            tellState();
            return;
        }
        send(*step.request);
    }
    m_planTimer.startAt(m_clock.steady());
    tellState();
}

void Scanner::send(const PollRequest &request)
{
    m_underWay.insert_or_assign(request.id, request);
    QMetaObject::invokeMethod(&m_source, [source = &m_source, request] { source->request(request); });
}

void Scanner::takeAnswer(const PollAnswer &given)
{
    if (m_underWay.erase(given.request.id) == 0)
        return; // somebody else's
    PollAnswer answer = given;
    Taken taken;
    if (answer.afresh) {
        m_engine.forget();
        m_toldTime = m_serverTime = market::noTime;
    }
    if (answer.ok()) {
        taken = m_engine.take(answer);
        if (!taken.ok) {
            answer.error = PollError::BadAnswer;
            answer.message = taken.message;
            answer.body.reset();
        }
    }
    m_planner->settle(answer, taken.findings);
    setStateBy(answer);
    if (taken.ok) {
        noteServerTime(answer);
        if (taken.publication && m_serverTime == market::noTime)
            setServerTime(m_engine.asOf()); // nothing tells its time: prices must age all the same
        if (taken.publication) {
            Q_EMIT published(taken.publication);
            if (m_running)
                catchUp();
        }
    }
    Q_EMIT settled(answer);
    tellState();
    plan();
}

void Scanner::setStateBy(const PollAnswer &answer)
{
    if (answer.error == PollError::Cancelled)
        return;
    if (hasPrices(answer.request.kind)) {
        m_priceError = answer.error;
        m_priceMessage = answer.message;
        if (answer.ok())
            m_state.lastGoodAt = answer.receivedAt;
    }
    if (answer.ok() && !endsWithAnyAnswer(m_priceError))
        setModeBy(m_priceError, m_priceMessage);
    else
        setModeBy(answer.error, answer.ok() ? answer.remark : answer.message);
    if (answer.serverTime > m_state.lastServerTime || answer.afresh) // time does not go back
        m_state.lastServerTime = answer.serverTime;
    for (const auto part : {&CreditReport::remaining, &CreditReport::used, &CreditReport::last}) {
        if (answer.credits.*part)
            m_state.credits.*part = answer.credits.*part;
    }
}

void Scanner::setModeBy(PollError error, const std::string &message)
{
    m_state.error = error;
    m_state.message = message;
    if (!m_running)
        return;
    m_state.mode = modeFor(error);
    if (m_state.mode == FeedMode::Live && m_state.lastGoodAt == 0)
        m_state.mode = FeedMode::Starting; // that games are known is not that prices are
}

/// An answer says what time it was when the source sent it, between its being asked and now: as far as that leaves open
/// what time it is, our own reckoning stays.
void Scanner::noteServerTime(const PollAnswer &answer)
{
    if (answer.serverTime == market::noTime || answer.serverTime < m_toldTime)
        return;
    m_toldTime = answer.serverTime;
    const std::int64_t onItsWay = std::max<std::int64_t>(answer.receivedAt - answer.sentAt, 0);
    const market::UnixSeconds latest = answer.serverTime + toSeconds(onItsWay);
    setServerTime(m_serverTime == market::noTime ? answer.serverTime
                                                 : std::clamp(serverTimeNow(), answer.serverTime, latest));
}

void Scanner::setServerTime(market::UnixSeconds time)
{
    m_serverTime = time;
    m_steadyThen = m_clock.steady();
    m_nowThen = m_clock.now();
}

/// The source's time, as far as our clocks tell how much has passed. A machine that slept may have stopped the steady
/// clock and a user may set the other back, so the one that says more is believed: prices taken for too old are
/// polled again, prices taken for fresh are bet on.
market::UnixSeconds Scanner::serverTimeNow() const
{
    if (m_serverTime == market::noTime)
        return market::noTime;
    const std::int64_t passed = std::max(m_clock.steady() - m_steadyThen, m_clock.now() - m_nowThen);
    return m_serverTime + toSeconds(std::max<std::int64_t>(passed, 0));
}

/// An answer that was long on its way is of a moment that has passed, and what it did not bring is older than that.
void Scanner::catchUp()
{
    if (toMillis(serverTimeNow() - m_engine.asOf()) >= agingInterval())
        age();
    else
        startAging();
}

/// In milliseconds of the clock.
std::int64_t Scanner::agingInterval() const
{
    const double pace = std::max(m_clock.pace(), 1.0);
    return static_cast<std::int64_t>(static_cast<double>(m_options.agingMilliseconds) * pace);
}

void Scanner::startAging()
{
    m_agingTimer.startAt(m_clock.steady() + agingInterval());
}

void Scanner::age()
{
    if (!m_running)
        return;
    if (m_serverTime != market::noTime) {
        if (const auto publication = m_engine.age(serverTimeNow()))
            Q_EMIT published(publication);
    }
    startAging();
}

void Scanner::tellState()
{
    m_state.underWay = static_cast<int>(m_underWay.size());
    if (m_state == m_told)
        return;
    m_told = m_state;
    Q_EMIT stateChanged(m_state);
}

} // namespace evision::scanner
