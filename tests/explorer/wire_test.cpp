// The API's JSON, both ways, by recordings of a real instance and by what none would send.
#include "explorer/wire.hpp"

#include <doctest/doctest.h>

#include "recorded.hpp"

using namespace lab::explorer;
using nlohmann::json;

namespace {

json sent(const auto& request) {
    const auto body = to_body(request);
    REQUIRE(body);
    return json::parse(*body);
}

Answer answer_of(std::string body, int status = 400) {
    Answer answer;
    answer.status = status, answer.body = std::move(body);
    return answer;
}

}  // namespace

TEST_CASE("every recorded answer to work is read") {
    int read = 0;
    for (const auto& file : std::filesystem::directory_iterator(kRecorded)) {
        if (file.path().extension() != ".json") continue;
        const std::string name = file.path().stem().string();
        const json exchange = recorded(name);
        if (!exchange.contains("request") || !exchange["response"].contains("json")) continue;
        if (!exchange["response"]["json"].contains("code")) continue;
        CAPTURE(name);
        const auto answer = compile_answer_of(body_of(name));
        REQUIRE(answer);
        CHECK(answer->top.code == exchange["response"]["json"]["code"]);
        ++read;
    }
    CHECK(read > 60);
}

TEST_CASE("assembly comes with its source lines, labels and bytes") {
    const auto plain = compile_answer_of(body_of("compile-asm-labels-and-library-source"));
    const auto binary = compile_answer_of(body_of("compile-binary-object"));

    CHECK(plain->assembly[1].source->line == 3);
    CHECK_FALSE(plain->assembly[1].source->file.has_value());
    CHECK(plain->assembly[2].labels[0].name == ".L9");
    CHECK(plain->assembly[2].labels[0].begin == 17);
    CHECK(plain->label_lines.at("f(int)") == 1);
    CHECK_FALSE(binary->assembly.empty());
    bool has_bytes = false;
    for (const AsmLine& line : binary->assembly) has_bytes |= line.address && !line.opcodes.empty();
    CHECK(has_bytes);
}

TEST_CASE("a diagnostic keeps its colours, and its tag has none") {
    const auto answer = compile_answer_of(body_of("compile-warning-gcc"));

    const Line& line = answer->top.err.at(1);

    CHECK(line.text.find('\x1b') != std::string::npos);
    CHECK(line.tag->severity == 2);
    CHECK(line.tag->text.rfind("warning: comparison of integer expressions", 0) == 0);
}

TEST_CASE("both shapes of a run are read") {
    const auto executor = compile_answer_of(body_of("execute-ok"));
    const auto beside = compile_answer_of(body_of("execute-with-asm"));

    CHECK(executor->did_execute == true);
    CHECK(executor->build->code == 0);
    CHECK(executor->top.err[0].text == "to stderr");
    CHECK(beside->execution->code == 7);
    CHECK(beside->execution->out[0].text == "hi");
}

TEST_CASE("a field that is missing or of another type is as if it were not there") {
    const auto answer = compile_answer_of(
        R"({"code": 3, "stdout": "no list", "stderr": [7, {"text": 8}, {"text": "x", "tag": []}],
            "asm": {}, "timedOut": "yes", "execTime": "long", "labelDefinitions": [],
            "buildResult": null, "unknown": {"deep": [1]}, "asmSize": 1e300})");

    REQUIRE(answer);
    CHECK(answer->top.code == 3);
    CHECK(answer->top.out.empty());
    CHECK(answer->top.err.size() == 2);
    CHECK(answer->top.err[1].text == "x");
    CHECK_FALSE(answer->top.timed_out);
    CHECK_FALSE(answer->build);
    CHECK(answer->assembly_bytes == 0);
}

TEST_CASE("what has no code is no answer") {
    for (const char* body : {"", "{", "[]", "null", "{}", R"({"code": "0"})", R"({"code": 1.5})",
                             R"({"code": 99999999999999999999})", R"({"code": -9999999999})",
                             "<html>", R"({"code": 0} trailing)"})
        CHECK_MESSAGE(!compile_answer_of(body), body);
    CHECK_FALSE(compile_answer_of(std::string(2'000'000, '[')));
}

TEST_CASE("bytes that are not UTF-8 are read as replacement characters") {
    const auto answer =
        compile_answer_of("{\"code\": 0, \"stdout\": [{\"text\": \"a\xff\xc3(b\"}]}");

    REQUIRE(answer);
    CHECK(answer->top.out[0].text == "a\xEF\xBF\xBD\xEF\xBF\xBD(b");
}

