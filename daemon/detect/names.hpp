#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "daemon/detect/speaker.hpp"
#include "daemon/detect/units.hpp"
#include "daemon/detect/voices.hpp"

namespace alleged::detect {

/// Who is who in one story: full names by last name, the country that a person speaks for, and who holds an office.
class Names {
 public:
  /// `voices` must outlive it.
  Names(const std::vector<Passage>& story, const Voices& voices);

  /// The speaker with the fullest name and the country that the story gives, an office by its holder's name; nobody
  /// when its capitals are but those of a headline or of a sentence's first word. `common` stays where no full name
  /// bears the word out.
  Speaker complete(Speaker speaker) const;

  /// Whether it is for them to look into a charge: a court, police and prosecutors, services, who runs a vote, a
  /// platform, a committee of a parliament. Where they find nothing, it is cleared.
  bool look_into(const Speaker& speaker) const;

 private:
  /// A person with the words of an office before the name.
  struct Officer {
    std::string name;
    std::string country;              ///< code, or empty
    std::vector<std::string> office;  ///< its words, sorted
  };

  void add_holder(const Passage& passage, std::size_t comma);
  void add_officer(Officer officer);
  void add_head(const Unit& person);
  std::string officer_of(const Speaker& office) const;
  std::string president_of(const Speaker& office) const;

  const Voices& voices_;
  bool english_;
  bool inflects_;  ///< in the story's language words end otherwise by their case

  /// Who holds an office by the names read so far: "Mr Y, the minister" says who "the minister" is later.
  std::vector<Officer> officers_;

  /// An office's words, all of them, sorted -> who the story says holds it; empty: more than one.
  std::map<std::vector<std::string>, std::string> holder_;
  std::map<std::string, std::string, std::less<>> full_;  ///< "Blinken" -> "Antony Blinken"

  /// "Kim" -> "Kim Sang-ho", where the family name comes first; empty: more than one.
  std::map<std::string, std::string, std::less<>> family_;
  std::set<std::string, std::less<>> runs_;                  ///< names as they stand in the text, whole
  std::set<std::string, std::less<>> inner_;                 ///< capitalised words that do not begin their sentence
  std::map<std::string, std::string, std::less<>> country_;  ///< full or only name -> code
  std::map<std::string, std::string, std::less<>> head_;     ///< code -> a person of the tables; empty: more than one
  std::map<std::string, std::string, std::less<>> part_;     ///< the same -> what the story first calls them
};

}  // namespace alleged::detect
