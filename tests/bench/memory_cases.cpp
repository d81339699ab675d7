// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_cases.h"

#include "platform.h"
#include "poll.h"
#include "runner.h"

#include "simulator/service/sample_response.h"

#include <cstdio>
#include <cstdlib>

namespace evision::bench {

namespace {

double measureInChild(const Run &run, const std::string &task, std::size_t quotes)
{
    const std::string command = "\"" + run.program + "\" --child " + task + " " + std::to_string(run.quotes(quotes));
    const std::string output = outputOf(command);
    return output.empty() ? -1 : std::strtod(output.c_str(), nullptr);
}

double peakOfPoll(const Run &run)
{
    return measureInChild(run, "poll", 2000000);
}

/// The body itself, the decoder, the finished book, the scan and the board, all at once.
double pollOnce(std::size_t quotes)
{
    simulator::SampleOptions options;
    options.quotes = quotes;
    const std::string body = simulator::sampleResponse(options).json;
    Poll poll;
    poll.take(body);
    return static_cast<double>(peakResidentBytes()) / static_cast<double>(body.size());
}

} // namespace

bool runChild(std::string_view task, std::size_t quotes)
{
    if (task != "poll")
        return false;
    std::printf("%.4f\n", pollOnce(quotes));
    return true;
}

std::vector<Case> memoryCases()
{
    return {{"peak_memory_over_body_2m", peakOfPoll}};
}

} // namespace evision::bench
