// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/target.h"
#include "text.h"

#include <QUrl>

using namespace evision::http;

/// What a request line asks for must mean one thing.
class TargetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pathsAreDecoded_data();
    void pathsAreDecoded();
    void queriesAreDecoded_data();
    void queriesAreDecoded();
    void whatIsUnclearIsRefused_data();
    void whatIsUnclearIsRefused();
    void whatQtEncodesComesBack();
    void hosts_data();
    void hosts();
};

void TargetTest::pathsAreDecoded_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("authority");
    const std::string none;
    QTest::newRow("a path alone") << std::string("/v4/sports/") << std::string("/v4/sports/") << none;
    QTest::newRow("the root") << std::string("/") << std::string("/") << none;
    QTest::newRow("a query is no part of it") << std::string("/a?b/../c") << std::string("/a") << none;
    QTest::newRow("escapes in either case") << std::string("/%C3%a5%20b") << std::string("/\xc3\xa5 b") << none;
    QTest::newRow("an escape is decoded once") << std::string("/%252e%252e/x") << std::string("/%2e%2e/x") << none;
    QTest::newRow("a plus is a plus") << std::string("/a+b") << std::string("/a+b") << none;
    QTest::newRow("names with dots") << std::string("/.well-known/..x/...") << std::string("/.well-known/..x/...")
                                     << none;
    QTest::newRow("empty segments stay") << std::string("//a//") << std::string("//a//") << none;
    QTest::newRow("asterisk") << std::string("*") << std::string("*") << none;
    QTest::newRow("absolute form") << std::string("http://host:81/a?b") << std::string("/a") << std::string("host:81");
    QTest::newRow("absolute form without a path")
        << std::string("HTTPS://host") << std::string("/") << std::string("host");
    QTest::newRow("absolute form with a query only")
        << std::string("http://host?a=/") << std::string("/") << std::string("host");
}

void TargetTest::pathsAreDecoded()
{
    QFETCH(std::string, target);
    QFETCH(std::string, path);
    QFETCH(std::string, authority);
    const auto parsed = parseTarget(target);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->path, path);
    QCOMPARE(parsed->authority, authority);
}

void TargetTest::queriesAreDecoded_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<std::string>("expected"); // name<value> name<value>
    QTest::newRow("none") << std::string() << std::string();
    QTest::newRow("in order, with repeats") << std::string("a=1&b=2&a=3") << std::string("a<1>b<2>a<3>");
    QTest::newRow("without a value") << std::string("a&b=&=c") << std::string("a<>b<><c>");
    QTest::newRow("empty parts are nothing") << std::string("&&a=1&") << std::string("a<1>");
    QTest::newRow("only the first equals sign parts") << std::string("a=b=c") << std::string("a<b=c>");
    QTest::newRow("escapes after parting") << std::string("a%26b=c%3Dd%2C") << std::string("a&b<c=d,>");
    QTest::newRow("a plus is a space") << std::string("a+b=c+d%2B") << std::string("a b<c d+>");
    QTest::newRow("a second question mark is a letter") << std::string("a=?&?=b") << std::string("a<?>?<b>");
    QTest::newRow("slashes need no escape") << std::string("a=/../b") << std::string("a</../b>");
}

void TargetTest::queriesAreDecoded()
{
    QFETCH(std::string, query);
    QFETCH(std::string, expected);
    const auto parsed = parseTarget("/p?" + query);
    QVERIFY(parsed.has_value());
    std::string text;
    for (const Parameter &each : parsed->query)
        text += each.name + '<' + each.value + '>';
    QCOMPARE(text, expected);
}

