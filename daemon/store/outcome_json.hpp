#pragma once

#include <boost/json/array.hpp>
#include <span>
#include <string>
#include <vector>

#include "daemon/outcome.hpp"

namespace alleged::store {

/// UUID text of an entry's key, as PostgreSQL reads it.
std::string uuid(const EntryKey& key);

/// The outcomes' feed states as one JSON array, a parameter of one statement.
std::string states_json(std::span<const Outcome> outcomes);

/// Every entry seen, as three PostgreSQL arrays of equal length, sorted by feed and key (two commits that meet then
/// lock in the same order), each entry once.
struct SeenArrays {
  std::string feeds, keys, contents;
  std::size_t count = 0;
};
SeenArrays seen_arrays(std::span<const Outcome* const> outcomes);

/// What a story alleges, as one JSON array: what the columns of `report` and `allegation` are made of.
boost::json::array allegations_json(const std::vector<detect::Allegation>& allegations);

/// Every match with its allegations, as one JSON array.
std::string matches_json(std::span<const Outcome* const> outcomes);

}  // namespace alleged::store
