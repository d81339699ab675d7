// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/keys_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace evision::ui {

namespace {

QWidget *keyTable(const Theme &theme, const QString &title, const std::vector<KeyUse> &uses)
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::l);
    grid->setVerticalSpacing(spacing::xs);
    auto *heading = new QLabel(title);
    heading->setFont(theme.strongFont());
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const KeyUse &use : uses) {
        auto *keys = new QLabel(use.keys);
        keys->setFont(theme.strongFont());
        auto *does = new QLabel(use.does);
        does->setAccessibleName(use.keys + QStringLiteral(": ") + use.does);
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(does, row++, 1, Qt::AlignTop);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return table;
}

} // namespace

std::vector<KeyUse> pageKeys()
{
    return {
        {KeysDialog::tr("↑ ↓"), KeysDialog::tr("Move between bets")},
        {KeysDialog::tr("Enter"), KeysDialog::tr("Explain the bet")},
        {KeysDialog::tr("O"), KeysDialog::tr("Open it at the bookmaker, in the browser")},
        {KeysDialog::tr("C"), KeysDialog::tr("Copy how its value comes about")},
        {KeysDialog::tr("Ctrl+C"), KeysDialog::tr("Copy its row")},
        {KeysDialog::tr("M"), KeysDialog::tr("Mute the bet, its event or its bookmaker")},
        {KeysDialog::tr("S"), KeysDialog::tr("Snooze the bet")},
        {KeysDialog::tr("Ctrl+Z"), KeysDialog::tr("Undo the last mute, snooze or change of presets")},
        {KeysDialog::tr("Menu or Shift+F10"), KeysDialog::tr("Everything that can be done with the bet")},
        {KeysDialog::tr("/ or Ctrl+F"), KeysDialog::tr("Filter by words; Enter or ↓ goes back to the table")},
        {KeysDialog::tr("Esc"), KeysDialog::tr("Clear the words, then close the explanation")},
        {KeysDialog::tr("1 … 9"), KeysDialog::tr("Apply a preset")},
        {KeysDialog::tr("?"), KeysDialog::tr("Show these keys")},
    };
}

std::vector<KeyUse> windowKeys(const QWidget &window)
{
    std::vector<KeyUse> uses;
    const QList<QAction *> actions = window.actions();
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        QString does = action->text().section(u'\t', 0, 0);
        does.remove(u'&');
        uses.push_back({action->shortcut().toString(QKeySequence::NativeText), does});
    }
    return uses;
}

KeysDialog::KeysDialog(const Theme &theme, const QWidget &window, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    setObjectName(QStringLiteral("keys"));
    auto *tables = new QHBoxLayout;
    tables->setSpacing(2 * spacing::xl);
    tables->addWidget(keyTable(theme, tr("Opportunities"), pageKeys()));
    if (const std::vector<KeyUse> uses = windowKeys(window); !uses.empty())
        tables->addWidget(keyTable(theme, tr("Everywhere"), uses));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::l, spacing::l, spacing::l, spacing::l);
    column->setSpacing(spacing::l);
    column->addLayout(tables, 1);
    column->addWidget(buttons);
}

} // namespace evision::ui
