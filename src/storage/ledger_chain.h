// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace evision::storage {

/// Something that happened to a bet. Entries are added and never changed; each holds the hash of the one before.
struct LedgerEntry {
    qint64 seq = 0; ///< from 1, without gaps
    qint64 at = 0;  ///< milliseconds since 1970
    QString author; ///< who did it
    QString kind;   ///< placed, amended, settled
    QString betId;
    QByteArray body; ///< JSON: the bet, or its settlement
    QByteArray previous;
    QByteArray hash;
};

/// Of the entry that there is none before.
[[nodiscard]] QByteArray chainStart();
/// SHA-256, in hexadecimal, of everything but the hash itself. Each part is preceded by its length, so that no two
/// different entries are the same bytes.
[[nodiscard]] QByteArray hashOf(const LedgerEntry &entry);

/// How many entries there are and what the last one's hash is, under a key that is not in the database: who removes the
/// last entries, or makes the whole chain anew, cannot make the seal.
struct LedgerSeal {
    qint64 entries = 0;
    QByteArray head;
    QByteArray mac; ///< empty where there was no key
};
/// HMAC-SHA-256, in hexadecimal.
[[nodiscard]] QByteArray macOf(const LedgerSeal &seal, const QByteArray &key);

} // namespace evision::storage
