#pragma once

#include <hs/hs.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/dictionary.hpp"
#include "daemon/detect/form.hpp"

namespace alleged::detect {

/// Working memory for scans of one thread.
class Scratch {
 public:
  Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();
  /// Makes it fit for one more database. Throws std::runtime_error without memory.
  void grow(const hs_database_t* database);
  hs_scratch_t* get() const { return scratch_; }

 private:
  hs_scratch_t* scratch_ = nullptr;
};

/// Finds many forms (form.hpp) in one pass, without regard to case. Immutable; any thread.
class Matcher {
 public:
  /// Looks for those of `forms` that `chosen` has the indices of. Throws std::runtime_error if the matcher's library
  /// refuses them.
  Matcher(std::span<const std::string> forms, std::span<const std::uint32_t> chosen);

  /// Calls `seen(Occurrence)` for each occurrence that stands between word boundaries, in order of the end of its first
  /// word's stem, until it returns true. Allocates nothing.
  template <typename Seen>
  void each(std::string_view text, Seen seen) const {
    struct Search {
      const Matcher& matcher;
      std::string_view text;
      Seen& seen;
    } search{*this, text, seen};
    scan(
        text,
        [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
          auto& s = *static_cast<Search*>(context);
          Occurrence found;
          if (!s.matcher.stands(id, s.text, static_cast<std::uint32_t>(to), found)) return 0;
          return s.seen(found) ? 1 : 0;
        },
        &search);
  }

 private:
  struct Literal {
    std::uint32_t form = 0;
    std::uint32_t length = 0;   ///< bytes
    std::uint32_t pattern = 0;  ///< index into patterns_ and one; 0: the literal is the whole form
    bool bound_before = true;   ///< a boundary must be there
    bool bound_after = true;
  };

  bool stands(unsigned id, std::string_view text, std::uint32_t to, Occurrence& found) const {
    const Literal& literal = literals_[id];
    found = {literal.form, to - literal.length, to};
    if (literal.bound_before && !boundary_before(text, found.begin)) return false;
    if (literal.pattern == 0) return !literal.bound_after || boundary_after(text, to);
    const auto end = end_of(patterns_[literal.pattern - 1], text, found.begin);
    if (!end) return false;
    found.end = static_cast<std::uint32_t>(*end);
    return true;
  }

  void scan(std::string_view text, match_event_handler handler, void* context) const;

  struct Close {
    void operator()(hs_database_t* database) const { hs_free_database(database); }
  };
  std::vector<Literal> literals_;
  std::vector<std::vector<Word>> patterns_;
  std::unique_ptr<hs_database_t, Close> database_;  ///< null when nothing is looked for
  std::uint64_t generation_ = 0;                    ///< unlike any other matcher's of this process
};

}  // namespace alleged::detect
