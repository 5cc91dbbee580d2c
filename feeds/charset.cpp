#include "feeds/charset.hpp"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/double_encoding.hpp"
#include "feeds/latin10.hpp"
#include "feeds/utf8.hpp"

namespace alleged::feeds {

namespace {

/// An XML declaration is expected within these first bytes.
constexpr std::size_t kDeclarationBytes = 256;
/// The guess looks at no more than this; more does not make it better, only slower.
constexpr std::size_t kGuessBytes = 65'536;
/// So many good multi-byte sequences and no bad one are UTF-8 whatever is declared: chance does not do that.
constexpr std::size_t kSurelyUtf8 = 3;
/// Another charset is believed when at most one in so many bytes makes no sense in it.
constexpr std::size_t kTolerableOneIn = 50;
/// UTF-8 stays UTF-8 when at most one in so many of its non-ASCII sequences is broken, as where a document was cut.
constexpr std::size_t kToleratedOneIn = 10;

struct Mark {
  std::string_view bytes;
  std::string_view charset;
  bool is_text;  ///< the bytes are the document's own first characters, no mark to remove
};
using namespace std::string_view_literals;
constexpr std::array kMarks = {
    Mark{"\xEF\xBB\xBF"sv, "utf-8", false},    Mark{"\0\0\xFE\xFF"sv, "utf-32be", false},
    Mark{"\xFF\xFE\0\0"sv, "utf-32le", false}, Mark{"\xFE\xFF"sv, "utf-16be", false},
    Mark{"\xFF\xFE"sv, "utf-16le", false},     Mark{"\0\0\0<"sv, "utf-32be", true},
    Mark{"<\0\0\0"sv, "utf-32le", true},       Mark{"\0<\0"sv, "utf-16be", true},
    Mark{"<\0"sv, "utf-16le", true},           Mark{"\x4C\x6F\xA7\x94"sv, "ibm-037", true},
};

/// Labels whose common meaning (WHATWG's) is wider than ICU's, and labels ICU does not know.
constexpr auto kMeant = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"uhc", "windows-949"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"shift-jis", "ibm-943_P15A-2003"},
    {"sjis", "ibm-943_P15A-2003"},
    {"x-sjis", "ibm-943_P15A-2003"},
    {"windows-31j", "ibm-943_P15A-2003"},
    {"big5", "big5-hkscs"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso_8859-16", "iso-8859-16"},
    {"latin10", "iso-8859-16"},
    {"x-mac-cyrillic", "macintosh-cyrillic"},
    {"x-mac-roman", "macintosh"},
    {"koi8-ru", "koi8-u"},
    {"utf8", "utf-8"},
    {"utf_8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
});

/// Quoted or bare value after `key` and "=" in `text`.
std::string_view value_after(std::string_view text, std::string_view key) {
  for (std::size_t at = 0; at + key.size() < text.size(); ++at) {
    if (!starts_with_same(text.substr(at), key)) continue;
    std::string_view rest = trim(text.substr(at + key.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const char quote = rest[0];
      rest.remove_prefix(1);
      return trim(rest.substr(0, rest.find(quote)));
    }
    return rest.substr(0, rest.find_first_of(" \t\r\n;,?>\"'"));
  }
  return {};
}

std::string_view declared_in(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  const std::size_t start = head.find("<?xml");
  if (start == std::string_view::npos) return {};
  const std::string_view declaration = head.substr(start, head.find('>', start) - start);
  return value_after(declaration, "encoding");
}

std::string meant(std::string_view label) {
  const std::string name = lower(label);
  const auto* const found =
      std::find_if(kMeant.begin(), kMeant.end(), [&name](const auto& row) { return row.first == name; });
  return found == kMeant.end() ? name : std::string(found->second);
}

/// Whether a document may be read that way. UTF-7 and its like hide "<" from every other reader of the same bytes;
/// UTF-8 needs no conversion; UTF-16 and UTF-32 would have been told by their first bytes.
bool is_convertible(const std::string& charset) {
  static constexpr std::array kRefused = {"utf-7"sv, "imap-mailbox-name"sv, "scsu"sv, "bocu-1"sv, "cesu-8"sv,
                                          "utf-8"sv};
  return !charset.empty() && !charset.starts_with("utf-16") && !charset.starts_with("utf-32") &&
         std::find(kRefused.begin(), kRefused.end(), charset) == kRefused.end();
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = text.find("\xEF\xBF\xBD", at + 3)) {
    ++count;
  }
  return count;
}

/// Empty if nobody knows the charset.
std::string convert(std::string_view bytes, const std::string& charset) {
  if (charset == "iso-8859-16") return decode_latin10(bytes);
  constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / 4;
  bytes = bytes.substr(0, kMost);  // ICU counts in int32_t
  UErrorCode error = U_ZERO_ERROR;
  std::string out(bytes.size() * 3 + 16, '\0');
  const std::int32_t length = ucnv_convert("UTF-8", charset.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                                           bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error) || length < 0 || static_cast<std::size_t>(length) > out.size()) return {};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

/// Whether the charset writes each character as one byte, ASCII as ASCII.
bool is_single_byte(const std::string& charset) {
  if (charset == "iso-8859-16") return true;
  if (!is_convertible(charset)) return false;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &error), &ucnv_close);
  return U_SUCCESS(error) && ucnv_getMaxCharSize(converter.get()) == 1 && convert("<a", charset) == "<a";
}

