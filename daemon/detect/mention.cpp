#include "daemon/detect/mention.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "daemon/detect/features.hpp"
#include "daemon/detect/form.hpp"
#include "daemon/detect/inflection.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

/// What stands before a name, in so far as it tells of the part that the named one has.
std::string before(const Unit& unit) {
  constexpr std::array<std::string_view, 10> words = {"with",    "of",  "for",  "to",      "from",
                                                      "between", "and", "that", "against", "as"};
  if (unit.is(Kind::by)) return "by";
  if (unit.is(Kind::according)) return "according to";
  if (unit.is(Kind::comma)) return "a comma";
  if (unit.is(Kind::quote)) return "a quotation";
  const auto word = std::find(words.begin(), words.end(), unit.text);
  return word == words.end() ? "another word" : std::string(*word);
}

/// What somebody is: "candidate" of "candidate of the governing party", "party" of "opposition party in".
std::string head_noun(std::string_view description) {
  for (const std::string_view link : {std::string_view(" of"), std::string_view(" in")}) {
    for (std::size_t at = description.find(link); at != description.npos; at = description.find(link, at + 1)) {
      const std::size_t end = at + link.size();
      if (end == description.size() || description[end] == ' ') description = description.substr(0, at);
    }
  }
  const std::size_t space = description.rfind(' ');
  return folded_form(description.substr(space == description.npos ? 0 : space + 1));
}

/// "Jane Doe, a spokeswoman for the party, said", "the candidate, Jane Doe": the words beside a name and parted from it
/// by a comma, at most ten behind it and three before.
std::string apposition(const Passage& passage, const Speaker& named) {
  constexpr std::size_t longest = 10;
  constexpr std::size_t back = 3;
  constexpr Kinds signs = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote);
  const std::vector<Unit>& units = passage.units;
  std::string text;
  if (named.first > 1 && units[named.first - 1].is(Kind::comma)) {
    for (std::size_t i = named.first - 1; i > 0 && named.first - i <= back && !units[i - 1].is_any(signs); --i)
      text.append(" ").append(units[i - 1].text);
  }
  if (named.last + 1 < units.size() && units[named.last + 1].is(Kind::comma)) {
    for (std::size_t i = named.last + 2; i < units.size() && i <= named.last + 1 + longest; ++i) {
      if (units[i].is_any(signs)) break;
      text.append(" ").append(units[i].text);
    }
  }
  return text;
}

/// "X was jailed", "X has been charged": whom others accuse.
bool is_punished(const Passage& passage, const Speaker& named) {
  constexpr std::size_t near = 5;
  constexpr Kinds punishes =
      kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
  bool passive = false;
  for (std::size_t i = named.last + 1; i < passage.units.size() && i <= named.last + near; ++i) {
    const Unit& unit = passage.units[i];
    if (unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote))) return false;
    passive = passive || unit.is(Kind::passive) || unit.is(Cue::being);
    if (unit.is_any(punishes)) return passive;
  }
  return false;
}

}  // namespace

bool is_description(const Speaker& speaker) {
  const std::size_t space = speaker.name.rfind(' ');
  const Cases last = cases_of(std::string_view(speaker.name).substr(space == std::string::npos ? 0 : space + 1));
  return !speaker.state && (speaker.office || (speaker.body && last.small && !last.capital));
}

bool is_named_person(const Speaker& speaker) {
  return !speaker.state && !speaker.body && !speaker.office && speaker.name.find(' ') != std::string::npos &&
         !is_description(speaker);
}

bool speaks_for(const Passage& passage, const Speaker& named, const Speaker& described) {
  constexpr std::size_t shortest = 4;  // bytes of a noun
  const bool of_others = !named.country.empty() && !described.country.empty() && named.country != described.country;
  // "FBI official" is of a body by its name.
  if (of_others || described.duty.empty() || cases_of(described.duty).capital) return false;
  const std::string noun = head_noun(described.duty);
  if (noun.size() < shortest) return false;
  const bool governs = noun == "government" && !named.country.empty() && named.country == described.country;
  const std::string_view office = governs ? std::string_view("minister") : std::string_view(noun);
  const std::string introduced = folded_form(named.phrase + apposition(passage, named));
  constexpr std::array<std::string_view, 6> others = {"rival", "another", "opponent", "former", "ex-", "other"};
  const bool another = std::any_of(others.begin(), others.end(), [&](std::string_view word) {
    return introduced.find(word) != introduced.npos && described.duty.find(word) == described.duty.npos;
  });
  if (another) return false;
  for (std::string_view rest = introduced; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,"));
    if (word == noun || word == office || (word.size() + 1 == noun.size() && noun == std::string(word) + 's') ||
        (!passage.tongue->is_english && is_inflected_word(word, noun)))
      return true;
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return false;
}

bool speaks_in(const Passage& passage, const Speaker& named) {
  constexpr std::size_t back = 5;  // "said the party's candidate, Jane Doe"
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::quote) | kind_bit(Kind::that);
  for (std::size_t i = named.first; i > 0 && named.first - i < back && !passage.units[i - 1].is_any(ends); --i) {
    if (passage.units[i - 1].is(Kind::say)) return true;
    if (i < named.first && passage.units[i - 1].is(Kind::comma)) break;
  }
  return then_speaks(passage, named);
}

