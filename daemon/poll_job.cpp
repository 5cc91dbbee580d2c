#include "daemon/poll_job.hpp"

#include <algorithm>

#include "daemon/config.hpp"
#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "daemon/poll/address.hpp"
#include "daemon/reading.hpp"
#include "daemon/site.hpp"

// g++ takes the delete of Asio's coroutine frames in this file for a mismatched one, as in check.cpp.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace alleged {
namespace asio = boost::asio;

namespace {

Outcome failed(const Lease& lease, std::string reason) {
  Outcome outcome;
  outcome.lease = lease;
  outcome.failure = log::one_line(reason);
  return outcome;
}

/// The validators of a 304 replace ours, where it sends any; the document is the one we know.
Outcome unchanged(const Lease& lease, const poll::Response& response) {
  Outcome outcome;
  outcome.lease = lease;
  outcome.kind = Outcome::Kind::unchanged;
  outcome.moved_to = response.moved_to;
  outcome.rhythm = lease.rhythm;
  outcome.etag = response.etag.empty() && response.status == 304 ? lease.etag : response.etag;
  outcome.last_modified =
      response.last_modified.empty() && response.status == 304 ? lease.last_modified : response.last_modified;
  return outcome;
}

/// When a failed feed is tried again, and whether it is still one to be tried often.
void put_off(const poll::Schedule& schedule, std::chrono::seconds asked_for, std::minstd_rand& random,
             Outcome& outcome) {
  const int failures = outcome.lease.failures + 1;
  const std::chrono::seconds failing_for = outcome.lease.failing_for;
  if (schedule.is_parked(failures, failing_for)) outcome.standing = Standing::parked;
  outcome.next = schedule.after_failure(failures, failing_for, asked_for, random);
}

/// What becomes of a feed that could not be fetched, and of its site.
Outcome not_fetched(PollParts& parts, const Lease& lease, const poll::FetchFailure& failure) {
  Outcome outcome = failed(lease, failure.reason);
  if (failure.no_memory) {
    outcome.blameless = true;
    outcome.next = parts.schedule.after_our_failure(parts.random);
    return outcome;
  }
  put_off(parts.schedule, failure.retry_after, parts.random, outcome);
  if (failure.gone) outcome.standing = Standing::gone;
  // A feed that leads elsewhere must not be able to silence that place: only its own site is held.
  const std::string site = site_of(lease.url);
  const std::chrono::seconds hold = poll::site_hold(failure.status, failure.retry_after);
  if (hold == std::chrono::seconds(0) || site_of(failure.final_url) != site) return outcome;
  outcome.hold = {site, hold};
  outcome.failure += log::one_line("; all of " + site + " is left alone for " + duration_text(hold));
  return outcome;
}

/// When a feed that answered is asked again. Entries that wait for their pages come soon, as if nothing were known of
/// its rhythm.
std::chrono::seconds next_after(PollParts& parts, const Outcome& outcome, std::chrono::seconds fresh_for,
                                feeds::Time at) {
  Rhythm rhythm = outcome.rhythm;
  if (outcome.article_waits > 0) {
    rhythm.gap = std::chrono::seconds(0);
    rhythm.newest.reset();
  }
  return parts.schedule.after_success(rhythm, fresh_for, at, parts.random);
}

/// What came of a document that is new. Nothing when the daemon is ending.
asio::awaitable<std::optional<Outcome>> look_into(PollParts& parts, const Lease& lease, poll::Response response,
                                                  std::chrono::seconds& fresh_for) {
  const auto lexicon = co_await parts.shelf.lexicon();
  if (!lease.fetch_article) {
    auto read = [&lease, &response, &lexicon] { return read_response(lease, std::move(response), *lexicon); };
    auto result = co_await offload(parts.cpu, read);
    co_return result;
  }
  auto read = [&lease, &response] { return read_document(lease, std::move(response)); };
  auto reading = co_await offload(parts.cpu, read);
  if (reading.outcome.kind == Outcome::Kind::read) {
    const bool done = co_await parts.articles.add_to(reading);
    if (!done) co_return std::nullopt;
  }
  if (!reading.outcome.article_trouble.empty())
    log::info("{}: {}", log::address(lease.url), reading.outcome.article_trouble);
  fresh_for = std::max(fresh_for, reading.asked_for);
  auto detect = [&reading, &lexicon] { return detected(std::move(reading), *lexicon); };
  auto result = co_await offload(parts.cpu, detect);
  co_return result;
}

/// Nothing when the daemon is ending: then the lease is given back, and the poll is made again.
asio::awaitable<std::optional<Outcome>> outcome_of(PollParts& parts, const Lease& lease) {
  poll::Request request = poll::request_for(lease);
  auto fetched = co_await parts.fetcher.fetch(std::move(request));
  // Beyond this point nothing touches the network, but for the pages that a feed's entries link to.
  if (const auto* failure = std::get_if<poll::FetchFailure>(&fetched)) {
    if (failure->stopped) co_return std::nullopt;
    co_return not_fetched(parts, lease, *failure);
  }
  auto& response = std::get<poll::Response>(fetched);
  const feeds::Time at = response.at;
  std::chrono::seconds fresh_for = response.fresh_for;
  Outcome outcome;
  if (response.status == 304 && lease.etag.empty() && lease.last_modified.empty()) {
    outcome =
        failed(lease, "the server says that nothing has changed (304), but was not asked that: it gave no feed yet");
    put_off(parts.schedule, std::chrono::seconds(0), parts.random, outcome);
    co_return outcome;
  }
  const bool is_same = lease.body_hash && *lease.body_hash == body_hash(response.body);
  if (response.status == 304 || is_same) {
    outcome = unchanged(lease, response);
  } else {
    poll::Response fresh = std::move(response);
    auto result = co_await look_into(parts, lease, std::move(fresh), fresh_for);
    if (!result) co_return std::nullopt;
    outcome = std::move(*result);
  }
  outcome.moved_privately = poll::names_private_address(outcome.moved_to);
  // Beyond this point all text is valid UTF-8 without NUL.
  if (outcome.kind == Outcome::Kind::failed) {
    outcome.failure = log::one_line(outcome.failure);
    put_off(parts.schedule, std::chrono::seconds(0), parts.random, outcome);
  } else {
    outcome.next = next_after(parts, outcome, fresh_for, at);
  }
  co_return outcome;
}

}  // namespace

asio::awaitable<PollEnd> poll_feed(PollParts& parts, Lease lease) {
  std::optional<Outcome> outcome;
  std::string fault;
  try {
    outcome = co_await outcome_of(parts, lease);
  } catch (const std::exception& error) {
    fault = error.what();
  }
  if (!fault.empty()) {  // memory ran out, or a fault of our own: it costs this poll, and is said
    outcome.emplace(failed(lease, "this feed could not be read here: " + fault));
    put_off(parts.schedule, std::chrono::seconds(0), parts.random, *outcome);
  }
  if (!outcome) co_return PollEnd::not_stored;
  const auto kind = outcome->kind;
  if (kind == Outcome::Kind::failed) log::info("{}: {}", log::address(lease.url), outcome->failure);
  const bool committed = co_await parts.group.commit(std::move(*outcome));
  if (!committed) co_return PollEnd::not_stored;
  if (kind == Outcome::Kind::failed) co_return PollEnd::failed;
  co_return kind == Outcome::Kind::unchanged ? PollEnd::unchanged : PollEnd::read;
}

}  // namespace alleged
