#include <boost/json.hpp>
#include <cstdio>
#include <sstream>
#include <stdexcept>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/input.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/detect/detect.hpp"
#include "daemon/eval/labels.hpp"
#include "daemon/eval/tally.hpp"

namespace alleged::cli {

namespace {

namespace json = boost::json;

/// Every n-th story, beginning with the k-th: what a cross-validation holds back.
struct Fold {
  std::size_t part = 0;
  std::size_t of = 1;
};

/// "2/5".
Fold fold_of(const std::string& text) {
  Fold fold;
  char slash = 0;
  std::istringstream in(text);
  if (!(in >> fold.part >> slash >> fold.of) || slash != '/' || fold.of == 0 || fold.part >= fold.of)
    throw CLI::ValidationError("--fold", "expected K/N with 0 <= K < N, as in 2/5");
  return fold;
}

std::string figure(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::vector<std::string> row(const char* name, const eval::Score& score) {
  return {name,
          figure(score.precision()),
          figure(score.recall()),
          figure(score.f1()),
          std::to_string(score.right),
          std::to_string(score.told),
          std::to_string(score.labelled)};
}

/// What not every corpus has labels for.
void print_further(const eval::Tally& tally) {
  Table further{{"of matched pairs", "precision", "recall", "F1", "right", "told", "labelled"}, {}};
  const auto add = [&](const char* name, const eval::Score& score) {
    if (score.told + score.labelled != 0) further.rows.push_back(row(name, score));
  };
  add("methods", tally.methods);
  add("kind of the vote", tally.vote_kind);
  add("year of the vote", tally.vote_year);
  add("looks back", tally.looks_back);
  add("opinion, of stories", tally.opinion);
  if (!further.rows.empty()) {
    std::puts("");
    print(further);
  }
  if (tally.accuser_kind.of != 0) {
    std::puts("");
    print(Table{{"of matched accusers", "right", "of", "share"},
                {{"kind", std::to_string(tally.accuser_kind.right), std::to_string(tally.accuser_kind.of),
                  figure(tally.accuser_kind.value())}}});
  }
}

void print_tables(const eval::Tally& tally) {
  std::printf("%zu stories, %zu of them relevant\n\n", tally.stories, tally.relevant_stories);
  print(Table{{"", "precision", "recall", "F1", "right", "told", "labelled"},
              {row("relevant", tally.relevant), row("relevant, by title and lead", tally.lead),
               row("accused country", tally.accused), row("(accused, target) pair", tally.pairs),
               row("actors", tally.actors), row("accuser", tally.accusers)}});
  std::puts("");
  print(Table{
      {"of matched pairs", "right", "of", "share"},
      {{"direction", std::to_string(tally.direction.right), std::to_string(tally.direction.of),
        figure(tally.direction.value())},
       {"stance", std::to_string(tally.stance.right), std::to_string(tally.stance.of), figure(tally.stance.value())}}});
  print_further(tally);
  if (!tally.flagged.empty()) {
    Table flagged{{"not relevant", "told", "of", "share"}, {}};
    eval::Share all;
    for (const auto& [kind, share] : tally.flagged) {
      all.right += share.right;
      all.of += share.of;
      flagged.rows.push_back({kind, std::to_string(share.right), std::to_string(share.of), figure(share.value())});
    }
    flagged.rows.push_back({"all", std::to_string(all.right), std::to_string(all.of), figure(all.value())});
    std::puts("");
    print(flagged);
  }
  Table calibration{{"confidence", "told", "mean", "right"}, {}};
  for (std::size_t i = 0; i < tally.calibration.size(); ++i) {
    const eval::Tenth& tenth = tally.calibration[i];
    if (tenth.told == 0) continue;
    const auto told = static_cast<double>(tenth.told);
    calibration.rows.push_back({figure(static_cast<double>(i) / 10), std::to_string(tenth.told),
                                figure(tenth.sum / told), figure(static_cast<double>(tenth.right) / told)});
  }
  std::puts("");
  print(calibration);
}

json::object object_of(const eval::Score& score) {
  return {{"precision", score.precision()}, {"recall", score.recall()}, {"f1", score.f1()},
          {"right", score.right},           {"told", score.told},       {"labelled", score.labelled}};
}

json::object object_of(const eval::Share& share) {
  return {{"share", share.value()}, {"right", share.right}, {"of", share.of}};
}

void print_json(const eval::Tally& tally) {
  json::object flagged;
  for (const auto& [kind, share] : tally.flagged) flagged[kind] = object_of(share);
  json::array calibration;
  for (const eval::Tenth& tenth : tally.calibration)
    calibration.push_back({{"told", tenth.told}, {"right", tenth.right}, {"sum", tenth.sum}});
  const json::object all{{"stories", tally.stories},
                         {"relevant_stories", tally.relevant_stories},
                         {"relevant", object_of(tally.relevant)},
                         {"lead", object_of(tally.lead)},
                         {"accused", object_of(tally.accused)},
                         {"pairs", object_of(tally.pairs)},
                         {"actors", object_of(tally.actors)},
                         {"accusers", object_of(tally.accusers)},
                         {"direction", object_of(tally.direction)},
                         {"stance", object_of(tally.stance)},
                         {"methods", object_of(tally.methods)},
                         {"vote_kind", object_of(tally.vote_kind)},
                         {"vote_year", object_of(tally.vote_year)},
                         {"looks_back", object_of(tally.looks_back)},
                         {"opinion", object_of(tally.opinion)},
                         {"accuser_kind", object_of(tally.accuser_kind)},
                         {"flagged", std::move(flagged)},
                         {"calibration", std::move(calibration)}};
  std::puts(json::serialize(all).c_str());
}

std::string allegation_text(const std::string& accused, const std::string& target, std::string_view stance,
                            const std::string& accuser, const std::vector<std::string>& actors) {
  std::string text = accused + ">" + target + " " + std::string(stance);
  if (!accuser.empty()) text += " by " + accuser;
  for (const std::string& actor : actors) text += " +" + actor;
  return text;
}

/// One line for a story: what was labelled, and what was found.
void print_story(const eval::Labelled& labelled, const detect::Finding& finding) {
  std::string line = labelled.story.id + "\t" + labelled.kind + "\t";
  for (const eval::Label& one : labelled.allegations)
    line += allegation_text(one.accused, one.target, one.stance, one.accuser, one.actors) + "; ";
  line += "\t";
  for (const detect::Allegation& one : finding.allegations)
    line +=
        allegation_text(one.accused, one.target, detect::name(one.stance), one.accuser, eval::names_of(one.actors)) +
        " " + figure(one.confidence) + "; ";
  line += "\t" + labelled.story.title;
  std::puts(line.c_str());
}

template <class Use>
void each_labelled(const std::string& file, const Fold& fold, Use use) {
  std::size_t story = 0;
  each_line(file, read_input(file), [&](std::string_view line) {
    if (story++ % fold.of == fold.part) use(eval::labelled_from_json(line));
  });
  if (story == 0) throw std::runtime_error(file + ": no stories; one JSON object a line is expected");
}

}  // namespace

void add_eval(CLI::App& app, Common& common) {
  struct Options {
    std::string file;
    std::string weights;
    std::string fold = "0/1";
    bool json = false;
    bool stories = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("eval", "Measure the detector against labelled stories");
  command->add_option("CORPUS", options->file, "Labelled stories as JSON Lines; - for standard input")->required();
  command->add_option("--weights", options->weights, "Use these weights in place of the built-in ones");
  command->add_option("--fold", options->fold, "Only every N-th story, beginning with story K: K/N");
  command->add_flag("--json", options->json, "Print the figures as one JSON object");
  command->add_flag("--stories", options->stories, "Print what was labelled and what was found of each story instead");
  command->callback([options, &common] {
    const Fold fold = fold_of(options->fold);
    const auto lexicon = detect::Lexicon::load({common.config().detect_lexicon_dir, options->weights});
    eval::Tally tally;
    each_labelled(options->file, fold, [&](const eval::Labelled& labelled) {
      const detect::Finding finding = detect::detect(labelled.story, *lexicon);
      if (options->stories) return print_story(labelled, finding);
      tally.add(labelled, finding, detect::detect(eval::lead_of(labelled.story), *lexicon));
    });
    if (options->stories) return;
    options->json ? print_json(tally) : print_tables(tally);
  });
}

}  // namespace alleged::cli
