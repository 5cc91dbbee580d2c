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
/// named, and somewhere an act of interference near a party that might have done it, both in one language. One pass for
/// the votes of all languages together, after which nearly everything that feeds bring ends, and one for each language
/// left. Immutable; any thread.
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

  /// The forms of all tongues that name a vote. Those that are the same in several are looked for once.
  class Votes {
   public:
    explicit Votes(std::span<const Tongue> tongues);
    Languages named_in(std::string_view text, std::span<const Tongue> tongues) const;

   private:
    /// Where a form stands.
    struct Origin {
      std::uint32_t tongue = 0;
      std::uint32_t form = 0;
    };
    using Gathered = std::vector<std::pair<std::string, Origin>>;  ///< the folded form and where it stands, in order
    explicit Votes(const Gathered& gathered);

    std::vector<Origin> origins_;
    std::vector<std::uint32_t> first_;  ///< of each form that is looked for: index into origins_, and one more
    Dictionary dictionary_;
  };

  /// The forms of one tongue that name an act or a party.
  class Acts {
   public:
    explicit Acts(const Tongue& tongue);
    bool are_near_a_party(std::string_view text, const Tongue& tongue) const;

   private:
    explicit Acts(std::pair<std::vector<std::uint32_t>, std::vector<std::string>> forms);

    std::vector<std::uint32_t> forms_;  ///< indices into the tongue's
    Dictionary dictionary_;
  };

  Votes votes_;
  std::vector<Acts> acts_;  ///< of each tongue
};

}  // namespace alleged::detect
