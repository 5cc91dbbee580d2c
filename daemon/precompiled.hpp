// Headers that are heavy and that most of the daemon needs.
#pragma once

#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>
#include <boost/asio.hpp>
#include <boost/json.hpp>
#include <pqxx/pqxx>
#include <string>
#include <vector>
