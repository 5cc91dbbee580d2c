#pragma once

#include <cstddef>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What the ending of a country's or capital's name at `unit` tells of its part in the sentence, in Russian, Ukrainian
/// and Polish: of feminine names, whose two cases differ, of adjectives, and of no others. Pure.

/// "Эстония", "Estonia": who does something, and nobody's object.
bool is_nominative(const Passage& passage, std::size_t unit);
/// "Китай", "Chiny": who does something, or an object without a preposition; nothing that depends on a noun.
bool is_direct(const Passage& passage, std::size_t unit);
/// "Эстонию", "Estonię": an object, whatever stands before the verb.
bool is_accusative(const Passage& passage, std::size_t unit);

/// "Россией", "Азербайджаном": by whom something is done, behind a passive verb.
bool is_instrumental(const Passage& passage, std::size_t unit);

/// "Американских", "amerykańskich", "den Irakern": an adjective that qualifies no subject, or people who are none; in
/// German, too.
bool is_oblique(const Passage& passage, std::size_t unit);

/// Whether the country at `unit` depends on the plain word before it: "дворца Боливии", "призвал венгров". In Russian,
/// Ukrainian and Polish, by its ending; it is no subject then. (Behind a body or an office it may be: "спецслужбы
/// России".)
bool is_governed(const Passage& passage, std::size_t unit);

/// "Американцам", "Amerykanom": people to whom something is done.
bool is_dative(const Passage& passage, std::size_t unit);

}  // namespace alleged::detect
