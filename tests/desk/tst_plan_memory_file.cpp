// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/clocks.h"
#include "desk/plan_memory_file.h"

#include "feed/planner/credit_planner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace evision;
using desk::PlanMemoryFile;

namespace {

feed::PlanMemory someMemory()
{
    feed::PlanSettings settings;
    settings.sports = {"soccer_epl"};
    feed::CreditPlanner planner(settings);
    static_cast<void>(planner.next(1'795'521'600'000));
    return planner.memory().value();
}

} // namespace

class PlanMemoryFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsThere();
    void nothingThereIsNoProblem();
    void damageIsTold();
    void pipesAreNotOpened();
    void aFolderThatCannotBeMadeIsTold();
    void namesTellNoKey();
    void clocksRun();
};

void PlanMemoryFileTest::whatIsKeptIsThere()
{
    const QTemporaryDir folder;
    const PlanMemoryFile file(folder.filePath(QStringLiteral("a/b/credits.txt")));
    const feed::PlanMemory memory = someMemory();
    QCOMPARE(file.save(memory), std::string());
    const PlanMemoryFile::Loaded loaded = file.load();
    QVERIFY(loaded.memory);
    QCOMPARE(feed::textOf(*loaded.memory), feed::textOf(memory));
    QVERIFY(loaded.remark.empty());
    QCOMPARE(QDir(folder.filePath(QStringLiteral("a/b"))).entryList(QDir::Files).size(), qsizetype{1});
}

void PlanMemoryFileTest::nothingThereIsNoProblem()
{
    const QTemporaryDir folder;
    const PlanMemoryFile::Loaded loaded = PlanMemoryFile(folder.filePath(QStringLiteral("absent"))).load();
    QVERIFY(!loaded.memory && loaded.remark.empty());
}

void PlanMemoryFileTest::damageIsTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("credits.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x01\x02 nonsense") > 0);
    file.close();
    const PlanMemoryFile::Loaded loaded = PlanMemoryFile(path).load();
    QVERIFY(!loaded.memory);
    QVERIFY(!loaded.remark.empty());
    // What to do is said, and the file is left as it is: it may hold what was spent.
    QVERIFY(loaded.remark.find(path.toStdString()) != std::string::npos);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("\x01\x02 nonsense"));
}

/// Whoever opens a pipe waits for a writer, for ever.
void PlanMemoryFileTest::pipesAreNotOpened()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("credits.txt"));
    for (const QString &pipe : {path, path + QStringLiteral(".lock")})
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const desk::PlanMemoryFile file(path);
    const auto loaded = file.load();
    QVERIFY(!loaded.memory);
    QVERIFY2(loaded.remark.find("is not a file") != std::string::npos, loaded.remark.c_str());
    const auto lock = file.lock();
    QVERIFY(!lock);
    QVERIFY2(lock.error().find("is not a file") != std::string::npos, lock.error().c_str());
#else
    QSKIP("There are no pipes among the files here.");
#endif
}

void PlanMemoryFileTest::aFolderThatCannotBeMadeIsTold()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!PlanMemoryFile(folder.filePath(QStringLiteral("file/credits.txt"))).save(someMemory()).empty());
}

void PlanMemoryFileTest::namesTellNoKey()
{
    const QString host = QStringLiteral("api.example");
    const PlanMemoryFile one = PlanMemoryFile::forKey(QStringLiteral("topsecret"), host);
    QVERIFY(!one.path().contains(QStringLiteral("topsecret")));
    QVERIFY(one.path() != PlanMemoryFile::forKey(QStringLiteral("another"), host).path());
    QVERIFY(one.path() != PlanMemoryFile::forKey(QStringLiteral("topsecret"), QStringLiteral("127.0.0.1")).path());
    QCOMPARE(one.path(), PlanMemoryFile::forKey(QStringLiteral("topsecret"), host).path());
}

void PlanMemoryFileTest::clocksRun()
{
    const desk::SystemClock system;
    const desk::PacedClock fast(1'000'000, 1'000'000);
    QVERIFY(system.now() > 1'700'000'000'000);
    const std::int64_t before = fast.steady();
    QTRY_VERIFY(fast.steady() > before);
    QVERIFY(fast.now() >= 1'000'000 + before);
    QCOMPARE(fast.pace(), 1e6);
}

QTEST_GUILESS_MAIN(PlanMemoryFileTest)
#include "tst_plan_memory_file.moc"
