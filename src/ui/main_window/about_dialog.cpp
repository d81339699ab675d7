// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_dialog.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace evision::ui {

namespace {

struct Work {
    const char *name;
    const char *licence;
};

// Names and licences are not translated.
constexpr std::array<Work, 9> works{{
    {"BET EVision", "GPL-3.0-or-later"},
    {"Qt 6", "LGPL-3.0"},
    {"Qt Charts", "GPL-3.0"},
    {"Qt SVG", "LGPL-3.0"},
    {"QtKeychain", "BSD-3-Clause"},
    {"simdjson", "Apache-2.0"},
    {"libdeflate", "MIT"},
    {"Boost", "BSL-1.0"},
    {"CLI11", "BSD-3-Clause"},
}};

QLabel *paragraph(const QString &text, QWidget *parent)
{
    constexpr int width = 440;
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(width);
    return label;
}

} // namespace

AboutDialog::AboutDialog(const Theme &theme, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About BET EVision"));
    constexpr int pictureSize = 48;
    auto *picture = new QLabel(this);
    picture->setPixmap(QApplication::windowIcon().pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    auto *name = new QLabel(QStringLiteral("BET EVision"), this);
    name->setFont(theme.headingFont());
    auto *version =
        new QLabel(tr("Version %1 · Qt %2").arg(QApplication::applicationVersion(), QLatin1String(qVersion())), this);
    QPalette muted = version->palette();
    muted.setColor(QPalette::WindowText, theme.color(Role::Muted));
    version->setPalette(muted);
    auto *names = new QVBoxLayout;
    names->setSpacing(spacing::xs);
    names->addWidget(name);
    names->addWidget(version);
    auto *head = new QHBoxLayout;
    head->setSpacing(spacing::l);
    head->addWidget(picture);
    head->addLayout(names, 1);

    auto *licences = new QFormLayout;
    licences->setHorizontalSpacing(spacing::xl);
    licences->setVerticalSpacing(spacing::xs);
    for (const Work &work : works) {
        auto *licence = new QLabel(QLatin1String(work.licence), this);
        licence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        licences->addRow(QLatin1String(work.name), licence);
    }

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::xl, spacing::l, spacing::xl, spacing::l);
    layout->setSpacing(spacing::l);
    layout->addLayout(head);
    layout->addWidget(paragraph(tr("Compares the prices of bookmakers, takes the margin out of the sharp ones and says "
                                   "which bets are worth more than they cost, and why. It is free software and comes "
                                   "with no warranty; it is not a bookmaker and places no bets."),
                                this));
    layout->addLayout(licences);
    layout->addWidget(paragraph(tr("Prices can be wrong, and a good bet loses often. Bet only what can be lost, set a "
                                   "limit before starting, and stop when it is no longer a choice. Free help is listed "
                                   "at gamblingtherapy.org."),
                                this));
    layout->addWidget(buttons);
}

} // namespace evision::ui
