#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/eval/labels.hpp"

namespace alleged::eval {

/// Answers against labels.
struct Score {
  std::size_t right = 0;     ///< told and labelled
  std::size_t told = 0;      ///< by the detector
  std::size_t labelled = 0;  ///< by the reader

  double precision() const;  ///< 0 when nothing was told
  double recall() const;     ///< 0 when nothing was labelled
  double f1() const;
};

/// A share of cases.
struct Share {
  std::size_t right = 0;
  std::size_t of = 0;

  double value() const;  ///< 0 of none
};

/// Confidences told in one tenth of the scale, and how many of these pairs a reader had.
struct Tenth {
  std::size_t told = 0;
  std::size_t right = 0;
  double sum = 0;  ///< of the confidences
};

/// How a detector did on labelled stories. Counts only: tallies of parts of a corpus add up to the whole's.
struct Tally {
  std::size_t stories = 0;
  std::size_t relevant_stories = 0;
  Score relevant;
  Score lead;       ///< title and lead alone
  Score accused;    ///< countries accused in a story
  Score pairs;      ///< (accused, target)
  Score actors;     ///< over the labelled and told pairs of a story, by name (naming.hpp)
  Score accusers;   ///< the same
  Share direction;  ///< of pairs that are right but perhaps for which of the two is accused
  Share stance;     ///< of pairs that are right, in the reader's coarse stances
  // Of pairs that are right, where the reader was asked.
  Score methods;                         ///< codes
  Score vote_kind;                       ///< presidential, parliamentary ...
  Score vote_year;                       ///< of the vote
  Score looks_back;                      ///< charges that a story only recalls
  Share accuser_kind;                    ///< of accusers that are right
  Score opinion;                         ///< of relevant stories that are told
  std::map<std::string, Share> flagged;  ///< told relevant, of the stories that are not, by kind
  std::array<Tenth, 10> calibration{};   ///< of told pairs

  void add(const Labelled& labelled, const detect::Finding& finding, const detect::Finding& lead_finding);

 private:
  void add_further(const Label& label, const detect::Allegation& told);
};

/// Readers know four stances: what an authority does about a charge asserts it.
std::string coarse(std::string_view stance);

std::vector<std::string> names_of(const std::vector<detect::Actor>& actors);

}  // namespace alleged::eval
