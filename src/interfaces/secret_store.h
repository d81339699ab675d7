// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>

namespace evision {

/// Where a secret stays.
enum class SecretPlace : std::uint8_t {
    Nowhere,     ///< there is none
    Environment, ///< a variable, which overrides all else
    Keychain,    ///< the system's
    Session,     ///< only in memory: there is no keychain here
};

struct Secret {
    QString value;
    SecretPlace place = SecretPlace::Nowhere;
};

/// Keeps keys and tokens. Answers later, on the thread it lives on; never blocks, never logs a value.
class SecretStore : public QObject {
    Q_OBJECT

public:
    using OnSecret = std::function<void(const Secret &)>;
    using OnKept = std::function<void(SecretPlace)>;

    virtual void read(const QString &name, OnSecret done) = 0;
    /// Keeps the value in the keychain, or for the session where there is none; says which. An empty value forgets it.
    virtual void keep(const QString &name, const QString &value, OnKept done) = 0;
};

} // namespace evision
