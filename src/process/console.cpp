// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/console.h"

#include <cstdio>
#include <cstdlib>

#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace evision::process {

bool isTerminal(StandardStream stream) noexcept
{
    const char *noColour = std::getenv("NO_COLOR");
    if (noColour && *noColour != '\0')
        return false;
    return isConsole(stream);
}

bool isConsole(StandardStream stream) noexcept
{
    std::FILE *file = stream == StandardStream::Output ? stdout : stderr;
#ifdef _WIN32
    return _isatty(_fileno(file)) != 0;
#else
    return isatty(fileno(file)) != 0;
#endif
}

ConsoleSize consoleSize() noexcept
{
#ifdef _WIN32
    CONSOLE_SCREEN_BUFFER_INFO screen;
    if (GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &screen) == 0)
        return {};
    return {static_cast<std::size_t>(screen.srWindow.Right - screen.srWindow.Left + 1),
            static_cast<std::size_t>(screen.srWindow.Bottom - screen.srWindow.Top + 1)};
#else
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return {};
    return {size.ws_col, size.ws_row};
#endif
}

} // namespace evision::process
