#include "daemon/detect/matcher.hpp"

#include <atomic>
#include <stdexcept>
#include <utility>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

std::uint64_t next_generation() {
  static std::atomic<std::uint64_t> last{0};
  return last++;
}

/// The thread's working memory, made to fit a matcher when the thread first meets it.
hs_scratch_t* scratch_of_thread(std::uint64_t generation, const hs_database_t* database) {
  struct Own {
    Scratch scratch;
    std::vector<bool> met;  ///< by generation; a reload of the lexicon makes some dozens more
  };
  thread_local Own own;
  if (own.met.size() <= generation) own.met.resize(generation + 1);
  if (!own.met[generation]) {
    own.scratch.grow(database);
    own.met[generation] = true;
  }
  return own.scratch.get();
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return next_point(text, at);
}

char32_t last_of(std::string_view text) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) last = next_point(text, at);
  return last;
}

}  // namespace

void Scratch::grow(const hs_database_t* database) {
  if (hs_alloc_scratch(database, &scratch_) != HS_SUCCESS) throw std::runtime_error("matcher: no scratch memory");
}

Scratch::~Scratch() {
  hs_free_scratch(scratch_);
}

Matcher::Matcher(std::span<const std::string> forms, std::span<const std::uint32_t> chosen)
    : generation_(next_generation()) {
  std::vector<std::string> texts;
  for (const std::uint32_t form : chosen) {
    std::uint32_t pattern = 0;
    if (is_open(forms[form])) {
      patterns_.push_back(words_of(forms[form]));
      pattern = static_cast<std::uint32_t>(patterns_.size());
    }
    for (std::string& text : beginnings(forms[form])) {
      literals_.push_back({form, static_cast<std::uint32_t>(text.size()), pattern, !is_unspaced(first_of(text)),
                           !is_unspaced(last_of(text))});
      texts.push_back(std::move(text));
    }
  }
  if (texts.empty()) return;
  std::vector<const char*> expressions;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> ids;
  for (const std::string& text : texts) {
    ids.push_back(static_cast<unsigned>(expressions.size()));
    expressions.push_back(text.c_str());
    sizes.push_back(text.size());
  }
  const std::vector<unsigned> flags(texts.size(), HS_FLAG_CASELESS);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), sizes.data(),
                           static_cast<unsigned>(texts.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS) {
    const std::string reason = error != nullptr ? error->message : "unknown";
    hs_free_compile_error(error);
    throw std::runtime_error("matcher: " + reason);
  }
  database_.reset(database);
}

void Matcher::scan(std::string_view text, match_event_handler handler, void* context) const {
  if (text.empty() || database_ == nullptr) return;
  const hs_error_t result = hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0,
                                    scratch_of_thread(generation_, database_.get()), handler, context);
  if (result != HS_SUCCESS && result != HS_SCAN_TERMINATED) {
    throw std::runtime_error("matcher: scan failed with code " + std::to_string(result));
  }
}

}  // namespace alleged::detect
