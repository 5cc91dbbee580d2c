#include "daemon/eval/labels.hpp"

#include <boost/json.hpp>

#include <sstream>
#include <stdexcept>

#include "daemon/detect/story_json.hpp"

namespace alleged::eval {
namespace {

namespace json = boost::json;

bool flag_of(const json::object& object, std::string_view name, bool otherwise) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_bool() ? value->get_bool() : otherwise;
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  const json::value* found = object.if_contains(name);
  if (found == nullptr || !found->is_array()) return texts;
  for (const json::value& one : found->get_array()) {
    if (one.is_string()) texts.emplace_back(one.get_string());
  }
  return texts;
}

/// "US-2024-presidential", of which the year or the kind may be missing.
detect::Election election_of(const std::string& key) {
  detect::Election election;
  std::istringstream parts(key);
  std::getline(parts, election.country, '-');
  for (std::string part; std::getline(parts, part, '-');) {
    const bool year = part.find_first_not_of("0123456789") == part.npos && part.size() == 4;
    if (year) {
      election.year = std::stoi(part);
    } else {
      election.kind = part;
    }
  }
  return election;
}

Label label_of(const json::value& value) {
  const json::object* object = value.if_object();
  if (object == nullptr) throw std::runtime_error("labels: an allegation is not an object");
  Label label;
  label.accused = detect::text_member(*object, "accused");
  label.target = detect::text_member(*object, "target");
  label.accuser = detect::text_member(*object, "accuser");
  label.stance = detect::text_member(*object, "stance");
  if (label.accused.empty() || label.target.empty()) throw std::runtime_error("labels: no accused or no target");
  label.actors = texts_of(*object, "actors");
  if (object->contains("methods")) {
    const std::vector<std::string> methods = texts_of(*object, "methods");
    label.methods.emplace(methods.begin(), methods.end());
  }
  if (object->contains("election")) label.election = election_of(detect::text_member(*object, "election"));
  if (object->contains("accuser_kind")) label.accuser_kind = detect::text_member(*object, "accuser_kind");
  if (object->contains("looks_back")) label.looks_back = flag_of(*object, "looks_back", false);
  return label;
}

}  // namespace

Labelled labelled_from_json(std::string_view line) {
  Labelled labelled;
  const json::object object = detect::object_from_json(line);
  labelled.story = detect::story_from(object);
  const json::value* found = object.if_contains("labels");
  const json::object* labels = found == nullptr ? nullptr : found->if_object();
  if (labels == nullptr) throw std::runtime_error("story without \"labels\"");
  if (!labels->contains("relevant")) throw std::runtime_error("labels without \"relevant\"");
  labelled.relevant = flag_of(*labels, "relevant", false);
  labelled.lead_relevant = flag_of(*labels, "lead_relevant", labelled.relevant);
  labelled.kind = detect::text_member(*labels, "kind");
  if (labels->contains("opinion")) labelled.opinion = flag_of(*labels, "opinion", false);
  if (const json::value* all = labels->if_contains("allegations"); all != nullptr && all->is_array()) {
    for (const json::value& one : all->get_array()) labelled.allegations.push_back(label_of(one));
  }
  return labelled;
}

detect::Story lead_of(const detect::Story& story) {
  detect::Story lead = story;
  lead.article.clear();
  std::size_t at = 0;
  for (std::size_t points = 0; at < lead.text.size() && points < lead_length; ++points) {
    do ++at;
    while (at < lead.text.size() && (static_cast<unsigned char>(lead.text[at]) & 0xC0) == 0x80);
  }
  lead.text.resize(at);
  return lead;
}

}  // namespace alleged::eval
