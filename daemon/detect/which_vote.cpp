#include "daemon/detect/which_vote.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/detect/day.hpp"
#include "daemon/detect/features.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

using Days = std::chrono::days;

constexpr Days soon{150};    ///< so near, a vote to come is meant where nothing tells when it is
constexpr Days ahead{400};   ///< so far may be one that is spoken of as coming
constexpr Days behind{400};  ///< so long ago may be one of which nothing is told
constexpr Days term{2200};   ///< and one of a kind that is told: the last, where a term has six years
constexpr int memory = 12;   ///< years that news looks back on a vote

bool is_of(const Vote& vote, const Passage& passage, std::string_view country) {
  return vote.landmark == country || std::any_of(vote.countries.begin(), vote.countries.end(), [&](std::size_t i) {
           return passage.units[i].is(Kind::country) && passage.units[i].term->code == country;
         });
}

/// "The 2016 election", which is that of whose votes the story speaks.
bool is_of_nobody(const Vote& vote) {
  return vote.countries.empty() && vote.landmark.empty() && !vote.elsewhere;
}

/// Learns from the votes of the story that `is_meant(vote, passage)` what is not known yet; no year before `earliest`.
template <typename Meant>
void learn(Election& election, const Context& context, int earliest, Meant is_meant) {
  for (std::size_t at = 0; at < context.story.size() && at < reach; ++at) {
    if (election.year != 0 && !election.kind.empty()) return;
    const Passage& passage = context.story[at];
    for (const Vote& vote : votes_in(passage)) {
      const bool other = !election.kind.empty() && !vote.kind.empty() && vote.kind != election.kind;
      if (other || !is_meant(vote, passage)) continue;
      if (election.year == 0 && vote.year >= earliest) election.year = vote.year;
      if (election.kind.empty()) election.kind = std::string(vote.kind);
    }
  }
}

/// By what the story says.
Election told_vote(const Charge& charge, const Context& context, int earliest) {
  Election election;
  election.country = charge.aim->target;
  for (const Claim* claim : charge.claims) {
    if (election.year == 0) election.year = claim->year;
    if (election.kind.empty()) election.kind = std::string(claim->vote_kind);
  }
  learn(election, context, earliest,
        [&](const Vote& vote, const Passage& passage) { return is_of(vote, passage, election.country); });
  learn(election, context, earliest, [](const Vote& vote, const Passage&) { return is_of_nobody(vote); });
  return election;
}

/// "Ahead of the vote", "may meddle": one that is to come, and no earlier one than of that year.
bool is_to_come(const Charge& charge, const Context& context, int year) {
  return std::any_of(charge.claims.begin(), charge.claims.end(), [&](const Claim* claim) {
    const std::vector<Unit>& units = context.story[claim->passage].units;
    if (claim->year != 0 && claim->year < year) return false;
    if (claim->statement.stance == Stance::warned) return true;
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
      // "Wirft X Einmischung vor, sagte": nothing stands behind it.
      if (units[i].is(Kind::before) && !units[i + 1].is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop))) return true;
    }
    return false;
  });
}

/// Whether the charge names somebody who leads, or led, the country whose vote it is: "to help X".
bool names_leader(const Charge& charge, const Context& context) {
  return std::any_of(charge.claims.begin(), charge.claims.end(), [&](const Claim* claim) {
    const std::vector<Unit>& units = context.story[claim->passage].units;
    return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
      return unit.is(Kind::country) && unit.term->form == Form::person && unit.term->code == charge.aim->target;
    });
  });
}

using Votes = std::vector<Calendar::Entry>;

/// Those of a kind, where there are any; else all.
Votes of_kind(const Votes& votes, std::string_view kind) {
  Votes found;
  std::copy_if(votes.begin(), votes.end(), std::back_inserter(found),
               [&](const Calendar::Entry& vote) { return vote.kind == kind; });
  return found.empty() ? votes : found;
}

/// Votes of the calendar that what is told fits.
Votes fitting(const Election& election, const Calendar& calendar) {
  Votes votes;
  for (const Calendar::Entry& vote : calendar.votes_of(election.country)) {
    const bool fits = (election.kind.empty() || vote.kind == election.kind) &&
                      (election.year == 0 || year_of(vote.day) == election.year);
    if (fits) votes.push_back(vote);
  }
  // "The election": one of a whole country's, where there is one.
  const auto lesser = [](const Calendar::Entry& vote) { return vote.kind == "local" || vote.kind == "referendum"; };
  if (!std::all_of(votes.begin(), votes.end(), lesser)) std::erase_if(votes, lesser);
  return votes;
}

/// Who is voted for on one day: first a president.
bool is_greater(const Calendar::Entry& a, const Calendar::Entry& b) {
  return a.kind == "presidential" && b.kind != "presidential";
}

/// The first vote from that day on; nothing beyond `reach` days.
std::optional<Calendar::Entry> next(const Votes& votes, std::chrono::sys_days day, Days reach) {
  std::optional<Calendar::Entry> best;
  for (const Calendar::Entry& vote : votes) {
    if (vote.day < day || vote.day - day > reach) continue;
    if (!best || vote.day < best->day || (vote.day == best->day && is_greater(vote, *best))) best = vote;
  }
  return best;
}

/// The last vote before that day; nothing beyond `reach` days.
std::optional<Calendar::Entry> last(const Votes& votes, std::chrono::sys_days day, Days reach) {
  std::optional<Calendar::Entry> best;
  for (const Calendar::Entry& vote : votes) {
    if (vote.day >= day || day - vote.day > reach) continue;
    if (!best || vote.day > best->day || (vote.day == best->day && is_greater(vote, *best))) best = vote;
  }
  return best;
}

/// The vote that a story of that day speaks of, where the story does not say.
std::optional<Calendar::Entry> likeliest(const Votes& votes, std::chrono::sys_days day, bool to_come, bool kind_known) {
  if (to_come) {
    if (const auto coming = next(votes, day, ahead)) return coming;
  }
  const auto coming = next(votes, day, soon);
  const auto gone = last(votes, day, kind_known ? term : behind);
  if (coming && (!gone || coming->day - day < day - gone->day)) return coming;
  return gone;
}

}  // namespace

Election which_vote(const Charge& charge, const Context& context, std::string_view date, const Calendar& calendar) {
  if (charge.aim->target == "XX") return {};
  const auto day = day_of(date);
  const int now = day ? year_of(*day) : 0;
  const bool to_come = is_to_come(charge, context, now);
  // Of a vote to come, a story tells which others there were: "as in 2016".
  const int earliest = to_come ? now : now - memory;
  Election election = told_vote(charge, context, earliest);
  if (election.year != 0 && !election.kind.empty()) return election;
  Votes votes = fitting(election, calendar);
  // "Macron said so", weeks before a parliament is voted for, tells of no vote for a president.
  const bool near = day && next(votes, *day, soon);
  const bool led = election.kind.empty() && !near && names_leader(charge, context);
  if (led) votes = of_kind(votes, "presidential");
  if (day && election.year == 0) {
    const bool kind_known = !election.kind.empty() || led;
    if (const auto vote = likeliest(votes, *day, to_come, kind_known)) {
      election.year = year_of(vote->day);
      election.kind = vote->kind;
      return election;
    }
  }
  std::set<std::string> kinds;
  for (const Calendar::Entry& vote : votes) kinds.insert(vote.kind);
  if (kinds.size() == 1) election.kind = *kinds.begin();
  if (kinds.size() > 1 && election.year != 0 && kinds.contains("presidential")) election.kind = "presidential";
  return election;
}

}  // namespace alleged::detect
