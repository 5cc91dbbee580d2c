#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "daemon/detect/lexicon.hpp"

namespace alleged {

/// The lexicon that polls use, built when the first document asks for it: it costs half a second of CPU, and a round in
/// which no feed has changed needs none. Thread: the loop's; the building is done on the cpu pool.
class LexiconShelf {
 public:
  LexiconShelf(boost::asio::io_context& loop, boost::asio::thread_pool& cpu, std::string own_folder);

  /// Throws what Lexicon::load() throws, to everybody who asked.
  boost::asio::awaitable<std::shared_ptr<const detect::Lexicon>> lexicon();

  /// Builds it anew from the operator's files as they are now. Polls under way keep the one they have. Throws what
  /// Lexicon::load() throws; then the one from before stays.
  boost::asio::awaitable<std::shared_ptr<const detect::Lexicon>> reload();

 private:
  /// Puts a new one on the shelf, unless one that was begun later is there already: it has newer files.
  boost::asio::awaitable<void> build();

  boost::asio::thread_pool& cpu_;
  boost::asio::steady_timer built_;  ///< never runs out; cancelled when the building has ended
  detect::Lexicon::Own own_;
  std::shared_ptr<const detect::Lexicon> lexicon_;
  bool building_ = false;
  std::uint64_t begun_ = 0;  ///< builds so far
  std::uint64_t shown_ = 0;  ///< which of them lexicon_ is
};

}  // namespace alleged
