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

/// How a month's name begins: English first, then what servers of other languages write. Left out where two languages
/// disagree (Polish and Croatian "lip") or a weekday begins so (Hungarian "sze").
constexpr auto kMonths = std::to_array<Month>({
    {"jan", 1},  {"feb", 2},  {"mar", 3},  {"apr", 4},  {"may", 5},  {"jun", 6},  {"jul", 7},  {"aug", 8}, {"sep", 9},
    {"oct", 10}, {"nov", 11}, {"dec", 12}, {"ene", 1},  {"gen", 1},  {"ian", 1},  {"fev", 2},  {"fév", 2}, {"mär", 3},
    {"mrt", 3},  {"maa", 3},  {"abr", 4},  {"avr", 4},  {"mai", 5},  {"mei", 5},  {"mag", 5},  {"maj", 5}, {"juin", 6},
    {"giu", 6},  {"iun", 6},  {"juil", 7}, {"lug", 7},  {"iul", 7},  {"ago", 8},  {"aoû", 8},  {"aou", 8}, {"set", 9},
    {"okt", 10}, {"ott", 10}, {"out", 10}, {"noi", 11}, {"dez", 12}, {"dic", 12}, {"déc", 12}, {"sty", 1}, {"lut", 2},
    {"kwi", 4},  {"cze", 6},  {"sie", 8},  {"wrz", 9},  {"paź", 10}, {"gru", 12}, {"már", 3},  {"máj", 5}, {"jún", 6},
    {"júl", 7},  {"szep", 9}, {"oca", 1},  {"nis", 4},  {"haz", 6},  {"tem", 7},  {"ağu", 8},  {"eyl", 9}, {"eki", 10},
    {"kas", 11}, {"ara", 12},
});

/// The same for names that begin beyond ASCII. Only ASCII case is folded, so Cyrillic names are here with both first
/// letters, Greek ones with their capital.
constexpr auto kMonthsBeyondAscii = std::to_array<Month>({
    {"янв", 1},  {"фев", 2},  {"мар", 3},  {"апр", 4},  {"мая", 5},  {"май", 5},  {"июн", 6},  {"июл", 7},  {"авг", 8},
    {"сен", 9},  {"окт", 10}, {"ноя", 11}, {"дек", 12}, {"Янв", 1},  {"Фев", 2},  {"Мар", 3},  {"Апр", 4},  {"Мая", 5},
    {"Май", 5},  {"Июн", 6},  {"Июл", 7},  {"Авг", 8},  {"Сен", 9},  {"Окт", 10}, {"Ноя", 11}, {"Дек", 12}, {"ápr", 4},
    {"şub", 2},  {"Ιαν", 1},  {"Φεβ", 2},  {"Μάρ", 3},  {"Μαρ", 3},  {"Απρ", 4},  {"Μάι", 5},  {"Μάϊ", 5},  {"Μαΐ", 5},
    {"Μαϊ", 5},  {"Ιούν", 6}, {"Ιουν", 6}, {"Ιούλ", 7}, {"Ιουλ", 7}, {"Αύγ", 8},  {"Αυγ", 8},  {"Σεπ", 9},  {"Οκτ", 10},
    {"Νοέ", 11}, {"Νοε", 11}, {"Δεκ", 12}, {"юни", 6},  {"юли", 7},  {"сеп", 9},  {"ное", 11}, {"Юни", 6},  {"Юли", 7},
    {"Сеп", 9},  {"Ное", 11}, {"січ", 1},  {"лют", 2},  {"бер", 3},  {"кві", 4},  {"тра", 5},  {"чер", 6},  {"лип", 7},
    {"серп", 8}, {"вер", 9},  {"жов", 10}, {"лис", 11}, {"гру", 12}, {"Січ", 1},  {"Лют", 2},  {"Бер", 3},  {"Кві", 4},
    {"Тра", 5},  {"Чер", 6},  {"Лип", 7},  {"Серп", 8}, {"Вер", 9},  {"Жов", 10}, {"Лис", 11}, {"Гру", 12},
});

template <typename Months>
int find_month(const Months& months, std::string_view word) {
  const char first = to_lower(word[0]);
  const auto* const found = std::find_if(months.begin(), months.end(), [word, first](const Month& month) {
    return month.start[0] == first && starts_with_same(word, month.start);
  });
  return found == months.end() ? 0 : found->number;
}

}  // namespace

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const bool is_ascii = static_cast<unsigned char>(word[0]) < 0x80;
  return is_ascii ? find_month(kMonths, word) : find_month(kMonthsBeyondAscii, word);
}

}  // namespace alleged::feeds
