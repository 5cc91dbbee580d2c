#include "feeds/parse.hpp"

#include <cstdio>
#include <stdexcept>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/input.hpp"
#include "feeds/print.hpp"

namespace alleged::cli {

void add_parse(CLI::App& app) {
  struct Options {
    std::string file;
    feeds::Source source;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("parse", "Read one feed document and print it as one JSON object");
  command->add_option("FILE", options->file, "The document; - for standard input")->required();
  command->add_option("--url", options->source.url, "Where it came from: base of relative links");
  command->add_option("--content-type", options->source.content_type, "The HTTP header it came with");
  command->callback([options] {
    const auto parsed = feeds::parse(read_input(options->file), options->source);
    if (const auto* unreadable = std::get_if<feeds::Unreadable>(&parsed))
      throw std::runtime_error(options->file + ": " + unreadable->reason);
    const auto& document = std::get<feeds::Document>(parsed);
    if (!document.salvaged.empty())
      std::fprintf(stderr, "alleged: %s: %s\n", options->file.c_str(), document.salvaged.c_str());
    std::puts(feeds::to_json(document).c_str());
  });
}

}  // namespace alleged::cli
