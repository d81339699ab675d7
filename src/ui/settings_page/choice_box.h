// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/choice.h"

#include <QComboBox>

namespace evision::ui {

/// One of a few. Turning the wheel scrolls the page, whatever the pointer is over.
class ChoiceBox final : public QComboBox {
    Q_OBJECT

public:
    ChoiceBox(const QString &name, const QList<Choice> &choices, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const { return currentData().toString(); }
    /// Without a signal. A key that is not among the choices becomes one.
    void setKey(const QString &key);

Q_SIGNALS:
    /// By the user.
    void keyChosen(const QString &key);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace evision::ui
