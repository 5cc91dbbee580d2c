#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/fingerprint.hpp"

namespace alleged::detect {

/// A story as the detector reads it: the title, then the article if there is one, else the text. All but the title may
/// be empty. Text may be plain or HTML; HTML is turned into text first, and offsets then count in that text.
struct Story {
  std::string id;
  std::string title;
  std::string text;     ///< the feed's own: summary or content
  std::string article;  ///< main text of the page that it links to, plain
  std::string outlet;
  std::string url;
  std::string lang;     ///< ISO 639-1 where known
  std::string date;     ///< RFC 3339 or YYYY-MM-DD
  std::string country;  ///< ISO 3166-1 alpha-2 of the outlet's country
};

enum class Field { title, text, article };
std::string_view name(Field field);

/// The words that carry an allegation: half-open range of Unicode code points in the title, the (plain) text or the
/// article, and the words themselves.
struct Evidence {
  Field field = Field::text;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string quote;
};

/// How a statement stands to an allegation. See schema table `alleged.stance` for what each means to an analyst.
enum class Stance { alleged, warned, asserted, charged, sanctioned, convicted, denied, disputed, cleared, retracted };
std::string_view name(Stance stance);

/// The vote an allegation is about. Empty country: none was named.
struct Election {
  std::string country;  ///< ISO 3166-1 alpha-2, or "EU"
  int year = 0;         ///< 0: not told
  std::string kind;     ///< "presidential", "parliamentary", "local", "referendum", "european", or "" when not told

  /// "US-2024-presidential"; parts that are not known are left out; empty when there is no country.
  std::string key() const;
  bool operator==(const Election&) const = default;
};

/// A body or person that acts for an accused country.
struct Actor {
  std::string name;  ///< as the story writes it
  std::string
      reference;  ///< its name in schema/reference/actors.tsv, or empty: the table asserts the alias, not the story
  bool operator==(const Actor&) const = default;
};

/// One statement found in a story: somebody says something of an (accused, target) pair. The program reports that it is
/// said; it never says that it is so.
struct Allegation {
  std::string accused;          ///< ISO 3166-1 alpha-2; "XX": a foreign party that the story does not name; "EU"
  std::string target;           ///< country whose vote is meant; "XX" when the story does not tell; "EU"
  std::vector<Actor> actors;    ///< accused bodies and persons
  std::string accused_reason;   ///< of "XX": "unnamed" or "withheld", when the story says that it will not tell
  std::string accuser;          ///< who makes the charge, as named; empty when the story names nobody
  std::string accuser_country;  ///< that the story ties the accuser to; may be empty
  std::string accuser_kind;     ///< a kind of schema/reference/voices.tsv, "person", or empty when nobody accuses
  std::string said_by;          ///< who states the stance: the accuser, or the denier for a denial; may be empty
  Election election;
  Stance stance = Stance::alleged;
  std::vector<std::string> methods;  ///< codes of schema/reference/methods.tsv
  bool looks_back = false;           ///< tells of a vote long past, or in passing only, rather than of news
  bool opinion = false;              ///< the story calls itself opinion
  double confidence = 0;             ///< 0..1
  std::vector<Evidence> evidence;    ///< at least one
};

/// What the detector says of a story. `allegations` is empty unless `relevant`. Statements of one pair stand together,
/// the charge before its denial.
struct Finding {
  bool relevant = false;
  double score = 0;  ///< 0..1: how sure it is that the story makes the likeliest of its charges
  std::vector<Allegation> allegations;
  Fingerprint fingerprint;  ///< of all that was read, to know copies by; empty when not relevant
};

}  // namespace alleged::detect
