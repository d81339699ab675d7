// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/demo_market.h"

#include "feed/client/api_request.h"
#include "feed/client/service_address.h"
#include "interfaces/clock.h"
#include "interfaces/quote_source.h"
#include "pricing/expected.h"

#include <QString>

#include <memory>
#include <string>

namespace evision::desk {

/// The way to a market: the service with a key, or the demo market. It hands out sources and must outlive them.
class MarketConnection {
public:
    /// `key` may be empty: then every call is answered with PollError::NoKey.
    [[nodiscard]] static MarketConnection service(const feed::ServiceAddress &address, QString key,
                                                  feed::PriceExtras extras = {});
    /// The error is a sentence.
    [[nodiscard]] static Expected<MarketConnection, std::string> demo(const DemoOptions &options,
                                                                      feed::PriceExtras extras = {});

    [[nodiscard]] const Clock &clock() const noexcept;
    [[nodiscard]] const feed::ServiceAddress &address() const noexcept;
    [[nodiscard]] const QString &key() const noexcept { return m_key; }
    [[nodiscard]] bool isDemo() const noexcept { return m_demo != nullptr; }

    /// A source without a parent, to be moved to its thread.
    [[nodiscard]] std::unique_ptr<QuoteSource> makeSource() const;
    /// The same for somebody who waits: what fails is not asked again.
    [[nodiscard]] std::unique_ptr<QuoteSource> makeHastySource() const;

private:
    [[nodiscard]] std::unique_ptr<QuoteSource> makeSource(int attempts) const;
    MarketConnection(QString key, feed::PriceExtras extras) : m_key(std::move(key)), m_extras(extras) {}

    QString m_key;
    feed::PriceExtras m_extras;
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<feed::ServiceAddress> m_address;
    std::unique_ptr<DemoMarket> m_demo;
};

} // namespace evision::desk
