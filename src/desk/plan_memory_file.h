// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/poll_plan_state.h"

#include "pricing/expected.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace evision::desk {

/// Keeps what the credit planner has learned and spent, over restarts of the program. The file is replaced as a whole,
/// so that a crash leaves the old one. Calls block for as long as a small file takes.
class PlanMemoryFile {
public:
    explicit PlanMemoryFile(QString path) : m_path(std::move(path)) {}

    /// In the folder for this user's data, one file for each key and each address that it is used at; the name tells
    /// neither. In `folder` instead, unless it is empty.
    [[nodiscard]] static PlanMemoryFile forKey(const QString &key, const QString &host, const QString &folder = {});

    struct Loaded {
        std::optional<feed::PlanMemory> memory;
        std::string remark; ///< a sentence for the user when something was there and cannot be used: spend nothing then
    };
    /// A file that cannot be used is put aside, so that saving does not overwrite it.
    [[nodiscard]] Loaded load() const;
    /// A sentence for the user when it fails; else empty.
    [[nodiscard]] std::string save(const feed::PlanMemory &memory) const;
    /// Two programs that spend one budget would each spend all of it: whoever holds the lock may. The error is a
    /// sentence for the user.
    [[nodiscard]] Expected<std::shared_ptr<QLockFile>, std::string> lock() const;
    [[nodiscard]] const QString &path() const noexcept { return m_path; }

private:
    QString m_path;
};

} // namespace evision::desk
