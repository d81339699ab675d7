// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/limits.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QMap>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <type_traits>

namespace evision::settings {

using Names = std::initializer_list<const char *>; ///< of an enum's values, in their order

inline constexpr qsizetype mostTexts = 1000;  ///< in a list
inline constexpr qsizetype mostLetters = 200; ///< in a text

/// Puts fields into an object. Together with FieldReader it goes through one list of fields, so that what is written
/// and what is read cannot differ.
class FieldWriter {
public:
    void operator()(const char *key, const bool &value) { m_object.insert(QLatin1String(key), value); }
    void operator()(const char *key, const QString &value) { m_object.insert(QLatin1String(key), value); }
    void operator()(const char *key, const double &value, Limits<double>)
    {
        m_object.insert(QLatin1String(key), value);
    }
    void operator()(const char *key, const std::int64_t &value, Limits<std::int64_t>)
    {
        m_object.insert(QLatin1String(key), static_cast<double>(value));
    }
    void operator()(const char *key, const QStringList &value)
    {
        m_object.insert(QLatin1String(key), QJsonArray::fromStringList(value));
    }
    void operator()(const char *key, const QByteArray &value)
    {
        m_object.insert(QLatin1String(key), QString::fromLatin1(value.toBase64()));
    }
    void operator()(const char *key, const QMap<QString, QByteArray> &value)
    {
        QJsonObject object;
        for (auto part = value.begin(); part != value.end(); ++part)
            object.insert(part.key(), QString::fromLatin1(part.value().toBase64()));
        m_object.insert(QLatin1String(key), object);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void operator()(const char *key, const Enum &value, Names names)
    {
        m_object.insert(QLatin1String(key), QLatin1String(names.begin()[static_cast<std::size_t>(value)]));
    }

    [[nodiscard]] const QJsonObject &object() const noexcept { return m_object; }

private:
    QJsonObject m_object;
};

/// Takes fields out of an object. A number outside its limits becomes the nearest that is inside; whatever else cannot
/// be used stays as it is and is counted by name.
class FieldReader {
public:
    explicit FieldReader(const QJsonObject &object) : m_object(object) {}

    void operator()(const char *key, bool &value)
    {
        take(key, [&](const QJsonValue &found) { return found.isBool() && (value = found.toBool(), true); });
    }
    void operator()(const char *key, QString &value)
    {
        take(key, [&](const QJsonValue &found) { return isText(found) && (value = found.toString(), true); });
    }
    void operator()(const char *key, double &value, Limits<double> limits)
    {
        take(key, [&](const QJsonValue &found) {
            return found.isDouble() && (value = std::clamp(found.toDouble(), limits.least, limits.most), true);
        });
    }
    void operator()(const char *key, std::int64_t &value, Limits<std::int64_t> limits)
    {
        take(key, [&](const QJsonValue &found) {
            if (!found.isDouble())
                return false;
            // The limits are whole and far below 2^53, so nothing is lost on the way.
            value = static_cast<std::int64_t>(std::clamp(
                std::round(found.toDouble()), static_cast<double>(limits.least), static_cast<double>(limits.most)));
            return true;
        });
    }
    void operator()(const char *key, QStringList &value)
    {
        take(key, [&](const QJsonValue &found) {
            const QJsonArray array = found.toArray();
            if (!found.isArray() || array.size() > mostTexts || !std::all_of(array.begin(), array.end(), isText))
                return false;
            value.clear();
            for (const QJsonValue &text : array)
                value.append(text.toString());
            return true;
        });
    }
    void operator()(const char *key, QByteArray &value)
    {
        take(key, [&](const QJsonValue &found) { return bytesOf(found, value); });
    }
    void operator()(const char *key, QMap<QString, QByteArray> &value)
    {
        take(key, [&](const QJsonValue &found) {
            const QJsonObject object = found.toObject();
            if (!found.isObject() || object.size() > mostTexts)
                return false;
            QMap<QString, QByteArray> parts;
            for (auto part = object.begin(); part != object.end(); ++part) {
                if (!bytesOf(part.value(), parts[part.key()]))
                    return false;
            }
            value = parts;
            return true;
        });
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void operator()(const char *key, Enum &value, Names names)
    {
        take(key, [&](const QJsonValue &found) {
            const QString text = found.toString();
            const auto name =
                std::find_if(names.begin(), names.end(), [&](const char *each) { return text == QLatin1String(each); });
            return name != names.end() && (value = static_cast<Enum>(name - names.begin()), true);
        });
    }

    /// Keys of what could not be used.
    [[nodiscard]] const QStringList &unusable() const noexcept { return m_unusable; }

private:
    template <typename Take>
    void take(const char *key, const Take &takeValue)
    {
        const QJsonValue found = m_object.value(QLatin1String(key));
        if (!found.isUndefined() && !takeValue(found))
            m_unusable.append(QLatin1String(key));
    }
    [[nodiscard]] static bool isText(const QJsonValue &value)
    {
        return value.isString() && value.toString().size() <= mostLetters;
    }
    [[nodiscard]] static bool bytesOf(const QJsonValue &value, QByteArray &bytes)
    {
        const auto decoded =
            QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!value.isString() || !decoded)
            return false;
        bytes = *decoded;
        return true;
    }

    const QJsonObject &m_object;
    QStringList m_unusable;
};

} // namespace evision::settings
