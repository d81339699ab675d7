// SPDX-License-Identifier: GPL-3.0-or-later
#include "allocated.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

std::int64_t evision::bench::allocatedBytes() noexcept
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    const struct mallinfo2 info = mallinfo2();
    return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}
