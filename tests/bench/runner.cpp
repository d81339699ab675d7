// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner.h"

#include "platform.h"

#include <algorithm>

namespace evision::bench {

namespace {

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

double secondsOf(const std::function<void()> &task)
{
    const double start = threadSeconds();
    task();
    return threadSeconds() - start;
}

double medianRatio(const std::function<void()> &task, const std::function<void()> &base, int rounds)
{
    task();
    base();
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        const double ofBase = secondsOf(base);
        ratios.push_back(secondsOf(task) / ofBase);
    }
    return median(ratios);
}

double medianSeconds(const std::function<void()> &task, int rounds)
{
    task();
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round)
        seconds.push_back(secondsOf(task));
    return median(seconds);
}

} // namespace evision::bench
