#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <utility>
#include <vector>

namespace alleged {

/// Runs the loop until all of these coroutines have ended; throws what the first to fail threw.
inline void run_all(boost::asio::io_context& loop, std::vector<boost::asio::awaitable<void>> all) {
  std::size_t left = all.size();
  std::exception_ptr failure;
  for (auto& one : all)
    boost::asio::co_spawn(loop, std::move(one), [&](std::exception_ptr error) {
      if (error && !failure) failure = error;
      if (--left == 0) loop.stop();
    });
  loop.restart();
  loop.run();
  if (failure) std::rethrow_exception(failure);
}

inline void run(boost::asio::io_context& loop, boost::asio::awaitable<void> one) {
  std::vector<boost::asio::awaitable<void>> all;
  all.push_back(std::move(one));
  run_all(loop, std::move(all));
}

}  // namespace alleged
