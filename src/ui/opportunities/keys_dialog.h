// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDialog>
#include <QString>

#include <vector>

namespace evision::ui {

struct KeyUse {
    QString keys;
    QString does;
};
/// What keys do on the page of bets.
[[nodiscard]] std::vector<KeyUse> pageKeys();
/// What the shortcuts of a window's own actions do.
[[nodiscard]] std::vector<KeyUse> windowKeys(const QWidget &window);

/// All keys at one glance.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const Theme &theme, const QWidget &window, QWidget *parent = nullptr);
};

} // namespace evision::ui
