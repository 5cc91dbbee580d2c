#include "daemon/poll/coding.hpp"

#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace alleged::poll {
namespace {

constexpr std::size_t most = 100'000;
constexpr int gzip_window = 15 + 16;
constexpr int zlib_window = 15;

/// What no coding makes much smaller, and what all do.
std::string feed(unsigned items = 3000) {
  std::string text;
  for (unsigned i = 0; i < items; ++i) text += "<item>" + std::to_string(i * 2654435761U) + "</item>\n";
  return text;
}

std::string deflated(std::string_view text, int window) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib");
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  std::string in(text);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gzip(std::string_view text) {
  return deflated(text, gzip_window);
}

std::string zlib_deflate(std::string_view text) {
  return deflated(text, zlib_window);
}

std::string brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  if (BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()),
                            &size, reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE)
    throw std::runtime_error("brotli");
  out.resize(size);
  return out;
}

std::string zstd_with(std::string_view text, int window) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  if (window > 0) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window);
  std::string out(ZSTD_compressBound(text.size()) + 100, '\0');
  ZSTD_outBuffer to{out.data(), out.size(), 0};
  // In two parts: of a text that comes whole the window is no larger than the text.
  ZSTD_inBuffer in{text.data(), text.size() / 2, 0};
  if (ZSTD_isError(ZSTD_compressStream2(context, &to, &in, ZSTD_e_continue)) != 0) throw std::runtime_error("zstd");
  in = {text.data(), text.size(), in.pos};
  if (ZSTD_compressStream2(context, &to, &in, ZSTD_e_end) != 0) throw std::runtime_error("zstd");
  ZSTD_freeCCtx(context);
  out.resize(to.pos);
  return out;
}

std::string zstd(std::string_view text) {
  return zstd_with(text, 0);
}

struct Result {
  Unpacking ended;
  std::string body;
};

Result unpacked(std::string_view codings, std::string body, std::size_t limit = most, std::size_t memory = 1 << 30) {
  const Budget budget(memory);
  Share share = budget.share();
  const Unpacking ended = unpack(codings, body, limit, share);
  return {ended, std::move(body)};
}

struct Coding {
  const char* name;
  std::string (*pack)(std::string_view);

  /// What its tests are called.
  friend void PrintTo(const Coding& coding, std::ostream* out) { *out << coding.name; }
};

class EveryCoding : public testing::TestWithParam<Coding> {};

TEST_P(EveryCoding, IsUndone) {
  for (const std::string& text : {std::string("a"), feed()}) {
    const Result result = unpacked(GetParam().name, GetParam().pack(text));
    EXPECT_EQ(result.ended, Unpacking::done);
    EXPECT_EQ(result.body, text);
  }
}

TEST_P(EveryCoding, OfNothingIsNothing) {
  const Result result = unpacked(GetParam().name, GetParam().pack(""));
  EXPECT_EQ(result.ended, Unpacking::done);
  EXPECT_EQ(result.body, "");
}

TEST_P(EveryCoding, MayBeUpToTheLimitAndNoByteMore) {
  const std::string text = feed();
  EXPECT_EQ(unpacked(GetParam().name, GetParam().pack(text), text.size()).ended, Unpacking::done);
  const Result result = unpacked(GetParam().name, GetParam().pack(text), text.size() - 1);
  EXPECT_EQ(result.ended, Unpacking::too_large);
  EXPECT_EQ(result.body, text.substr(0, text.size() - 1));
}

TEST_P(EveryCoding, OfABombTakesNoMoreThanTheLimit) {
  const Result result = unpacked(GetParam().name, GetParam().pack(std::string(50'000'000, '\0')), most, most);
  EXPECT_EQ(result.ended, Unpacking::too_large);
  EXPECT_EQ(result.body.size(), most);
}

