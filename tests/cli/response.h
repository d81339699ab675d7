// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cmath>
#include <limits>
#include <string>

namespace evision::test {

inline const std::string testTime = "2026-01-31T18:00:00Z"; ///< the update of every bookmaker that is not told another
inline const std::string testStart = "2026-02-01T18:00:00Z";

/// Writes a response of The Odds API by hand: each call adds to what the last one of the level above has begun.
class Response {
public:
    Response &event(const std::string &id, const std::string &sport = "tennis_test", const std::string &home = "Home",
                    const std::string &away = "Away", const std::string &start = testStart)
    {
        m_events.append(QJsonObject{{QStringLiteral("id"), text(id)},
                                    {QStringLiteral("sport_key"), text(sport)},
                                    {QStringLiteral("sport_title"), text(sport)},
                                    {QStringLiteral("commence_time"), text(start)},
                                    {QStringLiteral("home_team"), text(home)},
                                    {QStringLiteral("away_team"), text(away)},
                                    {QStringLiteral("bookmakers"), QJsonArray()}});
        m_home = home;
        m_away = away;
        return *this;
    }
    Response &book(const std::string &key, const std::string &updated = testTime)
    {
        return add({QStringLiteral("bookmakers")}, QJsonObject{{QStringLiteral("key"), text(key)},
                                                               {QStringLiteral("title"), text(key)},
                                                               {QStringLiteral("last_update"), text(updated)},
                                                               {QStringLiteral("markets"), QJsonArray()}});
    }
    Response &market(const std::string &key)
    {
        return add({QStringLiteral("bookmakers"), QStringLiteral("markets")},
                   QJsonObject{{QStringLiteral("key"), text(key)}, {QStringLiteral("outcomes"), QJsonArray()}});
    }
    Response &quote(const std::string &name, const QJsonValue &price,
                    double point = std::numeric_limits<double>::quiet_NaN(), const std::string &description = {})
    {
        QJsonObject outcome{{QStringLiteral("name"), text(name)}, {QStringLiteral("price"), price}};
        if (!std::isnan(point))
            outcome[QStringLiteral("point")] = point;
        if (!description.empty())
            outcome[QStringLiteral("description")] = text(description);
        return add({QStringLiteral("bookmakers"), QStringLiteral("markets"), QStringLiteral("outcomes")}, outcome);
    }

    // A whole market in one call.
    Response &h2h(const std::string &bookmaker, double home, double away, const std::string &updated = testTime)
    {
        return book(bookmaker, updated).market("h2h").quote(m_home, home).quote(m_away, away);
    }
    Response &h2h3(const std::string &bookmaker, double home, double draw, double away)
    {
        return book(bookmaker).market("h2h").quote(m_home, home).quote("Draw", draw).quote(m_away, away);
    }
    Response &totals(const std::string &bookmaker, double point, double over, double under)
    {
        return book(bookmaker).market("totals").quote("Over", over, point).quote("Under", under, point);
    }

    [[nodiscard]] std::string json() const { return QJsonDocument(m_events).toJson().toStdString(); }

private:
    static QString text(const std::string &text) { return QString::fromStdString(text); }

    Response &add(const QStringList &path, const QJsonObject &item)
    {
        m_events = added(m_events, path, item);
        return *this;
    }
    /// `array` with `item` at the end of the array that `path` leads to through its last elements.
    static QJsonArray added(QJsonArray array, const QStringList &path, const QJsonObject &item)
    {
        if (path.isEmpty()) {
            array.append(item);
            return array;
        }
        QJsonObject last = array.last().toObject();
        last[path.first()] = added(last[path.first()].toArray(), path.mid(1), item);
        array.replace(array.size() - 1, last);
        return array;
    }

    QJsonArray m_events;
    std::string m_home;
    std::string m_away;
};

} // namespace evision::test
