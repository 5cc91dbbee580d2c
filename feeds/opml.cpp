#include "feeds/opml.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "feeds/ascii.hpp"
#include "feeds/charset.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

/// Folders in folders, as deep as a person would go. Deeper ones are not read.
constexpr int kDeepestFolder = 16;
/// A folder's whole path; a longer one is cut here, so that hostile nesting does not multiply memory.
constexpr std::size_t kLongestFolder = 1024;

std::string name_in(pugi::xml_node outline) {
  std::string name = attribute_of(outline, "title");
  return name.empty() ? attribute_of(outline, "text") : name;
}

/// Adds a folder's name to the path of those around it. A name may hold "/" itself, at its ends too: it is read as
/// write_opml() will write it, as folders in folders, none without a name and none too deep to be read again.
void enter_folder(std::string& path, std::string_view name) {
  auto depth = path.empty() ? 0 : std::count(path.begin(), path.end(), '/') + 1;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(name.size(), part.size() + 1));
    const std::string_view folder = trim(part);
    if (folder.empty() || depth + 1 >= kDeepestFolder || path.size() + folder.size() > kLongestFolder) continue;
    if (!path.empty()) path += "/";
    path += folder;
    ++depth;
  }
}

std::optional<bool> truth_in(std::string_view value) {
  if (same(value, "true")) return true;
  if (same(value, "false")) return false;
  return std::nullopt;
}

/// Bounded recursion: see kDeepestFolder.
void read_outlines(pugi::xml_node parent, const std::string& folder, int depth, std::vector<Outline>& found) {
  if (depth > kDeepestFolder) return;
  for (const pugi::xml_node node : parent.children()) {
    if (!same(local_name(node.name()), "outline")) continue;
    Outline outline;
    outline.url = attribute_of(node, "xmlUrl");
    outline.title = name_in(node);
    std::string inner = folder;
    if (outline.url.empty()) {
      enter_folder(inner, outline.title);
    } else {
      if (outline.title == outline.url) outline.title.clear();  // no name: OPML wants a text, and there was no other
      outline.link = attribute_of(node, "htmlUrl");
      outline.folder = folder;
      outline.outlet = attribute_of(node, "outlet");
      outline.country = attribute_of(node, "country");
      outline.language = attribute_of(node, "language");
      outline.fetch_article = truth_in(attribute_of(node, "fetchArticle"));
      found.push_back(std::move(outline));
    }
    read_outlines(node, inner, depth + 1, found);
  }
}

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  return parent.find_child([name](pugi::xml_node child) { return same(local_name(child.name()), name); });
}

void set(pugi::xml_node outline, const char* name, const std::string& value) {
  if (!value.empty()) outline.append_attribute(name).set_value(value.c_str());
}

/// The outline of a folder path below `body`, made where it is missing. Only the last child is looked at: order stays.
pugi::xml_node folder_in(pugi::xml_node body, std::string_view path) {
  pugi::xml_node at = body;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    path.remove_prefix(name.size() < path.size() ? name.size() + 1 : name.size());
    const pugi::xml_node last = at.last_child();
    if (last && !last.attribute("xmlUrl") && last.attribute("text").value() == name) {
      at = last;
      continue;
    }
    at = at.append_child("outline");
    set(at, "text", std::string(name));
  }
  return at;
}

}  // namespace

std::variant<std::vector<Outline>, Unreadable> read_opml(std::string_view bytes) {
  std::string text = to_utf8(bytes, {});
  pugi::xml_document tree;
  const pugi::xml_parse_result result = load_xml(tree, text);
  if (!result) return Unreadable{std::string("not OPML: ") + result.description()};
  const pugi::xml_node opml = child_named(tree.root(), "opml");
  if (!opml) return Unreadable{"not OPML: there is no <opml> element"};
  std::vector<Outline> found;
  read_outlines(child_named(opml, "body"), {}, 1, found);
  return found;
}

std::string write_opml(std::string_view title, std::span<const Outline> outlines) {
  pugi::xml_document tree;
  pugi::xml_node declaration = tree.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node opml = tree.append_child("opml");
  opml.append_attribute("version") = "2.0";
  opml.append_child("head").append_child("title").text().set(std::string(title).c_str());
  const pugi::xml_node body = opml.append_child("body");
  for (const Outline& outline : outlines) {
    pugi::xml_node node = folder_in(body, outline.folder).append_child("outline");
    set(node, "type", "rss");
    set(node, "text", outline.title.empty() ? outline.url : outline.title);
    set(node, "title", outline.title);
    set(node, "xmlUrl", outline.url);
    set(node, "htmlUrl", outline.link);
    set(node, "outlet", outline.outlet);
    set(node, "country", outline.country);
    set(node, "language", outline.language);
    if (outline.fetch_article) set(node, "fetchArticle", *outline.fetch_article ? "true" : "false");
  }
  std::ostringstream out;
  tree.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace alleged::feeds
