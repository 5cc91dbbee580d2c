#include "daemon/log.hpp"

#include <spdlog/async.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <cstdlib>
#include <memory>

#include "daemon/control.hpp"

namespace alleged::log {

namespace {

/// journald reads a level from "<N>" at a line's beginning (sd-daemon(3)); spdlog 1.10's systemd sink would drop lines
/// silently where there is no journal.
class JournalLevel : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const char* prefix = message.level >= spdlog::level::critical ? "<2>"
                         : message.level >= spdlog::level::err    ? "<3>"
                         : message.level >= spdlog::level::warn   ? "<4>"
                         : message.level >= spdlog::level::info   ? "<6>"
                                                                  : "<7>";
    out.append(prefix, prefix + 3);
  }
  std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<JournalLevel>(); }
};

}  // namespace

void start(const std::string& level) {
  spdlog::init_thread_pool(8192, 1);
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::async_logger>("alleged", sink, spdlog::thread_pool(),
                                                       spdlog::async_overflow_policy::overrun_oldest);
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  const bool journal = std::getenv("JOURNAL_STREAM") != nullptr;
  formatter->add_flag<JournalLevel>('*').set_pattern(journal ? "%*%v" : "%H:%M:%S %l: %v");
  logger->set_formatter(std::move(formatter));
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void finish() {
  spdlog::shutdown();
}

std::string one_line(std::string_view text) {
  constexpr std::size_t longest = 300;
  std::string line;
  for (std::size_t at = 0; at < text.size() && line.size() <= longest;) {
    const std::size_t control = control_at(text, at);
    if (control == 0) {
      line += text[at++];
    } else {
      if (!line.empty() && line.back() != ' ') line += ' ';
      at += control;
    }
  }
  if (line.size() > longest) {  // cut between characters: drop the last one's bytes, its first included
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (!line.empty() && continues(line.back())) line.pop_back();
    if (!line.empty()) line.pop_back();
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string address(std::string_view url) {
  const auto slashes = url.find("://");
  if (slashes == std::string_view::npos) return one_line(url);
  const auto host = slashes + 3;
  const auto end = std::min(url.find_first_of("/?#", host), url.size());
  const auto at = url.substr(host, end - host).rfind('@');
  if (at == std::string_view::npos) return one_line(url);
  return one_line(std::string(url.substr(0, host)) + std::string(url.substr(host + at + 1)));
}

}  // namespace alleged::log
