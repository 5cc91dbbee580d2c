#include "daemon/detect/story_json.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "daemon/detect/utf8.hpp"
#include "daemon/tsv.hpp"
#include "feeds/double_encoding.hpp"

namespace alleged::detect {
namespace {

namespace json = boost::json;

/// Text as JSON may hold it: valid UTF-8.
json::string text(std::string_view value) {
  std::string storage;
  return json::string(valid_utf8(value, storage));
}

json::value text_or_null(std::string_view value) {
  if (value.empty()) return nullptr;
  return text(value);
}

json::array list(const std::vector<std::string>& values) {
  json::array array;
  for (const std::string& value : values) array.push_back(text(value));
  return array;
}

/// Three places: more would feign a precision that hand-set weights do not have.
double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

json::array names_of(const std::vector<Actor>& actors) {
  json::array array;
  for (const Actor& actor : actors) array.push_back(text(actor.name));
  return array;
}

/// Techniques of the DISARM framework, by the methods that the reference table gives them for.
json::array disarm_of(const std::vector<std::string>& methods) {
  static const auto ids = [] {
    const Tsv table("schema/reference/methods.tsv");
    std::map<std::string, std::vector<std::string>, std::less<>> found;
    for (std::size_t row = 0; row < table.rows(); ++row)
      found.emplace(table.cell(row, "code"), table.list(row, "disarm"));
    return found;
  }();
  std::set<std::string> techniques;
  for (const std::string& method : methods) {
    if (const auto found = ids.find(method); found != ids.end())
      techniques.insert(found->second.begin(), found->second.end());
  }
  return list({techniques.begin(), techniques.end()});
}

json::array references_of(const std::vector<Actor>& actors) {
  json::array array;
  for (const Actor& actor : actors) array.push_back(text_or_null(actor.reference));
  return array;
}

json::object object_of(const Evidence& evidence) {
  return {{"field", name(evidence.field)},
          {"start", evidence.start},
          {"end", evidence.end},
          {"quote", text(evidence.quote)}};
}

json::object object_of(const Allegation& allegation) {
  json::array evidence;
  for (const Evidence& one : allegation.evidence) evidence.push_back(object_of(one));
  return {{"accused", allegation.accused},
          {"accused_reason", text_or_null(allegation.accused_reason)},
          {"target", allegation.target},
          {"actors", names_of(allegation.actors)},
          {"actor_references", references_of(allegation.actors)},
          {"accuser", text_or_null(allegation.accuser)},
          {"accuser_country", text_or_null(allegation.accuser_country)},
          {"accuser_kind", text_or_null(allegation.accuser_kind)},
          {"said_by", text_or_null(allegation.said_by)},
          {"election", text_or_null(allegation.election.key())},
          {"stance", name(allegation.stance)},
          {"methods", list(allegation.methods)},
          {"disarm", disarm_of(allegation.methods)},
          {"looks_back", allegation.looks_back},
          {"opinion", allegation.opinion},
          {"confidence", rounded(allegation.confidence)},
          {"evidence", std::move(evidence)}};
}

/// Mends a story that was encoded twice, as the reader of feeds mends its documents. Title and text are judged
/// together: a title alone has too few letters to tell by.
void mend_encoding(Story& story) {
  constexpr char between = '\x1F';
  std::string whole;
  for (const std::string* part : {&story.title, &story.text, &story.article}) {
    if (!part->empty() && part->find(between) != part->npos) return;
    whole += *part + between;
  }
  const auto beyond =
      std::find_if(whole.begin(), whole.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (beyond == whole.end()) return;
  const auto mended = feeds::decode_twice_encoded(whole, static_cast<std::size_t>(beyond - whole.begin()));
  if (!mended) return;
  std::size_t at = 0;
  for (std::string* part : {&story.title, &story.text, &story.article}) {
    const std::size_t end = mended->find(between, at);
    *part = mended->substr(at, end - at);
    at = end + 1;
  }
}

}  // namespace

json::object object_from_json(std::string_view line) {
  boost::system::error_code error;
  json::value value = json::parse(line, error);
  if (error) throw std::runtime_error("story: not JSON: " + error.message());
  if (!value.is_object()) throw std::runtime_error("story: not a JSON object");
  return std::move(value.get_object());
}

std::string text_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return {};
  if (!value->is_string()) throw std::runtime_error("story: \"" + std::string(name) + "\" is not a string");
  return std::string(value->get_string());
}

Story story_from(const json::object& object) {
  Story story;
  story.id = text_member(object, "id");
  story.title = text_member(object, "title");
  story.text = text_member(object, "text");
  story.article = text_member(object, "article");
  story.outlet = text_member(object, "outlet");
  story.url = text_member(object, "url");
  story.lang = text_member(object, "lang");
  story.date = text_member(object, "date");
  story.country = text_member(object, "country");
  mend_encoding(story);
  return story;
}

Story story_from_json(std::string_view line) {
  return story_from(object_from_json(line));
}

std::string to_json(const Story& story, const Finding& finding) {
  json::array allegations;
  for (const Allegation& allegation : finding.allegations) allegations.push_back(object_of(allegation));
  const json::object answer{{"id", text(story.id)},
                            {"relevant", finding.relevant},
                            {"score", rounded(finding.score)},
                            {"allegations", std::move(allegations)}};
  return json::serialize(answer);
}

}  // namespace alleged::detect
