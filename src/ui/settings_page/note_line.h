// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace evision::ui {

class Theme;

/// A sentence that explains, or - with a picture - one that warns. Takes no room while there is none.
class NoteLine final : public QWidget {
    Q_OBJECT

public:
    explicit NoteLine(const Theme &theme, QWidget *parent = nullptr);

    void explain(const QString &sentence);
    void warn(const QString &sentence);
    [[nodiscard]] QString sentence() const { return m_text->text(); }
    [[nodiscard]] bool warns() const noexcept { return m_warns; }

private:
    void set(const QString &sentence, bool warns);
    void dress();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    bool m_warns = false;
};

} // namespace evision::ui
