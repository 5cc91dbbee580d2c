#include "daemon/detect/matcher.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <stdexcept>
#include <utility>

namespace alleged::detect {
namespace {

bool is_ascii_letter(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// General punctuation (U+2000..U+206F), Latin-1 signs (U+0080..U+00BF), CJK punctuation (U+3000..U+303F), U+FFFD.
bool is_sign(unsigned char lead, unsigned char next) {
  return (lead == 0xE2 && (next == 0x80 || next == 0x81)) || lead == 0xC2 || (lead == 0xE3 && next == 0x80) ||
         (lead == 0xEF && next == 0xBF);
}

struct Cached {
  std::uint64_t generation = 0;
  Scratch scratch;
};

/// A thread meets the four matchers of at most two lexicons while one is being replaced.
hs_scratch_t* scratch_of_thread(std::uint64_t generation, const Scratch& prototype) {
  thread_local std::array<Cached, 8> cache;
  Cached& slot = cache[generation % cache.size()];
  if (slot.generation != generation) {
    slot.scratch = prototype;
    slot.generation = generation;
  }
  return slot.scratch.get();
}

std::uint64_t next_generation() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

Scratch::Scratch(const hs_database_t* database) {
  if (hs_alloc_scratch(database, &scratch_) != HS_SUCCESS) throw std::runtime_error("matcher: no scratch memory");
}

Scratch::Scratch(const Scratch& other) {
  if (other.scratch_ != nullptr && hs_clone_scratch(other.scratch_, &scratch_) != HS_SUCCESS) {
    throw std::runtime_error("matcher: no scratch memory");
  }
}

Scratch& Scratch::operator=(Scratch other) noexcept {
  std::swap(scratch_, other.scratch_);
  return *this;
}

Scratch::~Scratch() {
  hs_free_scratch(scratch_);
}

Matcher::Matcher(std::span<const std::string> literals, std::span<const std::uint32_t> chosen)
    : generation_(next_generation()) {
  for (const std::string& literal : literals) lengths_.push_back(static_cast<std::uint32_t>(literal.size()));
  std::vector<const char*> expressions;
  std::vector<std::size_t> sizes;
  for (const std::uint32_t index : chosen) {
    expressions.push_back(literals[index].c_str());
    sizes.push_back(literals[index].size());
  }
  const std::vector<unsigned> flags(chosen.size(), HS_FLAG_CASELESS);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(expressions.data(), flags.data(), chosen.data(), sizes.data(),
                           static_cast<unsigned>(chosen.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS) {
    const std::string reason = error != nullptr ? error->message : "unknown";
    hs_free_compile_error(error);
    throw std::runtime_error("matcher: " + reason);
  }
  database_.reset(database);
  prototype_ = Scratch(database);
}

void Matcher::scan(std::string_view text, match_event_handler handler, void* context) const {
  if (text.empty()) return;
  const hs_error_t result = hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0,
                                    scratch_of_thread(generation_, prototype_), handler, context);
  if (result != HS_SUCCESS && result != HS_SCAN_TERMINATED) {
    throw std::runtime_error("matcher: scan failed with code " + std::to_string(result));
  }
}

bool boundary_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(text[at - back]); };
  if (byte(1) < 0x80) return !is_ascii_letter(byte(1));
  if (at >= 2 && byte(2) == 0xC2) return true;
  return at >= 3 && is_sign(byte(3), byte(2));
}

bool boundary_after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return !is_ascii_letter(lead);
  return at + 1 < text.size() && is_sign(lead, static_cast<unsigned char>(text[at + 1]));
}

}  // namespace alleged::detect
