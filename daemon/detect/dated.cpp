#include "daemon/detect/dated.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// "After", and what stands for it, in the languages that have spaces; some lists have it with the word before.
bool is_after(std::string_view text) {
  constexpr std::array<std::string_view, 13> words = {"after", "since",   "following", "после", "після",
                                                      "po",    "după",    "nach",      "après", "tras",
                                                      "seit",  "después", "depuis"};
  return is_one_of(words, text.substr(text.rfind(' ') + 1));
}

/// A span of time, or "a day": the words begin so, whatever their ending.
bool is_span(const Unit& unit) {
  constexpr std::array<std::string_view, 35> begins = {
      "day",    "week", "month", "year",  "hour",  "день", "дня",    "дней", "дню",    "недел",   "месяц", "спустя",
      "день",   "днів", "тижд",  "тижн",  "місяц", "року", "dzień",  "dni",  "tydzie", "tygod",   "miesi", "zile",
      "săptăm", "lun",  "Tag",   "Woche", "Monat", "jour", "semain", "mois", "día",    "semanas", "meses"};
  return unit.is_number() || unit.text == "zi" || begins_with_any(unit.text, begins);
}

/// "结束两周后", "次日": what follows the vote in Chinese.
bool follows_as_date(std::string_view text) {
  constexpr std::string_view after = "后";
  constexpr std::string_view after_traditional = "後";
  constexpr std::array<std::string_view, 8> next = {"次日", "翌日", "隔天", "第二天", "结束", "結束", "过后", "過後"};
  constexpr std::array<std::string_view, 4> days = {"次日", "翌日", "隔天", "第二天"};
  if (!begins_with_any(text, next)) return false;
  return begins_with_any(text, days) || text.find(after) != std::string_view::npos ||
         text.find(after_traditional) != std::string_view::npos;
}

}  // namespace

bool only_dates(const Passage& passage, const Vote& vote) {
  constexpr std::size_t reach = 5;
  constexpr std::size_t span = 4;
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::country) |
                           kind_bit(Kind::vote) | kind_bit(Kind::year) | kind_bit(Kind::date) | kind_bit(Kind::its);
  const std::vector<Unit>& units = passage.units;
  if (vote.unit == 0) return false;
  if (!passage.tongue->spaced) return vote.unit + 1 < units.size() && follows_as_date(units[vote.unit + 1].text);
  // In Polish the vote has its preposition with it: "dwa tygodnie" "po wyborach".
  const std::size_t from = units[vote.unit].text.starts_with("po ") ? vote.unit : vote.unit - 1;
  for (std::size_t i = from + 1; i-- > 0 && from - i <= reach;) {
    if (units[i].text.find("lendemain") != std::string_view::npos) return true;
    if (is_after(units[i].text) || i == vote.unit) {
      for (std::size_t k = i + 1; k-- > 0 && i - k <= span;) {
        if (is_span(units[k])) return true;
        if (units[k].is_any(kind_bit(Kind::stop) | kind_bit(Kind::act) | kind_bit(Kind::say))) return false;
      }
      return false;
    }
    if (!units[i].is_plain() && !units[i].is_any(passes)) return false;
  }
  return false;
}

}  // namespace alleged::detect
