// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/secret_store.h"

#include <map>
#include <memory>
#include <utility>

namespace evision::test {

/// Secrets in memory, shared with the test.
class MemorySecrets final : public SecretStore {
public:
    explicit MemorySecrets(std::shared_ptr<std::map<QString, QString>> held) : m_held(std::move(held)) {}

    void read(const QString &name, OnSecret done) override
    {
        const auto found = m_held->find(name);
        done(found == m_held->end() ? Secret{} : Secret{found->second, SecretPlace::Keychain});
    }
    void keep(const QString &name, const QString &value, OnKept done) override
    {
        (*m_held)[name] = value;
        done(SecretPlace::Keychain);
    }

private:
    std::shared_ptr<std::map<QString, QString>> m_held;
};

} // namespace evision::test
