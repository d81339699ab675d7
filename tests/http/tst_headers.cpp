// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/headers.h"

#include <QTest>

using namespace evision::http;

class HeadersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreFoundInAnyCase();
    void repeatedFieldsKeepTheirOrder();
    void tokensAreFoundInListsOverSeveralFields();
    void onlyAsciiLettersHaveACase();
};

void HeadersTest::namesAreFoundInAnyCase()
{
    const Headers headers{{"Content-Type", "text/plain"}};
    QVERIFY(headers.value("content-TYPE") == "text/plain");
    QVERIFY(!headers.find("Content-Typ"));
    QVERIFY(headers.value("Host").empty());
}

void HeadersTest::repeatedFieldsKeepTheirOrder()
{
    Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}};
    QCOMPARE(headers.count("A"), std::size_t{2});
    QVERIFY(headers.value("a") == "1");
    headers.set("A", "4");
    QVERIFY((headers == Headers{{"B", "2"}, {"A", "4"}}));
    headers.remove("b");
    QCOMPARE(headers.size(), std::size_t{1});
}

void HeadersTest::tokensAreFoundInListsOverSeveralFields()
{
    const Headers headers{{"Connection", "keep-alive ,\tUpgrade"}, {"connection", "x"}, {"Other", "close"}};
    QVERIFY(headers.hasToken("Connection", "upgrade"));
    QVERIFY(headers.hasToken("Connection", "keep-alive"));
    QVERIFY(headers.hasToken("Connection", "X"));
    QVERIFY(!headers.hasToken("Connection", "close"));
    QVERIFY(!headers.hasToken("Connection", "up"));
}

void HeadersTest::onlyAsciiLettersHaveACase()
{
    QVERIFY(equalsIgnoringCase("aZ[", "Az["));
    QVERIFY(!equalsIgnoringCase("[", "{")); // the same bit apart as letters
    QVERIFY(!equalsIgnoringCase("\xc4", "\xe4"));
    QVERIFY(lowerCase("AZ@[\xc4") == "az@[\xc4");
}

QTEST_GUILESS_MAIN(HeadersTest)
#include "tst_headers.moc"
