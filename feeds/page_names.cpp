#include "feeds/page_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/page.hpp"

namespace alleged::feeds {

namespace {

using enum PageRole;
using namespace std::string_view_literals;

// Sorted by name.
constexpr auto kRoles = std::to_array<std::pair<std::string_view, PageRole>>({
    {"a", link},           {"abbr", flowing},    {"acronym", flowing},
    {"area", empty},       {"article", article}, {"aside", left_out},
    {"audio", left_out},   {"b", flowing},       {"base", empty},
    {"bdi", flowing},      {"bdo", flowing},     {"big", flowing},
    {"br", line},          {"button", left_out}, {"canvas", left_out},
    {"cite", flowing},     {"code", flowing},    {"col", empty},
    {"data", flowing},     {"dd", item},         {"del", left_out},
    {"dfn", flowing},      {"dialog", left_out}, {"dt", item},
    {"em", flowing},       {"embed", empty},     {"figcaption", left_out},
    {"figure", left_out},  {"font", flowing},    {"footer", left_out},
    {"form", form},        {"h1", heading},      {"h2", heading},
    {"h3", heading},       {"h4", heading},      {"h5", heading},
    {"h6", heading},       {"header", header},   {"i", flowing},
    {"iframe", raw},       {"img", empty},       {"input", empty},
    {"ins", flowing},      {"kbd", flowing},     {"label", flowing},
    {"li", item},          {"link", empty},      {"main", main},
    {"mark", flowing},     {"math", left_out},   {"menu", left_out},
    {"meta", empty},       {"nav", left_out},    {"nobr", flowing},
    {"noembed", raw},      {"noframes", raw},    {"noscript", left_out},
    {"object", left_out},  {"p", paragraph},     {"param", empty},
    {"picture", left_out}, {"plaintext", raw},   {"q", flowing},
    {"rp", left_out},      {"rt", left_out},     {"ruby", flowing},
    {"s", left_out},       {"samp", flowing},    {"script", raw},
    {"select", left_out},  {"small", flowing},   {"source", empty},
    {"span", flowing},     {"strike", left_out}, {"strong", flowing},
    {"style", raw},        {"sub", flowing},     {"sup", flowing},
    {"svg", left_out},     {"td", cell},         {"template", left_out},
    {"textarea", raw},     {"th", cell},         {"time", flowing},
    {"title", raw},        {"tr", row},          {"track", empty},
    {"tt", flowing},       {"u", flowing},       {"var", flowing},
    {"video", left_out},   {"wbr", empty},       {"xmp", raw},
});
static_assert(std::is_sorted(kRoles.begin(), kRoles.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));

// Sorted.
constexpr std::array kBeside = {
    "ads"sv,        "advert"sv,     "advertisement"sv,   "banner"sv,      "breadcrumb"sv,   "breadcrumbs"sv,
    "caption"sv,    "captcha"sv,    "comment"sv,         "comments"sv,    "consent"sv,      "cookie"sv,
    "cookies"sv,    "copyright"sv,  "credit"sv,          "credits"sv,     "disqus"sv,       "footer"sv,
    "gdpr"sv,       "login"sv,      "masthead"sv,        "menu"sv,        "modal"sv,        "nav"sv,
    "navbar"sv,     "navigation"sv, "newsletter"sv,      "newsletters"sv, "outbrain"sv,     "pager"sv,
    "pagination"sv, "paywall"sv,    "popular"sv,         "popup"sv,       "promo"sv,        "promos"sv,
    "promotion"sv,  "recirc"sv,     "recommendations"sv, "recommended"sv, "registration"sv, "regwall"sv,
    "related"sv,    "share"sv,      "sharing"sv,         "sidebar"sv,     "signin"sv,       "signup"sv,
    "social"sv,     "sponsor"sv,    "sponsored"sv,       "subscribe"sv,   "subscription"sv, "taboola"sv,
    "toolbar"sv,    "tooltip"sv,    "trending"sv,
};

/// Words of a name that say of a whole page what it has, or under which heading it was filed.
constexpr std::array kAboutThePage = {"category"sv, "has"sv, "is"sv, "no"sv, "tag"sv, "with"sv, "without"sv};

/// Names for what only a screen reader reads out.
constexpr std::array kUnseen = {"screen-reader-text"sv, "sr-only"sv, "visually-hidden"sv};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The next word of a name ("articleComments", "article_comments", "article-comments"), which is shortened by it.
std::string_view take_word(std::string_view& name) {
  while (!name.empty() && !is_alnum(name.front())) name.remove_prefix(1);
  std::size_t end = 0;
  const auto is_capital = [&name](std::size_t at) { return name[at] >= 'A' && name[at] <= 'Z'; };
  while (end < name.size() && is_alnum(name[end]) && (end == 0 || !is_capital(end) || is_capital(end - 1))) ++end;
  const std::string_view word = name.substr(0, end);
  name.remove_prefix(end);
  return word;
}

bool is_name_of_what_is_beside(std::string_view name) {
  if (is_among(kUnseen, name)) return true;
  std::string first;
  std::string last;
  while (!name.empty()) {
    const std::string word = lower(take_word(name));
    if (word.empty()) continue;
    if (is_among(kAboutThePage, word)) return false;
    if (first.empty()) first = word;
    last = word;
  }
  return std::binary_search(kBeside.begin(), kBeside.end(), first) ||
         std::binary_search(kBeside.begin(), kBeside.end(), last);
}

}  // namespace

PageRole page_role(std::string_view name) {
  const auto* const found = std::lower_bound(kRoles.begin(), kRoles.end(), name,
                                             [](const auto& row, std::string_view key) { return row.first < key; });
  return found != kRoles.end() && found->first == name ? found->second : container;
}

bool names_what_is_beside(std::string_view class_or_id) {
  while (!class_or_id.empty()) {
    class_or_id = trim_start(class_or_id);
    std::size_t end = 0;
    while (end < class_or_id.size() && !is_space(class_or_id[end])) ++end;
    if (is_name_of_what_is_beside(class_or_id.substr(0, end))) return true;
    class_or_id.remove_prefix(end);
  }
  return false;
}

}  // namespace alleged::feeds
