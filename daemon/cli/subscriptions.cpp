#include "daemon/store/subscriptions.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <cstdio>
#include <ctime>
#include <stdexcept>

#include "daemon/alert/smtp.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"

namespace alleged::cli {
namespace asio = boost::asio;

namespace {

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ",") + code;
  return text.empty() ? "any" : text;
}

/// Sends one mail, marked as a test, through the configured server, past the outbox.
void test(const Config& config, const std::string& address) {
  if (config.alert_smtp_url.empty())
    throw std::runtime_error("alert.smtp_url is not set: there is no mail server to test");
  Alert alert;
  alert.message_id = to_string(boost::uuids::random_generator()());
  alert.address = address;
  alert.outlet = "a test";
  alert.title = "Test of alleged's alert mails";
  alert.url = "https://example.org/";
  alert.created = std::time(nullptr);
  asio::io_context loop(1);
  transfer::Multi multi(loop);
  alert::Sender sender(multi, {config.alert_smtp_url, config.alert_from, config.alert_user, config.alert_password,
                               config.alert_tls, config.alert_ca_file});
  Delivery delivery;
  std::exception_ptr fault;
  asio::co_spawn(loop, sender.send(alert), [&](std::exception_ptr error, Delivery result) {
    fault = error;
    delivery = std::move(result);
    loop.stop();  // the connection would be kept for a next mail
  });
  loop.run();
  if (fault) std::rethrow_exception(fault);
  if (delivery.kind != Delivery::Kind::sent) throw std::runtime_error("mail to " + address + ": " + delivery.failure);
  std::fprintf(stderr, "the mail server took a mail to %s\n", address.c_str());
}

}  // namespace

void add_subscriptions(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("subscriptions", "Who is mailed about new allegations");
  command->require_subcommand(1);

  auto wanted = std::make_shared<store::Subscription>();
  auto* adding = command->add_subcommand("add", "Mail an address about new allegations");
  adding->add_option("ADDRESS", wanted->address, "Mail address")->required();
  adding->add_option("--accused", wanted->accused, "Only against these countries (RU,CN)")->delimiter(',');
  adding->add_option("--target", wanted->target, "Only over these countries' votes (MD,RO)")->delimiter(',');
  adding->add_option("--min-confidence", wanted->min_confidence, "Only readings at least this sure")
      ->check(CLI::Range(0.0, 1.0));
  adding->callback([&common, wanted] {
    std::printf("%lld\n", static_cast<long long>(store::add_subscription(*common.database(), *wanted)));
  });

  auto which = std::make_shared<std::string>();
  auto* removing = command->add_subcommand("remove", "End a subscription");
  removing->add_option("WHICH", *which, "Its number, or an address for all of that address")->required();
  removing->callback([&common, which] {
    if (store::remove_subscription(*common.database(), *which) == 0)
      throw std::runtime_error(*which + ": no such subscription; `alleged subscriptions list`");
  });

  auto* listing = command->add_subcommand("list", "Show all subscriptions");
  listing->callback([&common] {
    Table table{{"id", "address", "accused", "target", "least confidence"}, {}};
    for (const auto& one : store::list_subscriptions(*common.database()))
      table.rows.push_back({std::to_string(one.id), one.address, joined(one.accused), joined(one.target),
                            std::to_string(one.min_confidence).substr(0, 4)});
    print(table);
  });

  auto address = std::make_shared<std::string>();
  auto* testing = command->add_subcommand("test", "Send one test mail now");
  testing->add_option("ADDRESS", *address, "Mail address")->required();
  testing->callback([&common, address] { test(common.config(), *address); });
}

}  // namespace alleged::cli
