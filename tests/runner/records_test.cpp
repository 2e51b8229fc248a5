// Reading the record channel: known records come out, and everything else is refused by name.
#include "records.hpp"

#include <doctest/doctest.h>

using namespace lab;

namespace {

constexpr const char* kFact = R"({"fact":"a","value":1,"unit":""})";
constexpr const char* kEnd = R"({"end":"complete"})";

Report report_of(const std::string& lines) {
    const ParsedReport parsed = parse_report(lines);
    CHECK(parsed.complaint == "");
    return parsed.report;
}

std::string complaint_about(const std::string& line) { return parse_report(line + "\n").complaint; }

std::string fact_with(const std::string& value) {
    return R"({"fact":"a","value":)" + value + R"(,"unit":""})";
}

}  // namespace

TEST_CASE("a fact keeps its name, unit and the type of its value") {
    const Report report = report_of(
        "{\"fact\":\"a\",\"value\":true,\"unit\":\"yes/no\"}\n"
        "{\"fact\":\"b\",\"value\":-3,\"unit\":\"faults\"}\n"
        "{\"fact\":\"c\",\"value\":0.25,\"unit\":\"\"}\n"
        "{\"fact\":\"d@10\",\"value\":\"SIGSEGV\",\"unit\":\"\"}\n");

    REQUIRE(report.facts.size() == 4);
    CHECK(report.facts[0].unit == "yes/no");
    CHECK(report.facts[0].value == judge::Value(true));
    CHECK(report.facts[1].value == judge::Value(-3LL));
    CHECK(report.facts[2].value == judge::Value(0.25));
    CHECK(report.facts[3].name == "d@10");
    CHECK(report.facts[3].value == judge::Value(std::string("SIGSEGV")));
}

TEST_CASE("a whole number beyond the signed range stays a number") {
    const Report report = report_of(fact_with("18446744073709551615") + "\n");

    CHECK(report.facts[0].value == judge::Value(18446744073709551615.0));
}

TEST_CASE("samples and events come out in the order in which they were sent") {
    const Report report = report_of(
        "{\"sample\":\"rss\",\"at\":1,\"value\":2.5,\"unit\":\"MiB\"}\n"
        "{\"event\":\"b\"}\n{\"event\":\"a\"}\n"
        "{\"sample\":\"rss\",\"at\":2,\"value\":3,\"unit\":\"MiB\"}\n");

    REQUIRE(report.samples.size() == 2);
    CHECK(report.samples[0].at == 1);
    CHECK(report.samples[0].value == 2.5);
    CHECK(report.samples[1].unit == "MiB");
    CHECK(report.events == std::vector<std::string>{"b", "a"});
}

TEST_CASE("what arms say comes out: clock, batches, blocks and costs") {
    const Report report = report_of(
        "{\"clock\":\"CLOCK_MONOTONIC\",\"cost_ns\":30,\"step_ns\":1,\"target_ns\":100000}\n"
        "{\"batch\":\"poll@10\",\"n\":64}\n"
        "{\"block\":\"1\",\"outer1\":1,\"inner1\":2,\"inner2\":3,\"outer2\":4}\n"
        "{\"cost\":\"poll@10\",\"ns\":12.5}\n");

    CHECK(report.clock.target_ns == 100000);
    CHECK(report.batches.at(0).arm == "poll@10");
    CHECK(report.batches.at(0).n == 64);
    REQUIRE(report.blocks.size() == 1);
    CHECK(report.blocks[0].order == '1');
    CHECK(report.blocks[0].visits[0] == 1);
    CHECK(report.blocks[0].visits[3] == 4);
    CHECK(report.costs[0] == std::pair<std::string, double>("poll@10", 12.5));
}

TEST_CASE("a report is complete with its end and not before") {
    CHECK_FALSE(report_of("").complete);
    CHECK_FALSE(report_of(std::string(kFact) + "\n").complete);
    CHECK(report_of(std::string(kFact) + "\n" + kEnd + "\n").complete);
}

TEST_CASE("a machine that cannot run it is reported with its reason") {
    const Report report = report_of("{\"unavailable\":\"io_uring_setup: EPERM\"}\n");

    CHECK(report.unavailable == "io_uring_setup: EPERM");
}

TEST_CASE("what is not a JSON object of a known kind is refused") {
    CHECK(complaint_about("hello").find("record 1: not JSON") == 0);
    CHECK(complaint_about("").find("record 1: not JSON") == 0);
    CHECK(complaint_about("[1]") == "record 1: not an object");
    CHECK(complaint_about("{}") == "record 1: no known kind of record");
    CHECK(complaint_about(R"({"verdict":"VERIFIED"})") == "record 1: no known kind of record");
}

