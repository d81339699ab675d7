// SPDX-License-Identifier: GPL-3.0-or-later

// Tells the thread sanitizer what Qt orders. Qt itself is not instrumented, so its queues look like no hand-over at all
// and everything sent through a queued call looks like a race. Here whoever sends releases the receiving thread, or all
// where the receiver is not known, and whoever takes an event acquires. Linked into every program of preset tsan.

#include <QCoreApplication>
#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <dlfcn.h>

extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);

/// Qt copies the arguments of a queued signal after the last moment at which it can be watched.
const char *__tsan_default_suppressions()
{
    return "race:QtPrivate::QMetaTypeForType\n";
}
}

// Qt's own seam for test tools; its declaration is in a private header.
struct QSignalSpyCallbackSet {
    using Begin = void (*)(QObject *caller, int method, void **arguments);
    using End = void (*)(QObject *caller, int method);
    Begin signalBegin;
    Begin slotBegin;
    End signalEnd;
    End slotEnd;
};
extern Q_CORE_EXPORT void qt_register_signal_spy_callbacks(QSignalSpyCallbackSet *set);

namespace {

char everyThread; // an address, nothing more

void signalBegins(QObject *, int, void **)
{
    __tsan_release(&everyThread);
}

/// Called before each event is delivered: { receiver, event, result }.
bool eventIsTaken(void **parts)
{
    __tsan_acquire(&everyThread);
    __tsan_acquire(static_cast<QObject *>(parts[0])->thread());
    return false;
}

/// A call that tells when it is done, for who waits for it.
class OrderedCall final : public QtPrivate::QSlotObjectBase {
public:
    explicit OrderedCall(QtPrivate::QSlotObjectBase *inner) : QSlotObjectBase(run), m_inner(inner) {}

private:
    static void run(int what, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        auto *const call = static_cast<OrderedCall *>(self);
        if (what == Call) {
            call->m_inner->call(receiver, arguments);
            __tsan_release(&everyThread);
        } else if (what == Destroy) {
            call->m_inner->destroyIfLastRef();
            delete call;
        }
    }

    QtPrivate::QSlotObjectBase *m_inner;
};

struct Registration {
    Registration()
    {
        static QSignalSpyCallbackSet callbacks{signalBegins, nullptr, nullptr, nullptr};
        qt_register_signal_spy_callbacks(&callbacks);
        QInternal::registerCallback(QInternal::EventNotifyCallback, eventIsTaken);
    }
};
const Registration registration;

} // namespace

// Calls from our own code come here first.
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *result)
{
    using Function = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto next = reinterpret_cast<Function>(
        dlsym(RTLD_NEXT,
              "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"));
    auto *const call = new OrderedCall(slot); // Qt's from here on
    __tsan_release(object->thread());
    const bool done = next(object, call, type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(&everyThread);
    return done;
}

bool QThread::wait(QDeadlineTimer deadline)
{
    using Function = bool (*)(QThread *, QDeadlineTimer);
    static const auto next = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "_ZN7QThread4waitE14QDeadlineTimer"));
    const bool ended = next(this, deadline);
    __tsan_acquire(&everyThread); // it emitted finished()
    return ended;
}
