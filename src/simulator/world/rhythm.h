// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace evision::simulator {

/// A beat that quickens in steps towards a start: in each step one beat a period. Seconds since 1970.
class Rhythm {
public:
    /// `period` holds from the beginning of time; the whole beat is shifted by `phase`, 0 or more.
    Rhythm(std::int64_t period, std::int64_t phase) noexcept : m_phase(phase) { m_steps[0].period = period; }

    /// From `from` on, later than all steps so far; `period` > 0.
    void quicken(std::int64_t from, std::int64_t period) noexcept
    {
        if (m_count < m_steps.size())
            m_steps[m_count++] = {from, period};
    }

    /// The last beat at or before `time`. Grows with `time`.
    [[nodiscard]] std::int64_t last(std::int64_t time) const noexcept
    {
        for (std::size_t index = m_count; --index > 0;) {
            const Step &step = m_steps[index];
            const std::int64_t first = step.from + m_phase % step.period;
            if (time >= first)
                return first + (time - first) / step.period * step.period;
        }
        const std::int64_t period = m_steps[0].period;
        const std::int64_t since = time - m_phase % period;
        return time - (since % period + period) % period;
    }

private:
    struct Step {
        std::int64_t from = 0;
        std::int64_t period = 1;
    };
    std::array<Step, 6> m_steps{};
    std::size_t m_count = 1;
    std::int64_t m_phase;
};

} // namespace evision::simulator
