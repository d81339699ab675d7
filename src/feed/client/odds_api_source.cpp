// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/odds_api_source.h"

#include "feed/client/api_error.h"
#include "feed/client/clock_check.h"
#include "feed/client/odds_api_answer.h"
#include "feed/client/odds_api_reader.h"
#include "feed/client/shown_text.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace evision::feed {

namespace {

Q_LOGGING_CATEGORY(lcFeed, "evision.feed")

constexpr int mostRedirects = 4;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void logCall(const PollAnswer &answer, const std::string &target)
{
    if (answer.ok() || answer.error == PollError::Cancelled)
        qCDebug(lcFeed).noquote() << "GET" << shown(target) << "took" << answer.receivedAt - answer.sentAt << "ms,"
                                  << answer.attempts << "calls";
    else
        qCWarning(lcFeed).noquote() << "GET" << shown(target) << "failed:" << shown(pollErrorId(answer.error))
                                    << shown(answer.message);
}

/// The sum for a request of all its calls, but the newest state of the account.
void addCredits(CreditReport &sum, const CreditReport &call)
{
    if (call.remaining)
        sum.remaining = call.remaining;
    if (call.used)
        sum.used = call.used;
    if (call.last)
        sum.last = sum.last.value_or(0) + *call.last;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

OddsApiSource::OddsApiSource(const Clock &clock, const OddsApiOptions &options)
    : m_clock(clock),
      m_options(options),
      m_rate(options.callsPerSecond, onClock(1000)), // m_options comes before it
      m_retry(options.retry),
      m_quietUntil(clock.steady()),
      m_timer(clock, this),
      m_inflater(options.mostInflatedBytes)
{
    connect(&m_timer, &ClockTimer::reached, this, &OddsApiSource::pump);
}

OddsApiSource::~OddsApiSource()
{
    for (auto &[serial, job] : m_jobs)
        delete takeCall(job);
}

void OddsApiSource::setKey(const QString &key)
{
    m_key = key.trimmed().toStdString();
}

void OddsApiSource::request(const PollRequest &request)
{
    requestCall(callOf(request, m_options.extras), request);
}

void OddsApiSource::requestCall(const ApiRequest &call, const PollRequest &request)
{
    const std::uint64_t serial = m_nextSerial++;
    Job &job = m_jobs[serial];
    job.answer.request = request;
    job.answer.attempts = 0;
    job.answer.sentAt = job.answer.receivedAt = m_clock.now();
    job.notBefore = m_clock.steady();
    const Expected<std::string, RequestFault> target = targetOf(call);
    if (!target)
        return answerLater(serial, PollError::BadRequest, std::string(sentence(target.error())));
    job.target = *target;
    pump();
}

void OddsApiSource::cancelAll()
{
    m_timer.stop();
    // Whoever hears of an answer may ask anew: those requests are not meant.
    Jobs cancelled = std::exchange(m_jobs, {});
    for (auto &[serial, job] : cancelled)
        delete takeCall(job);
    for (auto &[serial, job] : cancelled) {
        if (job.state != JobState::Decided) {
            job.answer.error = PollError::Cancelled;
            job.answer.message = "The call was called off.";
            job.answer.receivedAt = m_clock.now();
        }
        logCall(job.answer, job.target);
        Q_EMIT answered(job.answer);
    }
}

std::unique_ptr<QuoteReader> OddsApiSource::makeReader(market::Vocabulary &vocabulary) const
{
    return std::make_unique<OddsApiReader>(vocabulary);
}

/// Starts what may go now, and sees to it that what may not is looked at again.
void OddsApiSource::pump()
{
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    std::int64_t next = never;
    const std::int64_t now = m_clock.steady();
    for (auto &[serial, job] : m_jobs) {
        if (m_running >= m_options.concurrency)
            break; // the next one to end looks again
        if (job.state != JobState::Waiting)
            continue;
        if (m_key.empty()) {
            answerLater(serial, PollError::NoKey, "The odds service asks for an API key, and there is none.");
            continue;
        }
        const std::int64_t time = std::max({job.notBefore, m_quietUntil, m_rate.nextAt(now)});
        if (time > now) {
            next = std::min(next, time);
            continue;
        }
        m_rate.take(now);
        start(serial, job);
    }
    if (next != never)
        m_timer.startAt(next);
}

void OddsApiSource::start(std::uint64_t serial, Job &job)
{
    if (!job.url.isValid() || job.key != m_key) {
        job.key = m_key;
        job.url = m_options.address.urlFor(job.target, m_key);
    }
    ++m_running;
    ++job.answer.attempts;
    job.state = JobState::Running;
    job.answer.sentAt = m_clock.now();
    job.call = new WebCall(job.url, m_options.web, this);
    connect(job.call, &WebCall::finished, this, [this, serial] { callFinished(serial); });
}

/// The job's call, which says nothing any more; null when there is none. The job then waits.
WebCall *OddsApiSource::takeCall(Job &job)
{
    if (!job.call)
        return nullptr;
    job.call->disconnect(this);
    --m_running;
    job.state = JobState::Waiting;
    return std::exchange(job.call, nullptr);
}

void OddsApiSource::callFinished(std::uint64_t serial)
{
    const auto found = m_jobs.find(serial);
    if (found == m_jobs.end())
        return;
    Job &job = found->second;
    WebCall *const call = takeCall(job);
    const WebAnswer web = call->answer();
    call->deleteLater(); // it is the one that is speaking
    job.answer.receivedAt = m_clock.now();
    addCredits(job.answer.credits, web.head.credits);
    if (!followsRedirect(job, web)) {
        judge(job, web);
        takeTime(web, job.answer);
        if (!repeats(job, web))
            give(found);
    }
    pump();
}

/// Two clocks that are days apart: the prices tell which of them is right.
void OddsApiSource::takeTime(const WebAnswer &web, PollAnswer &answer)
{
    answer.serverTime = web.head.serverTime;
    answer.remark.clear();
    if (answer.serverTime == market::noTime || isPlausibleDate(answer.serverTime, answer.receivedAt))
        return;
    const market::UnixSeconds latest = answer.body ? latestUpdateIn(*answer.body) : market::noTime;
    const char *which = "the service's is used, for its prices bear it out.";
    if (!bearsOut(latest, answer.serverTime)) {
        answer.serverTime = market::noTime;
        which = latest == market::noTime ? "this machine's is used until prices tell which is right."
                                         : "this machine's is used, for the prices do not bear the service's out.";
    }
    answer.remark = std::string("The clock of the odds service and this machine's are more than two days apart; ") +
                    which + " Check this machine's date.";
}

/// Whether the call is to be made at another address of the same host.
bool OddsApiSource::followsRedirect(Job &job, const WebAnswer &web)
{
    if (web.error != PollError::None || !isRedirect(web.status) || web.location.isEmpty() ||
        ++job.redirects > mostRedirects)
        return false;
    const QUrl url = m_options.address.redirected(job.url, web.location, job.key);
    if (!url.isValid())
        return false;
    job.url = url;
    return true;
}

/// Fills the answer with what came.
void OddsApiSource::judge(Job &job, const WebAnswer &web)
{
    PollAnswer &answer = job.answer;
    answer.error = PollError::None;
    answer.message.clear();
    if (web.error == PollError::None && isRedirect(web.status)) {
        answer.error = PollError::Redirected;
        answer.message = "The odds service sends to another address, which is not followed, so that the API key stays "
                         "where it belongs; check the address of the service, or whether a proxy asks for a sign-in.";
        return;
    }
    readWebAnswer(web, job.target.find("/events/") != std::string::npos, job.key, m_inflater, answer);
    answer.message = withoutKey(answer.message, job.key);
}

/// What milliseconds of the service's are on our clock.
std::int64_t OddsApiSource::onClock(std::int64_t milliseconds) const
{
    return std::llround(static_cast<double>(milliseconds) * m_options.pace);
}

/// Whether the call is to be made again after a while.
bool OddsApiSource::repeats(Job &job, const WebAnswer &web)
{
    PollAnswer &answer = job.answer;
    const bool paid = web.head.credits.last.value_or(0) > 0;
    if (answer.ok() || paid || !web.mayRepeat)
        return false;
    const std::optional<std::int64_t> wait = m_retry.waitAfter(answer.error, ++job.failures, web.head);
    if (!wait)
        return false;
    job.notBefore = m_clock.steady() + onClock(*wait);
    if (answer.error == PollError::TooManyCalls)
        m_quietUntil = std::max(m_quietUntil, job.notBefore);
    job.url.clear();
    job.redirects = 0;
    qCInfo(lcFeed).noquote() << "GET" << shown(job.target) << "failed:" << shown(pollErrorId(answer.error))
                             << "- again in" << *wait << "ms";
    return true;
}

void OddsApiSource::answerLater(std::uint64_t serial, PollError error, std::string message)
{
    Job &job = m_jobs[serial];
    job.state = JobState::Decided;
    job.answer.error = error;
    job.answer.message = std::move(message);
    QMetaObject::invokeMethod(
        this,
        [this, serial] {
            if (const auto found = m_jobs.find(serial); found != m_jobs.end())
                give(found);
        },
        Qt::QueuedConnection);
}

void OddsApiSource::give(Jobs::iterator job)
{
    const Job done = std::move(job->second);
    m_jobs.erase(job);
    logCall(done.answer, done.target);
    Q_EMIT answered(done.answer);
}

} // namespace evision::feed
