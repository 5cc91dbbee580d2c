#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace alleged::detect {

/// Everything the detector knows besides its rules: countries, actors, phrases, compiled for one pass over a text.
/// Immutable once built, shared by all threads through shared_ptr<const Lexicon>; a reload builds a new one and polls
/// in flight keep theirs.
class Lexicon {
 public:
  /// What is read over the data that is compiled into the binary (schema/reference, daemon/detect/phrases).
  struct Own {
    std::string folder;  ///< phrase files of an operator, *.toml in the order of their names; empty or absent: none
    std::string weights_file;  ///< a table as daemon/detect/weights.tsv in place of it; empty: none
  };

  /// Throws std::runtime_error with file and line when a file is unsound; takes less than half a second.
  static std::shared_ptr<const Lexicon> load(const Own& own);

  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  /// Changes whenever any data file does, an operator's too; stored beside every allegation ("0.2.0+1f3a9c2e").
  const std::string& version() const;

  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  explicit Lexicon(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace alleged::detect
