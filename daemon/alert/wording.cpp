#include "daemon/alert/wording.hpp"

#include <cmath>
#include <string_view>

#include "daemon/html.hpp"

namespace alleged::alert {

namespace {

constexpr std::string_view caution =
    "This mail reports that somebody makes a claim, and in which words. It does not say that the claim is true. "
    "Read the story before you use it.";

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

std::string who_says(const AlertLine& line) {
  const std::string& who = line.said_by.empty() ? line.accuser : line.said_by;
  return who.empty() ? "nobody named" : who;
}

std::string per_cent(double confidence) {
  return std::to_string(std::lround(confidence * 100)) + " %";
}

struct Fact {
  const char* name;
  std::string value;
};

std::vector<Fact> facts(const AlertLine& line) {
  std::vector<Fact> all{
      {"Accused", line.accused},
      {"Over the vote of", line.target.empty() ? "a country that the story does not name" : line.target},
      {"Election", line.election},
      {"Stance", line.stance},
      {line.stance == "denied" ? "Denied by" : "Said by", who_says(line)},
      {"Actors named", joined(line.actors)},
      {"Sure of this reading", per_cent(line.confidence)}};
  std::erase_if(all, [](const Fact& fact) { return fact.value.empty(); });
  return all;
}

/// "the " where English says it before a country's name in a sentence.
std::string_view article(std::string_view country) {
  constexpr std::string_view beginnings[] = {"United ", "European Union", "Democratic Republic", "Central African"};
  constexpr std::string_view endings[] = {" Islands", " Republic", "Netherlands", "Philippines", "Bahamas",
                                          "Gambia",   "Maldives",  "Comoros",     "Seychelles"};
  for (const std::string_view beginning : beginnings)
    if (country.starts_with(beginning)) return "the ";
  for (const std::string_view ending : endings)
    if (country.ends_with(ending)) return "the ";
  return "";
}

/// Only http and https become links: a feed may write anything into a link.
}  // namespace

std::string headline(const AlertLine& line) {
  std::string over = " over a vote";
  if (!line.target.empty()) over = " over the vote of " + std::string(article(line.target)) + line.target;
  return line.accused + " accused" + over;
}

std::string plain_text(const Alert& alert) {
  std::string out = alert.title + "\n" + alert.outlet;
  if (!alert.published.empty()) out += ", " + alert.published;
  out += "\n" + alert.url + "\n";
  for (const AlertLine& line : alert.lines) {
    out += "\n" + headline(line) + "\n";
    for (const Fact& fact : facts(line)) out += std::string("  ") + fact.name + ": " + fact.value + "\n";
    out += "  \"" + line.quote + "\"\n";
  }
  return out + "\n-- \n" + std::string(caution) + "\n";
}

std::string html_text(const Alert& alert) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(alert.title) +
                    "</title></head>\n<body style=\"font-family:sans-serif;max-width:42em\">\n<h2>";
  out += is_web_link(alert.url) ? "<a href=\"" + escaped(alert.url) + "\">" + escaped(alert.title) + "</a>"
                                : escaped(alert.title);
  out += "</h2>\n<p>" + escaped(alert.outlet);
  if (!alert.published.empty()) out += ", " + escaped(alert.published);
  out += "</p>\n";
  for (const AlertLine& line : alert.lines) {
    out += "<h3>" + escaped(headline(line)) + "</h3>\n<table>\n";
    for (const Fact& fact : facts(line))
      out += std::string("<tr><td style=\"padding-right:1em;color:#666\">") + fact.name + "</td><td>" +
             escaped(fact.value) + "</td></tr>\n";
    out += "</table>\n<blockquote>" + escaped(line.quote) + "</blockquote>\n";
  }
  return out + "<p style=\"color:#666;font-size:small\">" + std::string(caution) + "</p>\n</body></html>\n";
}

}  // namespace alleged::alert
