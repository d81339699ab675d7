// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/key_dialog.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace evision::ui {

namespace {

constexpr int textWidth = 420;

QLabel *sentenceLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    return label;
}

} // namespace

KeyDialog::KeyDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_theme(theme),
      m_key(new QLineEdit(this)),
      m_icon(new QLabel(this)),
      m_sentence(sentenceLabel({}, this)),
      m_check(new QPushButton(tr("&Check and Use"), this)),
      m_keep(new QPushButton(tr("K&eep It Anyway"), this))
{
    setWindowTitle(tr("Key of the Odds Service"));
    auto *title = new QLabel(tr("See real prices"), this);
    title->setFont(theme.headingFont());
    auto *label = new QLabel(tr("&Key of The Odds API"), this);
    label->setBuddy(m_key);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("32 letters and digits, from the service's e-mail"));
    constexpr int mostLetters = 200;
    m_key->setMaxLength(mostLetters);
    addEye();
    connect(m_key, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_check->setEnabled(!text.trimmed().isEmpty());
        m_sentence->clear();
        m_icon->clear();
        m_keep->hide();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::xl, spacing::l, spacing::xl, spacing::l);
    layout->setSpacing(spacing::m);
    layout->addWidget(title);
    layout->addWidget(sentenceLabel(tr("The key is checked with a call that costs no credits, and kept in the system's "
                                       "keychain; where there is none, only until the program ends. It is never "
                                       "written to a file or a log."),
                                    this));
    layout->addWidget(label);
    layout->addWidget(m_key);
    layout->addLayout(makeVerdict());
    layout->addWidget(makeButtons());
    m_key->setFocus();
}

QLayout *KeyDialog::makeVerdict()
{
    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(spacing::s);
    m_icon->setFixedSize(iconSize, iconSize); // there or not, so that the words do not move
    verdict->addWidget(m_icon, 0, Qt::AlignTop);
    verdict->addWidget(m_sentence, 1);
    m_sentence->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignTop);
    return verdict;
}

QWidget *KeyDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_check, QDialogButtonBox::ActionRole);
    buttons->addButton(m_keep, QDialogButtonBox::ActionRole);
    m_keep->setAutoDefault(false);
    m_keep->setToolTip(tr("Keeps the key for when it has credits again; the demo market goes on"));
    m_keep->hide();
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT keepWanted(m_key->text().trimmed()); });
    m_check->setDefault(true);
    m_check->setEnabled(false);
    m_check->setToolTip(tr("Asks the service for its list of sports, which costs no credits (Enter)"));
    connect(m_check, &QPushButton::clicked, this, &KeyDialog::check);
    // Else Enter, which disables the field while the key is checked, would go on to this one.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void KeyDialog::addEye()
{
    QAction *show = m_key->addAction(m_theme.icon(Glyph::Eye, Role::Muted), QLineEdit::TrailingPosition);
    show->setCheckable(true);
    show->setText(tr("Show the key"));
    show->setShortcut(QKeySequence(QStringLiteral("Alt+S")));
    show->setToolTip(tr("Show the key (%1)").arg(show->shortcut().toString(QKeySequence::NativeText)));
    connect(show, &QAction::toggled, this,
            [this](bool on) { m_key->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
}

void KeyDialog::check()
{
    const QString key = m_key->text().trimmed();
    if (key.isEmpty() || !m_key->isEnabled())
        return;
    setBusy(true);
    Q_EMIT keyEntered(key);
}

void KeyDialog::setBusy(bool busy)
{
    m_key->setEnabled(!busy);
    m_check->setEnabled(!busy);
    if (busy) {
        m_icon->clear();
        m_keep->hide();
        m_sentence->setText(tr("Checking the key…"));
    }
}

void KeyDialog::showRefused(const QString &sentence)
{
    setBusy(false);
    m_icon->setPixmap(
        m_theme.icon(Glyph::Warning, Role::Warning).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    m_key->setFocus();
    m_key->selectAll();
}

void KeyDialog::showSpent(const QString &sentence)
{
    showRefused(sentence);
    m_keep->show();
}

QString KeyDialog::sentence() const
{
    return m_sentence->text();
}

} // namespace evision::ui
