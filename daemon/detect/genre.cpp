#include "daemon/detect/genre.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "feeds/ascii.hpp"

namespace alleged::detect {

bool is_opinion(const Story& story) {
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
  const auto stands_in = [](const std::string& text) {
    return [&text](std::string_view cue) { return text.find(cue) != text.npos; };
  };
  return std::any_of(titles.begin(), titles.end(), stands_in(title)) ||
         std::any_of(places.begin(), places.end(), stands_in(url));
}

int year_of(std::string_view date) {
  int year = 0;
  if (date.size() >= 4) std::from_chars(date.data(), date.data() + 4, year);
  return year >= 1900 && year < 2200 ? year : 0;
}

}  // namespace alleged::detect
