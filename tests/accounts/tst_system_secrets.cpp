// SPDX-License-Identifier: GPL-3.0-or-later
// Runs twice: without a keychain, and, where the runner says so, in a session that has one.
#include "accounts/system_secrets.h"

#include <QTest>

#include <optional>

using namespace evision;
using accounts::SystemSecrets;

namespace {

const QString name = QStringLiteral("EVISION_TEST_KEY");

bool hasKeychain()
{
    return qEnvironmentVariableIsSet("EVISION_TEST_KEYRING");
}

Secret readFrom(SystemSecrets &secrets)
{
    std::optional<Secret> secret;
    secrets.read(name, [&secret](const Secret &read) { secret = read; });
    [&secret] { QTRY_VERIFY(secret); }();
    return secret.value_or(Secret{});
}

SecretPlace keepIn(SystemSecrets &secrets, const QString &value)
{
    std::optional<SecretPlace> place;
    secrets.keep(name, value, [&place](SecretPlace kept) { place = kept; });
    [&place] { QTRY_VERIFY(place); }();
    return place.value_or(SecretPlace::Nowhere);
}

} // namespace

class SystemSecretsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasNeverKeptIsNowhere();
    void whatIsKeptIsRead();
    void theEnvironmentOverrides();
    void anEmptyVariableIsNone();
    void anEmptyValueForgets();
    void onlyAKeychainOutlivesTheProgram();
    void anAnswerAfterTheEndIsNotGiven();
};

void SystemSecretsTest::init()
{
    qunsetenv("EVISION_TEST_KEY");
    SystemSecrets secrets;
    keepIn(secrets, {});
}

void SystemSecretsTest::whatWasNeverKeptIsNowhere()
{
    SystemSecrets secrets;
    const Secret secret = readFrom(secrets);
    QCOMPARE(secret.place, SecretPlace::Nowhere);
    QVERIFY(secret.value.isEmpty());
}

void SystemSecretsTest::whatIsKeptIsRead()
{
    SystemSecrets secrets;
    const SecretPlace place = hasKeychain() ? SecretPlace::Keychain : SecretPlace::Session;
    QCOMPARE(keepIn(secrets, QStringLiteral("s3cret ä")), place);
    const Secret secret = readFrom(secrets);
    QCOMPARE(secret.value, QStringLiteral("s3cret ä"));
    QCOMPARE(secret.place, place);
}

void SystemSecretsTest::theEnvironmentOverrides()
{
    SystemSecrets secrets;
    keepIn(secrets, QStringLiteral("kept"));
    qputenv("EVISION_TEST_KEY", " from outside \n");
    const Secret secret = readFrom(secrets);
    QCOMPARE(secret.value, QStringLiteral("from outside"));
    QCOMPARE(secret.place, SecretPlace::Environment);
}

void SystemSecretsTest::anEmptyVariableIsNone()
{
    SystemSecrets secrets;
    keepIn(secrets, QStringLiteral("kept"));
    qputenv("EVISION_TEST_KEY", " ");
    QCOMPARE(readFrom(secrets).value, QStringLiteral("kept"));
}

void SystemSecretsTest::anEmptyValueForgets()
{
    SystemSecrets secrets;
    keepIn(secrets, QStringLiteral("kept"));
    QCOMPARE(keepIn(secrets, {}), SecretPlace::Nowhere);
    QCOMPARE(readFrom(secrets).place, SecretPlace::Nowhere);
}

void SystemSecretsTest::onlyAKeychainOutlivesTheProgram()
{
    {
        SystemSecrets secrets;
        keepIn(secrets, QStringLiteral("kept"));
    }
    SystemSecrets again;
    QCOMPARE(readFrom(again).place, hasKeychain() ? SecretPlace::Keychain : SecretPlace::Nowhere);
}

void SystemSecretsTest::anAnswerAfterTheEndIsNotGiven()
{
    bool told = false;
    {
        SystemSecrets secrets;
        secrets.read(name, [&told](const Secret &) { told = true; });
    }
    SystemSecrets other;
    readFrom(other); // by now the first would have been answered
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(SystemSecretsTest)
#include "tst_system_secrets.moc"
