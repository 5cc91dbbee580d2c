#pragma once

#include <string_view>

namespace alleged::detect {

/// Whether one of two countries is foreign to the other: they differ, and neither is a territory of the other, nor both
/// of a third (column `state` of schema/reference/countries.tsv). XX, a party without a name, is foreign to all.
bool is_foreign(std::string_view one, std::string_view other);

}  // namespace alleged::detect
