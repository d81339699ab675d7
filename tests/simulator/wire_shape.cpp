// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_shape.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <functional>
#include <map>

namespace evision::test {

namespace {

using Check = std::function<bool(const QJsonValue &)>;
using Schema = std::map<QString, Check>;

bool isText(const QJsonValue &value)
{
    return value.isString() && !value.toString().isEmpty();
}
bool isTextOrNull(const QJsonValue &value)
{
    return value.isNull() || isText(value);
}
bool isNumberOrNull(const QJsonValue &value)
{
    return value.isNull() || value.isDouble();
}
bool isBool(const QJsonValue &value)
{
    return value.isBool();
}
bool isArray(const QJsonValue &value)
{
    return value.isArray();
}
bool matches(const QJsonValue &value, const char *pattern)
{
    return value.isString() && QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
                                   .match(value.toString())
                                   .hasMatch();
}
bool isId(const QJsonValue &value)
{
    return matches(value, "[0-9a-f]{32}");
}
bool isKey(const QJsonValue &value)
{
    return matches(value, "[a-z0-9]+(_[a-z0-9]+)*");
}
bool isIso(const QJsonValue &value)
{
    return matches(value, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
}

class Checker {
public:
    explicit Checker(const ShapeOptions &options) : m_options(options) {}

    QStringList errors;

    void object(const QJsonValue &value, const Schema &schema, const QString &where)
    {
        if (!value.isObject()) {
            errors << where + QLatin1String(" is no object");
            return;
        }
        const QJsonObject object = value.toObject();
        for (const auto &[key, check] : schema) {
            if (!object.contains(key))
                errors << where + QLatin1String(" lacks ") + key;
            else if (!check(object.value(key)))
                errors << where + QLatin1Char('.') + key + QLatin1String(" is wrong");
        }
        for (const QString &key : object.keys()) {
            if (!schema.contains(key))
                errors << where + QLatin1String(" has ") + key;
        }
    }

    void event(const QJsonValue &value, WireShape shape)
    {
        Schema schema = eventSchema();
        const bool hasBooks = shape != WireShape::Events && shape != WireShape::Scores;
        if (hasBooks)
            schema[QStringLiteral("bookmakers")] = isArray;
        if (shape == WireShape::Scores) {
            schema[QStringLiteral("completed")] = isBool;
            schema[QStringLiteral("scores")] = [](const QJsonValue &v) { return v.isNull() || v.isArray(); };
            schema[QStringLiteral("last_update")] = [this](const QJsonValue &v) { return v.isNull() || isTime(v); };
        }
        object(value, schema, QStringLiteral("event"));
        const QJsonObject event = value.toObject();
        if (shape == WireShape::Scores)
            scores(event);
        for (const QJsonValue book : event.value(QLatin1String("bookmakers")).toArray())
            bookmaker(book, event, shape);
    }

private:
    [[nodiscard]] bool isTime(const QJsonValue &value) const
    {
        return m_options.unixTimes
                   ? value.isDouble() && value.toDouble() == std::floor(value.toDouble()) && value.toDouble() > 1.5e9
                   : isIso(value);
    }

    [[nodiscard]] Schema eventSchema() const
    {
        Schema schema{{QStringLiteral("id"), isId},
                      {QStringLiteral("sport_key"), isKey},
                      {QStringLiteral("sport_title"), isText},
                      {QStringLiteral("commence_time"), [this](const QJsonValue &v) { return isTime(v); }},
                      {QStringLiteral("home_team"), isTextOrNull},
                      {QStringLiteral("away_team"), isTextOrNull}};
        if (m_options.rotation) {
            schema[QStringLiteral("home_rotation")] = isNumberOrNull;
            schema[QStringLiteral("away_rotation")] = isNumberOrNull;
        }
        return schema;
    }

    void addLinks(Schema &schema) const
    {
        if (m_options.links)
            schema[QStringLiteral("link")] = isTextOrNull;
        if (m_options.sids)
            schema[QStringLiteral("sid")] = isTextOrNull;
    }

    void scores(const QJsonObject &event)
    {
        const QJsonValue list = event.value(QLatin1String("scores"));
        if (list.isNull() != event.value(QLatin1String("last_update")).isNull())
            errors << QStringLiteral("scores and last_update disagree");
        if (event.value(QLatin1String("completed")).toBool() && list.isNull())
            errors << QStringLiteral("completed without scores");
        for (const QJsonValue score : list.toArray())
            object(score,
                   {{QStringLiteral("name"), isText},
                    {QStringLiteral("score"), [](const QJsonValue &v) { return matches(v, "\\d+"); }}},
                   QStringLiteral("score"));
    }

    void bookmaker(const QJsonValue &value, const QJsonObject &event, WireShape shape)
    {
        Schema schema{
            {QStringLiteral("key"), isKey}, {QStringLiteral("title"), isText}, {QStringLiteral("markets"), isArray}};
        if (shape == WireShape::Odds)
            schema[QStringLiteral("last_update")] = [this](const QJsonValue &v) { return isTime(v); };
        if (shape != WireShape::EventMarkets)
            addLinks(schema);
        object(value, schema, QStringLiteral("bookmaker"));
        const QJsonArray markets = value.toObject().value(QLatin1String("markets")).toArray();
        if (markets.isEmpty())
            errors << QStringLiteral("bookmaker without markets");
        std::set<QString> keys;
        for (const QJsonValue market : markets) {
            const QString key = market.toObject().value(QLatin1String("key")).toString();
            if (!keys.insert(key).second)
                errors << QStringLiteral("market twice: ") + key;
            this->market(market, event, shape);
        }
    }

    void market(const QJsonValue &value, const QJsonObject &event, WireShape shape)
    {
        Schema schema{{QStringLiteral("key"), isKey},
                      {QStringLiteral("last_update"), [this](const QJsonValue &v) { return isTime(v); }}};
        if (shape != WireShape::EventMarkets) {
            schema[QStringLiteral("outcomes")] = isArray;
            addLinks(schema);
        }
        object(value, schema, QStringLiteral("market"));
        if (shape == WireShape::EventMarkets)
            return;
        const QJsonObject market = value.toObject();
        const QString key = market.value(QLatin1String("key")).toString();
        const QJsonArray outcomes = market.value(QLatin1String("outcomes")).toArray();
        if (outcomes.isEmpty())
            errors << QStringLiteral("market without outcomes: ") + key;
        QString last;
        for (const QJsonValue outcome : outcomes) {
            this->outcome(outcome, key);
            const QString name = outcome.toObject().value(QLatin1String("name")).toString();
            const bool isPlain = !outcome.toObject().contains(QLatin1String("description"));
            const bool isSorted = last.isEmpty() || name == QLatin1String("Draw") ||
                                  QString::compare(last, name, Qt::CaseInsensitive) <= 0;
            if (isPlain && !isSorted)
                errors << key + QLatin1String(" not sorted: ") + last + QLatin1String(", ") + name;
            if (key == QLatin1String("h2h") && name != QLatin1String("Draw") &&
                name != event.value(QLatin1String("home_team")).toString() &&
                name != event.value(QLatin1String("away_team")).toString())
                errors << QStringLiteral("h2h of ") + name;
            last = name;
        }
        pairs(key, outcomes);
    }

    /// Lines of two sides: mirrored handicaps, one total.
    void pairs(const QString &key, const QJsonArray &outcomes)
    {
        const auto point = [&](int index) {
            return outcomes[index].toObject().value(QLatin1String("point")).toDouble();
        };
        if (key == QLatin1String("spreads") && (outcomes.size() != 2 || point(0) != -point(1)))
            errors << QStringLiteral("spreads that do not mirror");
        if (key == QLatin1String("totals") && (outcomes.size() != 2 || point(0) != point(1)))
            errors << QStringLiteral("totals that differ");
        if (key.startsWith(QLatin1String("h2h")) && outcomes.size() != 2 && outcomes.size() != 3)
            errors << key + QLatin1String(" of ") + QString::number(outcomes.size());
    }

    void outcome(const QJsonValue &value, const QString &key)
    {
        const bool isYesNo = key.contains(QLatin1String("_scorer")) || key.endsWith(QLatin1String("_td")) ||
                             key == QLatin1String("player_double_double") ||
                             key == QLatin1String("player_to_receive_card");
        const bool isProp = key.startsWith(QLatin1String("player_")) || key.startsWith(QLatin1String("batter_")) ||
                            key.startsWith(QLatin1String("pitcher_"));
        Schema schema{{QStringLiteral("name"), isText},
                      {QStringLiteral("price"), [this](const QJsonValue &v) { return isPrice(v); }}};
        if (key.contains(QLatin1String("spreads")) || key.contains(QLatin1String("totals")) || (isProp && !isYesNo))
            schema[QStringLiteral("point")] = [](const QJsonValue &v) {
                return v.isDouble() && v.toDouble() * 4 == std::floor(v.toDouble() * 4);
            };
        if (isProp || key.contains(QLatin1String("team_totals")))
            schema[QStringLiteral("description")] = isText;
        addLinks(schema);
        if (m_options.betLimits)
            schema[QStringLiteral("bet_limit")] = isNumberOrNull;
        if (m_options.multipliers)
            schema[QStringLiteral("multiplier")] = isNumberOrNull;
        object(value, schema, key);
    }

    [[nodiscard]] bool isPrice(const QJsonValue &value) const
    {
        const double price = value.toDouble();
        if (m_options.american)
            return value.isDouble() && price == std::floor(price) && std::abs(price) >= 100 &&
                   std::abs(price) <= 100000;
        return value.isDouble() && price >= 1 && price <= 1000;
    }

    ShapeOptions m_options;
};

} // namespace

QStringList shapeErrors(const QJsonValue &value, WireShape shape, const ShapeOptions &options)
{
    Checker checker(options);
    const bool isOne = shape == WireShape::EventOdds || shape == WireShape::EventMarkets;
    if (isOne) {
        checker.event(value, shape);
        return checker.errors;
    }
    if (!value.isArray())
        return {QStringLiteral("no array")};
    for (const QJsonValue item : value.toArray()) {
        if (shape == WireShape::Sports)
            checker.object(item,
                           {{QStringLiteral("key"), isKey},
                            {QStringLiteral("group"), isText},
                            {QStringLiteral("title"), isText},
                            {QStringLiteral("description"), [](const QJsonValue &v) { return v.isString(); }},
                            {QStringLiteral("active"), isBool},
                            {QStringLiteral("has_outrights"), isBool}},
                           QStringLiteral("sport"));
        else if (shape == WireShape::Participants)
            checker.object(item,
                           {{QStringLiteral("id"), [](const QJsonValue &v) { return matches(v, "par_[0-9a-z]{26}"); }},
                            {QStringLiteral("full_name"), isText}},
                           QStringLiteral("participant"));
        else
            checker.event(item, shape);
    }
    return checker.errors;
}

QStringList envelopeErrors(const QJsonValue &value)
{
    Checker checker({});
    const auto isStampOrNull = [](const QJsonValue &v) { return v.isNull() || isIso(v); };
    checker.object(value,
                   {{QStringLiteral("timestamp"), isIso},
                    {QStringLiteral("previous_timestamp"), isStampOrNull},
                    {QStringLiteral("next_timestamp"), isStampOrNull},
                    {QStringLiteral("data"), [](const QJsonValue &v) { return v.isArray() || v.isObject(); }}},
                   QStringLiteral("envelope"));
    return checker.errors;
}

std::set<QString> keysAndTypes(const QJsonValue &value)
{
    std::set<QString> found;
    const std::function<void(const QJsonValue &, const QString &)> walk = [&](const QJsonValue &of,
                                                                              const QString &path) {
        switch (of.type()) {
        case QJsonValue::Object: {
            const QJsonObject object = of.toObject();
            for (auto item = object.begin(); item != object.end(); ++item)
                walk(item.value(), path + QLatin1Char('.') + item.key());
            break;
        }
        case QJsonValue::Array:
            for (const QJsonValue item : of.toArray())
                walk(item, path + QLatin1String("[]"));
            found.insert(path + QLatin1String(" array"));
            break;
        case QJsonValue::String:
            found.insert(path + QLatin1String(" string"));
            break;
        case QJsonValue::Double:
            found.insert(path + QLatin1String(" number"));
            break;
        case QJsonValue::Bool:
            found.insert(path + QLatin1String(" bool"));
            break;
        case QJsonValue::Null:
            found.insert(path + QLatin1String(" null"));
            break;
        case QJsonValue::Undefined:
            break;
        }
    };
    walk(value, QString());
    return found;
}

} // namespace evision::test
