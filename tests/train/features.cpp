// What the detector's models learn from: for each labelled story, a line for each question that they answer about it.
// usage: features WEIGHTS.tsv CORPUS.jsonl...
// A line: question, story, row, answer (0 or 1), then feature=value..., separated by tabs. Lines of one question and
// story with the same number in the third column belong together: candidates for one answer.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <string_view>

#include "daemon/detect/questions.hpp"
#include "daemon/detect/reading.hpp"
#include "daemon/eval/labels.hpp"
#include "daemon/eval/naming.hpp"
#include "daemon/eval/tally.hpp"

namespace {

using namespace alleged;

void print(std::string_view question, const std::string& story, std::size_t row, const std::string& answer,
           const detect::Features& features) {
  std::printf("%.*s\t%s\t%zu\t%s", static_cast<int>(question.size()), question.data(), story.c_str(), row,
              answer.c_str());
  for (const detect::Feature& feature : features) std::printf("\t%s=%.6g", feature.name.c_str(), feature.value);
  std::printf("\n");
}

bool is_accused(const eval::Labelled& labelled, const std::string& code) {
  return std::any_of(labelled.allegations.begin(), labelled.allegations.end(),
                     [&](const eval::Label& label) { return label.accused == code; });
}

const eval::Label* label_of(const eval::Labelled& labelled, const std::string& accused, const std::string& target) {
  for (const eval::Label& label : labelled.allegations) {
    if (label.accused == accused && label.target == target) return &label;
  }
  return nullptr;
}

std::string yes(bool is_so) {
  return is_so ? "1" : "0";
}

/// The questions about a pair that a reader had.
void print_charge(const std::string& id, std::size_t row, const eval::Label& label, const detect::Charge& charge,
                  const detect::Context& context) {
  if (label.stance.empty()) return;  // a story of grammar alone
  const std::string reader = eval::coarse(label.stance);
  for (const detect::Stance stance : {detect::Stance::asserted, detect::Stance::denied, detect::Stance::cleared}) {
    if (reader != "alleged" && reader != detect::name(stance)) continue;
    print(detect::stance_question(stance, context), id, row, yes(reader != "alleged"), charge.stance);
  }
  for (const detect::Voice& voice : charge.voices) {
    const bool right = !label.accuser.empty() && eval::same_party(voice.speaker.name, label.accuser);
    print(detect::accuser_question(context), id, row, yes(right), voice.features);
  }
  for (const detect::Hand& hand : charge.hands) {
    const bool right = std::any_of(label.actors.begin(), label.actors.end(),
                                   [&](const std::string& actor) { return eval::same_party(hand.actor.name, actor); });
    print(detect::actor_question(context), id, row, yes(right), hand.features);
  }
}

/// The questions about each suspect and, where a reader accuses it too, about each vote; `pair` may ask more of one
/// that the reader had.
template <typename Pair>
void print_suspects(const std::string& id, const eval::Labelled& labelled, const detect::Reading& reading, Pair pair) {
  const detect::Context context = reading.context();
  std::size_t row = 0;
  std::size_t pairs = 0;
  for (const detect::Suspect& suspect : reading.suspects) {
    const bool accused = is_accused(labelled, suspect.accused);
    print(detect::question_of(suspect, context), id, row, yes(accused), suspect.features);
    for (const detect::Aim& aim : suspect.aims) {
      if (!accused) break;
      const eval::Label* label = label_of(labelled, suspect.accused, aim.target);
      print(detect::aim_question(context), id, row, yes(label != nullptr), aim.features);
      if (label != nullptr) pair(pairs++, *label, suspect, aim);
    }
    ++row;
  }
}

void print_story(const std::string& id, const eval::Labelled& labelled, const detect::Lexicon& lexicon) {
  const auto reading = detect::read(labelled.story, lexicon);
  if (reading == nullptr) return;
  const auto ask = [&](std::size_t row, const eval::Label& label, const detect::Suspect& suspect,
                       const detect::Aim& aim) {
    print_charge(id, row, label, detect::charge_of(suspect, aim, reading->context(), *reading->names, lexicon.parts()),
                 reading->context());
  };
  print_suspects(id, labelled, *reading, ask);
}

/// Title and lead alone, where what the reader said of the whole story is known to hold for them too.
void print_lead(const std::string& id, eval::Labelled labelled, const detect::Lexicon& lexicon) {
  if (labelled.lead_relevant && labelled.allegations.size() > 1) return;
  if (!labelled.lead_relevant) labelled.allegations.clear();
  labelled.story = eval::lead_of(labelled.story);
  const auto reading = detect::read(labelled.story, lexicon);
  if (reading == nullptr) return;
  print_suspects(id, labelled, *reading, [](auto&&...) {});
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) throw std::runtime_error("usage: features WEIGHTS.tsv CORPUS.jsonl...");
  const auto lexicon = detect::Lexicon::load({{}, argv[1]});
  for (int file = 2; file < argc; ++file) {
    std::ifstream in(argv[file]);
    if (!in) throw std::runtime_error(std::string("cannot read ") + argv[file]);
    std::size_t story = 0;
    for (std::string line; std::getline(in, line);) {
      const eval::Labelled labelled = eval::labelled_from_json(line);
      const std::string id = std::to_string(file - 2) + ":" + std::to_string(story++);
      print_story(id, labelled, *lexicon);
      if (labelled.story.text.size() > eval::lead_length) print_lead(id, labelled, *lexicon);
    }
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "features: %s\n", error.what());
  return 1;
}
