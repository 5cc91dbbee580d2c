#pragma once

#include <pqxx/pqxx>
#include <string>

namespace alleged::store {

/// Loads countries, actors with aliases, methods and elections from the tables compiled into the binary: rows are added
/// and changed, never removed, since the record may point at them. Returns a line that counts them.
std::string load_reference(pqxx::transaction_base& transaction);

}  // namespace alleged::store
