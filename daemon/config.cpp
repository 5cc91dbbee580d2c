#include "daemon/config.hpp"

#include <toml++/toml.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>

namespace alleged {

namespace {

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

const Setting* find_setting(std::string_view key) {
  for (const Setting& setting : settings())
    if (setting.key == key) return &setting;
  return nullptr;
}

/// Letters to change, add or drop to turn one word into another; for "did you mean".
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

std::string nearest(std::string_view key) {
  const Setting* best = nullptr;
  std::size_t best_distance = 4;
  for (const Setting& setting : settings()) {
    const std::size_t d = distance(key, setting.key);
    if (d < best_distance) {
      best_distance = d;
      best = &setting;
    }
  }
  if (best != nullptr) return "did you mean " + std::string(best->key) + "?";
  return "`alleged config` lists every setting";
}

/// What was written, as text; nothing for a list, a table or a date, which no setting is.
std::optional<std::string> value_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  if (const auto* number = node.as_floating_point()) return std::to_string(number->get());
  return std::nullopt;
}

class Reader {
 public:
  Reader(const std::string& path, Config& config) : path_(path), config_(config) {}

  void read(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
      const std::string name = prefix + std::string(key.str());
      const std::string where = path_ + ":" + std::to_string(node.source().begin.line) + ": ";
      const Setting* setting = find_setting(name);
      if (setting == nullptr) {
        if (const auto* inner = node.as_table(); inner != nullptr && is_section(name)) {
          read(*inner, name + ".");
        } else {
          errors.push_back(where + name + ": there is no such setting; " + nearest(name));
        }
        continue;
      }
      if (const auto value = value_text(node)) {
        apply(*setting, *value, where + name);
      } else {
        errors.push_back(where + name +
                         ": a list, a table or a date is not allowed; allowed: " + std::string(setting->allowed));
      }
    }
  }

  void apply(const Setting& setting, const std::string& value, const std::string& where) {
    if (setting.set(config_, value)) return;
    const std::string shown = setting.secret ? "this value" : '"' + value + '"';
    errors.push_back(where + ": " + shown + " is not allowed; allowed: " + std::string(setting.allowed));
  }

  std::vector<std::string> errors;

 private:
  static bool is_section(const std::string& name) {
    for (const Setting& setting : settings())
      if (setting.key.starts_with(name + ".")) return true;
    return false;
  }

  const std::string& path_;
  Config& config_;
};

std::string environment_name(std::string_view key) {
  std::string name = "ALLEGED_";
  for (const char c : key) name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

void read_environment(Reader& reader, std::span<const char* const> environment) {
  for (const std::string_view variable : environment) {
    const auto equals = variable.find('=');
    if (!variable.starts_with("ALLEGED_") || equals == std::string_view::npos) continue;
    const std::string name(variable.substr(0, equals));
    if (name == "ALLEGED_CONFIG") continue;  // names the file itself
    const Setting* found = nullptr;
    for (const Setting& setting : settings())
      if (environment_name(setting.key) == name) found = &setting;
    if (found != nullptr) {
      reader.apply(*found, std::string(variable.substr(equals + 1)), "environment: " + name);
    } else {
      reader.errors.push_back("environment: " + name +
                              ": there is no such setting; `alleged config` lists every setting");
    }
  }
}

}  // namespace

ConfigErrors::ConfigErrors(std::vector<std::string> lines)
    : std::runtime_error(join(lines)), lines_(std::move(lines)) {}

namespace {

/// A value or a key may hold anything; an error stays one line.
std::vector<std::string> one_line_each(std::vector<std::string> lines) {
  for (std::string& line : lines)
    for (char& c : line)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return lines;
}

}  // namespace

Config load_config(const std::string& path, std::span<const char* const> environment) {
  Config config;
  Reader reader(path, config);
  std::ifstream file(path);
  if (std::filesystem::is_directory(path)) {
    reader.errors.push_back(path + ": is a folder; name a file with --config");
  } else if (file) {
    try {
      reader.read(toml::parse(file, path), "");
    } catch (const toml::parse_error& error) {
      reader.errors.push_back(path + ":" + std::to_string(error.source().begin.line) +
                              ": not TOML: " + std::string(error.description()));
    }
  } else if (path != default_config_path) {
    reader.errors.push_back(path + ": cannot be read; name a file with --config or remove that option");
  }
  read_environment(reader, environment);
  if (config.poll_longest_interval < config.poll_interval)
    reader.errors.push_back(path + ": poll.longest_interval (" + duration_text(config.poll_longest_interval) +
                            ") is shorter than poll.interval (" + duration_text(config.poll_interval) +
                            "); allowed: the same or longer");
  if (config.poll_max_memory < config.poll_max_bytes)
    reader.errors.push_back(path + ": poll.max_memory (" + std::to_string(config.poll_max_memory) +
                            ") is less than poll.max_bytes (" + std::to_string(config.poll_max_bytes) +
                            "); allowed: the same or more");
  if (!reader.errors.empty()) throw ConfigErrors(one_line_each(std::move(reader.errors)));
  return config;
}

bool read_duration(std::string_view text, std::chrono::seconds& duration) {
  if (text.size() < 2 || text.size() > 10) return false;
  std::int64_t unit = 0;
  switch (text.back()) {
    case 's':
      unit = 1;
      break;
    case 'm':
      unit = 60;
      break;
    case 'h':
      unit = 3600;
      break;
    case 'd':
      unit = 86400;
      break;
    default:
      return false;
  }
  std::int64_t count = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (c < '0' || c > '9') return false;
    count = count * 10 + (c - '0');
  }
  duration = std::chrono::seconds(count * unit);
  return true;
}

std::string duration_text(std::chrono::seconds duration) {
  const auto count = duration.count();
  if (count > 0 && count % 86400 == 0) return std::to_string(count / 86400) + "d";
  if (count > 0 && count % 3600 == 0) return std::to_string(count / 3600) + "h";
  if (count > 0 && count % 60 == 0) return std::to_string(count / 60) + "m";
  return std::to_string(count) + "s";
}

}  // namespace alleged
