#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>

#include "daemon/detect/lexicon.hpp"

namespace alleged {

/// The lexicon that polls use, built when the first document asks for it: it costs 0.15 s of CPU, and a round in which
/// no feed has changed needs none. Thread: the loop's; the building is done on the cpu pool.
class LexiconShelf {
 public:
  LexiconShelf(boost::asio::io_context& loop, boost::asio::thread_pool& cpu);

  /// Throws what Lexicon::load() throws, to everybody who asked.
  boost::asio::awaitable<std::shared_ptr<const detect::Lexicon>> lexicon();

 private:
  boost::asio::thread_pool& cpu_;
  boost::asio::steady_timer built_;  ///< never runs out; cancelled when the building has ended
  std::shared_ptr<const detect::Lexicon> lexicon_;
  bool building_ = false;
};

}  // namespace alleged
