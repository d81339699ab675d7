// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace evision::models {

/// A text as a tooltip that is sure to show it as it is. Qt guesses whether a tooltip is HTML, and names come from the
/// feed: a picture in one of them would be loaded from this machine.
[[nodiscard]] inline QString plainTip(const QString &text)
{
    if (text.isEmpty())
        return text;
    QString escaped = text.toHtmlEscaped();
    return QStringLiteral("<qt>") + escaped.replace(u'\n', QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

} // namespace evision::models
