#include "daemon/poll/robots.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "feeds/ascii.hpp"

namespace alleged::poll {

namespace {

constexpr std::chrono::seconds longest_delay{60};

struct Line {
  std::string_view key;
  std::string_view value;
};

/// The next line, which ends in CR, LF or both; `text` is shortened by it.
Line take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  line = line.substr(0, line.find('#'));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {feeds::trim(line.substr(0, colon)), feeds::trim(line.substr(colon + 1))};
}

/// The product token at the beginning of "alleged/1.0 (...)": letters, "_" and "-", RFC 9309, 2.2.1.
std::string_view product_in(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size() && (feeds::is_alpha(value[end]) || value[end] == '_' || value[end] == '-')) ++end;
  return value.substr(0, end);
}

int digit(char c) {
  if (feeds::is_digit(c)) return c - '0';
  const char lower = feeds::to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The octet that "%2F" at the beginning of a text stands for.
std::optional<unsigned char> encoded_octet(std::string_view text) {
  if (text.size() < 3 || text[0] != '%' || digit(text[1]) < 0 || digit(text[2]) < 0) return std::nullopt;
  return static_cast<unsigned char>(digit(text[1]) * 16 + digit(text[2]));
}

bool is_unreserved(unsigned char c) {
  return c < 0x80 && (feeds::is_alnum(static_cast<char>(c)) || c == '-' || c == '.' || c == '_' || c == '~');
}

void append_encoded(std::string& out, unsigned char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '%';
  out += digits[c >> 4U];
  out += digits[c & 15U];
}

/// Octets so that two spellings of one path are the same (RFC 9309, 2.2.2): what needs no encoding has none, what is
/// not ASCII has it, in capitals. `kept` are characters that stay as they are where they are written without encoding.
std::string normalised(std::string_view path, std::string_view kept) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto octet = encoded_octet(path.substr(i));
    const auto c = octet.value_or(static_cast<unsigned char>(path[i]));
    if (octet) i += 2;
    const bool stays = is_unreserved(c) || (!octet && kept.find(static_cast<char>(c)) != std::string_view::npos);
    if (stays) {
      out += static_cast<char>(c);
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

// RFC 3986's reserved characters, without the two that mean something in a rule.
constexpr std::string_view reserved = ":/?#[]@!&'()+,;=";
constexpr std::string_view reserved_and_any = ":/?#[]@!&'()+,;=*";

std::string_view path_of(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes != std::string_view::npos) url.remove_prefix(std::min(url.find_first_of("/?#", slashes + 3), url.size()));
  return url.substr(0, url.find('#'));
}

std::chrono::seconds delay_of(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc() || !(seconds > 0)) return std::chrono::seconds(0);
  const auto most = static_cast<double>(longest_delay.count());
  return std::chrono::seconds(static_cast<std::int64_t>(std::min(seconds, most) + 0.999));
}

}  // namespace

Robots::Robots(std::string_view bytes, std::string_view product) {
  bytes = bytes.substr(0, most_of_robots);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Robots everyones;
  bool is_ours = false;
  bool is_everyones = false;
  bool has_our_group = false;
  bool begins_group = true;  // user-agent lines that follow one another name one group
  while (!bytes.empty()) {
    const auto [key, value] = take_line(bytes);
    if (feeds::same(key, "user-agent")) {
      if (begins_group) is_ours = is_everyones = false;
      begins_group = false;
      is_ours = is_ours || feeds::same(product_in(value), product);
      is_everyones = is_everyones || value == "*";
      has_our_group = has_our_group || is_ours;
      continue;
    }
    const bool is_allowing = feeds::same(key, "allow");
    const bool is_delay = feeds::same(key, "crawl-delay");
    if (!is_allowing && !is_delay && !feeds::same(key, "disallow")) continue;
    begins_group = true;
    for (Robots* group : {is_ours ? this : nullptr, is_everyones ? &everyones : nullptr}) {
      if (group == nullptr || value.empty()) continue;
      if (is_delay) {
        group->delay_ = std::max(group->delay_, delay_of(value));
        continue;
      }
      if (group->rules_.size() > most_rules) continue;
      Rule rule;
      rule.allows = is_allowing;
      rule.to_the_end = value.ends_with('$');
      rule.pattern = normalised(value.substr(0, value.size() - (rule.to_the_end ? 1 : 0)), reserved_and_any);
      group->rules_.push_back(std::move(rule));
    }
  }
  if (!has_our_group) *this = std::move(everyones);
}

/// The texts between the "*" one after another, each as far to the left as it can stand: that leaves the most for the
/// next ones. memmem() is linear, whatever it looks for.
bool Robots::matches(const Rule& rule, std::string_view path) {
  std::string_view pattern = rule.pattern;
  std::size_t star = pattern.find('*');
  const std::string_view start = pattern.substr(0, star);
  if (!path.starts_with(start)) return false;
  path.remove_prefix(start.size());
  if (star == std::string_view::npos) return !rule.to_the_end || path.empty();
  while (star != std::string_view::npos) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    if (star == std::string_view::npos && rule.to_the_end) return path.ends_with(part);
    const void* const found = ::memmem(path.data(), path.size(), part.data(), part.size());
    if (found == nullptr) return false;
    path.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(found) - path.data()) + part.size());
  }
  return true;
}

bool Robots::allows(std::string_view url) const {
  std::string path = normalised(path_of(url), reserved);
  if (!path.starts_with('/')) path.insert(0, "/");
  if (path == "/robots.txt") return true;
  if (rules_.size() > most_rules) return false;
  const Rule* decisive = nullptr;
  const auto length = [](const Rule& rule) { return rule.pattern.size() + (rule.to_the_end ? 1 : 0); };
  for (const Rule& rule : rules_) {
    if (decisive != nullptr && length(rule) < length(*decisive)) continue;
    if (decisive != nullptr && length(rule) == length(*decisive) && (decisive->allows || !rule.allows)) continue;
    if (matches(rule, path)) decisive = &rule;
  }
  return decisive == nullptr || decisive->allows;
}

std::size_t Robots::size() const {
  std::size_t bytes = sizeof(Robots) + rules_.capacity() * sizeof(Rule);
  for (const Rule& rule : rules_) bytes += rule.pattern.size();
  return bytes;
}

}  // namespace alleged::poll
