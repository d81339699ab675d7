// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces operator new in this program by one that counts. The array form ends here by itself; so does the nothrow
// form in the standard library, but a sanitizer has one of its own, whose memory this operator delete could not free.
#include "allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::uint64_t> &counter() noexcept
{
    static std::atomic<std::uint64_t> count{0};
    return count;
}

} // namespace

std::uint64_t evision::bench::allocations() noexcept
{
    return counter().load(std::memory_order_relaxed);
}

void *operator new(std::size_t size)
{
    counter().fetch_add(1, std::memory_order_relaxed);
    if (void *const memory = std::malloc(size == 0 ? 1 : size)) // NOLINT(*-no-malloc): what else could it use
        return memory;
    throw std::bad_alloc();
}

void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    counter().fetch_add(1, std::memory_order_relaxed);
    return std::malloc(size == 0 ? 1 : size); // NOLINT(*-no-malloc)
}

void operator delete(void *memory) noexcept
{
    std::free(memory); // NOLINT(*-no-malloc)
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory); // NOLINT(*-no-malloc)
}
