#include "feeds/entities.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>

#include "feeds/ascii.hpp"
#include "feeds/utf8.hpp"

namespace alleged::feeds {

namespace {

/// No entity of the table is longer, and nobody writes a number with more digits.
constexpr std::size_t kLongestName = 10;
constexpr std::size_t kLongestNumber = 12;

/// A reference as read: its number, and the bytes it takes after the "&". None: `used` is 0.
struct Reference {
  char32_t code = 0;
  std::size_t used = 0;
};

/// "#123;" or "#x1F;" at the front of `text` (the semicolon may be missing, as on the web).
Reference read_number(std::string_view text) {
  const bool hexadecimal = text.size() > 1 && to_lower(text[1]) == 'x';
  std::size_t start = hexadecimal ? 2 : 1;
  while (start + 1 < text.size() && text[start] == '0' && is_alnum(text[start + 1])) ++start;  // they count for nothing
  const std::string_view digits = text.substr(start < text.size() ? start : text.size(), kLongestNumber);
  std::uint64_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  if (error != std::errc()) return {};
  const std::size_t used = start + static_cast<std::size_t>(end - digits.data());
  const bool has_semicolon = used < text.size() && text[used] == ';';
  return {code > 0x10FFFF ? char32_t{0xFFFD} : static_cast<char32_t>(code), has_semicolon ? used + 1 : used};
}

/// The references that escaped HTML is full of.
struct Markup {
  std::string_view name;
  char character;
};
constexpr Markup kMarkup[] = {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}};

Reference read_name(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestName + 1).find(';');
  if (end == std::string_view::npos) return {};
  const char32_t code = entity_code(text.substr(0, end));
  return code == 0 ? Reference{} : Reference{code, end + 1};
}

Reference read_reference(std::string_view text) {
  if (text.empty()) return {};
  return text[0] == '#' ? read_number(text) : read_name(text);
}

/// Some programs write each byte of a UTF-8 character as a reference of its own ("&#226;&#128;&#166;" for an ellipsis).
/// Takes such a run, whose first reference is `first`, and returns the bytes used after the first "&"; 0 if it is no
/// such run. One number of 128 to 159 must be in it: those stand for no character, so that honest text is never taken.
std::size_t decode_byte_run(std::string_view text, const Reference& first, std::string& out) {
  const std::size_t length = first.code >= 0xF0 ? 4 : first.code >= 0xE0 ? 3 : 2;
  std::string bytes(1, static_cast<char>(static_cast<unsigned char>(first.code)));
  std::size_t used = first.used;
  bool has_control = false;
  while (bytes.size() < length && used < text.size() && text[used] == '&') {
    const Reference next = read_reference(text.substr(used + 1));
    if (next.used == 0 || next.code < 0x80 || next.code > 0xBF) return 0;
    has_control = has_control || next.code < 0xA0;
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(next.code)));
    used += 1 + next.used;
  }
  const Utf8Survey seen = survey(bytes);
  if (!has_control || seen.multibyte != 1 || seen.invalid != 0) return 0;
  out += clean(bytes);
  return used;
}

/// Decodes what stands after an "&" and returns the bytes used, 0 if it is no reference.
std::size_t decode_reference(std::string_view text, std::string& out) {
  const Reference reference = read_reference(text);
  if (reference.used == 0) return 0;
  if (reference.code >= 0xC2 && reference.code <= 0xF4) {
    if (const std::size_t used = decode_byte_run(text, reference, out)) return used;
  }
  append_code_point(out, reference.code);
  return reference.used;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  append_decoded(out, text);
  return out;
}

void append_decoded(std::string& out, std::string_view text) {
  std::size_t ampersand = text.find('&');
  if (ampersand == std::string_view::npos) {
    out.append(text);
    return;
  }
  // No reference is shorter than what it stands for, so that all of it has room; this is hot in escaped HTML.
  std::size_t size = out.size();
  out.resize(size + text.size());
  const auto put = [&out, &size](std::string_view decoded) {
    std::copy_n(decoded.data(), decoded.size(), out.data() + size);
    size += decoded.size();
  };
  std::string rare;
  std::size_t copied = 0;
  while (ampersand != std::string_view::npos) {
    put(text.substr(copied, ampersand - copied));
    const std::string_view rest = text.substr(ampersand + 1);
    const Markup* const found = std::find_if(std::begin(kMarkup), std::end(kMarkup),
                                             [rest](const Markup& one) { return rest.starts_with(one.name); });
    std::size_t used = 0;
    if (found != std::end(kMarkup)) {
      out[size++] = found->character;
      used = found->name.size();
    } else {
      rare.clear();
      used = decode_reference(rest, rare);
      put(used == 0 ? "&" : std::string_view(rare));
    }
    copied = ampersand + 1 + used;
    ampersand = text.find('&', copied);
  }
  put(text.substr(copied));
  out.resize(size);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    if (c == '&') {
      out.append("&amp;");
    } else if (c == '<') {
      out.append("&lt;");
    } else if (c == '>') {
      out.append("&gt;");
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace alleged::feeds
