#include "feeds/not_a_feed.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "feeds/ascii.hpp"
#include "feeds/plain_text.hpp"
#include "feeds/utf8.hpp"

namespace alleged::feeds {

namespace {

/// Only the beginning is looked at.
constexpr std::size_t kHead = 32'768;
/// Of the document's own words, so many bytes are quoted.
constexpr std::size_t kQuoted = 80;

/// Words that bot walls' pages have and others hardly, in lower case.
constexpr std::array<std::string_view, 15> kWallWords = {"just a moment...",
                                                         "cf-browser-verification",
                                                         "cf_chl_",
                                                         "challenge-platform",
                                                         "attention required! | cloudflare",
                                                         "captcha",
                                                         "_incapsula_resource",
                                                         "checking your browser",
                                                         "verify you are human",
                                                         "are you a robot",
                                                         "ddos protection",
                                                         "ddos-guard",
                                                         "enable javascript and cookies",
                                                         "bot detection",
                                                         "access denied"};

/// Text to quote within a line, cut between characters.
std::string quotable(std::string_view text) {
  std::string words = clean(plain_text(text.substr(0, 1024)));  // the cut may have gone through a character
  if (words.size() <= kQuoted) return words;
  std::size_t end = kQuoted;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return words.substr(0, end) + "...";
}

std::string title_in(std::string_view html) {
  const std::string head = lower(html);
  const std::size_t open = head.find("<title");
  if (open == std::string::npos) return {};
  const std::size_t start = head.find('>', open);
  const std::size_t end = head.find("</title", open);
  if (start == std::string::npos || end == std::string::npos || end < start) return {};
  return quotable(html.substr(start + 1, end - start - 1));
}

Unreadable describe_page(std::string_view head) {
  const std::string words = lower(head);
  const bool is_wall = std::any_of(kWallWords.begin(), kWallWords.end(),
                                   [&words](std::string_view word) { return words.find(word) != std::string::npos; });
  std::string reason =
      is_wall ? "this is a web page that keeps robots out, not a feed" : "this is a web page, not a feed";
  if (const std::string title = title_in(head); !title.empty()) reason += ": " + title;
  return {reason};
}

}  // namespace

Unreadable describe(std::string_view text) {
  const std::string_view head = trim_start(text).substr(0, kHead);
  if (head.empty()) return {"empty answer"};
  const std::string words = lower(head.substr(0, 4096));
  for (const std::string_view sign : {"<!doctype html", "<html", "<head", "<body", "<script"}) {
    if (words.find(sign) != std::string::npos) return describe_page(head);
  }
  if (head[0] != '<') return {"not XML: plain text, it begins: " + quotable(head)};
  std::string_view rest = head;
  while (rest.starts_with("<?") || rest.starts_with("<!")) {
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return {"not XML: it breaks off before the first element"};
    rest = trim_start(rest.substr(end + 1));
  }
  if (rest.size() < 2 || rest[0] != '<' || rest[1] == '<') return {"not XML: no element in it"};
  const std::string_view name = rest.substr(1, rest.find_first_of(" \t\n/>", 1) - 1);
  return {"this is XML, but no feed: its root is <" + quotable(name) + ">"};
}

}  // namespace alleged::feeds
