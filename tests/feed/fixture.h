// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "describe.h"
#include "feed/decoder/odds_decoder.h"

#include <QByteArray>
#include <QByteArrayList>

#include <memory>
#include <string>
#include <string_view>

namespace evision::test {

inline std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// A response decoded by itself.
struct Decoded {
    // The bytes are copied to a block of just their size, so that the address sanitizer sees a read beyond them.
    explicit Decoded(const QByteArray &body, const feed::DecodeOptions &options = {})
    {
        const auto size = static_cast<std::size_t>(body.size());
        const std::unique_ptr<char[]> bytes(new char[size]);
        view(body).copy(bytes.get(), size);
        feed::OddsDecoder decoder(vocabulary);
        result = decoder.decode(std::string_view(bytes.get(), size), book, options);
    }

    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList list;
        for (const std::string &line : describe(book, vocabulary))
            list.append(QByteArray::fromStdString(line));
        return list;
    }

    market::Vocabulary vocabulary;
    market::QuoteBook book;
    feed::DecodeResult result;
};

/// An event with the text of its bookmakers' array.
inline QByteArray eventOf(const QByteArray &bookmakers, const QByteArray &id = "e1")
{
    return R"({"id":")" + id +
           R"(","sport_key":"soccer_epl","sport_title":"EPL","commence_time":"2025-08-15T19:00:00Z",)"
           R"("home_team":"Home","away_team":"Away","bookmakers":)" +
           bookmakers + "}";
}

/// A bookmaker with the text of its markets' array.
inline QByteArray bookmakerOf(const QByteArray &markets, const QByteArray &key = "book")
{
    return R"({"key":")" + key + R"(","title":"Book","last_update":"2025-08-15T12:00:00Z","markets":)" + markets + "}";
}

/// A market with the text of its outcomes' array.
inline QByteArray marketOf(const QByteArray &outcomes, const QByteArray &key = "h2h")
{
    return R"({"key":")" + key + R"(","last_update":"2025-08-15T12:00:05Z","outcomes":)" + outcomes + "}";
}

inline QByteArray outcomeOf(const QByteArray &name, const QByteArray &price)
{
    return R"({"name":")" + name + R"(","price":)" + price + "}";
}

/// A response of one event at one bookmaker with one market of these outcomes.
inline QByteArray responseWith(const QByteArray &outcomes)
{
    return "[" + eventOf("[" + bookmakerOf("[" + marketOf("[" + outcomes + "]") + "]") + "]") + "]";
}

/// A response with an outcome for each price.
inline QByteArray responseWithPrices(const QByteArrayList &prices)
{
    QByteArrayList outcomes;
    for (const QByteArray &price : prices)
        outcomes.append(outcomeOf("Home", price));
    return responseWith(outcomes.join(","));
}

} // namespace evision::test
