#include "daemon/detect/antecedents.hpp"

#include <algorithm>
#include <iterator>

#include "daemon/detect/anaphora.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/envoys.hpp"

namespace alleged::detect {
namespace {

/// The first that a sentence tells to do something and that owns no vote of the link.
std::string foreign_doer(const std::vector<Passage>& story, const Links& links, std::size_t passage, const Link& link) {
  for (const std::string& code : doers_in(story[passage], links.votes(passage))) {
    if (link.targets.empty() || !foreign_to(code, link).empty()) return code;
  }
  return {};
}

/// Whether the party at unit `party` says something of a pronoun that stands before the act: "Y's police say that it
/// paid".
bool speaks_of_it(const Passage& passage, std::size_t party, std::size_t act) {
  bool says = false;
  for (std::size_t i = party + 1; i < act; ++i) {
    const Unit& unit = passage.units[i];
    says = says || unit.is_any(speech_kinds | kind_bit(Kind::accuse));
    if (says && unit.is(Kind::pronoun)) return true;
  }
  return false;
}

/// "Had accused it of threatening": whether somebody charges a pronoun with the act.
bool charges_pronoun(const Passage& passage, std::size_t act) {
  constexpr std::size_t near = 5;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = act; i-- > 1 && act - i <= near;) {
    const bool pronoun = units[i].is(Kind::pronoun) || units[i].text == "him" || units[i].text == "them";
    if (pronoun) return units[i - 1].is(Kind::accuse);
    if (units[i].is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that))) return false;
  }
  return false;
}

/// Whether the sentence `at` stands next to a headline: the text's first, or the second.
bool is_headed(const std::vector<Passage>& story, std::size_t at) {
  constexpr std::size_t nearest = 2;
  return at > 0 && at <= nearest && story.front().field == Field::title && story[at].field != Field::title;
}

/// What a headline tells of the only party that it names.
struct Heading {
  std::string code;      ///< empty: it names none, or several
  bool rejects = false;  ///< something is denied or answered
  bool person = true;    ///< by a head of state's name alone
};

/// Of the story's headline, which stands next to the sentence; `others`: who is not meant.
template <typename Others>
Heading heading_of(const std::vector<Passage>& story, const Links& links, Others others) {
  Heading heading;
  const Clause clause(story.front(), links.votes(0));
  const std::vector<Unit>& units = story.front().units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    heading.rejects = heading.rejects || units[i].is_any(kind_bit(Kind::deny) | kind_bit(Kind::answer));
    if (!is_named_party(units[i]) || clause.qualifies_vote(i) || others(units[i].term->code)) continue;
    if (!heading.code.empty() && heading.code != units[i].term->code) return {};
    heading.code = units[i].term->code;
    heading.person = heading.person && clause.is_person(i);
  }
  return heading;
}

}  // namespace

std::string doer_of(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act) {
  const Link link = links.link_of(at, act, {});
  const std::vector<Unit>& units = story[at].units;
  // "..., which is interference", "X backs a candidate: this is interference"; else of the sentence before.
  bool here = at == 0;
  bool which = false;  // ", что X расценила как"
  for (std::size_t i = 0; i < act && !here; ++i) {
    which = which || (i > 0 && units[i - 1].is(Kind::comma) && units[i].is(Cue::pointing));
    here = units[i].text == "which" || units[i].is(Kind::stop) ||
           (which && !story[at].tongue->is_english && units[i].is(Cue::calling));
  }
  std::string doer = here ? foreign_doer(story, links, at, link) : std::string();
  constexpr std::size_t back = 2;  // sentences: quotes and numbers stand between a deed and what it is called
  for (std::size_t n = 1; doer.empty() && n <= back && n <= at; ++n) doer = foreign_doer(story, links, at - n, link);
  return doer;
}

std::string headed_by(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act) {
  if (!is_headed(story, at)) return {};
  const Link link = links.link_of(at, act, {});
  const auto is_target = [&](const std::string& code) {
    return std::find(link.targets.begin(), link.targets.end(), code) != link.targets.end();
  };
  const std::vector<Unit>& here = story[at].units;
  // Another party in the sentence may be meant.
  for (const Unit& unit : here) {
    if (unit.is_any(party_kinds) && !unit.against && (unit.is(Kind::unnamed) || !is_target(unit.term->code))) return {};
  }
  // "X's ambassador summoned. The reason is a campaign of fakes".
  const auto home = home_of_sent(story.front(), Clause(story.front(), links.votes(0)));
  if (home) return story.front().units[*home].term->code;
  const Heading heading = heading_of(story, links, is_target);
  if (heading.code.empty() || heading.person) return {};  // "he" may be anybody
  if (heading.rejects) return heading.code;
  const bool taken_up = std::any_of(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(act),
                                    [](const Unit& unit) { return unit.is(Kind::pronoun) || unit.text == "him"; });
  const bool acts = doers_in(story.front(), links.votes(0)) == std::vector<std::string>{heading.code};
  return taken_up && acts ? heading.code : std::string();
}

std::string told_of_another(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act,
                            const Agents& agents) {
  if (!is_headed(story, at)) return {};
  const bool charged = agents.weight < 0.5 && charges_pronoun(story[at], act);
  const bool spoken = !charged && agents.rule == "subject" && agents.units.size() == 1 &&
                      speaks_of_it(story[at], agents.units.front(), act);
  if (!charged && !spoken) return {};
  const Heading heading = heading_of(story, links, [](const std::string&) { return false; });
  const Term* speaker = spoken ? story[at].units[agents.units.front()].term : nullptr;
  const bool another = speaker == nullptr || heading.code != speaker->code;
  return heading.rejects && another ? heading.code : std::string();
}

std::vector<std::string> told_before(const std::vector<Passage>& story, const Links& links, std::size_t at,
                                     const std::vector<Claim>& claims) {
  std::vector<std::string> codes;
  if (at == 0 || story[at - 1].field == Field::title) return codes;
  constexpr std::size_t most = 3;
  const auto add = [&](const std::string& code) {
    if (codes.size() < most && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  };
  auto claim = claims.end();
  while (claim != claims.begin() && std::prev(claim)->passage + 1 >= at) --claim;
  for (; claim != claims.end(); ++claim) {
    if (claim->passage + 1 == at && claim->agent_weight >= 0.5) add(claim->accused);
  }
  return codes.empty() ? spoken_of(story[at - 1], links.votes(at - 1)) : codes;
}

}  // namespace alleged::detect
