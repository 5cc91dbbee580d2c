#pragma once

#include <string>
#include <string_view>

#include "daemon/detect/finding.hpp"

namespace alleged::detect {

/// Reads one line of JSON: an object with "title" and, each optional, id, text, article, outlet, url, lang, date,
/// country. Other members are ignored, null counts as absent. Throws std::runtime_error saying what is wrong, in one
/// line.
Story story_from_json(std::string_view line);

/// The answer of `alleged scan` for one story, on one line (see alleged-scan(1)): {"id","relevant","score",
/// "allegations":[{"accused","target","actors","accuser","said_by","election","stance","methods","confidence",
/// "evidence":[{"field","start","end","quote"}]}]}. An accuser, sayer or election that is not told is null.
std::string to_json(const Story& story, const Finding& finding);

}  // namespace alleged::detect
