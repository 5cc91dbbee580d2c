#include "daemon/detect/gate.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string>
#include <utility>

#include "daemon/detect/language.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds vote_kinds = kind_bit(Kind::vote) | kind_bit(Kind::landmark) | kind_bit(Kind::affair);
constexpr Kinds party_kinds = kind_bit(Kind::country) | kind_bit(Kind::actor);

/// Bytes between an act and its agent: a long sentence with its markup.
constexpr std::uint32_t reach = 600;
constexpr std::uint32_t unnamed_reach = 120;  ///< "foreign" is common, and stands close to what it does
constexpr std::uint32_t until_reach = 250;    ///< from "helped" to "win": seven long words in two bytes a letter

/// Where words of one language were last seen.
struct Last {
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t act = never;   ///< or a word that accuses or punishes, since no list knows all acts
  std::uint32_t deed = never;  ///< an act alone
  std::uint32_t party = never;
  std::uint32_t unnamed = never;
  std::array<std::uint32_t, most_cues> waiting;  ///< acts that count only beside the cue of this number
  std::array<std::uint32_t, most_cues> cue;      ///< that cue itself
  Last() {
    waiting.fill(never);
    cue.fill(never);
  }
};

/// Calls `seen` with the number of each cue.
void each_cue(Cues cues, auto seen) {
  for (; cues != 0; cues &= cues - 1) seen(static_cast<std::size_t>(std::countr_zero(cues)));
}

/// The cues that acts of a language wait for.
Cues awaited(const Tongue& tongue) {
  Cues all = 0;
  for (const Term& term : tongue.terms) all |= term.meaning->until;
  return all;
}

/// What a term is by itself: an act that waits for another word, or stands for an act before it, is none.
Kinds alone(const Term& term) {
  return term.meaning->until != 0 || term.echo ? term.kinds & ~kind_bit(Kind::act) : term.kinds;
}

bool is_near(std::uint32_t before, std::uint32_t at, std::uint32_t most) {
  return before != Last::never && at - before < most;
}

/// Of the languages whose words occur: the one that the text is in. What the feed says is believed when no other has
/// any. Where the language cannot be told, as of a short text, it is what the feed says, or else English before others.
const Tongue* chosen(std::uint32_t languages, const Story& story, std::span<const Tongue> tongues) {
  constexpr std::size_t telling = 150;   // bytes; of less the guess is often wrong
  constexpr std::size_t plenty = 600;    // from here on it outweighs what the feed says
  constexpr std::size_t enough = 1'024;  // more tells no better, and takes longer
  const auto among = [&](std::string_view code) -> const Tongue* {
    for (std::size_t i = 0; i < tongues.size(); ++i) {
      if ((languages >> i & 1U) != 0 && tongues[i].code == code) return &tongues[i];
    }
    return nullptr;
  };
  const Tongue* said = among(two_letters(story.lang));
  if (said != nullptr && std::has_single_bit(languages)) return said;
  const std::string text = story.title + ". " + std::string(body_of(story).substr(0, enough));
  const std::string guess = text.size() < telling ? std::string() : language_of(text);
  const Tongue* guessed = among(guess);
  if (guessed != nullptr || (!guess.empty() && text.size() >= plenty)) return guessed;
  if (said != nullptr) return said;
  if (!guess.empty()) return nullptr;
  return &tongues[static_cast<std::size_t>(std::countr_zero(languages))];
}

/// Each of a sorted list's forms once.
std::vector<std::string> forms_of(const auto& gathered) {
  std::vector<std::string> forms;
  for (const auto& [form, origin] : gathered) {
    if (forms.empty() || forms.back() != form) forms.push_back(form);
  }
  return forms;
}

}  // namespace

std::string_view body_of(const Story& story) {
  return story.article.empty() ? story.text : story.article;
}

