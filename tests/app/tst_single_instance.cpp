// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/single_instance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using evision::app::SingleInstance;

class TestSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSecondRaisesTheFirst();
    void anotherFolderIsAnotherProgram();
    void anEndMakesRoom();
};

void TestSingleInstance::theSecondRaisesTheFirst()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(!first.anotherWasRaised());
    QSignalSpy raised(&first, &SingleInstance::raiseWanted);
    SingleInstance second(folder.path() + QStringLiteral("/."));
    QVERIFY(second.anotherWasRaised());
    QTRY_COMPARE(raised.count(), 1);
}

void TestSingleInstance::anotherFolderIsAnotherProgram()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    SingleInstance first(folder.path());
    QVERIFY(!first.anotherWasRaised());
    SingleInstance second(elsewhere.path());
    QVERIFY(!second.anotherWasRaised());
}

void TestSingleInstance::anEndMakesRoom()
{
    const QTemporaryDir folder;
    {
        SingleInstance first(folder.path());
        QVERIFY(!first.anotherWasRaised());
    }
    SingleInstance second(folder.path());
    QVERIFY(!second.anotherWasRaised());
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
