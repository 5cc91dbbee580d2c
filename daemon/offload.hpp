#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace alleged {

/// Runs `work` on a pool's thread and comes back to the caller's own thread with its value or its exception.
/// `work` is a named object in the calling coroutine (never a temporary: g++ 12 destroys those twice around co_await);
/// it stays where it is and is touched by the pool's thread alone until the coroutine resumes.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> offload(boost::asio::thread_pool& pool, Work& work) {
  using Result = std::invoke_result_t<Work&>;
  using Handler = boost::asio::any_completion_handler<void()>;
  std::optional<Result> result;
  std::exception_ptr failure;
  const auto home = co_await boost::asio::this_coro::executor;
  auto start = [&pool, &work, &result, &failure, &home](auto handler) {
    boost::asio::post(pool, [&work, &result, &failure, &home, back = Handler(std::move(handler))]() mutable {
      try {
        result.emplace(work());
      } catch (...) {
        failure = std::current_exception();
      }
      // A copy: the frame that holds `home` may be gone as soon as the handler runs.
      const auto executor = home;
      boost::asio::post(executor, [resume = std::move(back)]() mutable { std::move(resume)(); });
    });
  };
  co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(start, boost::asio::use_awaitable);
  if (failure) std::rethrow_exception(failure);
  co_return std::move(*result);
}

}  // namespace alleged
