// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/market_connection.h"

#include "feed/client/odds_api_source.h"
#include "feed/planner/poll_plan_settings.h"

#include <utility>

namespace evision::desk {

MarketConnection MarketConnection::service(const feed::ServiceAddress &address, QString key, feed::PriceExtras extras)
{
    MarketConnection connection(std::move(key), extras);
    connection.m_clock = std::make_unique<SystemClock>();
    connection.m_address = std::make_unique<feed::ServiceAddress>(address);
    return connection;
}

Expected<MarketConnection, std::string> MarketConnection::demo(const DemoOptions &options, feed::PriceExtras extras)
{
    auto market = DemoMarket::open(options);
    if (!market)
        return Unexpected{market.error()};
    MarketConnection connection(DemoMarket::key(), extras);
    connection.m_demo = std::move(market).value();
    return connection;
}

const Clock &MarketConnection::clock() const noexcept
{
    return m_demo ? m_demo->clock() : *m_clock;
}

const feed::ServiceAddress &MarketConnection::address() const noexcept
{
    return m_demo ? m_demo->address() : *m_address;
}

std::unique_ptr<QuoteSource> MarketConnection::makeSource() const
{
    return makeSource(feed::PlanSettings().mostAttempts); // the planner puts so many times the price aside
}

std::unique_ptr<QuoteSource> MarketConnection::makeHastySource() const
{
    return makeSource(1);
}

std::unique_ptr<QuoteSource> MarketConnection::makeSource(int attempts) const
{
    feed::OddsApiOptions options;
    options.address = address();
    options.extras = m_extras;
    options.retry.attempts = attempts;
    if (isDemo())
        options.pace = clock().pace();
    auto source = std::make_unique<feed::OddsApiSource>(clock(), options);
    source->setKey(m_key);
    return source;
}

} // namespace evision::desk
