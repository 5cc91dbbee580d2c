#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Whose votes a story speaks of, and which countries it names at all: what a sentence that does not say whose vote it
/// means leans on. Built once for a story; pure.
class Owners {
 public:
  explicit Owners(const std::vector<Passage>& story);

  /// Part of the story's named votes that are this country's, 0..1; words that only hint at a vote count a third.
  double vote_share(std::string_view code) const { return share(votes_, code); }
  /// The same of the votes that are this country's or its territories': no foreign ones to it.
  double own_share(std::string_view code) const;
  /// The same as vote_share of the votes in the headline.
  double title_share(std::string_view code) const { return share(title_votes_, code); }
  /// Part of all namings of countries, bodies and persons of countries that are this one's.
  double mention_share(std::string_view code) const { return share(mentions_, code); }

  bool has_votes() const { return !votes_.empty(); }
  bool is_most_voted(std::string_view code) const { return is_most(votes_, code); }
  bool is_most_named(std::string_view code) const { return is_most(mentions_, code); }
  /// All that own a vote, and the three that are named most; ordered by code.
  std::set<std::string> likely() const;

  int firm_votes() const { return firm_votes_; }
  bool firm_vote_in_title() const { return firm_vote_in_title_; }

 private:
  using Counts = std::map<std::string, double, std::less<>>;
  static double share(const Counts& counts, std::string_view code);
  static bool is_most(const Counts& counts, std::string_view code);

  Counts votes_;
  Counts title_votes_;
  Counts mentions_;
  int firm_votes_ = 0;
  bool firm_vote_in_title_ = false;
};

}  // namespace alleged::detect
