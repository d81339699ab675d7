// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/money.h"
#include "market/quote_book.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <string>

namespace evision::storage {

// What a field is written as.
[[nodiscard]] QJsonValue textValue(const std::string &text);
[[nodiscard]] QJsonValue numberValue(const std::optional<double> &number);
[[nodiscard]] QJsonValue timeValue(market::UnixSeconds time); ///< null for noTime
[[nodiscard]] QJsonValue moneyValue(std::int64_t minor, const market::Currency &currency);

/// Reads the fields of one object and remembers the first that is missing or of another type, so that a reader asks for
/// all of them and then for the mistake.
class FieldReader {
public:
    explicit FieldReader(QJsonObject object) : m_object(std::move(object)) {}

    [[nodiscard]] std::string text(const char *key);
    [[nodiscard]] double number(const char *key);
    [[nodiscard]] std::optional<double> numberOrNull(const char *key);
    [[nodiscard]] market::UnixSeconds timeOrNull(const char *key);
    [[nodiscard]] std::int64_t money(const char *key, const market::Currency &currency);
    [[nodiscard]] std::optional<std::int64_t> moneyOrNull(const char *key, const market::Currency &currency);
    [[nodiscard]] QJsonArray array(const char *key);
    [[nodiscard]] bool isNull(const char *key) const { return m_object.value(QLatin1String(key)).isNull(); }
    [[nodiscard]] QJsonObject object(const char *key);
    /// An id that `fromId` knows.
    template <typename FromId>
    [[nodiscard]] auto id(const char *key, FromId fromId)
    {
        const auto found = fromId(text(key));
        if (!found)
            fail(key);
        return found.value_or(typename decltype(found)::value_type{});
    }

    void fail(const char *key);
    /// A sentence that names the field; empty when all were as they should be.
    [[nodiscard]] const std::string &mistake() const noexcept { return m_mistake; }

private:
    [[nodiscard]] QJsonValue at(const char *key, QJsonValue::Type type);

    QJsonObject m_object;
    std::string m_mistake;
};

} // namespace evision::storage
