#pragma once

#include <cstddef>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/speaker.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

inline constexpr Kinds speaking_kinds = speech_kinds | kind_bit(Kind::accuse);

/// Who says that the act at unit `act` was done: the subject of the outermost verb of speech that governs it, or
/// whoever else the sentence says the charge comes from; nobody where it does not tell. `previous` is who spoke last,
/// for "he added". Pure.
Speaker sayer_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names,
                 const Speaker& previous);

/// "Jane Doe: they meddled": whoever stands before the first colon of a headline and begins it; else nobody. Pure.
Speaker label_of(const Passage& headline, const Names& names);

/// Whose charge a denial answers: Y in "X denied a claim by Y that", "rejected Y's charge of". Pure.
Speaker charger_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names);

/// Whether the speaker is, or speaks for, one of those who act.
bool is_accused(const Passage& passage, const Agents& agents, const Speaker& speaker);

/// Whether a probe named from unit `from` on governs the act. What it looks into is open, and whoever speaks of it
/// accuses nobody; what it has found is not open.
bool is_probed(const Passage& passage, std::size_t act, std::size_t from);

/// "Links the act to X": whether a word before the act traces it to somebody.
bool is_traced(const Passage& passage, std::size_t act);

}  // namespace alleged::detect
