#pragma once

#include "daemon/alert.hpp"

namespace alleged {

/// An alert with every field filled in, each with a value of its own.
inline Alert sample_alert() {
  AlertLine line;
  line.accused = "Russia";
  line.target = "Moldova";
  line.election = "2024 Moldovan presidential election";
  line.accuser = "Moldova's government";
  line.stance = "asserted";
  line.said_by = "Maia Rusu, spokeswoman";
  line.actors = {"Mill Nine", "Bureau Five"};
  line.quote = "Russia paid the ghost mills to sway our vote.";
  line.confidence = 0.8;
  Alert alert;
  alert.id = 7;
  alert.message_id = "5d0c";
  alert.address = "desk@example.net";
  alert.outlet = "Lantern Post";
  alert.title = "Ghost mills in Chișinău";
  alert.url = "https://lantern.example/mills";
  alert.published = "2024-11-05T17:00:00Z";
  alert.created = 1730831400;  // 2024-11-05 18:30:00 UTC
  alert.lines = {line};
  return alert;
}

}  // namespace alleged
