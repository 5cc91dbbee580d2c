#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "daemon/detect/speaker.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// A party by what it is, and not by name: "Venezuelan poll official", "the ruling party". Pure.
bool is_description(const Speaker& speaker);

/// A person by first and last name. Pure.
bool is_named_person(const Speaker& speaker);

/// Whether the words that introduce somebody in `passage` are those that describe another speaker, for whom they then
/// speak: "Jane Doe, a spokeswoman for the opposition party" and "Hungary's opposition party". In other languages than
/// English words may end otherwise. Pure.
bool speaks_for(const Passage& passage, const Speaker& named, const Speaker& described);

/// Whether somebody whom a sentence names speaks in it: before the verb, or right behind it. Pure.
bool speaks_in(const Passage& passage, const Speaker& named);

/// "TEGUCIGALPA -": where a story was written. Pure.
bool is_dateline(const Speaker& speaker);

/// A verb of speech at the name's end: "X, the chairman, said" is left to the rules of the statement. Pure.
bool then_speaks(const Passage& passage, const Speaker& named);

/// "X said the inquiry into": whoever speaks of a probe says nothing of what it looks into, the act at unit `act`.
/// Pure.
bool speaks_of_a_probe(const Passage& passage, const Speaker& named, std::size_t act);

/// "The accusation was made most bluntly by X", "the claim comes from X". Pure.
bool is_made_by(const Passage& passage, const Speaker& named);

/// A verb of accusing at the name's end: "X had accused its neighbour". Pure.
bool then_accuses(const Passage& passage, const Speaker& named);

/// Whoever speaks in a sentence behind words between commas: "X, deputy leader of the party, told reporters". Pure.
std::vector<Speaker> parted_speakers(const Passage& passage);

/// What stands around somebody whom a sentence names beside the act at unit `act`: marks of the part that they have in
/// it, each a feature of the accuser's question. Pure.
std::vector<std::string> marks_beside(const Passage& passage, const Speaker& named, std::size_t act);

}  // namespace alleged::detect
