#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// A vote that a sentence names, and whose it is as far as the words around it tell.
struct Vote {
  std::size_t unit = 0;                ///< index into the passage
  std::vector<std::size_t> countries;  ///< units that name its country: "the Moldovan and Romanian elections"
  std::string landmark;                ///< its country by the word itself ("Bundestag"), or empty
  bool ours = false;                   ///< "our election"
  bool its = false;                    ///< "its election", "the country's vote"
  bool persons = false;                ///< "his campaign"
  bool elsewhere = false;              ///< "elections around the world", "other countries' elections"
  bool weak = false;                   ///< "campaign", "voters": counts beside firmer words
  bool compound = false;               ///< directly before an act ("election meddling"): its country may be the agent
  int year = 0;
  std::string_view kind;
};

/// All votes of a passage, in reading order.
std::vector<Vote> votes_in(const Passage& passage);

/// "The referendum on joining the EU": a country's, whatever union is named beside it.
bool is_referendum(const Passage& passage, const Vote& vote);

/// Whether a passage names an election of a company, club, church or body of states, which is no country's.
bool names_organisations_vote(const Passage& passage);

/// The vote that the act at unit `act` is aimed at: the nearest, one after the act before one ahead of it, a firm one
/// before a weak one; null when the sentence names none.
const Vote* vote_of(std::size_t act, const std::vector<Vote>& votes);

/// Countries that an act itself is aimed at, without a vote between: "meddling in Moldova", "in other countries, like
/// Canada".
std::vector<std::size_t> place_of(const Passage& passage, std::size_t act);

/// "In X, ...": the unit of the country where a sentence plays that begins so, by its own name and not by its
/// capital's, which may speak; else nothing. Of "В X считают" X speaks.
std::optional<std::size_t> opening_place(const Passage& passage);

}  // namespace alleged::detect
