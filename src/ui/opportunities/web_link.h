// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace evision::ui {

/// An address to show in a browser, if a feed's text is one: http or https, with a host, and nothing that passes for
/// another host. A feed is not trusted to start other programs.
[[nodiscard]] std::optional<QUrl> webLink(const QString &text);

} // namespace evision::ui
