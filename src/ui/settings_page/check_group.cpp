// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/check_group.h"

#include "ui/theme/theme.h"

#include <QSignalBlocker>

#include <utility>

namespace evision::ui {

CheckGroup::CheckGroup(const QString &name, const QList<Choice> &choices, QWidget *parent)
    : QWidget(parent), m_name(name), m_grid(new QGridLayout(this))
{
    setAccessibleName(name);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::xl);
    m_grid->setVerticalSpacing(spacing::s);
    constexpr int columns = 2;
    m_grid->setColumnStretch(columns, 1);
    for (const Choice &choice : choices)
        add(choice);
    if (!m_boxes.isEmpty())
        setFocusProxy(m_boxes.front());
}

void CheckGroup::add(const Choice &choice)
{
    QString text = choice.title;
    auto *box = new QCheckBox(text.replace(u'&', QStringLiteral("&&")), this);
    box->setAccessibleName(tr("%1: %2").arg(m_name, choice.title));
    box->setToolTip(choice.key);
    constexpr int columns = 2;
    const int at = static_cast<int>(m_boxes.size());
    m_grid->addWidget(box, at / columns, at % columns);
    m_choices.append(choice);
    m_boxes.append(box);
    connect(box, &QCheckBox::toggled, this, [this] { Q_EMIT chosenEdited(chosen()); });
}

QStringList CheckGroup::chosen() const
{
    QStringList keys;
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        if (m_boxes[at]->isChecked())
            keys.append(m_choices[at].key);
    }
    return keys;
}

void CheckGroup::setChosen(const QStringList &keys)
{
    const QList<Choice> all = withKeys(m_choices, keys);
    for (const Choice &choice : all.mid(m_choices.size()))
        add(choice);
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        const QSignalBlocker quiet(m_boxes[at]);
        m_boxes[at]->setChecked(keys.contains(m_choices[at].key));
    }
}

QCheckBox *CheckGroup::box(const QString &key) const
{
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        if (m_choices[at].key == key)
            return m_boxes[at];
    }
    return nullptr;
}

} // namespace evision::ui
