#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Whose vote is meant, and how firmly the sentence ties the act to it.
struct Link {
  std::vector<std::string> targets;  ///< empty: a vote is named but not whose
  std::string_view kind;
  int year = 0;
  bool ours = false;
  bool its = false;
  std::string owner;  ///< of "its": code of the country that the sentence says it of; empty where it does not
  double weight = 0;
  std::string_view rule;
};

/// Of the countries whose vote it is, those that are not the accused itself. Pure.
std::vector<std::string> foreign_to(const std::string& accused, const Link& link);

/// Whether a word for a vote follows closely: what is done at unit `act` is done to it. Pure.
bool is_upon_vote(const Passage& passage, std::size_t act);

/// Ties the acts of a story to its votes. Pure; refers to the story, which outlives it.
class Links {
 public:
  explicit Links(const std::vector<Passage>& story);

  /// The votes of one passage, in reading order.
  const std::vector<Vote>& votes(std::size_t passage) const { return votes_[passage]; }

  /// Whether the story's only votes are those of a company, club, church or body of states: it then tells of no
  /// country's.
  bool are_of_organisations() const;

  /// The vote that the act at unit `act` of `passage` is aimed at: one of its sentence, else one before it or of the
  /// story. Whoever acts owns no vote.
  Link link_of(std::size_t passage, std::size_t act, const Agents& agents) const;

  /// Whether the story says any vote to be another country's than this, or a speaker's own.
  bool tell_of_vote_abroad(std::string_view country) const;

  /// Whether the story says of a vote that it is the country's.
  bool tell_of_vote_in(const std::string& country) const { return at_home_.contains(country); }

  /// Whether the story says of a leader of the country that one was won.
  bool tell_of_victory_in(const std::string& country) const { return won_.contains(country); }

  /// Whether the story names no country but this.
  bool tell_of_nobody_but(const std::string& country) const;

  /// How many sentences from `passage` the nearest firm vote stands that may be another's than the accused's; `far`
  /// where none is so near.
  std::size_t sentences_to_vote(std::size_t passage, const std::string& accused) const;
  static constexpr std::size_t far = 4;

 private:
  void tell_of(const Passage& passage, const std::vector<Vote>& votes);
  Link carried(std::size_t passage, const std::vector<std::string>& place) const;

  const std::vector<Passage>& story_;
  std::vector<std::vector<Vote>> votes_;
  std::ptrdiff_t firm_votes_ = 0;
  std::set<std::string> voting_;   ///< countries of which a vote is said to be
  std::set<std::string> at_home_;  ///< these, and those whose "its vote" is
  std::set<std::string> won_;      ///< those whose leader is said to have won one
  std::set<std::string> named_;
  bool ours_ = false;  ///< a speaker's own vote is told of
};

}  // namespace alleged::detect
