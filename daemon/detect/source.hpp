#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"

namespace alleged::detect {

// From whom an act comes, where a sentence says that rather than who does it. Pure; `clause` is that of the passage.

/// "Hackers linked to X", "blamed on X", "X was behind it", "hinter dem Netz steckt X", anywhere in the sentence, with
/// its act or without.
Agents source_in(const Passage& passage, const Clause& clause);

/// "X was the most active of them", in English: who is said to be one of those of whom the sentence before tells.
Agents foremost_in(const Passage& passage, const Clause& clause);

/// "Millions from X for bribing voters", "деньги из X на подкуп": where what the act at `act` needs comes from.
Agents supplier_of(const Passage& passage, std::size_t act);

/// "Desde X se manejaban las cuentas", "Din X erau conduse conturile", "邮件是从X发出的": where the act at unit `act`
/// is done from, where the sentence begins with that, or in Chinese before the verb of sending. Pure.
std::optional<std::size_t> opened_from(const Passage& passage, const Clause& clause, std::size_t act);

/// "A man who spread disinformation for X", "в пользу X": whom somebody else does the act at unit `act` for. Pure.
std::optional<std::size_t> served_by(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
