#include "daemon/articles.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "daemon/poll/schedule.hpp"
#include "daemon/poll/url.hpp"
#include "daemon/site.hpp"
#include "daemon/store/claim.hpp"
#include "daemon/store/seen.hpp"
#include "feeds/article.hpp"
#include "feeds/utf8.hpp"

// g++ takes the delete of Asio's coroutine frames in this file for a mismatched one, as in check.cpp.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace alleged {
namespace asio = boost::asio;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// The pages of one poll.
struct Articles::Round {
  const Lease& lease;
  steady_clock::time_point end;
  std::size_t pages = 0;              ///< asked for
  std::size_t failed = 0;             ///< that gave nothing
  std::string trouble;                ///< of the first of them
  std::chrono::seconds asked_for{0};  ///< that a server wants to be left alone
  Hold hold;                          ///< the same for its whole site
  bool is_over = false;

  milliseconds left() const { return std::chrono::ceil<milliseconds>(end - steady_clock::now()); }

  End fail(const std::string& url, const std::string& reason) {
    if (failed++ == 0) trouble = reason + ", at " + log::address(url);
    return End::settled;
  }

  /// All of it in one line, the address last: it may be long.
  std::string told(std::size_t late, const char* their_fate) const {
    std::string line;
    if (late > 0) line = std::to_string(late) + their_fate;
    if (asked_for.count() > 0) line += ", for a server asks to be left alone";
    if (failed > 0) {
      line += (line.empty() ? "" : "; ") + std::to_string(failed) + " of " + std::to_string(pages) +
              " pages gave no article: " + trouble;
    }
    return log::one_line(feeds::clean(std::move(line)));
  }
};