/// As convert(), but only if nearly all bytes made sense that way and it still looks like a feed; else empty.
std::string convert_well(std::string_view bytes, const std::string& charset) {
  if (!is_convertible(charset)) return {};
  std::string text = convert(bytes, charset);
  const bool is_sound = count_replacements(text) * kTolerableOneIn <= text.size();
  const bool has_markup = text.find_first_of("<{") != std::string::npos;
  return is_sound && has_markup ? text : std::string();
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  const std::string_view head = bytes.substr(0, kGuessBytes);
  if (!detector || uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return meant(uchardet_get_charset(detector.get()));
}

/// Empty without a mark.
std::string decode_marked(std::string_view bytes) {
  const auto* const mark =
      std::find_if(kMarks.begin(), kMarks.end(), [bytes](const Mark& known) { return bytes.starts_with(known.bytes); });
  if (mark == kMarks.end()) return {};
  if (!mark->is_text) bytes.remove_prefix(mark->bytes.size());
  return mark->charset == "utf-8" ? std::string(bytes) : convert(bytes, std::string(mark->charset));
}

/// UTF-8 with stray bytes of the single-byte charset that the document declares: a template in one encoding that was
/// filled from a source in the other. Each stray byte is read in that charset. Empty if it is not of that kind.
std::string mended(std::string_view bytes, const std::string& charset) {
  if (!is_single_byte(charset)) return {};
  std::array<std::string, 0x80> upper;
  for (std::size_t i = 0; i < upper.size(); ++i) {
    const auto byte = static_cast<char>(static_cast<unsigned char>(0x80 + i));
    upper[i] = convert({&byte, 1}, charset);
  }
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t stray = find_invalid(bytes, at);
    out.append(bytes, at, stray - at);
    if (stray < bytes.size()) out += upper[static_cast<unsigned char>(bytes[stray]) - 0x80U];
    at = stray + 1;
  }
  return out;
}

/// A 7-bit document may still be written in a charset that switches by escapes.
bool is_plain_ascii(std::string_view bytes, const Utf8Survey& seen) {
  if (seen.multibyte > 0 || seen.invalid > 0) return false;
  const bool has_escape = seen.controls > 0 && bytes.find('\x1B') != std::string_view::npos;
  return !has_escape && bytes.find("~{") == std::string_view::npos;
}

/// A document in UTF-8 that is perhaps not clean yet.
struct Decoded {
  std::string text;
  std::optional<Utf8Survey> seen;  ///< of `text`; absent where it was converted
};

/// The bytes are UTF-8 already.
Decoded as_given(std::string_view bytes, const Utf8Survey& seen) {
  Decoded decoded;
  decoded.text.reserve(bytes.size() + 1);  // load_xml() adds one
  decoded.text.append(bytes);
  decoded.seen = seen;
  return decoded;
}

Decoded decode(std::string_view bytes, std::string_view content_type, const Utf8Survey& seen) {
  if (is_plain_ascii(bytes, seen)) return as_given(bytes, seen);
  const std::array declared = {meant(charset_of(content_type)), meant(declared_in(bytes))};
  const bool says_utf8 = std::find(declared.begin(), declared.end(), "utf-8") != declared.end();
  if (seen.invalid == 0 && (says_utf8 || seen.multibyte >= kSurelyUtf8)) return as_given(bytes, seen);

  const bool is_nearly_utf8 = seen.invalid * kToleratedOneIn <= seen.multibyte;
  for (const std::string& charset : declared) {
    if (charset == "utf-8" && is_nearly_utf8) return as_given(bytes, seen);
    if (is_nearly_utf8 && seen.multibyte >= kSurelyUtf8) {
      if (std::string text = mended(bytes, charset); !text.empty()) return {std::move(text), {}};
    }
    if (std::string text = convert_well(bytes, charset); !text.empty()) return {std::move(text), {}};
  }
  if (is_nearly_utf8) return as_given(bytes, seen);
  if (std::string text = convert_well(bytes, guess(bytes)); !text.empty()) return {std::move(text), {}};
  return seen.multibyte > seen.invalid ? as_given(bytes, seen) : Decoded{convert(bytes, "windows-1252"), {}};
}

Decoded decode_any(std::string_view bytes, std::string_view content_type) {
  if (std::string text = decode_marked(bytes); !text.empty()) {
    const Utf8Survey seen = survey(text);
    return {std::move(text), seen};
  }
  return decode(bytes, content_type, survey(bytes));
}

std::string cleaned(Decoded decoded) {
  // One pass over the bytes is enough for nearly every feed.
  const bool is_clean = decoded.seen && decoded.seen->invalid == 0 && decoded.seen->controls == 0;
  return is_clean ? std::move(decoded.text) : clean(std::move(decoded.text));
}

}  // namespace

std::string_view charset_of(std::string_view content_type) {
  return value_after(content_type, "charset");
}

std::string to_utf8(std::string_view bytes, std::string_view content_type) {
  return cleaned(decode_any(bytes, content_type));
}

std::string feed_to_utf8(std::string_view bytes, std::string_view content_type) {
  Decoded decoded = decode_any(bytes, content_type);
  if (decoded.seen && decoded.seen->invalid == 0 && decoded.seen->multibyte > 0) {
    if (auto once = decode_twice_encoded(decoded.text, decoded.seen->first)) return clean(*std::move(once));
  }
  return cleaned(std::move(decoded));
}

}  // namespace alleged::feeds
