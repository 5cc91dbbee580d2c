#include "daemon/cli/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string_view>
#include <vector>

#include "daemon/detect/utf8.hpp"
#include "daemon/html.hpp"

namespace alleged::cli {

namespace {

using store::Overview;

constexpr std::size_t most_countries = 14;
constexpr std::size_t most_letters = 24;  // of a name beside a chart

std::string fixed(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", number);
  return text.data();
}

std::string attribute(std::string_view name, double number) {
  return " " + std::string(name) + "=\"" + fixed(number) + "\"";
}

std::string begin_chart(std::string_view what, double width, double height) {
  return "<svg role=\"img\" aria-label=\"" + escaped(what) + "\" viewBox=\"0 0 " + fixed(width) + " " + fixed(height) +
         "\" style=\"max-width:" + fixed(width) + "px\">\n";
}

std::string box(std::string_view kind, double x, double y, double width, double height, std::string_view more,
                const std::string& title) {
  return "<rect class=\"" + std::string(kind) + "\"" + attribute("x", x) + attribute("y", y) +
         attribute("width", width) + attribute("height", height) + std::string(more) + "><title>" + escaped(title) +
         "</title></rect>\n";
}

std::string label(double x, double y, std::string_view anchor, std::string_view more, std::string_view text) {
  return "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"" + std::string(anchor) + "\"" +
         std::string(more) + ">" + escaped(text) + "</text>\n";
}

/// A name that fits beside a chart; the whole one stands in the title of what it names.
std::string short_name(const std::string& name) {
  std::size_t at = 0;
  for (std::size_t letters = 0; at < name.size(); ++letters) {
    if (letters == most_letters) return name.substr(0, at) + "…";
    detect::next_point(name, at);
  }
  return name;
}

std::string counted(const Overview::Count& count) {
  return std::to_string(count.independent_outlets) + " independent outlets, " + std::to_string(count.charges) +
         " reports, " + std::to_string(count.denials) + " denials";
}

/// The names that most outlets tell of.
std::vector<std::string> first_names(const std::vector<Overview::Pair>& pairs, std::string Overview::Pair::*name) {
  std::map<std::string, std::int64_t> sums;
  for (const Overview::Pair& pair : pairs) sums[pair.*name] += pair.count.independent_outlets;
  std::vector<std::string> names;
  for (const auto& [each, sum] : sums) names.push_back(each);
  std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return sums[a] > sums[b]; });
  names.resize(std::min(names.size(), most_countries));
  return names;
}

