// SPDX-License-Identifier: GPL-3.0-or-later
// A source and the service it calls, on loopback.
#pragma once

#include "feed/client/odds_api_source.h"
#include "poll_world.h"
#include "support/scripted_server.h"

#include <QLoggingCategory>
#include <QString>
#include <QStringList>
#include <QtGlobal>

#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>

namespace evision::test {

inline const QString apiKey = QStringLiteral("0123456789abcdef0123456789abcdef");

/// Keeps all that is logged, by any thread and at every level. To be started within a test: QTest begins with a handler
/// of its own.
class LogKeeper {
public:
    void start()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("evision.*=true"));
        kept() = {};
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &line) {
            const std::lock_guard lock(mutex());
            kept().append(line);
        });
    }
    ~LogKeeper() { qInstallMessageHandler(nullptr); }
    LogKeeper() = default;
    LogKeeper(const LogKeeper &) = delete;
    LogKeeper &operator=(const LogKeeper &) = delete;

    [[nodiscard]] QStringList lines() const
    {
        const std::lock_guard lock(mutex());
        return kept();
    }

private:
    static QStringList &kept()
    {
        static QStringList lines;
        return lines;
    }
    static std::mutex &mutex()
    {
        static std::mutex guard;
        return guard;
    }
};

/// Limits that tests need not wait for; the rest is as in the program.
inline feed::OddsApiOptions optionsFor(const QString &url)
{
    feed::OddsApiOptions options;
    options.address = *feed::ServiceAddress::from(url);
    return options;
}

/// A source with a key, whose pauses pass a hundred times as fast.
struct OddsService {
    explicit OddsService(const feed::OddsApiOptions &options) : source(clock, options), listener(source)
    {
        source.setKey(apiKey);
    }

    RunningClock clock{100};
    feed::OddsApiSource source;
    Listener listener;
};

inline ScriptedAnswer good(const std::string &body = "[]")
{
    return {.body = body};
}

inline ScriptedAnswer failure(int status, const std::string &code = {}, http::Headers headers = {})
{
    return {.status = status,
            .headers = std::move(headers),
            .body = code.empty() ? std::string() : R"({"message":"No.","error_code":")" + code + "\"}"};
}

/// The bytes as they are, called compressed.
inline ScriptedAnswer gzip(const std::string &bytes, const char *coding = "gzip")
{
    return {.headers = {{"Content-Encoding", coding}}, .body = bytes};
}

inline ScriptedAnswer with(Fault fault, const std::string &body = "[]")
{
    return {.body = body, .fault = fault};
}

} // namespace evision::test
