// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_chain.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace evision::storage {

namespace {

QByteArray part(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size()) + ':' + bytes;
}

} // namespace

QByteArray chainStart()
{
    return QByteArray(64, '0');
}

QByteArray hashOf(const LedgerEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(part(entry.previous));
    hash.addData(part(QByteArray::number(entry.seq)));
    hash.addData(part(QByteArray::number(entry.at)));
    hash.addData(part(entry.author.toUtf8()));
    hash.addData(part(entry.kind.toUtf8()));
    hash.addData(part(entry.betId.toUtf8()));
    hash.addData(part(entry.body));
    return hash.result().toHex();
}

QByteArray macOf(const LedgerSeal &seal, const QByteArray &key)
{
    const QByteArray message = part(QByteArray::number(seal.entries)) + part(seal.head);
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256).toHex();
}

} // namespace evision::storage
