#pragma once

#include <memory>
#include <string>

namespace alleged::detect {

/// Everything the detector knows besides its rules: countries, actors, phrases, compiled for one pass over a text.
/// Immutable once built, shared by all threads through shared_ptr<const Lexicon>; a reload builds a new one and polls
/// in flight keep theirs.
class Lexicon {
 public:
  /// Builds from the data compiled into the binary (schema/reference, daemon/detect/phrases). Throws std::runtime_error
  /// with file and line when a file is unsound; takes well under half a second.
  static std::shared_ptr<const Lexicon> load();

  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  /// Changes whenever any data file does; stored beside every allegation ("0.1.0+1f3a9c2e").
  const std::string& version() const;

  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  explicit Lexicon(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace alleged::detect