namespace {

constexpr milliseconds least_for_robots{10'000};
constexpr const char* late_until_next = " entries wait for the next poll";
constexpr const char* late_for_good = " entries are read without their pages, which took too many polls";

/// A link that several entries share is the page of none: a start page, or that of a series.
std::set<std::string> shared_links(const std::vector<Match>& entries) {
  std::map<std::string, EntryKey> first;
  std::set<std::string> shared;
  for (const Match& entry : entries)
    if (first.emplace(entry.url, entry.seen.key).first->second != entry.seen.key) shared.insert(entry.url);
  return shared;
}

/// What is asked of a page, as one of a feed's. What a feed may is its own host's; a page elsewhere is anybody's.
poll::Request request_for(const std::string& url, const Lease& lease) {
  poll::Request request;
  request.url = url;
  request.accept = "text/html, application/xhtml+xml, */*;q=0.1";
  request.allow_private = lease.allow_private && host_of(url) == host_of(lease.url);
  request.redirects = poll::Redirects::told;
  request.cut_at = Articles::most_of_a_page;
  return request;
}

/// A server that wants to be left alone, rather than a page that is not there.
bool is_put_off(const poll::FetchFailure& failure) {
  return failure.status == 429 || (failure.status == 503 && failure.retry_after.count() > 0);
}

/// Takes entries out of what was seen, so that the next poll finds them new. The document must come again for that, so
/// the server is not told that we have it.
void leave_for_next(const std::set<EntryKey>& left, Reading& reading) {
  std::erase_if(reading.unread, [&left](const Match& match) { return left.contains(match.seen.key); });
  std::erase_if(reading.outcome.seen, [&left](const Seen& seen) { return left.contains(seen.key); });
  reading.outcome.etag.clear();
  reading.outcome.last_modified.clear();
  reading.outcome.body_hash.reset();
}

}  // namespace

Articles::Articles(poll::Fetcher& fetcher, asio::thread_pool& cpu, store::Database& database, Waits& waits,
                   ArticleLimits limits)
    : fetcher_(fetcher), cpu_(cpu), database_(database), waits_(waits), limits_(limits), permissions_(fetcher) {}

asio::awaitable<bool> Articles::add_to(Reading& reading) {
  const std::set<std::string> shared = shared_links(reading.unread);
  const bool is_known = co_await drop_known(reading);
  if (!is_known) co_return false;
  Round round{reading.outcome.lease, steady_clock::now() + limits_.total, 0, 0, {}, {}, {}, false};
  std::set<EntryKey> left;
  for (Match& match : reading.unread) {
    if (!poll::is_storable(match.url) || shared.contains(match.url)) continue;
    End end = End::out_of_time;
    if (!round.is_over && round.pages < most_pages && round.left().count() > 0) {
      ++round.pages;
      end = co_await read_page(match, round);
    }
    if (end == End::stopped) co_return false;
    if (end == End::settled) continue;
    round.is_over = true;
    left.insert(match.seen.key);
  }
  Outcome& outcome = reading.outcome;
  const bool may_wait = outcome.lease.article_waits < most_waits;
  outcome.hold = round.hold;
  outcome.article_trouble = round.told(left.size(), may_wait ? late_until_next : late_for_good);
  if (!left.empty() && may_wait) {
    outcome.article_waits = outcome.lease.article_waits + 1;
    reading.asked_for = round.asked_for;
    leave_for_next(left, reading);
  }
  co_return true;
}

/// Entries that were stored with their content of now need no page, and must not be looked into without one. Of an
/// entry that a document gives twice, one is kept.
asio::awaitable<bool> Articles::drop_known(Reading& reading) {
  auto work = [&reading](pqxx::connection& connection) {
    return store::seen_before(connection, reading.outcome.lease.feed, reading.outcome.seen);
  };
  const auto known = co_await database_.persist(work);
  if (!known) co_return false;
  std::set<EntryKey> met;
  std::vector<Match> fresh;
  for (std::size_t i = 0; i < reading.unread.size(); ++i) {
    Match& match = reading.unread[i];
    const bool is_first = met.insert(match.seen.key).second;
    if (is_first && !(*known)[i]) fresh.push_back(std::move(match));
  }
  reading.unread = std::move(fresh);
  co_return true;
}

asio::awaitable<Articles::End> Articles::read_page(Match& match, Round& round) {
  std::string url = poll::without_user(match.url);
  for (int redirects = 0; redirects <= most_redirects; ++redirects) {
    poll::Request request = request_for(url, round.lease);
    auto permission = permissions_.known(request);
    if (!permission) {
      const End asked = co_await ask_permission(request, round);
      if (asked != End::settled) co_return asked;
      permission = permissions_.known(request);
    }
    if (!permission || !permission->granted)
      co_return round.fail(url, permission ? permission->reason : "its robots.txt could not be kept");
    End end = co_await take_turn(request, permission->delay, round);
    if (end != End::settled) co_return end;
    const milliseconds within = round.left();
    if (within.count() <= 0) co_return End::out_of_time;
    request.within = within;
    auto fetched = co_await fetcher_.fetch(std::move(request));
    if (auto* response = std::get_if<poll::Response>(&fetched)) {
      if (!feeds::is_web_page(response->content_type))
        co_return round.fail(url, "no web page, but " + feeds::clean(response->content_type));
      poll::Response page = std::move(*response);
      end = co_await extract(std::move(page), match, round);
      co_return end;
    }
    const auto& failure = std::get<poll::FetchFailure>(fetched);
    if (failure.stopped) co_return End::stopped;
    if (is_put_off(failure)) {
      round.asked_for = std::max(failure.retry_after, std::chrono::seconds(1));
      round.hold = {site_of(url), poll::site_hold(failure.status, failure.retry_after)};
      co_return End::out_of_time;
    }
    if (!poll::is_storable(failure.leads_to)) {
      // A page that was given little of the time is asked for again.
      const bool was_short = failure.status == 0 && round.left().count() <= 0 && within * 2 < limits_.total;
      co_return was_short ? End::out_of_time : round.fail(url, failure.reason);
    }
    url = poll::without_user(failure.leads_to);
  }
  co_return round.fail(url, "more than " + std::to_string(most_redirects) + " redirects");
}

/// Settled: what its robots.txt says is known now, if only that there is none to be had. That holds for an hour, so it
/// is given some time even where little is left; the lease has a minute to spare.
asio::awaitable<Articles::End> Articles::ask_permission(poll::Request request, Round& round) {
  const End turn = co_await take_turn(request, std::chrono::seconds(0), round);
  if (turn != End::settled) co_return turn;
  request.within = std::max(round.left(), least_for_robots);
  const bool learnt = co_await permissions_.learn(std::move(request));
  co_return learnt ? End::settled : End::stopped;
}

asio::awaitable<Articles::End> Articles::take_turn(const poll::Request& request, std::chrono::seconds delay,
                                                   Round& round) {
  const auto gap = std::max(request.allow_private ? limits_.private_gap : limits_.gap, delay);
  if (gap.count() == 0) co_return waits_.ended() ? End::stopped : End::settled;
  const std::string site = site_of(request.url);
  auto work = [&site, gap, &round](pqxx::connection& connection) {
    return store::take_turn(connection, site, gap, round.left());
  };
  const auto answer = co_await database_.persist(work);
  if (!answer) co_return End::stopped;
  if (!*answer) co_return End::out_of_time;
  const bool passed = co_await waits_.pass(**answer);
  co_return passed ? End::settled : End::stopped;
}

asio::awaitable<Articles::End> Articles::extract(poll::Response response, Match& match, Round& round) {
  auto work = [&response] { return feeds::article_of(response.body, response.content_type); };
  match.story.article = co_await offload(cpu_, work);
  co_return match.story.article.empty() ? round.fail(response.final_url, "no article's text in it") : End::settled;
}

}  // namespace alleged