bool is_dateline(const Speaker& speaker) {
  const Cases cases = cases_of(speaker.name);
  // Short ones are abbreviations: "U.S.", "UAE".
  const bool abbreviates = code_points(speaker.name) <= 3 || speaker.name.find('.') != std::string::npos;
  return speaker.state && cases.capital && !cases.small && !abbreviates;
}

bool then_speaks(const Passage& passage, const Speaker& named) {
  constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::accuse) | kind_bit(Kind::find) |
                           kind_bit(Kind::charge) | kind_bit(Kind::sanction);
  for (std::size_t i = named.last + 1; i < passage.units.size() && i <= named.last + 2; ++i) {
    if (passage.units[i].is_any(speech)) return true;
  }
  return false;
}

bool speaks_of_a_probe(const Passage& passage, const Speaker& named, std::size_t act) {
  bool spoke = false;
  for (std::size_t i = named.last + 1; i < act; ++i) {
    const Unit& unit = passage.units[i];
    spoke = spoke || (i <= named.last + 3 && unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::warn)));
    if (unit.is(Kind::probe)) return spoke;
  }
  return false;
}

bool is_made_by(const Passage& passage, const Speaker& named) {
  constexpr std::size_t near = 8;
  constexpr Kinds charges =
      kind_bit(Kind::report) | kind_bit(Kind::accuse) | kind_bit(Kind::hedge) | kind_bit(Kind::warn);
  const std::vector<Unit>& units = passage.units;
  std::size_t lead = named.first;
  while (lead > 0 && (units[lead - 1].is(Kind::determiner) || units[lead - 1].possessive)) --lead;
  if (lead == 0) return false;
  const bool from =
      units[lead - 1].text == "from" && lead > 1 && (units[lead - 2].text == "comes" || units[lead - 2].text == "came");
  const bool back = units[lead - 1].is(Kind::to) && lead > 1 && units[lead - 2].text == "back";
  if (!units[lead - 1].is(Kind::by) && !from && !back) return false;
  for (std::size_t i = lead - 1; i > 0 && lead - i < near; --i) {
    if (units[i - 1].is_any(charges)) return true;
  }
  return false;
}

bool then_accuses(const Passage& passage, const Speaker& named) {
  constexpr Kinds accuses =
      kind_bit(Kind::accuse) | kind_bit(Kind::hedge) | kind_bit(Kind::warn) | kind_bit(Kind::charge);
  for (std::size_t i = named.last + 1; i < passage.units.size() && i <= named.last + 2; ++i) {
    if (passage.units[i].is_any(accuses)) return true;
  }
  return false;
}

std::vector<Speaker> parted_speakers(const Passage& passage) {
  constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::accuse) | kind_bit(Kind::find);
  std::vector<Speaker> found;
  for (std::size_t i = 1; i < passage.units.size(); ++i) {
    if (!passage.units[i].is_any(speech) || !passage.units[i - 1].is(Kind::comma)) continue;
    if (Speaker speaker = speaker_before(passage, i)) found.push_back(std::move(speaker));
  }
  return found;
}

std::vector<std::string> marks_beside(const Passage& passage, const Speaker& named, std::size_t act) {
  constexpr std::size_t back = 3;  // units around the name
  constexpr std::size_t ahead = 4;
  const std::vector<Unit>& units = passage.units;
  std::vector<std::string> marks = {"beside"};
  if (is_lead(passage)) marks.emplace_back("beside in lead");
  for (std::size_t i = named.first < back ? 0 : named.first - back; i < units.size() && i <= named.last + ahead; ++i) {
    const Unit& unit = units[i];
    if (unit.is(Kind::probe)) marks.emplace_back("beside a probe");
    if (unit.is(Kind::report)) marks.emplace_back("beside a report");
    if (unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::warn))) marks.emplace_back("beside a word of speech");
    if (unit.is(Kind::accuse)) marks.emplace_back("beside an accusation");
    if (unit.is(Kind::find)) marks.emplace_back("beside a finding");
    if (unit.is(Kind::deny)) marks.emplace_back("beside a denial");
    if (unit.is_any(kind_bit(Kind::charge) | kind_bit(Kind::sanction))) marks.emplace_back("beside a punishment");
  }
  if (named.first < act) marks.emplace_back("before the act");
  if (named.first > 0) marks.push_back("after " + before(units[named.first - 1]));
  if (then_speaks(passage, named)) marks.emplace_back("speaks");
  if (is_punished(passage, named)) marks.emplace_back("is punished");
  if (is_made_by(passage, named)) marks.emplace_back("makes it");
  if (named.last < units.size() && units[named.last].possessive) marks.emplace_back("possessor");
  return marks;
}

}  // namespace alleged::detect
