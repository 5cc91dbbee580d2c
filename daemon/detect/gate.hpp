#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/detect/dictionary.hpp"
#include "daemon/detect/finding.hpp"
#include "daemon/detect/tongue.hpp"

namespace alleged::detect {

/// What is read of a story beside its title: the article, or else the text.
std::string_view body_of(const Story& story);

/// Tells, from the raw bytes of a story, whether there is anything to read in it, and in which language: a vote is
/// named, and somewhere an act of interference near a party that might have done it, both in one language. Two passes
/// for all languages together; nearly everything that feeds bring ends after the first. Immutable; any thread.
class Gate {
 public:
  /// Takes the forms that its questions are about out of all tongues, of which there may be 32.
  explicit Gate(std::span<const Tongue> tongues);

  struct Answer {
    const Tongue* tongue = nullptr;  ///< to read the story in; null when there is nothing to read
    std::string_view reason;         ///< why there is not
  };

  /// `tongues` are those that it was made from.
  Answer answer(const Story& story, std::span<const Tongue> tongues) const;

 private:
  using Languages = std::uint32_t;  ///< a bit for each tongue

  /// Where a form stands.
  struct Origin {
    std::uint32_t tongue = 0;
    std::uint32_t form = 0;
  };

  /// Forms of all tongues that one question is about. Those that are the same in several are looked for once.
  class Question {
   public:
    Question(std::span<const Tongue> tongues, Kinds kinds);

    /// Calls `seen(Occurrence, Origin)` as Dictionary::each does, for each origin.
    template <typename Seen>
    void each(std::string_view text, Seen seen) const {
      dictionary_.each(text, [&](const Occurrence& o) {
        for (std::uint32_t i = first_[o.form]; i < first_[o.form + 1]; ++i) {
          if (seen(o, origins_[i])) return true;
        }
        return false;
      });
    }

   private:
    using Gathered = std::vector<std::pair<std::string, Origin>>;  ///< the folded form and where it stands, in order
    explicit Question(const Gathered& gathered);

    std::vector<Origin> origins_;
    std::vector<std::uint32_t> first_;  ///< of each form that is looked for: index into origins_, and one more
    Dictionary dictionary_;
  };

  Languages voting(std::string_view text, std::span<const Tongue> tongues) const;
  Languages acting(std::string_view text, Languages languages, std::span<const Tongue> tongues) const;

  Question votes_;
  Question acts_;  ///< and parties
};

}  // namespace alleged::detect
