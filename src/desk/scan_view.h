// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/options.h"
#include "edge/scan_result.h"
#include "market/vocabulary.h"

#include <optional>

namespace evision::desk {

/// A finished scan, wherever its quotes came from, for those who print it. Refers to what it was made of.
class ScanView {
public:
    /// `asOf` may be noTime, which is nothing.
    ScanView(const edge::ScanResult &result, const market::Vocabulary &vocabulary, const edge::EdgeOptions &options,
             std::optional<market::UnixSeconds> asOf)
        : m_result(&result),
          m_vocabulary(&vocabulary),
          m_options(&options),
          m_asOf(asOf == market::noTime ? std::nullopt : asOf)
    {
    }

    [[nodiscard]] const edge::ScanResult &result() const noexcept { return *m_result; }
    [[nodiscard]] const market::Vocabulary &vocabulary() const noexcept { return *m_vocabulary; }
    [[nodiscard]] const edge::EdgeOptions &edgeOptions() const noexcept { return *m_options; }
    /// The clock of the scan; nothing where nobody says what time it was.
    [[nodiscard]] std::optional<market::UnixSeconds> asOf() const noexcept { return m_asOf; }

private:
    const edge::ScanResult *m_result;
    const market::Vocabulary *m_vocabulary;
    const edge::EdgeOptions *m_options;
    std::optional<market::UnixSeconds> m_asOf;
};

} // namespace evision::desk
