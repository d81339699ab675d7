// SPDX-License-Identifier: GPL-3.0-or-later
// As a program with a window uses it: the window's thread never touches the keychain. A program of its own, since the
// keychain's library stays with the thread that used it first.
#include "accounts/system_secrets.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace evision;
using accounts::SystemSecrets;

class SecretsOnAThreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsReadAndForgotten();
};

void SecretsOnAThreadTest::whatIsKeptIsReadAndForgotten()
{
    const QString name = QStringLiteral("EVISION_TEST_KEY_OF_A_THREAD");
    const bool hasKeychain = qEnvironmentVariableIsSet("EVISION_TEST_KEYRING");
    QThread thread;
    thread.start();
    auto *secrets = new SystemSecrets;
    secrets->moveToThread(&thread);
    connect(&thread, &QThread::finished, secrets, &QObject::deleteLater);
    std::atomic<int> kept = -1;
    std::atomic<int> steps = 0;
    QMetaObject::invokeMethod(secrets, [&] {
        secrets->keep(name, QStringLiteral("value"), [&](SecretPlace place) {
            kept = static_cast<int>(place);
            secrets->read(name,
                          [&](const Secret &secret) { steps += secret.value == QStringLiteral("value") ? 1 : 0; });
        });
    });
    QTRY_COMPARE(steps, 1);
    QCOMPARE(kept, static_cast<int>(hasKeychain ? SecretPlace::Keychain : SecretPlace::Session));
    QMetaObject::invokeMethod(secrets, [&] {
        secrets->keep(name, {}, [&](SecretPlace) {
            secrets->read(name, [&](const Secret &secret) { steps += secret.value.isEmpty() ? 1 : 0; });
        });
    });
    QTRY_COMPARE(steps, 2);
    thread.quit();
    thread.wait();
}

QTEST_GUILESS_MAIN(SecretsOnAThreadTest)
#include "tst_secrets_on_a_thread.moc"
