// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/sports_list.h"

#include "feed/client/query_writer.h"
#include "feed/decoder/value_reader.h"

#include <set>

namespace evision::feed {

namespace {

/// Goes through the list once.
class SportsReader {
public:
    explicit SportsReader(std::string_view body) : m_values(m_json) { m_json.start(body); }

    std::optional<std::vector<SportInfo>> read()
    {
        if (m_json.next() != '[' || !m_json.readArray([this] { return readSport(); }))
            return std::nullopt;
        static_cast<void>(m_json.next());
        if (m_json.room() != 0)
            return std::nullopt;
        return std::move(m_sports);
    }

private:
    bool readSport()
    {
        if (m_json.next() != '{')
            return m_json.skipValue();
        SportInfo sport;
        if (!m_json.readObject([&](std::string_view key) { return readField(key, sport); }))
            return false;
        if (isApiKeyword(sport.key) && m_keys.insert(sport.key).second)
            m_sports.push_back(std::move(sport));
        return true;
    }
    bool readField(std::string_view key, SportInfo &sport)
    {
        if (key == "key")
            return readText(sport.key);
        if (key == "group")
            return readText(sport.group);
        if (key == "title")
            return readText(sport.title);
        if (key == "active")
            return readFlag(sport.active);
        if (key == "has_outrights")
            return readFlag(sport.outrights);
        return m_json.skipValue();
    }
    bool readText(std::string &field)
    {
        TextValue value;
        if (!m_values.readText(value))
            return false;
        field = value.kind == ValueKind::Text ? std::string(value.text) : std::string();
        return true;
    }
    bool readFlag(bool &field)
    {
        field = m_json.next() == 't'; // nothing else of JSON begins so
        return m_json.skipValue();
    }

    JsonReader m_json;
    ValueReader m_values;
    std::vector<SportInfo> m_sports;
    std::set<std::string> m_keys;
};

} // namespace

std::optional<std::vector<SportInfo>> readSports(std::string_view body)
{
    if (body.substr(0, 3) == "\xef\xbb\xbf")
        body.remove_prefix(3);
    return SportsReader(body).read();
}

} // namespace evision::feed