TEST_CASE("a field that is unknown, missing or given twice is refused") {
    CHECK(complaint_about(R"({"fact":"a","value":1,"unit":"","verdict":1})") ==
          "record 1: unknown field \"verdict\"");
    CHECK(complaint_about(R"({"fact":"a","value":1})") == "record 1: field \"unit\" is missing");
    CHECK(complaint_about(R"({"fact":"a","event":"b","value":1,"unit":""})") ==
          "record 1: unknown field \"event\"");
    CHECK(complaint_about(R"({"fact":"a","value":1,"value":2,"unit":""})") ==
          "record 1: field \"value\" stands twice");
}

TEST_CASE("numbers that are not finite are refused") {
    CHECK(complaint_about(fact_with("NaN")).find("record 1: not JSON") == 0);
    CHECK(complaint_about(fact_with("1e999")).find("record 1: ") == 0);
    CHECK(complaint_about(R"({"sample":"s","at":1,"value":"nan","unit":""})") ==
          "record 1: value is not a finite number");
    CHECK(complaint_about(R"({"cost":"a","ns":null})") == "record 1: ns is not a finite number");
}

TEST_CASE("costs below nothing, and batches that are no count, are refused") {
    CHECK(complaint_about(R"({"cost":"a","ns":-1})") == "record 1: ns is negative");
    CHECK(complaint_about(R"({"block":"0","outer1":1,"inner1":-2,"inner2":1,"outer2":1})") ==
          "record 1: inner1 is negative");
    CHECK(complaint_about(R"({"block":"2","outer1":1,"inner1":2,"inner2":1,"outer2":1})") ==
          "record 1: block is neither \"0\" nor \"1\"");
    for (const char* n : {"0", "-1", "1.5", "1e300"})
        CHECK(complaint_about(std::string(R"({"batch":"a","n":)") + n + "}") ==
              "record 1: n is not a positive whole number");
}

TEST_CASE("names are lower case and bounded, texts are bounded, values are values") {
    const std::string long_name(65, 'a'), long_text(2001, 'x');

    CHECK(complaint_about(R"({"fact":"A b","value":1,"unit":""})") ==
          "record 1: \"A b\" is not a lower_case name");
    CHECK(complaint_about(R"({"cost":")" + long_name + R"(","ns":1})")
              .find("is not a lower_case name") != std::string::npos);
    CHECK(complaint_about(fact_with('"' + long_text + '"')) == "record 1: value is too long");
    CHECK(complaint_about(R"({"event":3})") == "record 1: event is not a text");
    CHECK(complaint_about(fact_with("[1]")) == "record 1: value is not a text");
}

TEST_CASE("a fact that is reported twice is refused, even with the same value") {
    const ParsedReport parsed = parse_report(std::string(kFact) + "\n" + kFact + "\n");

    CHECK(parsed.complaint == "record 2: fact \"a\" was reported twice");
}

TEST_CASE("a point of a series that is reported twice is refused, and another point is not") {
    const std::string at_7 = R"({"sample":"a","at":7,"value":1,"unit":""})";
    const std::string at_8 = R"({"sample":"a","at":8,"value":1,"unit":""})";
    const std::string other = R"({"sample":"b","at":7,"value":1,"unit":""})";

    CHECK(parse_report(at_7 + "\n" + at_8 + "\n" + other + "\n").complaint.empty());
    CHECK(parse_report(at_7 + "\n" + at_8 + "\n" + at_7 + "\n").complaint ==
          "record 3: sample \"a\" was reported twice at 7");
}

TEST_CASE("a last line without its end is refused") {
    const ParsedReport parsed = parse_report(std::string(kFact) + "\n" + kEnd);

    CHECK(parsed.complaint == "record 2: the last line is cut short");
    CHECK_FALSE(parsed.report.complete);
}

TEST_CASE("a record after the end is refused") {
    const ParsedReport parsed = parse_report(std::string(kEnd) + "\n" + kFact + "\n");

    CHECK(parsed.complaint == "record 2: a record after the end");
}

TEST_CASE("more records than anyone needs are refused") {
    std::string lines;
    for (int i = 0; i < 20'000; ++i) lines += "{\"event\":\"x\"}\n";

    CHECK(parse_report(lines).complaint == "");
    CHECK(parse_report(lines + "{\"event\":\"x\"}\n").complaint ==
          "record 20001: too many records");
}

TEST_CASE("bytes that are not UTF-8 are refused") {
    CHECK(complaint_about("{\"event\":\"\xff\"}").find("record 1: not JSON") == 0);
}
