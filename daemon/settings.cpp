#include <array>
#include <charconv>

#include "daemon/config.hpp"

namespace alleged {

namespace {

bool read_integer(const std::string& text, std::int64_t least, std::int64_t most, std::int64_t& value) {
  std::int64_t read = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (error != std::errc() || end != text.data() + text.size() || read < least || read > most) return false;
  value = read;
  return true;
}

Setting text(std::string_view key, std::string Config::*field, std::string_view meaning, std::string_view allowed,
             bool (*valid)(const std::string&)) {
  Setting setting{key, meaning, allowed, false, {}, {}};
  setting.set = [field, valid](Config& config, const std::string& value) {
    if (!valid(value)) return false;
    config.*field = value;
    return true;
  };
  setting.get = [field](const Config& config) { return config.*field; };
  return setting;
}

Setting secret(std::string_view key, std::string Config::*field, std::string_view meaning) {
  Setting setting = text(key, field, meaning, "any text", [](const std::string&) { return true; });
  setting.secret = true;
  return setting;
}

Setting number(std::string_view key, std::int64_t Config::*field, std::int64_t least, std::int64_t most,
               std::string_view meaning, std::string_view allowed) {
  Setting setting{key, meaning, allowed, false, {}, {}};
  setting.set = [=](Config& config, const std::string& value) {
    return read_integer(value, least, most, config.*field);
  };
  setting.get = [field](const Config& config) { return std::to_string(config.*field); };
  return setting;
}

Setting duration(std::string_view key, std::chrono::seconds Config::*field, std::chrono::seconds least,
                 std::chrono::seconds most, std::string_view meaning, std::string_view allowed) {
  Setting setting{key, meaning, allowed, false, {}, {}};
  setting.set = [=](Config& config, const std::string& value) {
    std::chrono::seconds read{};
    if (!read_duration(value, read) || read < least || read > most) return false;
    config.*field = read;
    return true;
  };
  setting.get = [field](const Config& config) { return duration_text(config.*field); };
  return setting;
}

/// How long something is kept, by the day; 0 is for ever.
Setting keeping(std::string_view key, std::chrono::seconds Config::*field, std::string_view meaning) {
  Setting setting{key, meaning, "0s (for ever), or a duration from 4d to 3650d", false, {}, {}};
  setting.set = [field](Config& config, const std::string& value) {
    using std::chrono::days;
    std::chrono::seconds read{};
    if (!read_duration(value, read) || (read.count() != 0 && (read < days(4) || read > days(3650)))) return false;
    config.*field = read;
    return true;
  };
  setting.get = [field](const Config& config) { return duration_text(config.*field); };
  return setting;
}

Setting truth(std::string_view key, bool Config::*field, std::string_view meaning) {
  Setting setting{key, meaning, "true or false", false, {}, {}};
  setting.set = [field](Config& config, const std::string& value) {
    if (value != "true" && value != "false") return false;
    config.*field = value == "true";
    return true;
  };
  setting.get = [field](const Config& config) { return std::string(config.*field ? "true" : "false"); };
  return setting;
}

bool one_of(const std::string& value, std::initializer_list<std::string_view> choices) {
  for (const std::string_view choice : choices)
    if (value == choice) return true;
  return false;
}

bool printable(const std::string& value) {
  for (const char c : value)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  return true;
}

bool is_address(const std::string& value) {
  const auto at = value.find('@');
  return printable(value) && at != std::string::npos && at > 0 && at + 1 < value.size() &&
         value.find_first_of(" <>,;\"@", at + 1) == std::string::npos &&
         value.find_first_of(" <>,;\"") == std::string::npos;
}

bool is_smtp_url(const std::string& value) {
  return value.empty() ||
         (printable(value) && value.find(' ') == std::string::npos &&
          ((value.starts_with("smtp://") && value.size() > 7) || (value.starts_with("smtps://") && value.size() > 8)));
}

/// With its port: libcurl's own for a proxy, 1080, is nobody's guess.
bool is_proxy_url(const std::string& value) {
  if (value.empty()) return true;
  const std::size_t scheme = value.starts_with("http://") ? 7 : value.starts_with("https://") ? 8 : 0;
  const std::string place = value.substr(scheme, value.ends_with('/') ? value.size() - 1 - scheme : std::string::npos);
  const std::size_t host = place.rfind('@') + 1;
  const std::size_t colon = place.rfind(':');
  std::int64_t port = 0;
  return scheme > 0 && printable(place) && place.find_first_of(" /?#") == std::string::npos &&
         colon != std::string::npos && colon > host && read_integer(place.substr(colon + 1), 1, 65535, port);
}

bool is_database_url(const std::string& value) {
  return printable(value) && (value.starts_with("postgresql://") || value.starts_with("postgres://") ||
                              value.find('=') != std::string::npos);
}

}  // namespace

std::span<const Setting> settings() {
  using namespace std::chrono_literals;
  static const std::array all{
      text("state_dir", &Config::state_dir,
           "Folder that holds this daemon's identity; one running daemon each. The record itself is in PostgreSQL.",
           "an absolute path", [](const std::string& v) { return printable(v) && v.starts_with("/"); }),
      [] {
        Setting setting =
            text("database.url", &Config::database_url,
                 "Where PostgreSQL is. With a password in it, give it in the environment instead of the file.",
                 "a connection URL (postgresql://...) or keywords (host=... dbname=...)", is_database_url);
        setting.secret = true;
        return setting;
      }(),
      number("database.connections", &Config::database_connections, 1, 64,
             "Connections to PostgreSQL, and threads that wait for it. More only helps a far-away server.",
             "a whole number from 1 to 64"),
      number("poll.concurrency", &Config::poll_concurrency, 1, 4096,
             "Feeds polled at once. Each may hold one socket, and max_bytes of max_memory.",
             "a whole number from 1 to 4096"),
      number("poll.per_host", &Config::poll_per_host, 1, 1024,
             "Polls of one site at once, by all daemons on one database together; a site is a registrable domain "
             "(example.co.uk), with all of its hosts. Their servers are not ours: keep it low.",
             "a whole number from 1 to 1024"),
      duration("poll.host_gap", &Config::poll_host_gap, 0s, 3600s,
               "Shortest time from the start of one poll of a site to that of the next, by all daemons together.",
               "a duration from 0s to 1h, like 1s or 5s"),
      duration("poll.private_host_gap", &Config::poll_private_host_gap, 0s, 3600s,
               "The same for feeds that may be fetched from private addresses: those servers are one's own.",
               "a duration from 0s to 1h, like 0s or 5s"),
      duration("poll.interval", &Config::poll_interval, 1s, 7 * 24h,
               "Shortest time between two polls of a feed that answers, and that of one whose rhythm is not known yet.",
               "a duration from 1s to 7d, like 90s, 15m, 6h or 2d"),
      duration("poll.quiet_interval", &Config::poll_quiet_interval, 1s, 30 * 24h,
               "Longest time between two polls of a feed that answers: one that seldom brings something is asked less "
               "often, up to this.",
               "a duration from 1s to 30d, like 90s, 15m, 6h or 2d"),
      duration(
          "poll.longest_interval", &Config::poll_longest_interval, 1s, 30 * 24h,
          "Longest time between two polls of a feed that fails: the interval doubles with each failure up to this.",
          "a duration from 1s to 30d, like 90s, 15m, 6h or 2d"),
      duration(
          "poll.park_after", &Config::poll_park_after, 1s, 365 * 24h,
          "A feed that has failed for so long is parked: tried rarely, and listed by `alleged feeds list --failing`.",
          "a duration from 1s to 365d, like 90s, 15m, 6h or 2d"),
      duration("poll.parked_interval", &Config::poll_parked_interval, 1s, 365 * 24h,
               "Time between two polls of a parked feed.", "a duration from 1s to 365d, like 90s, 15m, 6h or 2d"),
      duration("poll.move_after", &Config::poll_move_after, std::chrono::seconds(0), 365 * 24h,
               "A permanent redirect is believed, and the subscription follows it, once three polls in a row over so "
               "long have led there.",
               "a duration from 0s to 365d, like 90s, 15m, 6h or 2d"),
      duration("poll.timeout", &Config::poll_timeout, 1s, 10min,
               "Longest time one fetch may take in all, and the linked pages of one poll together.",
               "a duration from 1s to 10m"),
      duration("poll.stall_timeout", &Config::poll_stall_timeout, 1s, 10min,
               "Longest time a fetch may go on without a byte.", "a duration from 1s to 10m"),
      number("poll.max_bytes", &Config::poll_max_bytes, 1 << 10, 1 << 30,
             "Largest feed read, in bytes after decompression. A larger one is a failure, not cut.",
             "a whole number of bytes from 1024 to 1073741824"),
      number(
          "poll.max_memory", &Config::poll_max_memory, 1 << 20, std::int64_t{1} << 40,
          "Bytes that all fetched feeds together may take until they have been read, at least max_bytes. A fetch that "
          "would need more ends, and is made again within a minute.",
          "a whole number of bytes from 1048576 to 1099511627776"),
      number("poll.max_redirects", &Config::poll_max_redirects, 0, 50, "Redirects followed in one fetch.",
             "a whole number from 0 to 50"),
      text("poll.contact", &Config::poll_contact,
           "Address or URL sent in the User-Agent, so that a server's operator can reach you. Set it.",
           "printable text of at most 200 bytes without parentheses",
           [](const std::string& v) {
             return printable(v) && v.size() <= 200 && v.find_first_of("()") == std::string::npos;
           }),
      [] {
        Setting setting =
            text("poll.proxy", &Config::poll_proxy,
                 "HTTP proxy that feeds are fetched through; empty: none. The environment's (http_proxy) "
                 "is not used. Where a host name leads to is then the proxy's to judge, and not seen here.",
                 "http://[USER:PASSWORD@]HOST:PORT, the same with https, or empty", is_proxy_url);
        setting.secret = true;
        return setting;
      }(),
      text("poll.ca_file", &Config::poll_ca_file,
           "Certificates trusted for feeds over https, instead of the system's (PEM); empty: the system's.",
           "a path, or empty", printable),
      truth("poll.allow_private", &Config::poll_allow_private,
            "Whether every feed may be fetched from loopback and private addresses. A feed added by such an address "
            "may anyway."),
      text("alert.smtp_url", &Config::alert_smtp_url,
           "Mail server that takes the alerts, like smtp://localhost:25. Empty: alerts wait in the outbox.",
           "smtp://HOST[:PORT], smtps://HOST[:PORT], or empty", is_smtp_url),
      text("alert.from", &Config::alert_from, "Sender of the alerts.", "a mail address", is_address),
      text("alert.user", &Config::alert_user, "Name to log in to the mail server with; empty: no login.",
           "printable text", printable),
      secret("alert.password", &Config::alert_password,
             "Password for it. Better given as ALLEGED_ALERT_PASSWORD in a file only root can read."),
      text("alert.tls", &Config::alert_tls,
           "Whether mail travels encrypted: required refuses a server without TLS, opportunistic uses it where "
           "offered, none never does.",
           "required, opportunistic or none",
           [](const std::string& v) {
             return one_of(v, {"required", "opportunistic", "none"});
           }),
      text("alert.ca_file", &Config::alert_ca_file,
           "Certificates trusted for the mail server (PEM); empty: the system's.", "a path, or empty", printable),
      keeping(
          "keep.entries", &Config::keep_entries,
          "How long it is remembered that an entry was seen, after its feed holds it no longer. One that comes back "
          "later is new."),
      keeping("keep.stories", &Config::keep_stories,
              "How long stories are kept after they were fetched, with their reports and mails; those that an analyst "
              "has reviewed are kept for ever."),
      text("detect.lexicon_dir", &Config::detect_lexicon_dir,
           "Folder of your own phrase files (*.toml), read over the built-in ones; they need not exist. Read again on "
           "reload (SIGHUP).",
           "a path, or empty", printable),
      text("log.level", &Config::log_level, "How much is logged.", "debug, info, warning or error",
           [](const std::string& v) {
             return one_of(v, {"debug", "info", "warning", "error"});
           }),
  };
  return all;
}

}  // namespace alleged
