// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/window_state.h"

#include "settings/fields.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace evision::settings {

namespace {

constexpr Kind kind{};

template <typename Some, typename Visitor>
void visitFields(Some &state, Visitor &visit)
{
    visit("geometry", state.geometry);
    visit("docks", state.docks);
    visit("navigation_folded", state.navigationFolded);
    visit("page", state.page);
    visit("parts", state.parts);
}

/// Of what Qt wrote and will read again. Qt trusts these bytes: a few others in them and it crashes, or never returns,
/// at every start.
QString checksumOf(const WindowState &state)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &bytes) { hash.addData(QByteArray::number(bytes.size()) + ':' + bytes); };
    add(state.geometry);
    add(state.docks);
    for (auto part = state.parts.begin(); part != state.parts.end(); ++part) {
        add(part.key().toUtf8());
        add(part.value());
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

QByteArray textOf(const WindowState &state)
{
    FieldWriter writer;
    visitFields(state, writer);
    writer("checksum", checksumOf(state));
    return textOf(writer.object(), kind);
}

Read<WindowState> windowStateFrom(const QByteArray &text)
{
    const Read<QJsonObject> object = objectFrom(text, kind);
    Read<WindowState> read{{}, object.reading, object.remark};
    FieldReader reader(object.value);
    visitFields(read.value, reader);
    if (read.reading != Reading::Good)
        return read;
    QString checksum;
    reader("checksum", checksum);
    const bool intact = checksum == checksumOf(read.value);
    if (!intact)
        read.value = {};
    if (!intact || !reader.unusable().isEmpty()) {
        read.reading = Reading::Corrected;
        read.remark =
            QCoreApplication::translate("evision::settings", "A part of how the window was left could not be used.");
    }
    return read;
}

} // namespace evision::settings
