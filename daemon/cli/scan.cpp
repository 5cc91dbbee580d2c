#include <cstdio>
#include <stdexcept>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/input.hpp"
#include "daemon/detect/detect.hpp"
#include "daemon/detect/story_json.hpp"

namespace alleged::cli {

namespace {

/// A file whose first character opens a JSON object holds stories, one a line; any other is one story's text.
bool holds_json(const std::string& bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string::npos && bytes[first] == '{';
}

void report(const detect::Story& story, const detect::Lexicon& lexicon) {
  std::puts(detect::to_json(story, detect::detect(story, lexicon)).c_str());
}

void report_with_reasons(const detect::Story& story, const detect::Lexicon& lexicon) {
  const auto explained = detect::explain(story, lexicon);
  std::puts(detect::to_json(story, explained.finding).c_str());
  for (const std::string& reason : explained.reasons) std::fprintf(stderr, "%s\n", reason.c_str());
}

template <class Report>
void each_story(const std::string& file, const std::string& bytes, Report report_story) {
  if (!holds_json(bytes)) {
    detect::Story story;
    story.id = file;
    story.text = bytes;
    return report_story(story);
  }
  each_line(file, bytes, [&](std::string_view line) { report_story(detect::story_from_json(line)); });
}

}  // namespace

void add_scan(CLI::App& app, Common& common) {
  struct Options {
    std::string file;
    bool trace = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("scan", "Read stories and print what they allege, one JSON object a line");
  command->add_option("FILE", options->file, "Stories as JSON Lines, or one text or HTML file; - for standard input")
      ->required();
  command->add_flag("--trace", options->trace, "Say on stderr why: every span, rule and weight");
  command->callback([options, &common] {
    const auto lexicon = detect::Lexicon::load({common.config().detect_lexicon_dir, {}});
    const std::string bytes = read_input(options->file);
    const auto plain = [&lexicon](const detect::Story& story) { report(story, *lexicon); };
    const auto traced = [&lexicon](const detect::Story& story) { report_with_reasons(story, *lexicon); };
    if (options->trace) {
      each_story(options->file, bytes, traced);
    } else {
      each_story(options->file, bytes, plain);
    }
  });
}

}  // namespace alleged::cli
