// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/source_clock.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace evision;

class TestSourceClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beforeTheSourceSpeaksItIsTheMachines();
    void theSourcesTimeGoesOn();
    void settingTheMachinesTimeChangesNothing();
    void anotherSourceBeginsAnew();
};

void TestSourceClock::beforeTheSourceSpeaksItIsTheMachines()
{
    test::FakeClock system(1'000'000);
    const app::SourceClock clock(system);
    system.advance(500);
    QCOMPARE(clock.now(), 1'000'500);
    QCOMPARE(clock.steady(), system.steady());
}

void TestSourceClock::theSourcesTimeGoesOn()
{
    test::FakeClock system(1'000'000);
    app::SourceClock clock(system);
    clock.set(7'000); // the machine's is wrong by far
    QCOMPARE(clock.now(), 7'000'000);
    system.advance(2'500);
    QCOMPARE(clock.now(), 7'002'500);
}

void TestSourceClock::settingTheMachinesTimeChangesNothing()
{
    test::FakeClock system(1'000'000);
    app::SourceClock clock(system);
    clock.set(1'000);
    system.jump(-3'600'000);
    system.advance(1'000);
    QCOMPARE(clock.now(), 1'001'000);
}

void TestSourceClock::anotherSourceBeginsAnew()
{
    test::FakeClock system(1'000'000);
    app::SourceClock clock(system);
    clock.set(7'000);
    clock.forget();
    QCOMPARE(clock.now(), 1'000'000);
}

QTEST_APPLESS_MAIN(TestSourceClock)
#include "tst_source_clock.moc"
