// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSsl>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace evision::test {

/// For localhost and 127.0.0.1, P-256, signed by itself, good from 2020 to 2120. Made for these tests with a new key
/// that guards nothing.
inline QSslCertificate testCertificate()
{
    return QSslCertificate(R"(-----BEGIN CERTIFICATE-----
MIIBXDCCAQGgAwIBAgIUWpVlUSp42xIQ1bvBjuEpGQ6FPDgwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAx
MDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASlrpSoj1lJ4oihR4LokqJb6c6QUkYCESOsx7fpDo3dZgK2NaffTzbG
5Eo+T6VXwGo4S6k36IZ/V1UlzXvtyF0qoy8wLTAPBgNVHRMBAf8EBTADAQH/MBoG
A1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNJADBGAiEAvHOj
4JGPG+xB7d7Rbg1g6YgWKfdYSVZLoSi4c0SHIfUCIQD4PJDeWXnp0D0cBNtgVWaI
jFjXR4YAG+icpSB8w4/2Eg==
-----END CERTIFICATE-----
)");
}

inline QSslConfiguration serverTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(testCertificate());
    configuration.setPrivateKey(QSslKey(R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgyjUlVZazmuYAkuKq
pO6+SZipBHM/Z8KJRHtnbpe/6ZqhRANCAASlrpSoj1lJ4oihR4LokqJb6c6QUkYC
ESOsx7fpDo3dZgK2NaffTzbG5Eo+T6VXwGo4S6k36IZ/V1UlzXvtyF0q
-----END PRIVATE KEY-----
)",
                                        QSsl::Ec));
    return configuration;
}

/// Trusts that certificate and no other.
inline QSslConfiguration clientTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({testCertificate()});
    return configuration;
}

} // namespace evision::test
