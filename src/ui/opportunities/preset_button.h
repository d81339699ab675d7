// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opportunities/preset.h"

#include <QToolButton>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace evision::ui {

/// Says which preset holds, and opens the list of them: to apply one, to keep what is set now, to rename and delete.
class PresetButton final : public QToolButton {
    Q_OBJECT

public:
    /// `now` is what is set at present; its name does not matter.
    explicit PresetButton(std::function<Preset()> now, QWidget *parent = nullptr);

    /// Without a signal.
    void setPresets(std::vector<Preset> presets);
    [[nodiscard]] const std::vector<Preset> &presets() const noexcept { return m_presets; }
    /// The preset of a key, from 1. Nothing where there is none.
    void apply(int number);
    /// What is set is another.
    void refresh();
    [[nodiscard]] std::optional<std::size_t> current() const noexcept { return m_current; }

    /// Keeps what is set now. A name that is taken: in its place.
    void saveAs(const QString &name);
    void renameCurrent(const QString &name);
    void removeCurrent();
    void tellFull();
    void updateCurrent();

Q_SIGNALS:
    void applied(const evision::ui::Preset &preset);
    /// presets() are others; what was done, in a sentence.
    void presetsChanged(const QString &sentence);

private:
    void fill();
    void addCommands();
    void askName(const QString &title, const QString &suggested, void (PresetButton::*take)(const QString &));
    [[nodiscard]] const Preset &chosen() const { return m_presets[*m_current]; }

    std::function<Preset()> m_now;
    std::vector<Preset> m_presets;
    std::optional<std::size_t> m_current; ///< applied last, or alike
    QMenu *m_menu;
};

} // namespace evision::ui