void TargetTest::whatIsUnclearIsRefused_data()
{
    QTest::addColumn<std::string>("target");
    QTest::newRow("nothing") << std::string();
    QTest::newRow("a name alone") << std::string("sports");
    QTest::newRow("host and port, as for CONNECT") << std::string("host:443");
    QTest::newRow("another scheme") << std::string("file:///etc/passwd");
    QTest::newRow("a scheme without a host") << std::string("http:///a");
    QTest::newRow("an escape cut short") << std::string("/a%4");
    QTest::newRow("an escape cut shorter") << std::string("/a%");
    QTest::newRow("an escape of no digits") << std::string("/%zz");
    QTest::newRow("an escape with a sign") << std::string("/%+1");
    QTest::newRow("NUL in the path") << std::string("/a%00.html");
    QTest::newRow("NUL in the query") << std::string("/a?b=%00");
    QTest::newRow("a line end in the path") << std::string("/a%0d%0ab");
    QTest::newRow("a hidden slash") << std::string("/a%2Fb");
    QTest::newRow("a hidden backslash") << std::string("/a%5cb");
    QTest::newRow("a backslash") << std::string("/a\\b");
    QTest::newRow("up") << std::string("/a/../b");
    QTest::newRow("up at the end") << std::string("/a/..");
    QTest::newRow("up in escapes") << std::string("/a/%2e%2E/b");
    QTest::newRow("up half in escapes") << std::string("/a/.%2e/b");
    QTest::newRow("here") << std::string("/./a");
    QTest::newRow("a fragment") << std::string("/a#b");
    QTest::newRow("a fragment in the query") << std::string("/a?b#c");
    QTest::newRow("bytes beyond ASCII") << std::string("/\xc3\xa5");
    QTest::newRow("escapes that are Latin-1") << std::string("/%E5");
    QTest::newRow("an overlong slash") << std::string("/%C0%AF");
    QTest::newRow("an overlong dot in three bytes") << std::string("/%E0%80%AE");
    QTest::newRow("half of a surrogate pair") << std::string("/%ED%A0%80");
    QTest::newRow("beyond Unicode") << std::string("/%F4%90%80%80");
    QTest::newRow("UTF-8 cut short") << std::string("/a?b=%C3");
    QTest::newRow("a broken escape in a query") << std::string("/a?b=%G0");
}

void TargetTest::whatIsUnclearIsRefused()
{
    QFETCH(std::string, target);
    QVERIFY(!parseTarget(target).has_value());
}

/// Any name that Qt puts into an address arrives as it was.
void TargetTest::whatQtEncodesComesBack()
{
    for (char16_t unit = 1; unit < 0xd800; unit = static_cast<char16_t>(unit + 7)) {
        const QString text = QStringLiteral("x%1y").arg(QChar(unit));
        const QByteArray encoded = QUrl::toPercentEncoding(text);
        const auto parsed = parseTarget("/p?" + encoded.toStdString() + "=" + encoded.toStdString());
        QVERIFY2(parsed.has_value(), encoded.constData());
        QCOMPARE(QString::fromStdString(parsed->query.at(0).name), text);
        QCOMPARE(QString::fromStdString(parsed->query.at(0).value), text);
    }
}

void TargetTest::hosts_data()
{
    QTest::addColumn<std::string>("authority");
    QTest::addColumn<std::string>("host"); // "-" when refused
    QTest::newRow("a name") << std::string("Example.COM") << std::string("example.com");
    QTest::newRow("a port") << std::string("localhost:8080") << std::string("localhost");
    QTest::newRow("an empty port") << std::string("localhost:") << std::string("localhost");
    QTest::newRow("IPv4") << std::string("127.0.0.1:1") << std::string("127.0.0.1");
    QTest::newRow("IPv6") << std::string("[::1]:8080") << std::string("::1");
    QTest::newRow("IPv6 without a port") << std::string("[FE80::1]") << std::string("fe80::1");
    QTest::newRow("IPv6 without brackets") << std::string("::1") << std::string("-");
    QTest::newRow("an open bracket") << std::string("[::1") << std::string("-");
    QTest::newRow("something behind the bracket") << std::string("[::1]x") << std::string("-");
    QTest::newRow("nothing") << std::string() << std::string("-");
    QTest::newRow("a port alone") << std::string(":80") << std::string("-");
    QTest::newRow("a port of letters") << std::string("a:b") << std::string("-");
    QTest::newRow("a long port") << std::string("a:123456") << std::string("-");
    QTest::newRow("a user") << std::string("good@evil") << std::string("-");
    QTest::newRow("a path") << std::string("a/b") << std::string("-");
    QTest::newRow("two in a list") << std::string("a, b") << std::string("-");
    QTest::newRow("a space") << std::string("a b") << std::string("-");
}

void TargetTest::hosts()
{
    QFETCH(std::string, authority);
    QFETCH(std::string, host);
    QCOMPARE(hostOf(authority).value_or("-"), host);
}

QTEST_GUILESS_MAIN(TargetTest)
#include "tst_target.moc"
