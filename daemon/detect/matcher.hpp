#pragma once

#include <hs/hs.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// Working memory of one thread for the databases of one lexicon. Kept per thread, renewed when the lexicon changes.
class Scratch {
 public:
  Scratch() = default;
  explicit Scratch(const hs_database_t* database);
  Scratch(const Scratch& other);
  Scratch& operator=(Scratch other) noexcept;
  ~Scratch();
  hs_scratch_t* get() const { return scratch_; }

 private:
  hs_scratch_t* scratch_ = nullptr;
};

/// An occurrence of a literal: bytes [begin, end) of the text that was searched.
struct Occurrence {
  std::uint32_t literal = 0;  ///< index into the list the matcher was built from, whole
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Whether a word can end before, or begin after, this place: no letter or digit adjoins on that side.
bool boundary_before(std::string_view text, std::size_t at);
bool boundary_after(std::string_view text, std::size_t at);

/// Finds many literals in one pass, without regard to the case of ASCII letters. Immutable; any thread.
class Matcher {
 public:
  /// Looks for those of `literals` that `chosen` has the indices of. Throws std::runtime_error if the matcher's library
  /// refuses them.
  Matcher(std::span<const std::string> literals, std::span<const std::uint32_t> chosen);

  /// Calls `seen(Occurrence)` for each occurrence that stands between word boundaries, in order of their end, until it
  /// returns true. Allocates nothing.
  template <typename Seen>
  void each(std::string_view text, Seen seen) const {
    struct Search {
      std::string_view text;
      const std::vector<std::uint32_t>& lengths;
      Seen& seen;
    } search{text, lengths_, seen};
    scan(
        text,
        [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
          auto& s = *static_cast<Search*>(context);
          const auto end = static_cast<std::uint32_t>(to);
          const std::uint32_t begin = end - s.lengths[id];
          if (!boundary_before(s.text, begin) || !boundary_after(s.text, end)) return 0;
          return s.seen(Occurrence{id, begin, end}) ? 1 : 0;
        },
        &search);
  }

 private:
  void scan(std::string_view text, match_event_handler handler, void* context) const;

  struct Close {
    void operator()(hs_database_t* database) const { hs_free_database(database); }
  };
  std::vector<std::uint32_t> lengths_;  ///< of all literals, in bytes
  std::unique_ptr<hs_database_t, Close> database_;
  Scratch prototype_;
  std::uint64_t generation_ = 0;  ///< unlike any other matcher's of this process
};

}  // namespace alleged::detect
