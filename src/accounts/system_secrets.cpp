// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/system_secrets.h"

#include <qt6keychain/keychain.h>

#include <QTimer>

#include <utility>

namespace evision::accounts {

namespace {

/// Jobs delete themselves when they are done; QtKeychain's own fallback to plain settings is never asked for.
template <typename Job>
Job *newJob(const QString &service, const QString &name)
{
    auto *job = new Job(service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    return job;
}

} // namespace

SystemSecrets::SystemSecrets(QString service) : m_service(std::move(service)) {}

void SystemSecrets::later(std::function<void()> answer)
{
    QTimer::singleShot(0, this, std::move(answer));
}

void SystemSecrets::read(const QString &name, OnSecret done)
{
    if (const QString value = qEnvironmentVariable(name.toUtf8().constData()).trimmed(); !value.isEmpty())
        return later([done = std::move(done), value] { done({value, SecretPlace::Environment}); });
    if (const auto held = m_session.constFind(name); held != m_session.constEnd())
        return later([done = std::move(done), value = *held] { done({value, SecretPlace::Session}); });

    auto *job = newJob<QKeychain::ReadPasswordJob>(m_service, name);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        const bool found = job->error() == QKeychain::NoError && !job->textData().isEmpty();
        done(found ? Secret{job->textData(), SecretPlace::Keychain} : Secret{});
    });
    job->start();
}

void SystemSecrets::keep(const QString &name, const QString &value, OnKept done)
{
    if (value.isEmpty())
        return forget(name, done);
    auto *job = newJob<QKeychain::WritePasswordJob>(m_service, name);
    job->setTextData(value);
    connect(job, &QKeychain::Job::finished, this, [this, job, name, value, done = std::move(done)] {
        // Every failure on Linux is one and the same error, and each means that the keychain cannot keep it.
        const bool kept = job->error() == QKeychain::NoError;
        if (kept)
            m_session.remove(name);
        else
            m_session.insert(name, value);
        done(kept ? SecretPlace::Keychain : SecretPlace::Session);
    });
    job->start();
}

void SystemSecrets::forget(const QString &name, const OnKept &done)
{
    m_session.remove(name);
    auto *job = newJob<QKeychain::DeletePasswordJob>(m_service, name);
    connect(job, &QKeychain::Job::finished, this, [done] { done(SecretPlace::Nowhere); });
    job->start();
}

} // namespace evision::accounts