Gate::Votes::Votes(std::span<const Tongue> tongues)
    : Votes([&] {
        Gathered gathered;
        for (std::uint32_t tongue = 0; tongue < tongues.size(); ++tongue) {
          const std::vector<Term>& terms = tongues[tongue].terms;
          for (std::uint32_t form = 0; form < terms.size(); ++form) {
            if ((terms[form].kinds & vote_kinds) != 0 || terms[form].tells_of_votes())
              gathered.push_back({folded_form(tongues[tongue].forms[form]), {tongue, form}});
          }
        }
        std::stable_sort(gathered.begin(), gathered.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        return gathered;
      }()) {}

Gate::Votes::Votes(const Gathered& gathered) : dictionary_(forms_of(gathered)) {
  for (std::size_t i = 0; i < gathered.size(); ++i) {
    if (i == 0 || gathered[i].first != gathered[i - 1].first) first_.push_back(static_cast<std::uint32_t>(i));
    origins_.push_back(gathered[i].second);
  }
  first_.push_back(static_cast<std::uint32_t>(origins_.size()));
}

Gate::Languages Gate::Votes::named_in(std::string_view text, std::span<const Tongue> tongues) const {
  Languages found = 0;
  dictionary_.each(text, [&](const Occurrence& o) {
    for (std::uint32_t i = first_[o.form]; i < first_[o.form + 1]; ++i) {
      const auto [tongue, form] = origins_[i];
      const Languages language = Languages{1} << tongue;
      if ((found & language) == 0 && tongues[tongue].is_cased_right({form, o.begin, o.end}, text)) found |= language;
    }
    return false;
  });
  return found;
}

Gate::Acts::Acts(const Tongue& tongue)
    : Acts([&] {
        std::pair<std::vector<std::uint32_t>, std::vector<std::string>> found;
        const Cues until = awaited(tongue);
        for (std::uint32_t form = 0; form < tongue.terms.size(); ++form) {
          const Term& term = tongue.terms[form];
          const bool counts = (alone(term) & (act_kinds | party_kinds | kind_bit(Kind::unnamed))) != 0;
          if (!counts && term.meaning->until == 0 && (term.cues & until) == 0) continue;
          found.first.push_back(form);
          found.second.emplace_back(tongue.forms[form]);
        }
        return found;
      }()) {}

Gate::Acts::Acts(std::pair<std::vector<std::uint32_t>, std::vector<std::string>> forms)
    : forms_(std::move(forms.first)), dictionary_(forms.second) {}

bool Gate::Acts::are_near_a_party(std::string_view text, const Tongue& tongue) const {
  bool found = false;
  Last last;
  dictionary_.each(text, [&](const Occurrence& o) {
    const std::uint32_t form = forms_[o.form];
    if (!tongue.is_cased_right({form, o.begin, o.end}, text)) return false;
    const Term& term = tongue.terms[form];
    const Kinds kinds = alone(term);
    bool comes = false;
    each_cue(term.cues, [&](std::size_t cue) {
      comes = comes || is_near(last.waiting[cue], o.begin, until_reach);
      last.cue[cue] = o.begin;
    });
    each_cue(term.meaning->until, [&](std::size_t cue) {
      comes = comes || is_near(last.cue[cue], o.begin, until_reach);
      last.waiting[cue] = o.begin;
    });
    if (comes || (kinds & act_kinds) != 0) last.act = o.begin;
    if (comes || (kinds & kind_bit(Kind::act)) != 0) last.deed = o.begin;
    if ((kinds & party_kinds) != 0) last.party = o.begin;
    if ((kinds & kind_bit(Kind::unnamed)) != 0) last.unnamed = o.begin;
    const bool named = is_near(last.act, o.begin, reach) && is_near(last.party, o.begin, reach);
    const bool unnamed = is_near(last.deed, o.begin, unnamed_reach) && is_near(last.unnamed, o.begin, unnamed_reach);
    return found = named || unnamed || (kinds & kind_bit(Kind::affair)) != 0;
  });
  return found;
}

Gate::Gate(std::span<const Tongue> tongues) : votes_(tongues) {
  for (const Tongue& tongue : tongues) acts_.emplace_back(tongue);
}

Gate::Answer Gate::answer(const Story& story, std::span<const Tongue> tongues) const {
  const std::string_view body = body_of(story);
  const Languages voting = votes_.named_in(story.title, tongues) | votes_.named_in(body, tongues);
  if (voting == 0) return {nullptr, "no vote is named"};
  Languages acting = 0;
  for (std::size_t i = 0; i < tongues.size(); ++i) {
    if ((voting >> i & 1U) == 0) continue;
    if (acts_[i].are_near_a_party(story.title, tongues[i]) || acts_[i].are_near_a_party(body, tongues[i]))
      acting |= Languages{1} << i;
  }
  if (acting == 0) return {nullptr, "no act of interference is named near a party"};
  const Tongue* tongue = chosen(acting, story, tongues);
  if (tongue == nullptr) return {nullptr, "acts and votes are named in other languages than the text's"};
  return {tongue, {}};
}

}  // namespace alleged::detect
