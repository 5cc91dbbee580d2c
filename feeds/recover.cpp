#include "feeds/recover.hpp"

#include <libxml/parser.h>

#include <cstddef>
#include <limits>
#include <memory>

#include "feeds/flat.hpp"
#include "feeds/nesting.hpp"

namespace alleged::feeds {

namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string_view view(const xmlChar* text, int length) {
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)};
}

Nesting& nesting(void* user_data) {
  return *static_cast<Nesting*>(user_data);
}

/// The value as the document wrote it. libxml2 hands an ampersand on as "&#38;" where it keeps references.
void append_value(std::string& out, std::string_view value) {
  static constexpr std::string_view kAmpersand = "&#38;";
  while (!value.empty()) {
    const bool is_ampersand = value.starts_with(kAmpersand);
    const char c = value[0];
    if (c == '<') {
      out.append("&lt;");
    } else if (c == '"') {
      out.append("&quot;");
    } else {
      out.push_back(c);
    }
    value.remove_prefix(is_ampersand ? kAmpersand.size() : 1);
  }
}

void on_start(void* user_data, const xmlChar* name, const xmlChar** attributes) {
  // libxml2 makes the row's own element; the feed's root comes within it.
  if (view(name) == "flat") return;
  std::string written;
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    written.append(" ").append(view(attributes[0])).append("=\"");
    append_value(written, view(attributes[1]));
    written.append("\"");
  }
  nesting(user_data).start(view(name), written);
}

void on_instruction(void* user_data, const xmlChar* /*target*/, const xmlChar* data) {
  nesting(user_data).end(view(data));
}

void on_text(void* user_data, const xmlChar* text, int length) {
  nesting(user_data).text(view(text, length));
}

void on_cdata(void* user_data, const xmlChar* text, int length) {
  nesting(user_data).cdata(view(text, length));
}

/// Gives each piece of the row to `out`. The older form of libxml2's events, which leaves names with their prefixes.
void read_pieces(std::string_view flat, Nesting& out) {
  if (flat.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return;
  // libxml2 wants this once before any thread makes a parser.
  [[maybe_unused]] static const bool is_ready = (xmlInitParser(), true);
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(), &xmlFreeParserCtxt);
  if (!parser) return;
  *parser->sax = xmlSAXHandler{};
  parser->sax->startElement = on_start;
  parser->sax->processingInstruction = on_instruction;
  parser->sax->characters = on_text;
  parser->sax->ignorableWhitespace = on_text;
  parser->sax->cdataBlock = on_cdata;
  parser->sax->initialized = 1;
  parser->userData = &out;
  // HUGE lifts the limit of one text's length; the depth is one, and there is no DTD whose entities could grow.
  constexpr int kOptions =
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> none(
      xmlCtxtReadMemory(parser.get(), flat.data(), static_cast<int>(flat.size()), nullptr, "UTF-8", kOptions),
      &xmlFreeDoc);
}

}  // namespace

Recovered recover(std::string_view text) {
  Recovered recovered;
  Nesting nesting(recovered.broken);
  read_pieces(flatten(text, recovered.broken), nesting);
  recovered.text = nesting.finish();
  return recovered;
}

}  // namespace alleged::feeds
