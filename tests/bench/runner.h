// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace evision::bench {

/// What a case may know of the run.
struct Run {
    std::string program; ///< this program's path, for cases that need a process of their own
    bool quick = false;  ///< only show that it runs: small inputs, few rounds

    [[nodiscard]] std::size_t quotes(std::size_t wanted) const noexcept { return quick ? wanted / 100 + 1 : wanted; }
    [[nodiscard]] int rounds(int wanted) const noexcept { return quick ? 1 : wanted; }
};

/// A line of `evision-bench --ratios`. To add one, write a function and put it into the list of its file.
struct Case {
    std::string name;
    double (*measure)(const Run &run);
};

// A list for each file of cases; evision-bench runs them all in this order.
[[nodiscard]] std::vector<Case> pollCases();
[[nodiscard]] std::vector<Case> decodeCases();
[[nodiscard]] std::vector<Case> inflateCases();
[[nodiscard]] std::vector<Case> devigCases();
[[nodiscard]] std::vector<Case> memoryCases();
[[nodiscard]] std::vector<Case> ledgerCases();

/// Seconds of processor time that one call takes.
[[nodiscard]] double secondsOf(const std::function<void()> &task);

/// How many times as long `task` takes as `base`: they run in turn, and the answer is the median of the ratios of
/// neighbours, so that a machine that is busy now and then does not matter. Each runs once before that.
[[nodiscard]] double medianRatio(const std::function<void()> &task, const std::function<void()> &base, int rounds);

/// The median of the seconds that one call takes.
[[nodiscard]] double medianSeconds(const std::function<void()> &task, int rounds);

} // namespace evision::bench
