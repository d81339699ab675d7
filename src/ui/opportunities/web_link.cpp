// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/web_link.h"

#include <algorithm>

namespace evision::ui {

std::optional<QUrl> webLink(const QString &text)
{
    constexpr qsizetype longest = 2000;
    const auto isOdd = [](QChar letter) { return letter.isSpace() || !letter.isPrint(); };
    if (text.size() > longest || std::any_of(text.begin(), text.end(), isOdd))
        return std::nullopt;
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    return url;
}

} // namespace evision::ui
