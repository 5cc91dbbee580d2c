#include "daemon/poll/url.hpp"

#include <algorithm>
#include <utility>

#include "feeds/utf8.hpp"

namespace alleged::poll {

namespace {

/// Where the user's name and password stand, with the "@"; npos and 0 where there are none.
std::pair<std::size_t, std::size_t> user_in(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return {slashes, 0};
  const std::size_t start = slashes + 3;
  const std::size_t end = url.substr(0, url.find_first_of("/?#", start)).rfind('@');
  if (end == std::string_view::npos || end < start) return {std::string_view::npos, 0};
  return {start, end + 1 - start};
}

}  // namespace

bool is_line(std::string_view text) {
  return feeds::survey(text).invalid == 0 && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

bool is_storable(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) && url.size() <= 2000 && is_line(url) &&
         url.find(' ') == std::string_view::npos;
}

bool has_user(std::string_view url) {
  return user_in(url).second > 0;
}

std::string without_user(std::string url) {
  if (const auto [start, length] = user_in(url); length > 0) url.erase(start, length);
  return url;
}

}  // namespace alleged::poll
