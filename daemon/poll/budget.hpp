#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace alleged::poll {

/// A part of a Budget, given back when it goes. Moves with what it was taken for, to any thread; may outlive the
/// Budget.
class Share {
 public:
  Share() = default;
  Share(Share&& other) noexcept;
  Share& operator=(Share&& other) noexcept;
  ~Share();

  /// Makes it so many bytes, if it is smaller. False, and nothing changes, when the budget has not so many left.
  bool grow_to(std::size_t bytes);
  /// Makes it nothing; it may grow again.
  void give_back();

 private:
  friend class Budget;
  explicit Share(std::shared_ptr<std::atomic<std::size_t>> left) : left_(std::move(left)) {}

  std::shared_ptr<std::atomic<std::size_t>> left_;
  std::size_t bytes_ = 0;
};

/// So many bytes for all together. Any thread.
class Budget {
 public:
  explicit Budget(std::size_t bytes) : left_(std::make_shared<std::atomic<std::size_t>>(bytes)) {}

  /// A share of nothing yet.
  Share share() const { return Share(left_); }
  std::size_t left() const { return *left_; }

 private:
  std::shared_ptr<std::atomic<std::size_t>> left_;
};

}  // namespace alleged::poll
