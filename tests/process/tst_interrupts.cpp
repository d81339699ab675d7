// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/interrupts.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using evision::process::Interrupts;

class TestInterrupts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySignalIsTold_data();
    void everySignalIsTold();
    void whatCameBeforeDoesNotCount();
    void manyAtOnceAreOneEnd();
};

void TestInterrupts::everySignalIsTold_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("the system ends it") << SIGTERM;
#ifdef SIGHUP
    QTest::newRow("the terminal was closed") << SIGHUP;
#endif
}

void TestInterrupts::everySignalIsTold()
{
    QFETCH(int, signal);
    const Interrupts interrupts;
    QSignalSpy told(&interrupts, &Interrupts::interrupted);
    QCOMPARE(std::raise(signal), 0); // would end the test
    QTRY_COMPARE(told.count(), 1);
}

void TestInterrupts::whatCameBeforeDoesNotCount()
{
    {
        const Interrupts interrupts;
        QCOMPARE(std::raise(SIGTERM), 0);
    }
    const Interrupts interrupts;
    QSignalSpy told(&interrupts, &Interrupts::interrupted);
    QVERIFY(!told.wait(200)); // four looks
    QCOMPARE(std::raise(SIGTERM), 0);
    QTRY_COMPARE(told.count(), 1);
}

// As when a service manager sends SIGTERM and then SIGHUP.
void TestInterrupts::manyAtOnceAreOneEnd()
{
#ifdef SIGHUP
    const Interrupts interrupts;
    QSignalSpy told(&interrupts, &Interrupts::interrupted);
    QCOMPARE(std::raise(SIGTERM), 0);
    QCOMPARE(std::raise(SIGHUP), 0);
    QTRY_COMPARE(told.count(), 1);
#else
    QSKIP("There is but one such signal here.");
#endif
}

QTEST_GUILESS_MAIN(TestInterrupts)
#include "tst_interrupts.moc"
