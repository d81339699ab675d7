// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <string>
#include <string_view>

namespace evision::storage {

/// As a value of a column. A text that is null would be written as NULL.
[[nodiscard]] inline QVariant text(const QString &value)
{
    return value.isNull() ? QVariant(QStringLiteral("")) : QVariant(value);
}
[[nodiscard]] inline QVariant text(const QByteArray &value)
{
    return text(QString::fromUtf8(value));
}
[[nodiscard]] inline QVariant text(const std::string &value)
{
    return QString::fromStdString(value);
}
[[nodiscard]] inline QVariant text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace evision::storage
