#include "daemon/reading.hpp"

#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "daemon/detect/day.hpp"
#include "daemon/poll/rhythm.hpp"
#include "feeds/identity.hpp"
#include "feeds/links.hpp"
#include "feeds/parse.hpp"

namespace alleged {

namespace {

std::uint64_t content_of(const feeds::Entry& entry) {
  const auto hash = [](const std::string& text, std::uint64_t seed) {
    return XXH3_64bits_withSeed(text.data(), text.size(), seed);
  };
  return hash(entry.content, hash(entry.summary, hash(entry.title, 0)));
}

EntryKey key_of(const std::string& identity) {
  const XXH128_hash_t hash = XXH3_128bits(identity.data(), identity.size());
  return {hash.high64, hash.low64};
}

/// The keys of a document's entries, in their order. Entries that share a guid and lead elsewhere are different
/// entries: that guid is not to be trusted, and their links tell them apart.
std::vector<EntryKey> keys_of(const std::vector<feeds::Entry>& entries) {
  std::vector<EntryKey> keys;
  keys.reserve(entries.size());
  for (const feeds::Entry& entry : entries) keys.push_back(key_of(feeds::identity(entry)));
  std::vector<EntryKey> sorted = keys;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) return keys;

  std::map<EntryKey, std::set<std::string>> links;
  for (std::size_t i = 0; i < keys.size(); ++i) links[keys[i]].insert(entries[i].link);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (links[keys[i]].size() > 1) keys[i] = key_of(feeds::identity(entries[i]) + '\n' + entries[i].link);
  return keys;
}

}  // namespace

std::int64_t body_hash(const std::string& body) {
  return static_cast<std::int64_t>(XXH3_64bits(body.data(), body.size()));
}

Reading read_document(const Lease& lease, poll::Response response) {
  Reading reading;
  Outcome& outcome = reading.outcome;
  outcome.lease = lease;
  auto parsed = feeds::parse(response.body, {response.final_url, response.content_type});
  const std::int64_t hash = body_hash(response.body);
  response.body = {};  // not needed any more, and large
  if (const auto* unreadable = std::get_if<feeds::Unreadable>(&parsed)) {
    outcome.failure = unreadable->reason;
    if (!unreadable->feeds.empty()) outcome.failure += "; the page names this feed: " + unreadable->feeds.front();
    return reading;
  }
  auto& document = std::get<feeds::Document>(parsed);
  outcome.kind = Outcome::Kind::read;
  outcome.body_hash = hash;
  outcome.etag = std::move(response.etag);
  outcome.last_modified = std::move(response.last_modified);
  outcome.salvaged = std::move(document.salvaged);
  outcome.title = std::move(document.title);
  outcome.language = std::move(document.language);
  outcome.hub = std::move(document.hub);
  if (outcome.hub.empty() && !response.hub.empty()) outcome.hub = feeds::resolve(response.final_url, response.hub);
  outcome.moved_to = std::move(response.moved_to);
  outcome.rhythm = poll::rhythm_of(document, response.at);

  const std::string& lang = lease.language.empty() ? outcome.language : lease.language;
  const std::vector<EntryKey> keys = keys_of(document.entries);
  outcome.seen.reserve(document.entries.size());
  reading.unread.reserve(document.entries.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    feeds::Entry& entry = document.entries[i];
    const Seen seen{keys[i], content_of(entry)};
    outcome.seen.push_back(seen);
    Match match{seen, entry.link, entry.published ? entry.published : entry.updated, {}, {}};
    match.story = detect::story_of(std::move(entry), lease.outlet, lang.substr(0, 2), lease.country);
    // No story tells of a later day than that of its reading, whatever its outlet's clock says.
    const feeds::Time said = std::min(match.published.value_or(response.at), response.at);
    match.story.date = detect::written(std::chrono::floor<std::chrono::days>(said));
    reading.unread.push_back(std::move(match));
  }
  return reading;
}

Outcome detected(Reading reading, const detect::Lexicon& lexicon) {
  Outcome& outcome = reading.outcome;
  outcome.lexicon = lexicon.version();
  for (Match& match : reading.unread) {
    match.finding = detect::detect(match.story, lexicon);
    if (match.finding.relevant && !match.finding.allegations.empty()) outcome.matches.push_back(std::move(match));
  }
  return std::move(outcome);
}

Outcome read_response(const Lease& lease, poll::Response response, const detect::Lexicon& lexicon) {
  return detected(read_document(lease, std::move(response)), lexicon);
}

}  // namespace alleged
