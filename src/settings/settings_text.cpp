// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonValue>

namespace evision::settings {

namespace {

const QString versionKey = QStringLiteral("version");

/// Nothing that could be a version is 0.
int versionOf(const QJsonObject &object)
{
    const double version = object.value(versionKey).toDouble();
    constexpr double most = 1e6;
    return version >= 1 && version <= most && version == static_cast<int>(version) ? static_cast<int>(version) : 0;
}

QString sentence(const char *text)
{
    return QCoreApplication::translate("evision::settings", text);
}

} // namespace

Read<QJsonObject> objectFrom(const QByteArray &text, const Kind &kind)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    QJsonObject object = document.object();
    const int version = versionOf(object);
    if (error.error != QJsonParseError::NoError || version == 0)
        return {{}, Reading::Damaged, sentence(QT_TRANSLATE_NOOP("evision::settings", "The file holds no settings."))};
    if (version > kind.version())
        return {{},
                Reading::Newer,
                sentence(QT_TRANSLATE_NOOP("evision::settings", "The file was written by a later version of "
                                                                "BET EVision and is left as it is."))};
    for (int step = version; step < kind.version(); ++step)
        kind.migrations[static_cast<std::size_t>(step - 1)](object);
    object.remove(versionKey);
    return {object, Reading::Good, {}};
}

QByteArray textOf(QJsonObject object, const Kind &kind)
{
    object.insert(versionKey, kind.version());
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace evision::settings
