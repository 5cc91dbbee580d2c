# embed(TARGET FILE...): puts reviewed data files (migrations, reference tables, phrase lists) into the library, so that
# the binary is one file and can never run beside data of another version. Found again with alleged::builtin(path), where
# path is relative to the project's root. The bytes come in through the assembler's .incbin, which costs no compile time.
function(embed target)
  set(asm "")
  set(table "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    string(APPEND asm
      "__asm__(\".section .rodata\\n\"\n"
      "        \"alleged_data_${index}_begin: .incbin \\\"${PROJECT_SOURCE_DIR}/${file}\\\"\\n\"\n"
      "        \"alleged_data_${index}_end: .byte 0\\n\"\n"
      "        \".previous\\n\");\n"
      "extern const char data_${index}_begin[] __asm__(\"alleged_data_${index}_begin\");\n"
      "extern const char data_${index}_end[] __asm__(\"alleged_data_${index}_end\");\n")
    string(APPEND table "    {\"${file}\", {data_${index}_begin, static_cast<std::size_t>(data_${index}_end - data_${index}_begin)}},\n")
    math(EXPR index "${index} + 1")
    set_property(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/builtin_data.cpp APPEND PROPERTY OBJECT_DEPENDS ${PROJECT_SOURCE_DIR}/${file})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/builtin_data.cpp CONTENT
"#include \"daemon/builtin.hpp\"

namespace alleged {
${asm}
std::span<const BuiltinFile> builtin_files() {
  static const BuiltinFile files[] = {
${table}  };
  return files;
}

}  // namespace alleged
" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/builtin_data.cpp)
endfunction()
