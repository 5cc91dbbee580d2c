#include "feeds/flat.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "feeds/ascii.hpp"
#include "feeds/tags.hpp"

namespace alleged::feeds {

namespace {

/// libxml2 compares each attribute of an element with each other one.
constexpr int kMostAttributes = 256;
constexpr std::size_t kLongestName = 256;

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

bool starts_name(char c) {
  return is_alpha(c) || c == '_';
}

bool continues_name(char c) {
  return is_alnum(c) || c == '_' || c == ':' || c == '-' || c == '.';
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && starts_name(name[0]) &&
         std::all_of(name.begin(), name.end(), continues_name);
}

/// Whether the "<" at the front of `rest` may open a tag or another piece of markup.
bool opens_markup(std::string_view rest) {
  if (rest.size() < 2) return false;
  if (rest[1] == '/') return rest.size() > 2 && starts_name(rest[2]);
  return starts_name(rest[1]) || rest[1] == '!' || rest[1] == '?';
}

/// A value that typographic quotes stand around, as some editors make them, without these.
std::string_view without_curly_quotes(std::string_view value) {
  const auto is_curly = [](std::string_view at) { return at == "\u201C" || at == "\u201D" || at == "\u2033"; };
  if (value.size() < 6 || !is_curly(value.substr(0, 3)) || !is_curly(value.substr(value.size() - 3))) return value;
  return value.substr(3, value.size() - 6);
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      // Not &amp;: libxml2 2.9 drops entities, but not numbers, once it has seen an error.
      out.append("&#38;");
    } else if (c == '<') {
      out.append("&#60;");
    } else if (c == '>') {
      out.append("&#62;");
    } else if (c == '"') {
      out.append("&#34;");
    } else {
      out.push_back(c);
    }
  }
}

class Flattener {
 public:
  Flattener(std::string_view in, Breakage& broken) : in_(in), broken_(broken) {}

  std::string all() {
    out_ = "<flat>";
    out_.reserve(in_.size() + in_.size() / 2);
    while (at_ < in_.size()) {
      const std::size_t bracket = std::min(in_.find('<', at_), in_.size());
      append_escaped(out_, in_.substr(at_, bracket - at_));
      at_ = bracket;
      if (at_ < in_.size()) read_markup();
    }
    return std::move(out_) + "</flat>";
  }

 private:
  /// At a "<": reads what it opens, and moves on behind it.
  void read_markup() {
    const std::string_view rest = in_.substr(at_);
    if (rest.starts_with("<!--")) return skip_comment();
    if (rest.starts_with(kCdata)) return read_cdata();
    if (!opens_markup(rest)) return take_as_text();
    if (rest[1] == '!' || rest[1] == '?') return skip_declaration();
    read_tag();
  }

  void take_as_text() {
    ++broken_.stray_brackets;
    append_escaped(out_, "<");
    ++at_;
  }

  /// A comment that is not closed hides the rest, as it would in a document that was cut.
  void skip_comment() {
    const std::size_t close = in_.find("-->", at_ + 4);
    if (close == std::string_view::npos) ++broken_.unfinished;
    at_ = close == std::string_view::npos ? in_.size() : close + 3;
  }

  void skip_declaration() {
    const std::size_t end = in_.find_first_of("<>", at_ + 1);
    if (end != std::string_view::npos && in_[end] == '<') return take_as_text();
    at_ = end == std::string_view::npos ? in_.size() : end + 1;
  }

  /// A section that is not closed before the next one begins, or at all, ends where its element does.
  void read_cdata() {
    const std::size_t start = at_ + kCdata.size();
    // Looked for from where the last search ended, so that many sections without an end cost one search.
    if (cdata_end_ < start) cdata_end_ = std::min(in_.find(kCdataEnd, start), in_.size());
    std::size_t end = cdata_end_;
    std::size_t after = std::min(end + kCdataEnd.size(), in_.size());
    const std::size_t next = std::min(in_.find(kCdata, start), in_.size());
    if (next < end || end == in_.size()) {
      const std::string_view before_next = in_.substr(0, next);
      const std::size_t close = before_next.find("</" + std::string(last_opened_), start);
      if (next < end || close != std::string_view::npos) {
        ++broken_.unfinished;
        end = after = close != std::string_view::npos ? close : next;
      }
    }
    out_.append(kCdata).append(in_, start, end - start).append(kCdataEnd);
    at_ = after;
  }

