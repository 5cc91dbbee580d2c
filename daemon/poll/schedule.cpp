#include "daemon/poll/schedule.hpp"

#include <algorithm>

namespace alleged::poll {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

/// Nobody may silence a feed for longer than this, by header or in the document.
constexpr seconds most_asked_for = hours(24);
/// "Too many requests" of a server that does not say when it will take more.
constexpr seconds unnamed_hold(60);
constexpr seconds after_ours(60);
/// A feed that we could not ask for long, because we were down, is not parked for one failure.
constexpr int failures_before_parking = 5;

seconds jittered(seconds time, std::minstd_rand& random) {
  const double factor = std::uniform_real_distribution<double>(0.9, 1.1)(random);
  return seconds(std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(time.count()) * factor)));
}

bool is_left_out(const Rhythm& rhythm, feeds::Time moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const auto hour = std::chrono::floor<hours>(moment - day).count();
  const unsigned weekday = std::chrono::weekday(day).c_encoding();
  return ((rhythm.skip_hours >> static_cast<unsigned>(hour)) & 1U) != 0 || ((rhythm.skip_days >> weekday) & 1U) != 0;
}

/// The same wait, or until the first hour after it that is not left out; a document that leaves out more than two days
/// on end is not obeyed.
seconds outside_of_left_out(const Rhythm& rhythm, seconds wait, feeds::Time now) {
  if (!is_left_out(rhythm, now + wait)) return wait;
  const feeds::Time first = std::chrono::floor<hours>(now + wait);
  for (int hour = 1; hour <= 48; ++hour) {
    if (!is_left_out(rhythm, first + hours(hour))) return first + hours(hour) - now;
  }
  return wait;
}

}  // namespace

seconds Schedule::after_success(const Rhythm& rhythm, seconds fresh_for, feeds::Time now,
                                std::minstd_rand& random) const {
  const seconds silence = rhythm.newest ? std::max(seconds(0), now - *rhythm.newest) : seconds(0);
  const seconds expected = std::max(rhythm.gap, silence) / 2;
  const seconds learnt = std::clamp(expected, interval, std::max(interval, quiet));
  const seconds asked_for = std::min(std::max(rhythm.refresh, fresh_for), most_asked_for);
  const seconds wait = std::max(jittered(learnt, random), asked_for);
  return outside_of_left_out(rhythm, wait, now);
}

seconds Schedule::after_failure(int failures, seconds failing_for, seconds asked_for, std::minstd_rand& random) const {
  seconds wait = interval;
  for (int i = 1; i < failures && wait < longest; ++i) wait *= 2;
  wait = is_parked(failures, failing_for) ? std::max(parked, longest) : std::min(wait, longest);
  return std::max(jittered(wait, random), std::min(asked_for, most_asked_for));
}

seconds Schedule::after_our_failure(std::minstd_rand& random) const {
  return jittered(std::min(interval, after_ours), random);
}

bool Schedule::is_parked(int failures, seconds failing_for) const {
  return failures >= failures_before_parking && failing_for >= parking;
}

seconds site_hold(long status, seconds asked_for) {
  if (status != 429 && status != 503) return seconds(0);
  if (status == 429 && asked_for == seconds(0)) return unnamed_hold;
  return std::min(asked_for, most_asked_for);
}

}  // namespace alleged::poll
