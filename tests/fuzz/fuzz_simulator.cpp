// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/require.h"

#include "simulator/service/gzip.h"
#include "simulator/service/odds_service.h"

#include <QByteArray>
#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace evision;

namespace {

constexpr std::size_t mostBytes = 400; // a request line

simulator::OddsService &service()
{
    static simulator::OddsService one({3, {{"k", 1000000000, true, true}}, {}});
    return one;
}

} // namespace

/// Any request target gets an answer in the service's form: a status it has, JSON, credits that add up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > mostBytes)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    simulator::ServiceCall call = simulator::parseServiceCall(text);
    // Most inputs would only learn that they have no key, or none of the sports.
    call.key = "k";
    static std::int64_t steady = 0;
    call.steady = steady += 1000;
    constexpr std::int64_t time = 1791645600000; // 2026-10-10T15:20:00Z
    const simulator::ServiceAnswer answer = service().answer(call, time);
    require(answer.status == 200 || answer.status == 401 || answer.status == 404 || answer.status == 422,
            "a known status");
    if (answer.body.size() < 200000) {
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(answer.body));
        require(document.isArray() || document.isObject(), "a body of JSON");
        require(answer.status == 200 || document.isObject(), "a refusal is an object");
    }
    require(answer.header("x-requests-last") == "0" || answer.status == 200, "refusals are free");
    (void)simulator::acceptsGzip(text);
    return 0;
}
