// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/choice_box.h"

#include <QWheelEvent>

namespace evision::ui {

ChoiceBox::ChoiceBox(const QString &name, const QList<Choice> &choices, QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (const Choice &choice : choices)
        addItem(choice.title, choice.key);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT keyChosen(key()); });
}

void ChoiceBox::setKey(const QString &key)
{
    if (findData(key) < 0)
        addItem(key, key);
    setCurrentIndex(findData(key));
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace evision::ui
