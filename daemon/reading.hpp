#pragma once

#include <chrono>
#include <vector>

#include "daemon/detect/detect.hpp"
#include "daemon/lease.hpp"
#include "daemon/outcome.hpp"
#include "daemon/poll/fetch.hpp"

namespace alleged {

/// A document whose entries are told apart, and not yet looked into.
struct Reading {
  Outcome outcome;                    ///< what is known of it: every entry seen, or why it is no feed
  std::vector<Match> unread;          ///< its entries, in their order, without a finding
  std::chrono::seconds asked_for{0};  ///< that a server of its pages wants to be left alone
};

/// From a response to a document: parse, identify. In: bytes from a server. Pure: runs on the cpu pool, touches no
/// shared state. Never throws for what the bytes hold.
Reading read_document(const Lease& lease, poll::Response response);

/// From a document to an outcome: detect. Out: also the entries in which something was found; `Outcome::next` is left
/// to the caller. Pure, as above.
Outcome detected(Reading reading, const detect::Lexicon& lexicon);

/// Both, in one go.
Outcome read_response(const Lease& lease, poll::Response response, const detect::Lexicon& lexicon);

/// The hash a body is known by.
std::int64_t body_hash(const std::string& body);

}  // namespace alleged
