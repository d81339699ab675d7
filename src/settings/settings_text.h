// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <span>

namespace evision::settings {

/// How well a text could be used.
enum class Reading : std::uint8_t {
    Good,
    Corrected, ///< some values could not be used and are as in a new installation
    Damaged,   ///< not a text of settings at all
    Newer,     ///< written by a later version of the program: it must not be overwritten
};

template <typename Value>
struct Read {
    Value value;
    Reading reading = Reading::Good;
    QString remark; ///< a sentence for the user unless Good
};

/// Makes an object of one version into one of the next.
using Migration = void (*)(QJsonObject &);

/// A kind of settings: its migrations, in order; number n makes version n + 1 of version n, the first of 1.
struct Kind {
    std::span<const Migration> migrations;
    [[nodiscard]] int version() const noexcept { return static_cast<int>(migrations.size()) + 1; }
};

/// The members of a text of this kind, brought up to its version. Empty unless Good.
[[nodiscard]] Read<QJsonObject> objectFrom(const QByteArray &text, const Kind &kind);
/// With the version added.
[[nodiscard]] QByteArray textOf(QJsonObject object, const Kind &kind);

} // namespace evision::settings
