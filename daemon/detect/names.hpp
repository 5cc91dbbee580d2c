#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Somebody who speaks in a sentence.
struct Speaker {
  std::string name;        ///< as written, titles left out; empty: nobody
  std::string phrase;      ///< all words of it, titles and country too; of a person also those that introduce it
  std::string country;     ///< that the words tie them to, or empty
  bool body = false;       ///< an authority, company or country rather than a person
  bool state = false;      ///< a country by its bare name: whoever speaks for it says more
  bool office = false;     ///< a person by their office alone: "the director of the CIA"
  bool authority = false;  ///< one whose word is a finding: an agency, prosecutors, a platform
  bool doubtful = false;   ///< capitals may be those of a headline or a sentence's beginning: perhaps no name
  bool common =
      false;  ///< one word that tells of no name, where nouns have capitals: a person if the story names it in full
  std::size_t first = 0;  ///< unit where the phrase begins
  std::size_t last = 0;   ///< and its last one
  std::string_view how;   ///< what makes it a speaker: "accuse", "say", "find", "according", "report", "label" ...

  explicit operator bool() const { return !name.empty(); }
};

/// Who is who in one story: full names by last name, the country that a person speaks for, and who holds an office.
class Names {
 public:
  explicit Names(const std::vector<Passage>& story);

  /// The speaker with the fullest name and the country that the story gives, an office by its holder's name; nobody
  /// when its capitals are but those of a headline or of a sentence's first word. `common` stays where no full name
  /// bears the word out.
  Speaker complete(Speaker speaker) const;

 private:
  void add_holder(const Passage& passage, std::size_t comma);

  /// An office's words, all of them, in order -> who the story says holds it; empty: more than one.
  std::map<std::string, std::string, std::less<>> holder_;
  std::map<std::string, std::string, std::less<>> full_;     ///< "Blinken" -> "Antony Blinken"
  std::set<std::string, std::less<>> runs_;                  ///< names as they stand in the text, whole
  std::set<std::string, std::less<>> inner_;                 ///< capitalised words that do not begin their sentence
  std::map<std::string, std::string, std::less<>> country_;  ///< full or only name -> code
  std::map<std::string, std::string, std::less<>> part_;     ///< the same -> what the story first calls them
};

/// Every person, body and state that a sentence names, in reading order; at most 24.
std::vector<Speaker> named_in(const Passage& passage);

/// The party named by the phrase that ends just before unit `at` (a verb, or a noun with a possessor), looking past
/// adverbs and an apposition between commas; nobody when there is no such phrase.
Speaker speaker_before(const Passage& passage, std::size_t at);

/// The party named by the phrase that begins just after unit `at` ("according to", "by", "said").
Speaker speaker_after(const Passage& passage, std::size_t at);

}  // namespace alleged::detect
