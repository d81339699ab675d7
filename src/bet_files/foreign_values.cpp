// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/foreign_values.h"

#include "pricing/number.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>

namespace evision::bet_files {

namespace {

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

/// Whether `mark` stands between groups of three digits only.
bool separatesThousands(const QString &digits, QChar mark)
{
    const QStringList groups = digits.split(mark);
    return groups.size() > 1 && !groups.front().isEmpty() && groups.front().size() <= 3 &&
           std::all_of(groups.begin() + 1, groups.end(), [](const QString &group) { return group.size() == 3; });
}

bool isNumberCharacter(QChar character)
{
    return (character >= u'0' && character <= u'9') || character == u'.' || character == u',';
}

/// Digits with one point at most; empty where it cannot be told.
QString withPoint(QString digits)
{
    const auto points = digits.count(u'.');
    const auto commas = digits.count(u',');
    const QChar last = digits.lastIndexOf(u'.') > digits.lastIndexOf(u',') ? u'.' : u',';
    const QChar other = last == u'.' ? u',' : u'.';
    if (points > 0 && commas > 0) { // the last is of the decimals
        const QString whole = digits.section(last, 0, 0);
        if (digits.count(last) > 1 || !separatesThousands(whole, other))
            return {};
        return digits.remove(other).replace(last, u'.');
    }
    if (points + commas > 1) // one mark several times is of the thousands
        return separatesThousands(digits, last) ? digits.remove(last) : QString();
    return digits.replace(u',', u'.');
}

struct ResultWord {
    const char *words;
    std::optional<ledger::Grade> grade;
};

const std::array<ResultWord, 7> resultWords = {{
    {" open pending unsettled unresolved live active running ", std::nullopt},
    {" won win w winner ", ledger::Grade::Won},
    {" half_won half_win halfwon halfwin hw ", ledger::Grade::HalfWon},
    {" push pushed draw tie refund refunded stake_returned p ", ledger::Grade::Push},
    {" half_lost half_loss halflost halfloss hl ", ledger::Grade::HalfLost},
    {" lost loss lose l loser ", ledger::Grade::Lost},
    {" void voided cancelled canceled v ", ledger::Grade::Void},
}};

} // namespace

Expected<std::string, std::string> plainNumber(const std::string &text)
{
    QString rest = QString::fromStdString(text).simplified();
    const auto refused = [&text] { return Unexpected{quoted(text) + " is not a number that can be told for sure."}; };
    const bool bracketed = rest.startsWith(u'(') && rest.endsWith(u')');
    if (bracketed)
        rest = rest.mid(1, rest.size() - 2);
    QString digits;
    bool negative = bracketed;
    for (const QChar character : std::as_const(rest)) {
        if (isNumberCharacter(character))
            digits += character;
        else if ((character == u'-' || character == QChar(0x2212)) && digits.isEmpty() && !negative)
            negative = true;
        else if (character != u'+' && !character.isSpace() && character != u'\'' &&
                 character.category() != QChar::Symbol_Currency)
            return refused();
    }
    const bool ambiguous = separatesThousands(digits, u',') && digits.count(u',') == 1 && !digits.contains(u'.');
    const bool ambiguousToo = separatesThousands(digits, u'.') && digits.count(u'.') == 1 && !digits.contains(u',') &&
                              !digits.startsWith(QLatin1String("0."));
    const QString plain = withPoint(digits);
    if (ambiguous || ambiguousToo || plain.isEmpty() || !pricing::parseNumber(plain.toStdString()))
        return refused();
    return (negative ? "-" : "") + plain.toStdString();
}

Expected<market::Money, std::string> moneyFrom(const std::string &text, const market::Currency &currency)
{
    const auto plain = plainNumber(text);
    if (!plain)
        return Unexpected{plain.error()};
    return market::Money::parse(*plain, currency);
}

Expected<double, std::string> numberFrom(const std::string &text)
{
    const auto plain = plainNumber(text);
    if (!plain)
        return Unexpected{plain.error()};
    return pricing::parseNumber(*plain).value_or(0);
}

Expected<double, std::string> oddsFrom(const std::string &text, pricing::OddsFormat format)
{
    std::string plain = text;
    // Prices are never so large that a comma stands between thousands: it is of the decimals.
    if (std::count(plain.begin(), plain.end(), ',') == 1)
        std::replace(plain.begin(), plain.end(), ',', '.');
    const auto price = pricing::parseOdds(format, plain);
    if (price)
        return *price;
    return Unexpected{quoted(text) + " is no price: " + pricing::oddsErrorText(price.error(), format)};
}

Expected<market::UnixSeconds, std::string> timeFrom(const std::string &text, const std::string &format,
                                                    const QTimeZone &zone)
{
    const QString wanted = QString::fromStdString(text);
    if (format.empty()) {
        bool isNumber = false;
        const qint64 seconds = wanted.toLongLong(&isNumber);
        if (isNumber)
            return market::UnixSeconds{seconds};
    }
    QDateTime time = format.empty() ? QDateTime::fromString(wanted, Qt::ISODate)
                                    : QDateTime::fromString(wanted, QString::fromStdString(format));
    if (!time.isValid() && format.empty()) // a space in the place of T
        time = QDateTime::fromString(QString(wanted).replace(10, 1, u'T'), Qt::ISODate);
    if (!time.isValid())
        return Unexpected{quoted(text) + " is no time" + (format.empty() ? " of ISO 8601" : " as " + quoted(format)) +
                          "; say with --dates how times are written, as --dates \"dd/MM/yyyy HH:mm\"."};
    if (time.date().year() < 1970 && !format.empty()) // "26" is read as a year of the last century
        time = time.addYears(100);
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return market::UnixSeconds{time.toSecsSinceEpoch()};
}

Expected<std::optional<ledger::Grade>, std::string> gradeFrom(const std::string &text)
{
    const std::string word =
        QString::fromStdString(text).toLower().simplified().replace(u' ', u'_').replace(u'-', u'_').toStdString();
    if (word.empty())
        return std::optional<ledger::Grade>();
    for (const ResultWord &each : resultWords) {
        if (std::string(each.words).find(" " + word + " ") != std::string::npos)
            return each.grade;
    }
    return Unexpected{quoted(text) + " is no result: it can be won, half won, push, half lost, lost, void or open."};
}

std::pair<std::string, std::string> teamsFrom(const std::string &event)
{
    const QString text = QString::fromStdString(event);
    for (const QString &between : {QStringLiteral(" vs. "), QStringLiteral(" vs "), QStringLiteral(" v. "),
                                   QStringLiteral(" v "), QStringLiteral(" \u2013 "), QStringLiteral(" - ")}) {
        const qsizetype where = text.indexOf(between, 0, Qt::CaseInsensitive);
        if (where > 0)
            return {text.left(where).trimmed().toStdString(), text.mid(where + between.size()).trimmed().toStdString()};
    }
    const qsizetype where = text.indexOf(QLatin1String(" @ "));
    if (where > 0) // the guest stands first
        return {text.mid(where + 3).trimmed().toStdString(), text.left(where).trimmed().toStdString()};
    return {event, {}};
}

} // namespace evision::bet_files
