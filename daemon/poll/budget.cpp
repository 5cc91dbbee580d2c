#include "daemon/poll/budget.hpp"

#include <utility>

namespace alleged::poll {

Share::Share(Share&& other) noexcept : left_(std::move(other.left_)), bytes_(std::exchange(other.bytes_, 0)) {}

Share& Share::operator=(Share&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  left_ = std::move(other.left_);
  bytes_ = std::exchange(other.bytes_, 0);
  return *this;
}

Share::~Share() {
  give_back();
}

bool Share::grow_to(std::size_t bytes) {
  if (bytes <= bytes_) return true;
  if (left_ == nullptr) return false;
  const std::size_t more = bytes - bytes_;
  std::size_t left = *left_;
  while (left >= more) {
    if (!left_->compare_exchange_weak(left, left - more)) continue;  // `left` is now what another thread made it
    bytes_ = bytes;
    return true;
  }
  return false;
}

void Share::give_back() {
  if (left_ != nullptr) *left_ += bytes_;
  bytes_ = 0;
}

}  // namespace alleged::poll
