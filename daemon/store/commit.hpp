#pragma once

#include <chrono>
#include <cstddef>
#include <pqxx/pqxx>
#include <span>
#include <string>
#include <vector>

#include "daemon/outcome.hpp"
#include "daemon/store/retention.hpp"

namespace alleged::store {

/// Who commits, and what was set for it.
struct Terms {
  std::string worker;  ///< the daemon's identity
  std::chrono::seconds move_after{0};
  Keep keep;
};

/// An allegation that a commit stored for the first time, as the log tells it.
struct NewAllegation {
  std::string accused;  ///< country's name
  std::string target;
  std::string accuser;
  std::string outlet;
  std::string stance;
  std::string quote;
};

/// What a commit did.
struct Stored {
  std::vector<NewAllegation> allegations;
  std::vector<std::string> moves;       ///< one line for each subscription that followed its feed
  std::size_t alerts = 0;               ///< mails written to the outbox
  std::vector<std::string> unstorable;  ///< one line for each outcome whose data the database refused
  std::size_t lost_leases = 0;          ///< outcomes not stored: another worker holds the feed now, or it was removed
};

/// Stores the outcomes of some polls in ONE transaction: what was seen, stories, allegations, reports, alerts, and each
/// feed's state and next time. A feed that permanent redirects have led elsewhere, three times in a row over
/// `terms.move_after`, is subscribed there from then on; where we are subscribed there already, this subscription ends.
/// Either all of that is stored or none of it, and doing it again changes nothing: after a lost connection it may
/// simply be repeated. An outcome whose data the database refuses is stored as that feed's failure instead, and keeps
/// no other one back. Fails: as libpqxx does, when the trouble is the database's and not the data's.
Stored commit_outcomes(pqxx::connection& connection, const Terms& terms, std::span<const Outcome> outcomes);

}  // namespace alleged::store
