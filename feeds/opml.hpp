#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "feeds/entry.hpp"

namespace alleged::feeds {

/// One feed of a subscription list. An empty string: not given. `outlet`, `country`, `language` and `fetchArticle` are
/// attributes of our own; other programs ignore them.
struct Outline {
  std::string url;                         ///< xmlUrl; never empty
  std::string title;                       ///< title, else text
  std::string link;                        ///< htmlUrl: the web site
  std::string folder;                      ///< names of the outlines around it, from the outside in, joined with "/"
  std::string outlet;                      ///< whose feed it is
  std::string country;                     ///< ISO 3166-1 alpha-2 of the outlet
  std::string language;                    ///< ISO 639-1 of the feed
  std::optional<bool> fetch_article = {};  ///< fetchArticle, "true" or "false": whether the linked pages are read
};

/// Reads OPML 1.0, 1.1 or 2.0: every outline with an xmlUrl, in document order. Bytes as hostile as a feed's, and text
/// as clean afterwards. Never throws on bad input.
std::variant<std::vector<Outline>, Unreadable> read_opml(std::string_view bytes);

/// OPML 2.0 that read_opml() reads back as the same outlines; neighbours of one folder stand in one outline. UTF-8.
std::string write_opml(std::string_view title, std::span<const Outline> outlines);

}  // namespace alleged::feeds
