// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/migration.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace evision::storage {

/// Writes a database whose schema is an older one into a SQLite file, as it is: before it is changed. `version` is how
/// many of the steps it has taken, and nobody writes to it meanwhile. Answers the path of the file, which the program
/// of that time could open.
[[nodiscard]] Stored<QString> keepOldSchema(Connection &connection, const std::vector<Migration> &steps, int version,
                                            const QString &folder, const QDateTime &now);

} // namespace evision::storage
