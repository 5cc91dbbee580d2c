#pragma once

#include "daemon/detect/detect.hpp"
#include "daemon/lease.hpp"
#include "daemon/outcome.hpp"
#include "daemon/poll/fetch.hpp"

namespace alleged {

/// From a response to an outcome: parse, identify, detect. In: bytes from a server. Out: every entry seen, those in
/// which something was found, or why it is no feed; `Outcome::next` is left to the caller. Pure: runs on the cpu pool,
/// touches no shared state. Never throws for what the bytes hold.
Outcome read_response(const Lease& lease, poll::Response response, const detect::Lexicon& lexicon);

/// The hash a body is known by.
std::int64_t body_hash(const std::string& body);

}  // namespace alleged
