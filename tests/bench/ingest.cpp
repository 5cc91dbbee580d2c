// How fast outcomes are stored: commit_outcomes() with 256 feeds at a time, as store::Group calls it, on one connection
// to a database that has these feeds. usage: bench_ingest DATABASE seen | tenth | stories | copies TOTAL; `seen` are
// entries in which nothing was found, 30 a feed; of `tenth`, as many, every tenth brings a report; `stories` bring a
// report each, four a feed, and have no run of words in common; of `copies` eight outlets have one text. Prints a line
// of names and values for each tenth of TOTAL. What is timed is the call; leases are taken and outcomes made before it.

#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/store/commit.hpp"
#include "daemon/store/sql.hpp"
#include "tests/bench/cost.hpp"

namespace {

using namespace alleged;

constexpr std::size_t feeds_at_once = 256;
constexpr const char* worker = "00000000-0000-4000-8000-000000000001";
constexpr std::array countries{"RU", "CN", "IR", "US", "GB", "FR", "DE", "MD", "TW", "UA", "PL", "RO", "GE", "KE"};

/// Invented words, entries, stories. Thread: one.
class Maker {
 public:
  Seen entry() { return {{chance_(), chance_()}, chance_()}; }

  Match story(std::size_t text_number) {
    Match match;
    match.seen = entry();
    const std::string number = std::to_string(match.seen.content);
    match.url = "https://outlet.example/" + number;
    match.story.title = "Story " + number;
    match.story.text = text(text_number);
    match.story.lang = "en";
    match.finding.relevant = true;
    match.finding.score = 0.9;
    match.finding.fingerprint = detect::fingerprint(match.story.title, match.story.text);
    match.finding.allegations.push_back(allegation());
    return match;
  }

 private:
  /// A hundred words, some of them far more often than others.
  static std::string text(std::size_t number) {
    std::mt19937_64 chance(number);
    std::string text;
    for (int i = 0; i < 100; ++i) {
      const double rank = std::generate_canonical<double, 53>(chance);
      text += "w" + std::to_string(static_cast<int>(20'000 * rank * rank * rank)) + " ";
    }
    return text;
  }

  detect::Allegation allegation() {
    detect::Allegation made;
    const std::size_t accused = chance_() % countries.size();
    made.accused = countries[accused];
    made.target = countries[(accused + 1 + chance_() % (countries.size() - 1)) % countries.size()];
    made.accuser = "Accuser " + std::to_string(chance_() % 3000);
    made.said_by = made.accuser;
    made.confidence = 0.8;
    made.evidence = {{detect::Field::text, 0, 40, "Somebody accuses somebody of interfering."}};
    return made;
  }

  std::mt19937_64 chance_{2026};
};

std::vector<Outcome> leased(pqxx::connection& connection) {
  pqxx::work transaction(connection);
  const auto rows =
      store::exec(transaction,
                  "UPDATE alleged.feed SET lease_worker = $1::uuid, lease_until = now() + interval '1 hour' "
                  "WHERE id IN (SELECT id FROM alleged.feed ORDER BY next_at, id LIMIT $2::int) "
                  "RETURNING id, url, (extract(epoch FROM lease_until) * 1000000)::bigint AS until",
                  {worker, std::to_string(feeds_at_once)});
  transaction.commit();
  std::vector<Outcome> outcomes;
  for (const auto& row : rows) {
    Outcome outcome;
    outcome.lease.feed = row["id"].as<std::int64_t>();
    outcome.lease.until = row["until"].as<std::int64_t>();
    outcome.lease.url = store::text(row, "url");
    outcome.kind = Outcome::Kind::read;
    outcome.body_hash = 1;
    outcome.language = "en";
    outcome.lexicon = "bench";
    outcome.next = std::chrono::hours(1);
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace

int main(int count, char** values) try {
  const std::string_view kind = count == 4 ? values[2] : "";
  std::size_t total = 0;
  if ((kind != "seen" && kind != "tenth" && kind != "stories" && kind != "copies") ||
      std::from_chars(values[3], values[3] + std::strlen(values[3]), total).ec != std::errc() || total < 10) {
    std::fputs("usage: bench_ingest DATABASE seen | tenth | stories | copies TOTAL\n", stderr);
    return 2;
  }
  const auto connection = store::connect(values[1]);
  const store::Terms terms{worker, std::chrono::hours(24), {std::chrono::days(30), std::chrono::days(0)}};
  Maker maker;
  std::size_t made = 0;
  for (int tenth = 1; tenth <= 10; ++tenth) {
    const std::size_t before = made;
    double wall = 0, cpu = 0;
    while (made < total * static_cast<std::size_t>(tenth) / 10) {
      std::vector<Outcome> outcomes = leased(*connection);
      for (Outcome& outcome : outcomes) {
        for (int i = 0; i < (kind == "seen" || kind == "tenth" ? 30 : 4); ++i, ++made) {
          if (kind == "seen" || (kind == "tenth" && i % 10 > 0)) {
            outcome.seen.push_back(maker.entry());
          } else {
            outcome.matches.push_back(maker.story(kind == "copies" ? made / 8 : made));
            outcome.seen.push_back(outcome.matches.back().seen);
          }
        }
      }
      const bench::Meter meter;
      const store::Stored stored = store::commit_outcomes(*connection, terms, outcomes);
      const bench::Cost cost = meter.cost();
      if (outcomes.empty() || stored.lost_leases > 0 || !stored.unstorable.empty())
        throw std::runtime_error("not all was stored");
      wall += cost.wall;
      cpu += cost.cpu;
    }
    std::printf("items %zu wall %.3f cpu %.3f\n", made - before, wall, cpu);
    std::fflush(stdout);
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_ingest: %s\n", error.what());
  return 1;
}
