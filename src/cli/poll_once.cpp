// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poll_once.h"

#include "desk/live_desk.h"
#include "desk/once_planner.h"
#include "process/interrupts.h"
#include "wording/text_table.h"

#include <QEventLoop>

#include <algorithm>
#include <ostream>
#include <utility>

namespace evision::cli {

std::vector<std::string> PolledOnce::failures() const
{
    std::vector<std::string> sentences;
    for (const PollAnswer &answer : answers) {
        if (!answer.ok())
            sentences.push_back((answer.request.sport.empty() ? "" : answer.request.sport + ": ") + answer.message);
    }
    return sentences;
}

std::vector<std::string> PolledOnce::remarks() const
{
    std::vector<std::string> sentences;
    for (const PollAnswer &answer : answers) {
        if (answer.ok() && !answer.remark.empty() &&
            std::find(sentences.begin(), sentences.end(), answer.remark) == sentences.end())
            sentences.push_back(answer.remark);
    }
    return sentences;
}

std::int64_t PolledOnce::credits() const
{
    std::int64_t sum = 0;
    for (const PollAnswer &answer : answers)
        sum += answer.credits.last.value_or(0);
    return sum;
}

PolledOnce pollOnce(const desk::MarketConnection &connection, std::vector<PollRequest> requests,
                    const edge::EdgeTables &tables, const edge::EdgeOptions &options,
                    std::optional<edge::OpportunityId> explained)
{
    PolledOnce polled;
    const std::size_t wanted = requests.size();
    scanner::ScannerOptions scannerOptions;
    scannerOptions.engine.edge = options;
    desk::LiveDesk desk(connection.makeSource(), std::make_unique<desk::OncePlanner>(std::move(requests)),
                        connection.clock(), tables, std::move(scannerOptions));
    QEventLoop loop;
    process::Interrupts interrupts;
    QObject::connect(&interrupts, &process::Interrupts::interrupted, &loop, [&] {
        polled.interrupted = true;
        loop.quit();
    });
    QObject::connect(
        &desk, &desk::LiveDesk::published, &loop,
        [&](const std::shared_ptr<const scanner::Publication> &publication) { polled.publication = publication; });
    QObject::connect(&desk, &desk::LiveDesk::settled, &loop, [&](const PollAnswer &answer) {
        polled.answers.push_back(answer);
        polled.answers.back().body.reset();
        if (polled.answers.size() < wanted)
            return;
        if (!explained)
            return loop.quit();
        desk.explain(*explained, [&](const std::optional<edge::Derivation> &derivation) {
            polled.derivation = derivation;
            loop.quit();
        });
    });
    if (wanted > 0) {
        desk.start();
        loop.exec();
    }
    return polled;
}

void reportCalls(const PolledOnce &polled, bool demo, std::ostream &err)
{
    for (const std::string &remark : polled.remarks())
        err << wording::printable(remark) << '\n';
    for (const std::string &failure : polled.failures())
        err << wording::printable(failure) << '\n';
    if (!demo && polled.credits() > 0)
        err << "This cost " << polled.credits() << " credits.\n";
}

} // namespace evision::cli
