// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/window_state.h"

#include "settings/fields.h"

#include <QCoreApplication>

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

} // namespace

QByteArray textOf(const WindowState &state)
{
    FieldWriter writer;
    visitFields(state, writer);
    return textOf(writer.object(), kind);
}

Read<WindowState> windowStateFrom(const QByteArray &text)
{
    const Read<QJsonObject> object = objectFrom(text, kind);
    Read<WindowState> read{{}, object.reading, object.remark};
    FieldReader reader(object.value);
    visitFields(read.value, reader);
    if (!reader.unusable().isEmpty()) {
        read.reading = Reading::Corrected;
        read.remark =
            QCoreApplication::translate("evision::settings", "A part of how the window was left could not be used.");
    }
    return read;
}

} // namespace evision::settings
