// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace evision::ui {

class Theme;

/// What the program is, whose work is in it and under which licences, and a word on betting.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    AboutDialog(const Theme &theme, QWidget *parent);
};

} // namespace evision::ui
