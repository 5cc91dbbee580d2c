#include "feeds/links.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <optional>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/tags.hpp"

namespace alleged::feeds {

namespace {

/// Longer addresses are left alone: no browser takes them.
constexpr std::size_t kLongestUrl = 4096;
/// So many references that a base makes too long show that it is no honest one: the rest stays relative.
constexpr int kMostRefused = 100;
/// A base may add so much to a reference. Its host and folders are shorter; thousands of one-letter references to a
/// longer one would multiply memory.
constexpr std::size_t kMostAdded = 512;
/// Resolved links may make a text this many times longer, and this many bytes on top. Past that the rest stays
/// relative.
constexpr std::size_t kMostGrowth = 4;
constexpr std::size_t kFreeGrowth = 16'384;

/// Percent-encodes what people leave bare in an address (spaces, letters beyond ASCII, quotes), so that it is a URL.
std::string encoded(std::string_view address) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(address.size() + 16);
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool stray_percent =
        c == '%' && (i + 2 >= address.size() || !is_alnum(address[i + 1]) || !is_alnum(address[i + 2]));
    if (byte <= 0x20 || byte >= 0x7F || stray_percent ||
        std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
      out.push_back('%');
      out.push_back(kHex[byte >> 4U]);
      out.push_back(kHex[byte & 15U]);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

/// A base as a URL, read once for all the references to it; absent if it is none, or too long.
std::optional<boost::urls::url> read_base(std::string_view base) {
  if (base.empty() || base.size() > kLongestUrl) return std::nullopt;
  const std::string text = encoded(base);
  const auto read = boost::urls::parse_uri(text);
  return read ? std::optional(boost::urls::url(*read)) : std::nullopt;
}

/// `reference` is trimmed, and not absolute.
std::string resolve_at(const boost::urls::url& base, std::string_view reference) {
  std::string as_given(reference);
  if (reference.size() > kLongestUrl) return as_given;
  const std::string to = encoded(reference);
  const auto relative = boost::urls::parse_uri_reference(to);
  if (!relative) return as_given;
  boost::urls::url result;
  if (!boost::urls::resolve(base, *relative, result)) return as_given;
  if (result.buffer().size() > to.size() + kMostAdded) return as_given;
  return std::string(result.buffer().data(), result.buffer().size());
}

/// Whether an attribute that ends before the "=" may be one that holds a link.
bool may_hold_link(std::string_view before) {
  while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
  const auto ends_with_same = [before](std::string_view name) {
    return before.size() >= name.size() && same(before.substr(before.size() - name.size()), name);
  };
  return ends_with_same("href") || ends_with_same("src");
}

/// False where no link is relative, as in nearly all feeds: then there is no need to look at the tags.
bool may_have_relative_links(std::string_view html) {
  for (std::size_t at = html.find('='); at != std::string_view::npos; at = html.find('=', at + 1)) {
    if (!may_hold_link(html.substr(0, at))) continue;
    std::string_view value = trim_start(html.substr(at + 1));
    if (value.starts_with('"') || value.starts_with('\'')) value = trim_start(value.substr(1));
    if (!is_absolute(value)) return true;
  }
  return false;
}

}  // namespace

bool is_absolute(std::string_view url) {
  std::size_t at = 0;
  while (at < url.size() && (is_alnum(url[at]) || url[at] == '+' || url[at] == '-' || url[at] == '.')) ++at;
  return at > 1 && at < url.size() && url[at] == ':' && is_alpha(url[0]);
}

bool is_web_address(std::string_view url) {
  return starts_with_same(url, "http://") || starts_with_same(url, "https://");
}

std::string resolve(std::string_view base, std::string_view reference) {
  reference = trim(reference);
  if (is_absolute(reference)) return std::string(reference);
  const auto from = read_base(base);
  return from ? resolve_at(*from, reference) : std::string(reference);
}

std::string resolve_links(std::string html, std::string_view base) {
  if (base.empty() || !may_have_relative_links(html)) return html;
  const std::string_view in = html;
  const std::size_t most = in.size() * kMostGrowth + kFreeGrowth;
  std::optional<boost::urls::url> from;
  int refused = 0;
  std::string out;
  std::size_t copied = 0;
  for (TagReader tags(in); const std::optional<Tag> tag = tags.next();) {
    for (AttributeReader attributes(in, *tag); const std::optional<Attribute> attribute = attributes.next();) {
      if (!same(attribute->name, "href") && !same(attribute->name, "src")) continue;
      if (attribute->value.empty() || is_absolute(trim(attribute->value)) || out.size() > most ||
          refused > kMostRefused)
        continue;
      if (!from) from = read_base(base);
      if (!from) return html;
      const std::string reference = trimmed(decode_entities(attribute->value));
      const auto start = static_cast<std::size_t>(attribute->value.data() - in.data());
      out.append(in, copied, start - copied);
      const std::string target = is_absolute(reference) ? reference : resolve_at(*from, reference);
      if (target == reference) ++refused;
      out.append(escape_html(target));
      copied = start + attribute->value.size();
    }
  }
  if (copied == 0) return html;
  out.append(in, copied);
  return out;
}

}  // namespace alleged::feeds
