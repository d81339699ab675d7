// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace evision::test {

/// Whether a sanitizer watches: it makes everything slow, keeps freed memory, and needs file descriptors of its own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool isSanitized = true;
#elif defined(__has_feature)
inline constexpr bool isSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool isSanitized = false;
#endif

} // namespace evision::test