TEST_P(EveryCoding, ThatIsCutOffGivesWhatThereIs) {
  const std::string text = feed(24'000);  // zstd has blocks of 128 KiB, of which only whole ones can be read
  const std::string packed = GetParam().pack(text);
  const Result result = unpacked(GetParam().name, packed.substr(0, packed.size() - 20), text.size());
  EXPECT_EQ(result.ended, Unpacking::done);
  EXPECT_GT(result.body.size(), text.size() / 4);
  EXPECT_TRUE(text.starts_with(result.body));
}

TEST_P(EveryCoding, IsDamagedWhereItNeverWasOne) {
  EXPECT_EQ(unpacked(GetParam().name, "this is not packed at all").ended, Unpacking::damaged);
}

TEST_P(EveryCoding, GivesNothingWithoutMemory) {
  EXPECT_EQ(unpacked(GetParam().name, GetParam().pack(feed()), most, 1000).ended, Unpacking::no_memory);
}

INSTANTIATE_TEST_SUITE_P(Coding, EveryCoding,
                         testing::Values(Coding{"gzip", &gzip}, Coding{"X-GZIP", &gzip},
                                         Coding{"deflate", &zlib_deflate}, Coding{"br", &brotli},
                                         Coding{"zstd", &zstd}));

TEST(Unpack, UndoesTheLastCodingFirst) {
  const Result result = unpacked("gzip, ,br, identity", brotli(gzip(feed())));
  EXPECT_EQ(result.ended, Unpacking::done);
  EXPECT_EQ(result.body, feed());
}

TEST(Unpack, KnowsABareDeflateStream) {
  EXPECT_EQ(unpacked("deflate", deflated(feed(), -zlib_window)).body, feed());
}

TEST(Unpack, ReadsOneGzipAfterAnother) {
  EXPECT_EQ(unpacked("gzip", gzip("one ") + gzip("two")).body, "one two");
}

TEST(Unpack, PassesOverWhatStandsBehindAGzip) {
  const Result result = unpacked("gzip", gzip("one") + std::string("\0\0\0 and more", 12));
  EXPECT_EQ(result.ended, Unpacking::done);
  EXPECT_EQ(result.body, "one");
}

TEST(Unpack, DoesNotBelieveTheSizeThatGzipTells) {
  for (const char byte : {'\0', '\xFF'}) {
    std::string packed = gzip(feed());
    packed.replace(packed.size() - 4, 4, 4, byte);  // zlib counts, and calls it damaged
    const Result result = unpacked("gzip", packed);
    EXPECT_EQ(result.ended, Unpacking::damaged);
    EXPECT_LE(result.body.size(), most);
  }
  // Of several only the last one's is told.
  EXPECT_EQ(unpacked("gzip", gzip(feed()) + gzip("a")).body, feed() + "a");
}

TEST(Unpack, IsDamagedWhereBytesChangedOnTheWay) {
  std::string packed = gzip(feed());
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 1);
  EXPECT_EQ(unpacked("gzip", packed).ended, Unpacking::damaged);
}

TEST(Unpack, TakesNoWindowOfZstdThatNobodyMayUse) {
  EXPECT_EQ(unpacked("zstd", zstd_with(feed(), 23)).ended, Unpacking::done);
  EXPECT_EQ(unpacked("zstd", zstd_with(feed(), 24)).ended, Unpacking::damaged);
}

TEST(Unpack, KnowsNoOtherCoding) {
  EXPECT_EQ(unpacked("compress", "abc").ended, Unpacking::unknown);
  EXPECT_EQ(unpacked("gzip, gzip, gzip, gzip, gzip, gzip", gzip("a")).ended, Unpacking::unknown);
}

TEST(Unpack, LeavesWhatIsNotPacked) {
  EXPECT_EQ(unpacked("", "abc").body, "abc");
  EXPECT_EQ(unpacked("identity,", "abc").body, "abc");
  EXPECT_EQ(unpacked("none", "abc").body, "abc");
}

TEST(Unpack, LeavesTheShareOfWhatIsNotPackedAndTakesThatOfWhatIs) {
  const Budget budget(1'000'000);
  Share share = budget.share();
  ASSERT_TRUE(share.grow_to(1000));
  std::string body = "abc";
  EXPECT_EQ(unpack("identity", body, most, share), Unpacking::done);
  EXPECT_EQ(budget.left(), 999'000U);
  body = gzip(feed());
  EXPECT_EQ(unpack("gzip", body, most, share), Unpacking::done);
  EXPECT_LE(budget.left(), 1'000'000 - body.size());
  EXPECT_LE(body.capacity(), 1'000'000 - budget.left());
}

TEST(Unpack, ReadsWhatIsCutOffByTheLimitInside) {
  const std::string text = feed(24'000);
  const std::string inner = gzip(text);
  const Result result = unpacked("gzip, gzip", gzip(inner), inner.size() / 2);
  EXPECT_EQ(result.ended, Unpacking::too_large);
  EXPECT_TRUE(text.starts_with(result.body));
  EXPECT_GT(result.body.size(), 1000U);
}

TEST(Unpack, KnowsZlibUnderTheNameOfGzip) {
  EXPECT_EQ(unpacked("gzip", zlib_deflate(feed())).body, feed());
}

}  // namespace
}  // namespace alleged::poll
