#include "daemon/poll_job.hpp"

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "daemon/reading.hpp"

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
  outcome.etag = response.etag.empty() && response.status == 304 ? lease.etag : response.etag;
  outcome.last_modified =
      response.last_modified.empty() && response.status == 304 ? lease.last_modified : response.last_modified;
  return outcome;
}

/// Nothing when the daemon is ending: then the lease is given back, and the poll is made again.
asio::awaitable<std::optional<Outcome>> outcome_of(PollParts& parts, const Lease& lease) {
  Lease request = lease;
  auto fetched = co_await parts.fetcher.fetch(std::move(request));
  // Beyond this point nothing touches the network.
  if (const auto* failure = std::get_if<poll::FetchFailure>(&fetched)) {
    if (failure->stopped) co_return std::nullopt;
    Outcome outcome = failed(lease, failure->reason);
    outcome.next = parts.schedule.after_failure(lease.failures + 1, failure->retry_after, parts.random);
    co_return outcome;
  }
  auto& response = std::get<poll::Response>(fetched);
  Outcome outcome;
  const bool is_same = lease.body_hash && *lease.body_hash == body_hash(response.body);
  if (response.status == 304 || is_same) {
    outcome = unchanged(lease, response);
  } else {
    const auto lexicon = co_await parts.shelf.lexicon();
    auto read = [&lease, &response, &lexicon] { return read_response(lease, std::move(response), *lexicon); };
    auto result = co_await offload(parts.cpu, read);
    outcome = std::move(result);
  }
  // Beyond this point all text is valid UTF-8 without NUL.
  outcome.next = outcome.kind == Outcome::Kind::failed
                     ? parts.schedule.after_failure(lease.failures + 1, std::chrono::seconds(0), parts.random)
                     : parts.schedule.after_success(parts.random);
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
    outcome->next = parts.schedule.after_failure(lease.failures + 1, std::chrono::seconds(0), parts.random);
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
