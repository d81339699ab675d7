// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"
#include "models/opportunities/bet_filter.h"
#include "models/opportunities/bet_index.h"
#include "models/opportunities/bet_order.h"
#include "models/opportunities/bet_text.h"
#include "models/opportunities/column.h"
#include "models/opportunities/mute_list.h"
#include "models/opportunities/price_history.h"

#include "interfaces/clock.h"
#include "market/vocabulary.h"

#include <QAbstractTableModel>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace evision::models {

/// What a publication says of the board.
struct BoardUpdate {
    std::uint64_t number = 0; ///< consecutive while deltas fit on each other
    std::shared_ptr<const market::Vocabulary> vocabulary;
    std::shared_ptr<const edge::Board> board;
    std::shared_ptr<const edge::BoardDelta> delta;
};

/// How many bets there are and why not all are listed.
struct BetCounts {
    int total = 0;
    int listed = 0;
    std::array<int, hiddenByCount> hidden{}; ///< by HiddenBy; [Nothing] stays 0

    bool operator==(const BetCounts &) const = default;
};

/// The bets worth taking, sorted and filtered. It keeps its own order and merges what a poll changed into it, so that a
/// poll costs by what changed; views get at most one signal of each kind for it: rows inserted at the end, one change
/// of layout, rows removed from the end, or one dataChanged where the order stays. It never resets: selection, current
/// index and scroll position stay on the same bets, whatever the feed does. GUI thread only.
class OpportunityModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole, ///< the raw value; invalid where it is unknown
        IdRole,                  ///< qulonglong, an edge::OpportunityId
        EvMinRole,
        EvMaxRole,
        MoveRole,    ///< int: 1 the price rose, -1 it fell, 0 neither of late
        MovedAtRole, ///< qint64: Clock::steady() at its last move; 0 none was seen
        StaleRole,   ///< bool: too old, or gone already
        FlagsRole,   ///< int, edge::Flags
    };

    /// The clock says how old things are; it must outlive the model.
    explicit OpportunityModel(const Clock &clock, QObject *parent = nullptr);
    ~OpportunityModel() override;

    /// Takes a publication's board: the delta where it fits on what is held, else the whole.
    void apply(const BoardUpdate &update);
    /// Another market begins: what was shown says nothing of it.
    void clear();
    /// Time has passed: ages are others, and matches may have begun.
    void tick();

    /// Order and number of rows stay while anything holds; values go on changing in place.
    void hold();
    void release();
    [[nodiscard]] bool isHeld() const noexcept { return m_holds > 0; }

    void setFilter(const FilterOptions &options);
    [[nodiscard]] const FilterOptions &filter() const noexcept { return m_filter.options(); }
    void setStaleAfter(double seconds);
    /// What keys are called; before the first board.
    void setTitles(const KeyTitles &titles) { m_titles = titles; }
    [[nodiscard]] const KeyTitles &titles() const noexcept { return m_titles; }
    /// How prices are written.
    void setOddsFormat(pricing::OddsFormat format);
    [[nodiscard]] pricing::OddsFormat oddsFormat() const noexcept { return m_oddsFormat; }

    /// What is not listed until it is let back or its time has come. None may have expired long ago.
    void setMutes(const MuteList &mutes);
    [[nodiscard]] const MuteList &mutes() const noexcept { return m_mutes; }
    /// What muting a row comes to: a bookmaker until it is let back, the others until their match is long over.
    /// Nothing where the feed gives an event no id.
    [[nodiscard]] std::optional<Mute> muteFor(MuteKind kind, int row) const;

    [[nodiscard]] const BetCounts &counts() const noexcept { return m_publishedCounts; }
    /// Keys that occur on the board, sorted.
    [[nodiscard]] QStringList sports() const;
    [[nodiscard]] QStringList books() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] Column sortColumn() const noexcept { return m_sorting.column(); }
    [[nodiscard]] Qt::SortOrder sortDirection() const noexcept { return m_sorting.direction(); }

    [[nodiscard]] const Bet &bet(int row) const { return m_bets[m_order[static_cast<std::size_t>(row)]]; }
    /// Its row, if it is listed.
    [[nodiscard]] std::optional<int> rowOf(edge::OpportunityId id) const;
    /// What was seen of its price; the newest last, and nothing for a bet that is not on the board.
    [[nodiscard]] std::vector<PricePoint> history(edge::OpportunityId id) const;
    /// On one line, for the clipboard.
    [[nodiscard]] QString line(int row) const;
    /// As the feed names them, and filters take them.
    [[nodiscard]] QString bookKey(int row) const;
    [[nodiscard]] QString sportKey(int row) const;
    /// Of the ids in bets; null before the first board.
    [[nodiscard]] const std::shared_ptr<const market::Vocabulary> &vocabulary() const noexcept { return m_vocabulary; }
    [[nodiscard]] market::UnixSeconds asOf() const noexcept { return m_asOf; }

