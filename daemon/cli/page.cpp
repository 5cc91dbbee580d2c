#include "daemon/cli/page.hpp"

#include <cstdint>

#include "daemon/cli/charts.hpp"
#include "daemon/html.hpp"

namespace alleged::cli {

namespace {

constexpr const char* head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Alleged interference in elections</title>
<style>
:root { --page: #fff; --ink: #1a1c20; --faint: #5c626d; --line: #d8dbe0; --charge: #2f5f9e; --denial: #b07d1e; }
@media (prefers-color-scheme: dark) {
  :root { --page: #15171b; --ink: #e6e8ec; --faint: #9aa1ad; --line: #343942; --charge: #79a8e6; --denial: #d9ad5c; }
}
body { background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
       padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
.note, .of { color: var(--faint); }
svg { display: block; height: auto; width: 100%; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg .axis { stroke: var(--line); } svg .cell, svg .charge { fill: var(--charge); } svg .denial { fill: var(--denial); }
.key { display: inline-block; height: .7em; width: .7em; }
.scroll { overflow-x: auto; }
blockquote { margin: .2rem 0 .2rem 0; padding-left: .8rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
li { margin-bottom: 1.2rem; } ol { list-style: none; padding: 0; }
a { color: var(--charge); }
</style>
</head>
<body>
)";

std::string number(std::int64_t count, const std::string& one, const std::string& more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

/// In its own direction: a right-to-left quote does not turn the line it stands in.
std::string quoted(const std::string& text) {
  return "<bdi>" + escaped(text) + "</bdi>";
}

std::string link(const std::string& url, const std::string& text) {
  const std::string inside = quoted(text.empty() ? url : text);
  if (!is_web_link(url)) return inside;
  return "<a rel=\"noopener noreferrer nofollow\" href=\"" + escaped(url) + "\">" + inside + "</a>";
}

std::string piece(const store::Overview::Evidence& evidence) {
  std::string html = "<li><span class=\"of\">" + escaped(evidence.day) + "</span> <strong>" +
                     escaped(evidence.accused) + "</strong> over the vote of <strong>" + escaped(evidence.target) +
                     "</strong>: " + escaped(evidence.stance);
  if (!evidence.said_by.empty()) html += ", by " + quoted(evidence.said_by);
  html += "\n<blockquote dir=\"auto\" lang=\"" + escaped(evidence.language) + "\">" + escaped(evidence.quote) +
          "</blockquote>\n<span class=\"of\">" + quoted(evidence.outlet) + "</span> " +
          link(evidence.url, evidence.title);
  if (evidence.copies > 0)
    html += " <span class=\"of\">and " + number(evidence.copies, "copy", "copies") + " elsewhere</span>";
  return html + "</li>\n";
}

}  // namespace

std::string html_page(const store::Overview& overview, const std::string& since) {
  std::string html = head;
  html += "<h1>Alleged interference in elections</h1>\n<p class=\"note\">What stories say that somebody says, " +
          (since.empty() ? std::string("ever since the record began") : "stored since " + escaped(since)) + ", as of " +
          escaped(overview.made_at) +
          " UTC. Nothing here says that it is so. A program read the stories and can misread them: read the quote, "
          "then the story.</p>\n";
  html += "<p>" + number(overview.allegations, "allegation", "allegations") + " in " +
          number(overview.stories, "story", "stories") + " of " + number(overview.outlets, "outlet", "outlets") + "; " +
          number(overview.copies, "story is a copy", "stories are copies") + " of another.</p>\n";
  if (overview.stories == 0) return html + "<p>There is nothing to show yet.</p>\n</body>\n</html>\n";

  html +=
      "<h2>Who is accused, over whose vote</h2>\n<p class=\"note\">Figures are independent outlets: those that had a "
      "text "
      "first. They measure what the subscribed outlets print.</p>\n<div class=\"scroll\">\n" +
      matrix_chart(overview) + "</div>\n";
  html +=
      "<h2>Reports by " + escaped(overview.unit) +
      "</h2>\n<p class=\"note\"><svg class=\"key\" viewBox=\"0 0 9 9\" "
      "aria-hidden=\"true\"><rect class=\"charge\" width=\"9\" height=\"9\"/></svg> charges above the line, <svg "
      "class=\"key\" viewBox=\"0 0 9 9\" aria-hidden=\"true\"><rect class=\"denial\" width=\"9\" height=\"9\"/></svg> "
      "denials below it.</p>\n" +
      timeline_chart(overview);
  if (!overview.actors.empty())
    html +=
        "<h2>Actors that reports name</h2>\n<p class=\"note\">Independent outlets. Being named says nothing about "
        "guilt.</p>\n" +
        actors_chart(overview);
  html += "<h2>Newest evidence</h2>\n<ol>\n";
  for (const auto& evidence : overview.latest) html += piece(evidence);
  return html + "</ol>\n</body>\n</html>\n";
}

}  // namespace alleged::cli
