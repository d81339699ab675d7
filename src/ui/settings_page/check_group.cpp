// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/check_group.h"

#include "ui/theme/theme.h"

#include <QSignalBlocker>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace evision::ui {

CheckGroup::CheckGroup(const QString &name, const QList<Choice> &choices, QWidget *parent)
    : QWidget(parent), m_name(name), m_grid(new QGridLayout(this))
{
    setAccessibleName(name);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::xl);
    m_grid->setVerticalSpacing(spacing::s);
    m_grid->setColumnStretch(most, 1);
    setSizePolicy(QSizePolicy::Expanding,
                  QSizePolicy::Preferred); // it takes the width there is, in as many columns as fit
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
    m_choices.append(choice);
    m_boxes.append(box);
    arrange();
    connect(box, &QCheckBox::toggled, this, [this] { Q_EMIT chosenEdited(chosen()); });
}

int CheckGroup::widest() const
{
    int width = 0;
    for (const QCheckBox *box : m_boxes)
        width = std::max(width, box->sizeHint().width());
    return width;
}

QSize CheckGroup::minimumSizeHint() const
{
    return {widest(), QWidget::minimumSizeHint().height()};
}

QSize CheckGroup::sizeHint() const
{
    return {wide(), QWidget::sizeHint().height()}; // or it would never be wide again
}

int CheckGroup::wide() const
{
    std::array<int, most> widths{};
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        int &width = widths.at(static_cast<std::size_t>(at) % most);
        width = std::max(width, m_boxes[at]->sizeHint().width());
    }
    return std::accumulate(widths.begin(), widths.end(), (most - 1) * m_grid->horizontalSpacing());
}

int CheckGroup::columnsIn(int room) const
{
    return wide() <= room ? most : 1;
}

void CheckGroup::arrange()
{
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        const int place = static_cast<int>(at);
        m_grid->addWidget(m_boxes[at], place / m_columns, place % m_columns); // moves one that is there already
    }
    updateGeometry();
}

void CheckGroup::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = columnsIn(width());
    if (columns == m_columns)
        return;
    m_columns = columns;
    arrange();
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
