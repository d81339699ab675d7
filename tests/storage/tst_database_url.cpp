// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database_url.h"

#include <QTest>

using namespace evision::storage;

class TestDatabaseUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files();
    void servers_data();
    void servers();
    void mistakes_data();
    void mistakes();
};

void TestDatabaseUrl::files()
{
    const auto url = DatabaseUrl::parse(QStringLiteral("sqlite:/home/anna/my bets.db"));
    QVERIFY(url.hasValue());
    QCOMPARE(url->backend, Backend::Sqlite);
    QCOMPARE(url->path, QStringLiteral("/home/anna/my bets.db"));
    QCOMPARE(url->shown(), QStringLiteral("sqlite:/home/anna/my bets.db"));
}

void TestDatabaseUrl::servers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("tls");
    const auto row = [](const char *title, const char *text, const char *shown, TlsMode tls) {
        QTest::newRow(title) << QString::fromLatin1(text) << QString::fromLatin1(shown) << static_cast<int>(tls);
    };
    row("this machine", "postgres://anna@localhost/bets", "postgres://anna@localhost/bets", TlsMode::Prefer);
    row("another is verified", "postgresql://anna@db.example.com:6432/bets", "postgres://anna@db.example.com:6432/bets",
        TlsMode::VerifyFull);
    row("unless it is told otherwise", "postgres://anna@db.example.com/bets?sslmode=require",
        "postgres://anna@db.example.com/bets", TlsMode::Require);
    row("a password is not shown", "postgres://anna:s3cret@127.0.0.1/bets", "postgres://anna@127.0.0.1/bets",
        TlsMode::Prefer);
    row("a password with signs", "postgres://anna:p%40ss%2Fword@[::1]/bets", "postgres://anna@[::1]/bets",
        TlsMode::Prefer);
}

void TestDatabaseUrl::servers()
{
    QFETCH(QString, text);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(url.hasValue());
    QCOMPARE(url->backend, Backend::Postgres);
    QCOMPARE(url->user, QStringLiteral("anna"));
    QCOMPARE(url->database, QStringLiteral("bets"));
    QTEST(url->shown(), "shown");
    QTEST(static_cast<int>(url->tls), "tls");
    QCOMPARE(text.contains(QLatin1String("p%40")), url->password == QLatin1String("p@ss/word"));
}

void TestDatabaseUrl::mistakes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "bets.db", "sqlite:", "mysql://a@b/c", "postgres://", "postgres://host/db", "postgres://user@host",
          "postgres://user@host/", "postgres://user@/db", "postgres://user@host/a/b", "postgres://user@host:0/db",
          "postgres://user@host:99999/db", "postgres://user@host/db?sslmode=disable", "postgres://user@host/db?other=1",
          "postgres://user:hunter2@host name/db", "postgres://user:hunter2@host/db#part"})
        QTest::newRow(*text != '\0' ? text : "nothing") << QString::fromLatin1(text);
}

void TestDatabaseUrl::mistakes()
{
    QFETCH(QString, text);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(!url.hasValue());
    QVERIFY(!url.error().empty());
    QVERIFY(url.error().find("hunter2") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestDatabaseUrl)
#include "tst_database_url.moc"
