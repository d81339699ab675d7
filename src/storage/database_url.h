// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <QString>

#include <cstdint>
#include <string>

namespace evision::storage {

enum class Backend : std::uint8_t { Sqlite, Postgres };

/// How much a connection to a server insists on TLS, as libpq names it.
enum class TlsMode : std::uint8_t {
    Prefer,    ///< encrypted where the server can
    Require,   ///< encrypted, whoever answers
    VerifyFull ///< encrypted, by a server whose certificate is signed and names the host
};

/// Where a database is: sqlite:PATH, or postgres://user@host:port/database?sslmode=verify-full.
struct DatabaseUrl {
    Backend backend = Backend::Sqlite;
    QString path; ///< SQLite: of the file
    QString host;
    int port = 5432;
    QString user;
    QString password; ///< never shown
    QString database;
    TlsMode tls = TlsMode::Prefer;

    /// A server that is not this machine is asked for verify-full unless the address says otherwise. The error is a
    /// sentence for the user and does not repeat the address, in which a password may be.
    [[nodiscard]] static Expected<DatabaseUrl, std::string> parse(const QString &text);
    [[nodiscard]] static DatabaseUrl ofFile(const QString &path);

    /// For the user: without the password.
    [[nodiscard]] QString shown() const;
    [[nodiscard]] bool isThisMachine() const;
};

} // namespace evision::storage
