// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/console.h"

#include <cstdio>
#include <cstdlib>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace evision::process {

bool isTerminal(StandardStream stream) noexcept
{
    const char *noColour = std::getenv("NO_COLOR");
    if (noColour && *noColour != '\0')
        return false;
    std::FILE *file = stream == StandardStream::Output ? stdout : stderr;
#ifdef _WIN32
    return _isatty(_fileno(file)) != 0;
#else
    return isatty(fileno(file)) != 0;
#endif
}

} // namespace evision::process
