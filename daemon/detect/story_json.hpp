#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "daemon/detect/finding.hpp"

namespace alleged::detect {

/// Reads one line of JSON: an object with "title" and, each optional, id, text, article, outlet, url, lang, date,
/// country. Other members are ignored, null counts as absent. Throws std::runtime_error saying what is wrong, in one
/// line.
Story story_from_json(std::string_view line);

/// The same in its steps: a line as an object, a member that is a string (absent and null: empty), and the story.
boost::json::object object_from_json(std::string_view line);
std::string text_member(const boost::json::object& object, std::string_view name);
Story story_from(const boost::json::object& object);

/// The answer of `alleged scan` for one story, on one line (see alleged-scan(1)): {"id","relevant","score",
/// "allegations":[{"accused","target","actors","accuser","said_by","election","stance","methods","confidence",
/// "evidence":[{"field","start","end","quote"}]}]}. An accuser, sayer or election that is not told is null.
std::string to_json(const Story& story, const Finding& finding);

}  // namespace alleged::detect
