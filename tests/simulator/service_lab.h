// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/odds_service.h"
#include "simulator/world/calendar.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace evision::test {

/// A service with a rich key, asked by target; time is a moment on a Saturday afternoon in October.
struct ServiceLab {
    ServiceLab() : ServiceLab(rich()) {}
    explicit ServiceLab(simulator::ServiceOptions options) : service(std::move(options)) {}

    static simulator::ServiceOptions rich(std::uint64_t seed = 1)
    {
        simulator::ServiceOptions options;
        options.seed = seed;
        options.keys = {{"rich", 100000000, true, true}, {"free", 500, false, true}, {"off", 500, false, false}};
        return options;
    }

    simulator::ServiceAnswer get(std::string target)
    {
        if (target.find("apiKey=") == std::string::npos)
            target += (target.find('?') == std::string::npos ? "?apiKey=" : "&apiKey=") + key;
        simulator::ServiceCall call = simulator::parseServiceCall(target);
        call.steady = steady += 1000;
        return service.answer(call, now * 1000);
    }
    QJsonDocument json(const std::string &target) { return documentOf(get(target)); }

    static QJsonDocument documentOf(const simulator::ServiceAnswer &answer)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(answer.body));
    }

    /// The id of a game of the sport that has many bookmakers.
    std::string eventOf(const std::string &sport)
    {
        std::string best;
        qsizetype most = -1;
        const QJsonArray events = json("/v4/sports/" + sport + "/odds?regions=us,uk,eu").array();
        for (const QJsonValue event : events) {
            const qsizetype count = event.toObject().value(QLatin1String("bookmakers")).toArray().size();
            if (count > most && event.toObject().value(QLatin1String("commence_time")).toString().toStdString() >
                                    simulator::isoTime(now)) {
                most = count;
                best = event.toObject().value(QLatin1String("id")).toString().toStdString();
            }
        }
        return best;
    }

    simulator::OddsService service;
    std::string key = "rich";
    std::int64_t now = *simulator::parseIsoTime("2026-10-10T15:20:00Z");
    std::int64_t steady = 0;
};

inline std::int64_t instant(std::string_view iso)
{
    return simulator::parseIsoTime(iso).value_or(0);
}

/// Its error code; empty without.
inline QString codeOf(const simulator::ServiceAnswer &answer)
{
    return ServiceLab::documentOf(answer).object().value(QLatin1String("error_code")).toString();
}

inline std::int64_t number(const simulator::ServiceAnswer &answer, const char *header)
{
    return QByteArray::fromStdString(std::string(answer.header(header))).toLongLong();
}

inline std::int64_t costOf(const simulator::ServiceAnswer &answer)
{
    return number(answer, "x-requests-last");
}

} // namespace evision::test