Q_SIGNALS:
    void countsChanged();
    void mutesChanged();
    /// At least one listed price is another.
    void pricesMoved();

private:
    using Slot = std::uint32_t; ///< where a bet is kept, as long as it is on the board
    using Slots = std::vector<Slot>;
    using Keys = std::vector<BetOrder::Key>;
    static constexpr Slot none = 0xffffffffU;
    /// A row to be: what it is sorted by beside what it shows.
    struct Keyed {
        BetOrder::Key key;
        Slot slot;
    };
    /// What views hold on to while rows change places.
    struct LayoutChange {
        LayoutChangeHint hint;
        QModelIndexList from;
        Slots kept;
    };
    /// What a poll may change in a bet, or remembers of it.
    struct Before {
        double price;
        double fairProbability;
        std::int64_t movedAt;
        float previousPrice;
        ShortTime firstSeen;
        bool gone;
    };

    void takeBoard(const edge::Board &board);
    void takeDelta(const edge::BoardDelta &delta);
    void takeChanged(const edge::BoardDelta &delta);
    Slot store(Slot slot, const edge::BoardRow &row, std::span<const edge::SharpUse> sharps);
    Slot add(const Bet &bet);
    void replace(Slot slot, const Before &last, Bet next);
    void keep(Slot slot, const Bet &bet);
    [[nodiscard]] Before beforeOf(Slot slot) const noexcept;
    void drop(Slot slot);
    Slot freeSlot();
    void touch(Slot slot);
    void useVocabulary(const std::shared_ptr<const market::Vocabulary> &vocabulary);

    enum class Rows : std::uint8_t { MayBeHeld, Rearranged };
    void settle(Rows rows = Rows::MayBeHeld);
    void judge(Slot slot);
    void judgeAll();
    void takeMutes();
    void learnNames();
    void rankAll();
    void rearrange();
    void append(const Slots &joining);
    [[nodiscard]] std::vector<Keyed> keyed(const Slots &slots) const;
    [[nodiscard]] bool takeKeys(const std::vector<Keyed> &moved);
    void merge(const std::vector<Keyed> &moved, const Slots &leaving);
    [[nodiscard]] LayoutChange beginLayoutChange(LayoutChangeHint hint);
    void endLayoutChange(const LayoutChange &change, std::size_t listed);
    void putRow(std::size_t row, const Keyed &keyed) noexcept;
    void removeFrom(std::size_t listed);
    void announceTouched();
    void freeGone();
    void sortKeyed(std::vector<Keyed> &rows) const;
    [[nodiscard]] bool before(const Keyed &a, const Keyed &b) const noexcept
    {
        return a.key != b.key ? a.key < b.key : tieBefore(a.slot, b.slot);
    }
    [[nodiscard]] bool tieBefore(Slot a, Slot b) const noexcept;
    void publishCounts();
    [[nodiscard]] market::UnixSeconds now() const { return toSeconds(m_clock.now()); }
    [[nodiscard]] QVariant rawValue(const Bet &bet, Column column) const;
    [[nodiscard]] int moveOf(const Bet &bet) const;

    const Clock &m_clock;
    std::shared_ptr<const market::Vocabulary> m_vocabulary;
    std::uint64_t m_number = 0;
    market::UnixSeconds m_asOf = market::noTime;

    // By slot; a bet keeps its slot while it is on the board.
    std::vector<Bet> m_bets;
    std::vector<std::uint8_t> m_verdicts; ///< HiddenBy, or notJudged
    std::vector<std::uint8_t> m_isTouched;
    std::vector<std::uint32_t> m_rows; ///< none: not listed
    Slots m_free;
    BetIndex m_index;
    PriceHistory m_history;

    // By row. Keys lie in the order in which rows are merged, so that a poll reads them from one end to the other.
    Slots m_order;
    Keys m_keys;     ///< of a touched bet: of what it was before
    Slots m_touched; ///< since the order was last right; each is judged
    Slots m_gone;    ///< since then, from the board; some may be back
    bool m_hasMoved = false;
    int m_holds = 0;
    market::UnixSeconds m_now = market::noTime; ///< by which bets are judged
    market::UnixSeconds m_judgedAt = market::noTime;

    BetNames m_names;
    BetFilter m_filter;
    MuteList m_mutes;
    pricing::OddsFormat m_oddsFormat = pricing::OddsFormat::Decimal;
    BetOrder m_sorting{Column::Ev, Qt::DescendingOrder};
    KeyTitles m_titles;
    std::optional<BetText> m_text;
    BetCounts m_counts; ///< being counted: what nothing hides is hidden by Nothing
    BetCounts m_publishedCounts;
};

} // namespace evision::models