  /// Position past the tag at at_; the end of the text if it was cut there, absent if it is no tag. A value in quotes
  /// may hold ">" and "<", but no tag: then its quote was forgotten, and the tag ends at its first ">".
  std::optional<std::size_t> tag_end(std::size_t after_name) {
    std::size_t first_close = 0;
    char quote = '\0';
    char last = '\0';
    for (std::size_t i = after_name; i < in_.size(); ++i) {
      const char c = in_[i];
      if (c == '<' && (quote == '\0' || opens_markup(in_.substr(i)))) {
        if (first_close != 0) return first_close;
        if (trim(in_.substr(after_name, i - after_name)).empty()) return i;
        return std::nullopt;
      }
      if (c == '>' && first_close == 0) first_close = i + 1;
      if (c == '>' && quote == '\0') return i + 1;
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if ((c == '"' || c == '\'') && last == '=') {
        quote = c;
      }
      if (!is_space(c)) last = c;
    }
    return first_close != 0 ? first_close : in_.size();
  }

  void read_tag() {
    const bool is_end = in_[at_ + 1] == '/';
    const std::size_t name_at = at_ + (is_end ? 2 : 1);
    std::size_t name_end = name_at;
    while (name_end < in_.size() && continues_name(in_[name_end])) ++name_end;
    const std::string_view name = in_.substr(name_at, name_end - name_at);
    if (name_end == in_.size()) return void(at_ = in_.size());
    const char next = in_[name_end];
    const bool is_named = is_space(next) || next == '/' || next == '>' || next == '<';
    const std::optional<std::size_t> end = is_named && is_name(name) ? tag_end(name_end) : std::nullopt;
    if (!end) return take_as_text();
    const bool is_finished = in_[*end - 1] == '>';
    if (!is_finished && *end < in_.size()) ++broken_.unfinished;
    if (is_finished || *end < in_.size()) {
      if (is_end) {
        append_end(name);
      } else {
        append_start(name, {in_.substr(at_ + 1, name.size()), at_, is_finished ? *end : *end + 1});
      }
    }
    at_ = *end;
  }

  void append_start(std::string_view name, const Tag& tag) {
    const bool is_empty = in_[tag.end - 2] == '/';
    out_.append("<").append(name);
    AttributeReader attributes(in_, {tag.name, tag.start, is_empty ? tag.end - 1 : tag.end});
    for (int i = 0; i < kMostAttributes; ++i) {
      const std::optional<Attribute> attribute = attributes.next();
      if (!attribute) break;
      if (!is_name(attribute->name)) continue;
      const char before = attribute->value.empty() ? '"' : *(attribute->value.data() - 1);
      const bool is_bare = before != '"' && before != '\'';
      if (is_bare) ++broken_.bare_values;
      out_.append(" ").append(attribute->name).append("=\"");
      append_escaped(out_, is_bare ? without_curly_quotes(attribute->value) : attribute->value);
      out_.append("\"");
    }
    out_.append("/>");
    if (is_empty) return append_end(name);
    last_opened_ = name;
  }

  void append_end(std::string_view name) { out_.append("<?end ").append(name).append("?>"); }

  std::string_view in_;
  Breakage& broken_;
  std::size_t at_ = 0;
  std::size_t cdata_end_ = 0;
  std::string_view last_opened_;
  std::string out_;
};

}  // namespace

std::string flatten(std::string_view text, Breakage& broken) {
  return Flattener(text, broken).all();
}

}  // namespace alleged::feeds
