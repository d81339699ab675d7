// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evision::http {

/// ASCII letters without regard to case, as names of HTTP fields are compared; never by the locale.
[[nodiscard]] bool equalsIgnoringCase(std::string_view left, std::string_view right) noexcept;
/// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;
[[nodiscard]] std::string lowerCase(std::string_view text);

struct Header {
    std::string name; ///< as it was written; compare by equalsIgnoringCase()
    std::string value;

    bool operator==(const Header &) const = default;
};

/// The fields of a head in their order. Names may repeat and are found without regard to case. A plain value.
class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<Header> fields) : m_fields(fields) {}

    void add(std::string name, std::string value) { m_fields.push_back({std::move(name), std::move(value)}); }
    /// In the place of all fields of that name.
    void set(std::string name, std::string value);
    void remove(std::string_view name);

    /// The value of the first field of that name; nothing when there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    /// The same, empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const { return find(name).value_or(""); }
    [[nodiscard]] std::size_t count(std::string_view name) const;
    /// Whether a comma-separated list, over all fields of that name, has the token.
    [[nodiscard]] bool hasToken(std::string_view name, std::string_view token) const;

    [[nodiscard]] std::size_t size() const noexcept { return m_fields.size(); }
    [[nodiscard]] auto begin() const noexcept { return m_fields.begin(); }
    [[nodiscard]] auto end() const noexcept { return m_fields.end(); }
    bool operator==(const Headers &) const = default;

private:
    std::vector<Header> m_fields;
};

} // namespace evision::http
