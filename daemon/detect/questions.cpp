#include "daemon/detect/questions.hpp"

namespace alleged::detect {
namespace {

bool is_english(const Context& context) {
  return context.story.empty() || context.story.front().tongue->is_english;
}

}  // namespace

std::string_view question_of(const Suspect& suspect, const Context& context) {
  if (is_english(context)) return suspect.accused == "XX" ? "unnamed charged" : "charged";
  return suspect.accused == "XX" ? "unnamed charged (other languages)" : "charged (other languages)";
}

std::string_view aim_question(const Context& context) {
  return is_english(context) ? "aim" : "aim (other languages)";
}

std::string_view stance_question(Stance stance, const Context& context) {
  if (is_english(context)) return name(stance);
  if (stance == Stance::denied) return "denied (other languages)";
  return stance == Stance::cleared ? "cleared (other languages)" : "asserted (other languages)";
}

std::string_view accuser_question(const Context& context) {
  return is_english(context) ? "accuser" : "accuser (other languages)";
}

std::string_view actor_question(const Context& context) {
  return is_english(context) ? "actor" : "actor (other languages)";
}

}  // namespace alleged::detect
