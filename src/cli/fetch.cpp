// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fetch.h"

#include "process/interrupts.h"

#include <QEventLoop>

#include <utility>

namespace evision::cli {

PollAnswer fetch(const desk::MarketConnection &connection, PollRequest request)
{
    request.id = 1;
    PollAnswer taken;
    QEventLoop loop;
    process::Interrupts interrupts;
    const std::unique_ptr<QuoteSource> source = connection.makeSource();
    QObject::connect(&interrupts, &process::Interrupts::interrupted, source.get(), &QuoteSource::cancelAll);
    QObject::connect(source.get(), &QuoteSource::answered, &loop, [&](const PollAnswer &answer) {
        taken = answer;
        loop.quit();
    });
    source->request(request);
    loop.exec();
    return taken;
}

} // namespace evision::cli
