// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace evision {

/// Wraps the error of an Expected, so that value and error may have the same type.
template <typename E>
struct Unexpected {
    E error;
};

template <typename E>
Unexpected(E) -> Unexpected<E>;

/// Either a value or the reason why there is none (std::expected comes only with C++23).
/// Asking for the one that is not there is a mistake of the caller and asserted.
template <typename T, typename E>
class [[nodiscard]] Expected {
public:
    Expected(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Expected(Unexpected<E> unexpected) : m_state(std::in_place_index<1>, std::move(unexpected.error)) {}

    [[nodiscard]] bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    [[nodiscard]] const T &value() const & { return *ptr(); }
    [[nodiscard]] T &value() & { return *ptr(); }
    [[nodiscard]] T &&value() && { return std::move(*ptr()); }
    const T &operator*() const & { return *ptr(); }
    T &operator*() & { return *ptr(); }
    const T *operator->() const { return ptr(); }
    T *operator->() { return ptr(); }

    [[nodiscard]] const E &error() const
    {
        assert(!hasValue());
        return *std::get_if<1>(&m_state);
    }

private:
    const T *ptr() const
    {
        assert(hasValue());
        return std::get_if<0>(&m_state);
    }
    T *ptr()
    {
        assert(hasValue());
        return std::get_if<0>(&m_state);
    }

    std::variant<T, E> m_state;
};

} // namespace evision
