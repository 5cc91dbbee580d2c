// What polling costs without the database: alleged's own Fetcher and read_response() on the daemon's threads, the
// loop's and one for computing. usage: bench_read URLS PARALLEL [ROUNDS [fetch CA_FILE]]; URLS is a file, one address a
// line; PARALLEL polls at once; with `fetch` nothing is read, and feeds over https are verified with CA_FILE. Each
// round polls all of them; from the second on it sends back the validators that it got. Prints a line of names and
// values a round. CPU-seconds are this process's, user and system, without building the lexicon.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/detect/lexicon.hpp"
#include "daemon/limits.hpp"
#include "daemon/offload.hpp"
#include "daemon/reading.hpp"
#include "daemon/transfer/multi.hpp"
#include "tests/bench/cost.hpp"

// g++ 14 takes the delete of Asio 1.83's coroutine frames in this file for a mismatched one; new and delete are both
// awaitable_frame_base's.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace {

namespace asio = boost::asio;
using alleged::Lease;

struct Counts {
  std::size_t ok = 0, unchanged = 0, failed = 0, bytes = 0, entries = 0, allegations = 0;
};

/// All feeds, round after round. Thread: the loop's, but for the reading.
class Rounds {
 public:
  enum class Depth { fetch, read };

  Rounds(std::vector<Lease> leases, std::size_t parallel, Depth depth, const alleged::Config& config)
      : leases_(std::move(leases)), parallel_(parallel), depth_(depth), fetcher_(multi_, alleged::limits_of(config)) {}

  Counts poll_all() {
    counts_ = {};
    next_ = 0;
    loop_.restart();
    std::exception_ptr fault;
    for (std::size_t i = 0; i < parallel_; ++i) {
      ++hands_;
      asio::co_spawn(loop_, take_feeds(), [this, &fault](std::exception_ptr error) {
        if (error) fault = error;
        if (--hands_ == 0 || error) loop_.stop();  // the watch of the sockets is left
      });
    }
    loop_.run();
    if (fault) std::rethrow_exception(fault);
    return counts_;
  }

 private:
  asio::awaitable<void> take_feeds() {
    while (next_ < leases_.size()) co_await poll(leases_[next_++]);
  }

  asio::awaitable<void> poll(Lease& lease) {
    alleged::poll::Request request = alleged::poll::request_for(lease);
    auto fetched = co_await fetcher_.fetch(std::move(request));
    auto* response = std::get_if<alleged::poll::Response>(&fetched);
    if (response == nullptr) {
      const auto& reason = std::get<alleged::poll::FetchFailure>(fetched).reason;
      if (counts_.failed++ == 0) std::fprintf(stderr, "%s: %s\n", lease.url.c_str(), reason.c_str());
      co_return;
    }
    if (response->status == 304) {
      ++counts_.unchanged;
      co_return;
    }
    counts_.bytes += response->body.size();
    lease.etag = response->etag;
    lease.last_modified = response->last_modified;
    if (depth_ == Depth::fetch) {
      ++counts_.ok;
      co_return;
    }
    auto read = [this, &lease, response] { return read_response(lease, std::move(*response), *lexicon_); };
    const alleged::Outcome outcome = co_await alleged::offload(cpu_, read);
    ++(outcome.kind == alleged::Outcome::Kind::read ? counts_.ok : counts_.failed);
    counts_.entries += outcome.seen.size();
    for (const auto& match : outcome.matches) counts_.allegations += match.finding.allegations.size();
  }

  std::vector<Lease> leases_;
  const std::size_t parallel_;
  const Depth depth_;
  const std::shared_ptr<const alleged::detect::Lexicon> lexicon_ = alleged::detect::Lexicon::load({});
  asio::io_context loop_{1};
  asio::thread_pool cpu_{1};
  alleged::transfer::Multi multi_{loop_};
  alleged::poll::Fetcher fetcher_;
  std::size_t next_ = 0;
  std::size_t hands_ = 0;
  Counts counts_;
};

bool read_number(const char* text, std::size_t& value) {
  return std::from_chars(text, text + std::strlen(text), value).ec == std::errc() && value > 0;
}

}  // namespace

int main(int count, char** values) try {
  std::size_t parallel = 0, rounds = 1;
  if (count < 3 || !read_number(values[2], parallel) || (count > 3 && !read_number(values[3], rounds)) ||
      (count > 4 && (count != 6 || std::strcmp(values[4], "fetch") != 0))) {
    std::fputs("usage: bench_read URLS PARALLEL [ROUNDS [fetch CA_FILE]]\n", stderr);
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);  // CURLOPT_NOSIGNAL leaves that to us
  std::vector<Lease> leases;
  std::ifstream file(values[1]);
  for (std::string url; std::getline(file, url);) {
    Lease lease;
    lease.url = url;
    lease.allow_private = true;
    leases.push_back(std::move(lease));
  }
  const std::size_t feeds = leases.size();
  alleged::Config config;
  if (count > 4) config.poll_ca_file = values[5];
  Rounds all(std::move(leases), parallel, count > 4 ? Rounds::Depth::fetch : Rounds::Depth::read, config);
  for (std::size_t round = 0; round < rounds; ++round) {
    const alleged::bench::Meter meter;
    const Counts counts = all.poll_all();
    const alleged::bench::Cost cost = meter.cost();
    std::printf(
        "feeds %zu cpu %.3f wall %.3f rss_mb %.1f bytes %zu ok %zu unchanged %zu failed %zu entries %zu "
        "allegations %zu\n",
        feeds, cost.cpu, cost.wall, cost.peak_megabytes, counts.bytes, counts.ok, counts.unchanged, counts.failed,
        counts.entries, counts.allegations);
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_read: %s\n", error.what());
  return 1;
}
