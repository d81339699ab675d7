// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_fields.h"

#include <QDateTime>

namespace evision::storage {

QJsonValue textValue(const std::string &text)
{
    return QString::fromStdString(text);
}

QJsonValue numberValue(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue timeValue(market::UnixSeconds time)
{
    if (time == market::noTime)
        return {};
    return QDateTime::fromSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODate);
}

QJsonValue moneyValue(std::int64_t minor, const market::Currency &currency)
{
    return textValue(market::Money{minor, currency}.text());
}

QJsonValue FieldReader::at(const char *key, QJsonValue::Type type)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.type() != type)
        fail(key);
    return value;
}

void FieldReader::fail(const char *key)
{
    if (m_mistake.empty())
        m_mistake = "The field \"" + std::string(key) + "\" is missing, or is not what it should be.";
}

std::string FieldReader::text(const char *key)
{
    return at(key, QJsonValue::String).toString().toStdString();
}

double FieldReader::number(const char *key)
{
    return at(key, QJsonValue::Double).toDouble();
}

std::optional<double> FieldReader::numberOrNull(const char *key)
{
    return isNull(key) ? std::nullopt : std::optional(number(key));
}

market::UnixSeconds FieldReader::timeOrNull(const char *key)
{
    if (isNull(key))
        return market::noTime;
    const QDateTime time = QDateTime::fromString(at(key, QJsonValue::String).toString(), Qt::ISODate);
    if (!time.isValid())
        fail(key);
    return time.isValid() ? time.toSecsSinceEpoch() : market::noTime;
}

std::int64_t FieldReader::money(const char *key, const market::Currency &currency)
{
    const auto read = market::Money::parse(text(key), currency);
    if (!read)
        fail(key);
    return read ? read->minor : 0;
}

std::optional<std::int64_t> FieldReader::moneyOrNull(const char *key, const market::Currency &currency)
{
    return isNull(key) ? std::nullopt : std::optional(money(key, currency));
}

QJsonArray FieldReader::array(const char *key)
{
    return at(key, QJsonValue::Array).toArray();
}

QJsonObject FieldReader::object(const char *key)
{
    return at(key, QJsonValue::Object).toObject();
}

} // namespace evision::storage
