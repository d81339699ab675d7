// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/interrupts.h"

#include <csignal>

namespace evision::process {

namespace {

// A signal handler can reach nothing but a global, and do nothing but set it; the timer looks at it.
volatile std::sig_atomic_t interruptWanted = 0;

extern "C" void noteInterrupt(int signal)
{
    interruptWanted = 1;
    std::signal(signal, SIG_DFL); // whoever asks twice, as when nobody reads the output any more, means it
}

} // namespace

Interrupts::Interrupts()
{
    interruptWanted = 0;
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
#ifdef SIGHUP
    std::signal(SIGHUP, noteInterrupt); // the terminal was closed
#endif
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (interruptWanted != 0) {
            m_look.stop();
            Q_EMIT interrupted();
        }
    });
    constexpr int milliseconds = 50;
    m_look.start(milliseconds);
}

Interrupts::~Interrupts()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
#ifdef SIGHUP
    std::signal(SIGHUP, SIG_DFL);
#endif
}

} // namespace evision::process
