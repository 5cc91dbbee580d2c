# The set that stays quiet on Asio coroutines at -O2; -Wnull-dereference fires falsely there and is left out.
add_library(alleged_warnings INTERFACE)
target_compile_options(alleged_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi
  $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local -Wduplicated-cond -Wlogical-op>
  $<$<CXX_COMPILER_ID:Clang>:-Wshadow>)
