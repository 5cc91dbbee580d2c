#pragma once

#include <string_view>

namespace alleged::feeds {

/// What an element of a web page is to somebody who looks for its text.
enum class PageRole {
  container,
  flowing,    ///< inline: its text goes on the line
  link,       ///< <a>
  empty,      ///< has no end tag and no text
  line,       ///< <br>
  raw,        ///< what is in it is no markup: <script>
  left_out,   ///< shows no text, or none of the page's own matter
  header,     ///< left out unless it is an article's
  form,       ///< left out unless it is large: some programs put the whole page into one
  paragraph,  //
  item,       ///< <li>, <dd>
  heading,    //
  cell,       ///< of a table
  row,        //
  article,    //
  main
};

/// Of a tag's name in lower case. What is not known is a container.
PageRole page_role(std::string_view name);

}  // namespace alleged::feeds
