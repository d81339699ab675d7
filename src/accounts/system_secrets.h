// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/secret_store.h"

#include <QHash>
#include <QPointer>

namespace evision::accounts {

/// Keeps secrets in the system's keychain. A variable of the environment with the secret's name overrides it; where no
/// keychain answers, a secret stays in memory until the program ends. Lives on any one thread with an event loop; the
/// keychain's library stays with the first thread that uses it, so all stores of a process must share one.
class SystemSecrets final : public SecretStore {
    Q_OBJECT

public:
    /// `service` is the name that secrets are kept under, the same in every run.
    explicit SystemSecrets(QString service = QStringLiteral("BET EVision"));

    /// `name` is that of the environment's variable, such as ODDS_API_KEY.
    void read(const QString &name, OnSecret done) override;
    void keep(const QString &name, const QString &value, OnKept done) override;

private:
    void forget(const QString &name, const OnKept &done);
    /// Answers unless the store is gone by then.
    void later(std::function<void()> answer);

    QString m_service;
    QHash<QString, QString> m_session;
};

} // namespace evision::accounts
