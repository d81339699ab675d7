// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/mute_dialog.h"

#include "models/opportunities/bet_text.h"
#include "models/opportunities/plain_tip.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace evision::ui {

namespace {

enum Field : std::uint8_t { What, Kind, Until };

QString kindText(models::MuteKind kind)
{
    switch (kind) {
    case models::MuteKind::Bet:
        return MuteDialog::tr("bet");
    case models::MuteKind::Event:
        return MuteDialog::tr("event");
    case models::MuteKind::Book:
        break;
    }
    return MuteDialog::tr("bookmaker");
}

} // namespace

MuteDialog::MuteDialog(models::OpportunityModel &model, QWidget *parent)
    : QDialog(parent),
      m_model(model),
      m_none(new QLabel(tr("Nothing is muted. M mutes a bet, S snoozes it."))),
      m_list(new QTreeWidget),
      m_letBack(new QPushButton(tr("&Let Back"))),
      m_letAllBack(new QPushButton(tr("Let &All Back")))
{
    setWindowTitle(tr("Muted Bets"));
    setObjectName(QStringLiteral("muted"));
    m_list->setHeaderLabels({tr("What"), tr("Kind"), tr("Until")});
    m_list->setAccessibleName(tr("Muted bets, events and bookmakers"));
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Kind, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Until, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_letBack->setToolTip(tr("Lists what is selected again (Del)"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_letBack, QDialogButtonBox::ActionRole);
    buttons->addButton(m_letAllBack, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::l, spacing::l, spacing::l, spacing::l);
    column->setSpacing(spacing::m);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    m_list->installEventFilter(this);
    connect(m_letBack, &QPushButton::clicked, this, &MuteDialog::letBack);
    connect(m_letAllBack, &QPushButton::clicked, this, &MuteDialog::letAllBack);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_letBack->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(&m_model, &models::OpportunityModel::mutesChanged, this, &MuteDialog::fill);
    fill();
    constexpr QSize usual{640, 360};
    resize(usual);
}

bool MuteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        letBack();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void MuteDialog::fill()
{
    m_list->clear();
    for (const models::Mute &mute : m_model.mutes().all()) {
        const QString until = mute.until == market::noTime ? tr("you let it back") : models::momentText(mute.until);
        auto *item = new QTreeWidgetItem(m_list, {mute.label, kindText(mute.kind), until});
        item->setToolTip(What, models::plainTip(mute.label));
    }
    const bool isEmpty = m_model.mutes().isEmpty();
    m_none->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_letAllBack->setEnabled(!isEmpty);
    m_letBack->setEnabled(false);
    if (!isEmpty)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void MuteDialog::letBack()
{
    models::MuteList mutes = m_model.mutes();
    const std::vector<models::Mute> shown = mutes.all();
    const QList<QTreeWidgetItem *> selected = m_list->selectedItems();
    for (QTreeWidgetItem *item : selected)
        mutes.remove(shown[static_cast<std::size_t>(m_list->indexOfTopLevelItem(item))]);
    m_model.setMutes(mutes);
}

void MuteDialog::letAllBack()
{
    m_model.setMutes({});
}

} // namespace evision::ui
