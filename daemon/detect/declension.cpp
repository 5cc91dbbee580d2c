#include "daemon/detect/declension.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

using Endings = std::initializer_list<std::string_view>;

bool ends_as(const Passage& passage, std::size_t at, Endings cyrillic, Endings polish) {
  const std::string_view language = passage.tongue->code;
  const bool is_cyrillic = language == "ru" || language == "uk";
  if (!is_cyrillic && language != "pl") return false;
  const Unit& unit = passage.units[at];
  const Endings& endings = is_cyrillic ? cyrillic : polish;
  return unit.is_place() && std::any_of(endings.begin(), endings.end(),
                                        [&](std::string_view ending) { return unit.text.ends_with(ending); });
}

}  // namespace

bool is_nominative(const Passage& passage, std::size_t unit) {
  return ends_as(passage, unit, {"а", "я"}, {"a"});
}

bool is_direct(const Passage& passage, std::size_t unit) {
  constexpr std::array<std::string_view, 13> consonants = {"б", "в", "г", "д", "й", "к", "л",
                                                           "м", "н", "р", "с", "т", "ш"};
  constexpr std::array<std::string_view, 10> latin = {"n", "l", "k", "t", "r", "d", "g", "s", "b", "m"};
  constexpr std::array<std::string_view, 4> plural = {"Chiny", "Węgry", "Niemcy", "Włochy"};
  constexpr std::array<std::string_view, 6> of_plural = {"Chin", "Niemiec", "Węgier", "Włoch", "Stanów", "Czech"};
  const Unit& one = passage.units[unit];
  const std::string_view language = passage.tongue->code;
  if (!one.is_place()) return false;
  if (language == "pl") {
    return is_one_of(plural, one.text) || (ends_with_any(one.text, latin) && !is_one_of(of_plural, one.text));
  }
  // "Штатам", "Нидерландов": of a plural, in other cases.
  constexpr std::array<std::string_view, 6> oblique = {"там", "дам", "ов", "ев", "ів", "їв"};
  const bool is_cyrillic = language == "ru" || language == "uk";
  return is_cyrillic && ends_with_any(one.text, consonants) && !ends_with_any(one.text, oblique);
}

bool is_accusative(const Passage& passage, std::size_t unit) {
  return ends_as(passage, unit, {"у", "ю"}, {"ę"});
}

bool is_instrumental(const Passage& passage, std::size_t unit) {
  return ends_as(passage, unit, {"ом", "ем", "єм", "ой", "ей", "ою", "єю", "ею"}, {});
}

bool is_oblique(const Passage& passage, std::size_t unit) {
  constexpr std::array<std::string_view, 7> cyrillic = {"их", "ых", "ого", "ому", "ими", "ыми", "ім"};
  constexpr std::array<std::string_view, 6> polish = {"ich", "ych", "iego", "iemu", "imi", "ymi"};
  const Unit& one = passage.units[unit];
  if (!one.is(Kind::country) || one.term->form != Form::adjective) return false;
  const auto ends = [&](std::string_view ending) { return one.text.ends_with(ending); };
  const std::string_view language = passage.tongue->code;
  if (language == "de") return unit > 0 && passage.units[unit - 1].text == "den" && ends("n");  // "den Irakern"
  if (language == "pl") return std::any_of(polish.begin(), polish.end(), ends);
  const bool is_cyrillic = language == "ru" || language == "uk";
  return is_cyrillic && std::any_of(cyrillic.begin(), cyrillic.end(), ends);
}

bool is_governed(const Passage& passage, std::size_t unit) {
  constexpr std::array<std::string_view, 12> names = {"ии",  "ией", "ию", "ой",  "ом", "ем",
                                                      "ами", "ах",  "ії", "ією", "ою", "єм"};
  constexpr std::array<std::string_view, 8> polish_names = {"ii", "ji", "ą", "ę", "ami", "ach", "ech", "em"};
  constexpr std::array<std::string_view, 11> people = {"ов", "ев",  "ів",  "їв", "ам", "ям",
                                                       "ян", "ами", "ями", "ах", "ях"};
  constexpr std::array<std::string_view, 5> polish_people = {"ów", "an", "om", "ami", "ach"};
  const Unit& one = passage.units[unit];
  if (unit == 0 || !one.is(Kind::country) || !passage.units[unit - 1].is_plain()) return false;
  const auto ends = [&](std::string_view ending) { return one.text.ends_with(ending); };
  const bool name = one.term->form == Form::name || one.term->form == Form::capital;
  if (!name && one.term->form != Form::adjective) return false;
  const std::string_view language = passage.tongue->code;
  if (language == "pl") {
    return name ? std::any_of(polish_names.begin(), polish_names.end(), ends)
                : std::any_of(polish_people.begin(), polish_people.end(), ends);
  }
  if (language != "ru" && language != "uk") return false;
  return name ? std::any_of(names.begin(), names.end(), ends) : std::any_of(people.begin(), people.end(), ends);
}

bool is_dative(const Passage& passage, std::size_t unit) {
  const Unit& one = passage.units[unit];
  if (!one.is(Kind::country) || one.term->form != Form::adjective) return false;
  const std::string_view language = passage.tongue->code;
  if (language == "pl") return one.text.ends_with("om");
  return (language == "ru" || language == "uk") && (one.text.ends_with("ам") || one.text.ends_with("ям"));
}

}  // namespace alleged::detect
