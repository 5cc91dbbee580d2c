#include "daemon/detect/genre.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "feeds/ascii.hpp"

namespace alleged::detect {

namespace {

/// "Anthony Example: We must act": a headline that begins with two or three capitalised words that are nothing else, of
/// which the text does not have the last, begins with whoever writes it. Not where there is hardly a text.
bool is_headed_by_author(const Passage& headline, std::string_view body) {
  constexpr std::size_t least = 200;  // bytes: whoever is news stands in a text that is longer
  const std::vector<Unit>& units = headline.units;
  const auto colon = std::find_if(units.begin(), units.end(), [](const Unit& unit) { return unit.is_colon(); });
  const auto words = colon - units.begin();
  if (headline.field != Field::title || colon == units.end() || words < 2 || words > 3 || body.size() < least)
    return false;
  const bool name = std::all_of(units.begin(), colon, [](const Unit& unit) {
    return unit.is_plain() && unit.capital && !unit.is(Cue::heading) && !unit.is_number();
  });
  const std::string last = feeds::lower((colon - 1)->text);
  return name && feeds::lower(body).find(last) == std::string::npos;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// How often a text says "I" of whoever writes it, outside quotation marks.
std::size_t says_i(std::string_view text) {
  std::size_t count = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text.substr(i).starts_with("“")) quoted = true;
    if (text.substr(i).starts_with("”") || text[i] == '\n') quoted = false;
    if (quoted || text[i] != 'I') continue;
    const bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n' || text[i - 1] == '(';
    const std::string_view rest = text.substr(i + 1);
    count += begins && (rest.starts_with(' ') || rest.starts_with("’") || rest.starts_with('\'')) ? 1U : 0U;
  }
  return count;
}

}  // namespace

bool is_opinion(const Story& story, const std::vector<Passage>& passages, std::string_view body) {
  constexpr std::size_t least_i = 4;   // fewer may be quotations that lack their marks
  constexpr std::size_t byline = 200;  // bytes
  constexpr std::array<std::string_view, 17> authors = {"opinion contributor",
                                                        "opinion columnist",
                                                        "opinion writer",
                                                        "guest columnist",
                                                        "is a columnist",
                                                        "is an opinion",
                                                        "análisis de ",
                                                        "opinión de ",
                                                        "tribuna de ",
                                                        "chronique de ",
                                                        "gastbeitrag",
                                                        "gastkommentar",
                                                        "ein kommentar von",
                                                        "колумнист",
                                                        "колонка ",
                                                        "felieton",
                                                        "专栏"};
  constexpr std::array<std::string_view, 34> titles = {
      "opinion:",     "opinion |",     "opinion -",  "editorial:", "editorial |", "commentary:", "comment:",
      "column:",      "analysis:",     "review:",    "podcast:",   "letters:",    "letter:",     "op-ed:",
      "perspective:", "view:",         "essay:",     "our view",   "| editorial", "| opinion",   "- opinion",
      "| letters",    "guardian view", "times view", "opinión:",   "editorial.",  "tribune:",    "kommentar:",
      "meinung:",     "opinia:",       "komentarz:", "мнение:",    "колонка:",    "社論"};
  constexpr std::array<std::string_view, 14> places = {"/opinion", "/comment",   "/editorial", "/op-ed",    "/oped",
                                                       "/columns", "/columnist", "/letters",   "/blogs/",   "/views/",
                                                       "/opinie",  "/tribuna",   "/meinung",   "/kommentar"};
  const std::string title = feeds::lower(story.title);
  const std::string url = feeds::lower(story.url);
  const std::string outlet = feeds::lower(story.outlet);
  const std::string beginning = feeds::lower(body.substr(0, byline));
  const auto stands_in = [](const std::string& text) {
    return [&text](std::string_view cue) {
      for (std::size_t at = text.find(cue); at != text.npos; at = text.find(cue, at + 1)) {
        if (at == 0 || !is_letter(text[at - 1]) || !is_letter(cue[0])) return true;  // "interview:" is no "view:"
      }
      return false;
    };
  };
  return std::any_of(titles.begin(), titles.end(), stands_in(title)) ||
         std::any_of(places.begin(), places.end(), stands_in(url)) || outlet.find("opinion") != outlet.npos ||
         std::any_of(authors.begin(), authors.end(), stands_in(beginning)) ||
         (!passages.empty() && is_headed_by_author(passages.front(), body)) || says_i(body) >= least_i;
}

}  // namespace alleged::detect
