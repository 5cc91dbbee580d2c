#pragma once

#include <cstdint>
#include <pqxx/pqxx>
#include <string>
#include <vector>

namespace alleged::store {

/// What one page tells of the record. Reports that count, by `alleged.statement`; names are as tables or stories have
/// them.
struct Overview {
  /// How often a pair, an actor or a time is told of.
  struct Count {
    std::int64_t charges = 0;  ///< reports that are no denials
    std::int64_t denials = 0;
    std::int64_t independent_outlets = 0;  ///< outlets that had a text first
  };
  struct Pair {
    std::string accused;
    std::string target;
    Count count;
  };
  struct Actor {
    std::string name;
    std::string country;  ///< the table's; may be empty
    Count count;
  };
  struct Time {
    std::string first_day;  ///< YYYY-MM-DD, UTC
    Count count;
  };
  struct Evidence {
    std::string day;
    std::string accused;
    std::string target;
    std::string stance;
    std::string said_by;
    std::string quote;
    std::string outlet;
    std::string title;
    std::string url;
    std::string language;
    std::int64_t copies = 0;  ///< further stories with the same text
  };

  std::string made_at;  ///< YYYY-MM-DD HH:MM, UTC
  std::int64_t stories = 0;
  std::int64_t copies = 0;
  std::int64_t allegations = 0;
  std::int64_t outlets = 0;
  std::vector<Pair> pairs;       ///< all, most independent outlets first
  std::vector<Actor> actors;     ///< the 15 named by most
  std::string unit;              ///< that `times` go by: day, week or month
  std::vector<Time> times;       ///< without gaps, ascending
  std::vector<Evidence> latest;  ///< the 50 newest, of each text the first story's
};

/// Of what was stored since a day (YYYY-MM-DD) or ever (empty). In one snapshot; throws std::runtime_error for what is
/// no day.
Overview overview(pqxx::connection& connection, const std::string& since);

}  // namespace alleged::store
