// SPDX-License-Identifier: GPL-3.0-or-later
// Stands before the C library in the order of libraries, so that all of the program, Qt included, calls these.
#include "support/gui_guard.h"

#include <array>
#include <atomic>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string_view>

#include <dirent.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<pid_t> watched = 0; // a thread; the functions below can reach nothing but a global
std::mutex lock;
std::vector<std::string> noted;
thread_local bool noting = false;

/// What Qt and its libraries read when a letter, a cursor or a plugin is wanted for the first time.
bool isAllowed(std::string_view path)
{
    constexpr std::array<std::string_view, 8> folders{"/usr/lib/", "/lib/",  "/usr/share/", "/usr/local/share/",
                                                      "/etc/",     "/proc/", "/dev/",       "/var/cache/fontconfig/"};
    constexpr std::array<std::string_view, 4> parts{"/fonts/", "/.fonts/", "/fontconfig/", "/.icons/"};
    for (const std::string_view folder : folders) {
        if (path.substr(0, folder.size()) == folder)
            return true;
    }
    for (const std::string_view part : parts) {
        if (path.find(part) != std::string_view::npos)
            return true;
    }
    return false;
}

std::string whence()
{
    std::array<void *, 24> frames{};
    const int count = backtrace(frames.data(), static_cast<int>(frames.size()));
    char **names = backtrace_symbols(frames.data(), count);
    std::string text;
    for (int frame = 3; names && frame < count; ++frame)
        text.append("\n    ").append(names[frame]);
    std::free(names);
    return text;
}

void note(const char *call, const char *what)
{
    if (watched == 0 || noting || gettid() != watched || (what && isAllowed(what)))
        return;
    noting = true;
    {
        const std::lock_guard<std::mutex> held(lock);
        noted.push_back(std::string(call) + ' ' + (what ? what : "") + whence());
    }
    noting = false;
}

template <typename Function>
Function next(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    Function function = nullptr;
    static_assert(sizeof function == sizeof found);
    std::memcpy(&function, &found, sizeof function);
    return function;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

namespace evision::test {

GuiGuard::GuiGuard()
{
    std::array<void *, 4> frames{};
    backtrace(frames.data(), static_cast<int>(frames.size())); // its first call loads a library
    const std::lock_guard<std::mutex> held(lock);
    noted.clear();
    watched = gettid();
}

GuiGuard::~GuiGuard()
{
    watched = 0;
}

std::vector<std::string> GuiGuard::calls()
{
    const std::lock_guard<std::mutex> held(lock);
    return noted;
}

} // namespace evision::test

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    note("open", path);
    return next<int (*)(const char *, int, ...)>("open")(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    note("open", path);
    return next<int (*)(const char *, int, ...)>("open64")(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    note("openat", path);
    return next<int (*)(int, const char *, int, ...)>("openat")(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    note("openat", path);
    return next<int (*)(int, const char *, int, ...)>("openat64")(folder, path, flags, mode);
}

FILE *fopen(const char *path, const char *how)
{
    note("fopen", path);
    return next<FILE *(*)(const char *, const char *)>("fopen")(path, how);
}

FILE *fopen64(const char *path, const char *how)
{
    note("fopen", path);
    return next<FILE *(*)(const char *, const char *)>("fopen64")(path, how);
}

DIR *opendir(const char *path)
{
    note("opendir", path);
    return next<DIR *(*)(const char *)>("opendir")(path);
}

int statx(int folder, const char *__restrict path, int flags, unsigned mask, struct statx *__restrict found) noexcept
{
    note("statx", path);
    return next<int (*)(int, const char *, int, unsigned, struct statx *)>("statx")(folder, path, flags, mask, found);
}

int access(const char *path, int how) noexcept
{
    note("access", path);
    return next<int (*)(const char *, int)>("access")(path, how);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    note("renameat2", to);
    return next<int (*)(int, const char *, int, const char *, unsigned)>("renameat2")(fromFolder, from, toFolder, to,
                                                                                      flags);
}

int rename(const char *from, const char *to)
{
    note("rename", to);
    return next<int (*)(const char *, const char *)>("rename")(from, to);
}

int unlink(const char *path)
{
    note("unlink", path);
    return next<int (*)(const char *)>("unlink")(path);
}

int mkdir(const char *path, mode_t mode)
{
    note("mkdir", path);
    return next<int (*)(const char *, mode_t)>("mkdir")(path, mode);
}

int fsync(int file)
{
    note("fsync", nullptr);
    return next<int (*)(int)>("fsync")(file);
}

int fdatasync(int file)
{
    note("fdatasync", nullptr);
    return next<int (*)(int)>("fdatasync")(file);
}

int socket(int domain, int type, int protocol) noexcept
{
    note("socket", nullptr);
    return next<int (*)(int, int, int)>("socket")(domain, type, protocol);
}

int connect(int descriptor, const sockaddr *address, socklen_t length)
{
    note("connect", nullptr);
    return next<int (*)(int, const sockaddr *, socklen_t)>("connect")(descriptor, address, length);
}

int accept4(int descriptor, sockaddr *address, socklen_t *length, int flags)
{
    note("accept4", nullptr);
    return next<int (*)(int, sockaddr *, socklen_t *, int)>("accept4")(descriptor, address, length, flags);
}

int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **found)
{
    note("getaddrinfo", node);
    return next<int (*)(const char *, const char *, const addrinfo *, addrinfo **)>("getaddrinfo")(node, service, hints,
                                                                                                   found);
}

// A database on this machine is a file, one elsewhere a socket; the calls of an open one go through these, by the names
// that compilers here give them: QSqlDatabase::open(), QSqlQuery::exec() and exec(const QString &).
bool _ZN12QSqlDatabase4openEv(void *database)
{
    note("database", nullptr);
    return next<bool (*)(void *)>("_ZN12QSqlDatabase4openEv")(database);
}

bool _ZN9QSqlQuery4execEv(void *query)
{
    note("query", nullptr);
    return next<bool (*)(void *)>("_ZN9QSqlQuery4execEv")(query);
}

bool _ZN9QSqlQuery4execERK7QString(void *query, const void *text)
{
    note("query", nullptr);
    return next<bool (*)(void *, const void *)>("_ZN9QSqlQuery4execERK7QString")(query, text);
}

/// QKeychain::Job::start(), by the name that compilers here give it: a keychain may ask the user, and take minutes.
void _ZN9QKeychain3Job5startEv(void *job)
{
    note("keychain", nullptr);
    next<void (*)(void *)>("_ZN9QKeychain3Job5startEv")(job);
}
}
