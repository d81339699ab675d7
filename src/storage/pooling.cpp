// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/pooling.h"

namespace evision::storage {

Stored<qint64> serverProcess(Connection &connection)
{
    auto row = connection.run(QStringLiteral("SELECT pg_backend_pid()"));
    if (!row)
        return Unexpected{row.error()};
    if (const auto more = connection.next(*row); !more)
        return Unexpected{more.error()};
    return row->value(0).toLongLong();
}

Stored<bool> isPooled(Connection &connection)
{
    if (connection.backend() == Backend::Sqlite)
        return false;
    const auto mine = serverProcess(connection);
    if (!mine)
        return Unexpected{mine.error()};
    Connection other(connection.url());
    if (auto opened = other.open(); !opened)
        return Unexpected{opened.error()};
    // A pool gives the server that it used last to whoever begins a transaction: to the other one the server of this
    // one, which is idle. A session of one's own stays with its server.
    return other.snapshot([&]() -> Stored<bool> {
        const auto theirs = serverProcess(other);
        if (!theirs)
            return Unexpected{theirs.error()};
        if (*theirs == *mine)
            return true; // asking once more could wait for ever, where there is but one server
        const auto again = serverProcess(connection);
        if (!again)
            return Unexpected{again.error()};
        return *again != *mine;
    });
}

} // namespace evision::storage