TEST_CASE("a compile request asks as the site's own page does, and keeps nothing there") {
    CompileRequest request;
    request.unit = {"g122",
                    "c++",
                    "int x;",
                    {"-O2", "-DNAME=a b"},
                    {{"sub/a.h", "int f();"}},
                    {{"fmt", "1121"}},
                    Bypass::compilation,
                    false};

    const json body = sent(request);
    const json filters = recorded("compile-gzip")["request"]["json"]["options"]["filters"];

    CHECK(body["options"]["filters"] == filters);
    CHECK(body["options"]["userArguments"] == "-O2 \"-DNAME=a b\"");
    CHECK(body["options"]["libraries"] == json::parse(R"([{"id": "fmt", "version": "1121"}])"));
    CHECK(body["files"] == json::parse(R"([{"filename": "sub/a.h", "contents": "int f();"}])"));
    CHECK(body["bypassCache"] == 1);
    CHECK(body["allowStoreCodeDebug"] == false);
}

TEST_CASE("an execute request says the same as one that a real instance served") {
    const json known = recorded("execute-ok")["request"]["json"];
    ExecuteRequest request;
    request.unit.compiler = "g122", request.unit.flags = {"-O1"};
    request.unit.source = known["source"];
    request.arguments = {"one", "two words", "\"q\""};
    request.input = "first\nsecond\n";

    json body = sent(request);
    body.erase("bypassCache");

    CHECK(body == known);
}

TEST_CASE("variables travel as the env tool of a run") {
    ExecuteRequest request;
    request.environment = {{"MYENV", "123"}};

    CHECK(sent(request)["options"]["executeParameters"]["runtimeTools"] ==
          recorded("execute-runtime-env")["request"]["json"]["options"]["executeParameters"]
                                         ["runtimeTools"]);
}

TEST_CASE("a text that is not UTF-8 cannot be sent") {
    CompileRequest request;
    request.unit.source = "// \xff";

    CHECK_FALSE(to_body(request));
}

TEST_CASE("lists are sorted, and entries without an id left out") {
    const auto compilers = compilers_of(R"([{"id": "b"}, {"name": "nameless"}, {"id": "a"}, 7])");

    REQUIRE(compilers);
    REQUIRE(compilers->size() == 2);
    CHECK(compilers->at(0).id == "a");
    CHECK(languages_of("[]")->empty());
    for (const char* body : {"", "{}", "null", "\"x\"", "<html>"}) CHECK_FALSE(libraries_of(body));
}

TEST_CASE("lists of a real instance are read") {
    const auto compilers = compilers_of(body_of("compilers-cpp-fields-some"));
    const auto libraries = libraries_of(body_of("libraries-cpp"));
    const auto formatters = formatters_of(body_of("formats"));

    CHECK(compilers->at(0).aliases == std::vector<std::string>{"clangdefault"});
    CHECK(compilers->at(1).can_execute == true);
    CHECK(libraries->at(0).versions.at(0).version == "1.0.0");
    CHECK(formatters->at(0).styles.size() == 7);
}

TEST_CASE("each shape of a complaint gives its words") {
    const auto said = [](const std::string& name) {
        return complaint_of(answer_of(body_of(name)));
    };

    CHECK(said("error-missing-options") == "Missing options property");
    CHECK(said("error-unknown-compiler") == "Not Found");
    CHECK(said("error-malformed-json").rfind("Expected double-quoted property name", 0) == 0);
    CHECK(said("format-bad-style") == "Style 'Baroque' is not supported");
    CHECK(complaint_of(answer_of("")).empty());
    CHECK(complaint_of(answer_of("<html><title>Gone</title>\n<p>for lunch</p>")) ==
          "Gone for lunch");
    const std::string cut = complaint_of(answer_of(std::string(5000, 'x') + "ü"));
    CHECK(cut.size() == 303);
}

TEST_CASE("trouble inside the instance is known by its own words alone") {
    CHECK(tells_of_trouble(answer_of(body_of("special-queue-too-long"), 200)));
    CHECK_FALSE(tells_of_trouble(answer_of(body_of("special-forbidden-option"), 200)));
    CHECK_FALSE(tells_of_trouble(answer_of(
        R"({"code":-1,"didExecute":true,"stderr":[{"text":"Internal Compiler Explorer error"}]})",
        200)));
}

TEST_CASE("a word is quoted only where a shell would part or change it") {
    CHECK(shell_line({"-O2", "-std=c++20"}) == "-O2 -std=c++20");
    CHECK(shell_line({"-DX=\"a $b\"", ""}) == "\"-DX=\\\"a \\$b\\\"\" \"\"");
}
