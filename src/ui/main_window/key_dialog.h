// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;

namespace evision::ui {

class Theme;

/// Asks for the odds service's key: one field. It checks nothing itself; whoever opens it answers keyEntered() with
/// showRefused() or showSpent(), or closes it. The key is in no signal but these.
class KeyDialog final : public QDialog {
    Q_OBJECT

public:
    KeyDialog(const Theme &theme, QWidget *parent);

    /// Why the key is of no use; another may be tried.
    void showRefused(const QString &sentence);
    /// The key is good, but of no use now; it may be kept all the same.
    void showSpent(const QString &sentence);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void keyEntered(const QString &key);
    /// After showSpent().
    void keepWanted(const QString &key);

private:
    [[nodiscard]] QLayout *makeVerdict();
    [[nodiscard]] QWidget *makeButtons();
    void addEye();
    void check();
    void setBusy(bool busy);

    const Theme &m_theme;
    QLineEdit *m_key;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_check;
    QPushButton *m_keep;
};

} // namespace evision::ui
