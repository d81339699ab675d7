// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/client/api_request.h"
#include "feed/client/call_pace.h"
#include "feed/client/service_address.h"
#include "feed/client/web_call.h"
#include "feed/decoder/inflate.h"
#include "interfaces/clock_timer.h"
#include "interfaces/quote_source.h"

#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace evision::feed {

struct OddsApiOptions {
    ServiceAddress address = ServiceAddress::standard();
    PriceExtras extras; ///< with every call for prices
    int concurrency = 8;
    int callsPerSecond = 30; ///< the service's limit
    /// Milliseconds of the clock handed in that pass in one of the service's, where that counts calls and waits in
    /// real time and the clock is a faster market's.
    double pace = 1;
    RetryOptions retry;
    WebLimits web;
    std::size_t mostInflatedBytes = std::size_t{128} * 1024 * 1024;
};

/// The Odds API v4 over HTTPS. Lives on a thread of its own with an event loop; all functions may be called there only,
/// makeReader() aside.
///
/// A request may take several calls: what is refused for the rate, fails at the server or on the way is asked again
/// after a while, unless the failed answer says that it was paid for. An answer's sentAt and receivedAt are those of
/// the last call, its credits.last is the sum. An answer whose Date is days off from the clock handed in has a remark,
/// and that Date as serverTime only where its prices' own times bear it out. After destruction nothing is answered.
class OddsApiSource final : public QuoteSource {
    Q_OBJECT

public:
    /// The clock must outlive the source; it paces calls and repeats. How long the network may take is measured in real
    /// time.
    explicit OddsApiSource(const Clock &clock, const OddsApiOptions &options = {});
    ~OddsApiSource() override;

    /// For the calls from now on, repeats included. Without one, requests are answered with PollError::NoKey. Space
    /// around it does not count.
    void setKey(const QString &key);

    void request(const PollRequest &request) override;
    /// A call that PollRequest has no word for; it is answered as `request`.
    void requestCall(const ApiRequest &call, const PollRequest &request);
    void cancelAll() override;
    [[nodiscard]] std::unique_ptr<QuoteReader> makeReader(market::Vocabulary &vocabulary) const override;

private:
    enum class JobState : std::uint8_t {
        Waiting, ///< for its turn, for the rate, or to be repeated
        Running,
        Decided, ///< its answer is there and will be given from the event loop
    };
    struct Job {
        PollAnswer answer;
        std::string target; // no key
        JobState state = JobState::Waiting;
        std::int64_t notBefore = 0; // steady
        std::string key;            // that the running call was sent with
        QUrl url;                   // of the running call, key included; of the next one after a redirect
        int redirects = 0;
        int failures = 0;
        WebCall *call = nullptr;
    };
    using Jobs = std::map<std::uint64_t, Job>; // by when they came

    void pump();
    void start(std::uint64_t serial, Job &job);
    [[nodiscard]] WebCall *takeCall(Job &job);
    void callFinished(std::uint64_t serial);
    static void takeTime(const WebAnswer &web, PollAnswer &answer);
    [[nodiscard]] bool followsRedirect(Job &job, const WebAnswer &web);
    void judge(Job &job, const WebAnswer &web);
    [[nodiscard]] bool repeats(Job &job, const WebAnswer &web);
    void answerLater(std::uint64_t serial, PollError error, std::string message);
    void give(Jobs::iterator job);
    [[nodiscard]] std::int64_t onClock(std::int64_t milliseconds) const;

    const Clock &m_clock;
    OddsApiOptions m_options;
    std::string m_key;
    Jobs m_jobs;
    std::uint64_t m_nextSerial = 0;
    int m_running = 0; ///< calls
    CallRate m_rate;
    RetryPolicy m_retry;
    std::int64_t m_quietUntil; // steady; after an answer that the calls are too many
    ClockTimer m_timer;
    Inflater m_inflater;
};

} // namespace evision::feed