std::size_t place(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

std::string matrix_chart(const Overview& page) {
  constexpr double side = 34;
  constexpr double left = 190;
  constexpr double top = 150;
  const auto accused = first_names(page.pairs, &Overview::Pair::accused);
  const auto targets = first_names(page.pairs, &Overview::Pair::target);
  const double width = left + side * static_cast<double>(targets.size()) + 110;
  const double height = top + side * static_cast<double>(accused.size()) + 24;
  std::string svg = begin_chart("Accused countries by the country whose vote is meant", width, height);
  for (std::size_t row = 0; row < accused.size(); ++row)
    svg += label(left - 8, top + side * (static_cast<double>(row) + 0.62), "end", "", short_name(accused[row]));
  for (std::size_t column = 0; column < targets.size(); ++column) {
    const double x = left + side * (static_cast<double>(column) + 0.6);
    const std::string turn = " transform=\"rotate(-50 " + fixed(x) + " " + fixed(top - 8) + ")\"";
    svg += label(x, top - 8, "start", turn, short_name(targets[column]));
  }
  std::int64_t most = 1;
  for (const Overview::Pair& pair : page.pairs) most = std::max(most, pair.count.independent_outlets);
  std::size_t further = 0;
  for (const Overview::Pair& pair : page.pairs) {
    const std::size_t row = place(accused, pair.accused);
    const std::size_t column = place(targets, pair.target);
    if (row == accused.size() || column == targets.size()) {
      ++further;
      continue;
    }
    const double x = left + side * static_cast<double>(column);
    const double y = top + side * static_cast<double>(row);
    const double share = std::sqrt(static_cast<double>(pair.count.independent_outlets) / static_cast<double>(most));
    svg += box("cell", x + 1, y + 1, side - 2, side - 2, " fill-opacity=\"" + fixed(0.1 + 0.5 * share) + "\"",
               pair.accused + " over the vote of " + pair.target + ": " + counted(pair.count));
    svg += label(x + side / 2, y + side * 0.62, "middle", " class=\"figure\"",
                 std::to_string(pair.count.independent_outlets));
  }
  if (further > 0)
    svg += label(left, height - 6, "start", "", "and " + std::to_string(further) + " further pairs, in alleged.matrix");
  return svg + "</svg>\n";
}

std::string timeline_chart(const Overview& page) {
  constexpr double width = 760;
  constexpr double up = 140;
  constexpr double down = 50;
  std::int64_t most = 1;
  for (const Overview::Time& time : page.times) most = std::max({most, time.count.charges, time.count.denials});
  const double step = width / static_cast<double>(std::max<std::size_t>(page.times.size(), 1));
  const double bar = std::min(step * 0.8, 24.0);
  const auto length = [&](std::int64_t count, double room) {
    return room * static_cast<double>(count) / static_cast<double>(most);
  };
  std::string svg =
      begin_chart("Reports by " + page.unit + ", charges above the line and denials below it", width, up + down + 24);
  for (std::size_t i = 0; i < page.times.size(); ++i) {
    const Overview::Time& time = page.times[i];
    const double x = step * static_cast<double>(i) + (step - bar) / 2;
    const std::string title = time.first_day + ": " + counted(time.count);
    const double charges = length(time.count.charges, up - 14);
    if (time.count.charges > 0) svg += box("charge", x, up - charges, bar, charges, "", title);
    // Denials by the same measure, as far as there is room.
    if (time.count.denials > 0)
      svg += box("denial", x, up, bar, std::min(length(time.count.denials, up - 14), down), "", title);
  }
  svg +=
      "<line class=\"axis\" x1=\"0\" x2=\"" + fixed(width) + "\" y1=\"" + fixed(up) + "\" y2=\"" + fixed(up) + "\"/>\n";
  svg += label(0, 10, "start", "", "most in a " + page.unit + ": " + std::to_string(most));
  if (!page.times.empty()) {
    svg += label(0, up + down + 18, "start", "", page.times.front().first_day);
    svg += label(width, up + down + 18, "end", "", page.times.back().first_day);
  }
  return svg + "</svg>\n";
}

std::string actors_chart(const Overview& page) {
  constexpr double row = 24;
  constexpr double left = 220;
  constexpr double width = 760;
  std::int64_t most = 1;
  for (const Overview::Actor& actor : page.actors) most = std::max(most, actor.count.independent_outlets);
  std::string svg = begin_chart("Actors by the outlets that name them", width,
                                row * static_cast<double>(std::max<std::size_t>(page.actors.size(), 1)));
  for (std::size_t i = 0; i < page.actors.size(); ++i) {
    const Overview::Actor& actor = page.actors[i];
    const double y = row * static_cast<double>(i);
    const double length =
        (width - left - 60) * static_cast<double>(actor.count.independent_outlets) / static_cast<double>(most);
    const std::string country = actor.country.empty() ? "" : " (" + actor.country + ")";
    svg += label(left - 8, y + row * 0.68, "end", "", short_name(actor.name));
    svg += box("charge", left, y + 3, length, row - 6, "", actor.name + country + ": " + counted(actor.count));
    svg += label(left + length + 6, y + row * 0.68, "start", "", std::to_string(actor.count.independent_outlets));
  }
  return svg + "</svg>\n";
}

}  // namespace alleged::cli
