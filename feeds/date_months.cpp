#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/date_parts.hpp"

namespace alleged::feeds {

namespace {

struct Month {
  std::string_view start;
  int number;
};

/// How a month's name begins: English first, then what servers of other languages write. Only ASCII case is folded, so
/// Cyrillic names are here with both first letters. Left out where two languages disagree (Polish and Croatian "lip").
constexpr auto kMonths = std::to_array<Month>({
    {"jan", 1},  {"feb", 2},  {"mar", 3},  {"apr", 4},  {"may", 5},  {"jun", 6},  {"jul", 7},  {"aug", 8}, {"sep", 9},
    {"oct", 10}, {"nov", 11}, {"dec", 12}, {"ene", 1},  {"gen", 1},  {"ian", 1},  {"fev", 2},  {"fév", 2}, {"mär", 3},
    {"mrt", 3},  {"maa", 3},  {"abr", 4},  {"avr", 4},  {"mai", 5},  {"mei", 5},  {"mag", 5},  {"maj", 5}, {"juin", 6},
    {"giu", 6},  {"iun", 6},  {"juil", 7}, {"lug", 7},  {"iul", 7},  {"ago", 8},  {"aoû", 8},  {"aou", 8}, {"set", 9},
    {"okt", 10}, {"ott", 10}, {"out", 10}, {"noi", 11}, {"dez", 12}, {"dic", 12}, {"déc", 12}, {"янв", 1}, {"фев", 2},
    {"мар", 3},  {"апр", 4},  {"мая", 5},  {"май", 5},  {"июн", 6},  {"июл", 7},  {"авг", 8},  {"сен", 9}, {"окт", 10},
    {"ноя", 11}, {"дек", 12}, {"Янв", 1},  {"Фев", 2},  {"Мар", 3},  {"Апр", 4},  {"Мая", 5},  {"Май", 5}, {"Июн", 6},
    {"Июл", 7},  {"Авг", 8},  {"Сен", 9},  {"Окт", 10}, {"Ноя", 11}, {"Дек", 12},
});

}  // namespace

int month_of(std::string_view word) {
  const auto* const found = std::find_if(kMonths.begin(), kMonths.end(),
                                         [word](const Month& month) { return starts_with_same(word, month.start); });
  return found == kMonths.end() ? 0 : found->number;
}

}  // namespace alleged::feeds
