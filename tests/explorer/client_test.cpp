// What the client asks, what it refuses to ask, and what it makes of the answers.
#include "explorer/client.hpp"

#include <doctest/doctest.h>

#include <future>

#include "fake_site.hpp"

using namespace lab::explorer;

namespace {

FakeSite that_answers(const std::string& name) {
    return FakeSite([name](const auto&) { return body_of(name); });
}

CompileRequest compile_by(const std::string& compiler) {
    CompileRequest request;
    request.unit.compiler = compiler;
    return request;
}

}  // namespace

TEST_CASE("each list is asked for once") {
    FakeSite site = that_answers("compile-asm-gcc");
    Client client = site.client();

    for (int i = 0; i < 3; ++i) CHECK(client.compile(compile_by("g122")));

    CHECK(site.gets.size() == 1);
    CHECK(site.posts.size() == 3);
    CHECK(client.sent() == 4);
}

TEST_CASE("threads that want the same list ask for it once") {
    FakeSite site = that_answers("compile-asm-gcc");
    Client client = site.client();
    std::vector<std::future<bool>> compiled;

    for (int i = 0; i < 8; ++i)
        compiled.push_back(std::async(std::launch::async, [&] {
            return static_cast<bool>(client.compile(compile_by("g122")));
        }));
    for (auto& each : compiled) CHECK(each.get());

    CHECK(site.gets.size() == 1);
    CHECK(client.sent() == 9);
}

TEST_CASE("an alias goes where its id does") {
    FakeSite site = that_answers("compile-asm-gcc");
    Client client = site.client();

    CHECK(client.compile(compile_by("gdefault")));
    CHECK(client.compiler("c++", "gdefault")->id == "g122");
}

TEST_CASE("an unknown compiler is not asked for, and a similar one is named") {
    FakeSite site = that_answers("compile-asm-gcc");

    const auto compiled = site.client().compile(compile_by("g112"));

    REQUIRE_FALSE(compiled);
    CHECK(compiled.failure().cause == Cause::unknown_name);
    CHECK(compiled.failure().message.find("did you mean g122?") != std::string::npos);
    CHECK(site.posts.empty());
}

TEST_CASE("an empty list of an unknown language is a failure") {
    FakeSite site = that_answers("compile-asm-gcc");
    Client client = site.client();

    CHECK(client.compilers("klingon").failure().cause == Cause::unknown_name);
    CHECK(client.compilers("cmake").failure().cause == Cause::unsupported);
    CHECK(client.libraries("klingon").failure().cause == Cause::unknown_name);
    CHECK(client.libraries("python")->empty());
}

TEST_CASE("a library that the instance would pass over is not sent") {
    FakeSite site = that_answers("compile-asm-gcc");
    Client client = site.client();
    CompileRequest request = compile_by("g122");

    request.unit.libraries = {{"demolip", "100"}};
    CHECK(client.compile(request).failure().cause == Cause::unknown_name);
    request.unit.libraries = {{"demolib", "1.0.0"}};
    CHECK(client.compile(request).failure().message.find("mean 100?") != std::string::npos);
    CHECK(site.posts.empty());
    request.unit.libraries = {{"demolib", "100"}};
    CHECK(client.compile(request));
}

TEST_CASE("a compiler that runs nothing is not asked to") {
    FakeTime time;
    const Transport lists_one = [](const Request& request) {
        Exchange exchange;
        CHECK(request.method == "GET");
        exchange.answer.status = 200;
        exchange.answer.body = R"([{"id": "avr", "supportsExecute": false}])";
        return exchange;
    };
    Client client("https://site.example", lists_one, {}, time.clock());
    ExecuteRequest request;
    request.unit.compiler = "avr";

    CHECK(client.execute(request).failure().cause == Cause::unsupported);
}

TEST_CASE("what does not compile is a value, and what the instance does not take is a failure") {
    const auto compiled = that_answers("compile-error-gcc").client().compile(compile_by("g122"));
    const auto options =
        that_answers("special-forbidden-option").client().compile(compile_by("g122"));
    const auto input =
        that_answers("compile-extra-file-escape").client().compile(compile_by("g122"));
    const auto queue = that_answers("special-queue-too-long").client().compile(compile_by("g122"));

    CHECK(compiled->outcome == Outcome::compile_failed);
    CHECK(compiled->reason.find("the compiler ended with 1") != std::string::npos);
    CHECK(options.failure().cause == Cause::bad_request);
    CHECK(options.failure().message.find("Bad options: -fplugin=x.so") != std::string::npos);
    CHECK(input.failure().message.find("<Invalid filename>") != std::string::npos);
    CHECK(queue.failure().cause == Cause::busy);
}

TEST_CASE("a run tells its outcome, and a signal only where it is proved") {
    ExecuteRequest request;
    request.unit.compiler = "g122";

    const auto killed = that_answers("execute-segfault").client().execute(request);
    const auto ended = that_answers("execute-exit-code").client().execute(request);

    CHECK(killed->outcome == Outcome::signalled);
    CHECK(killed->signal.empty());
    CHECK(killed->answer.top.code == -1);
    CHECK(ended->outcome == Outcome::exited);
    CHECK(ended->reason.empty());
}

TEST_CASE("a fault of the network is a failure that names it") {
    FakeSite site = that_answers("compile-asm-gcc");
    site.fault = Fault::cut_short;

    const auto compiled = site.client().compile(compile_by("g122"));

    CHECK(compiled.failure().cause == Cause::transport);
    CHECK(compiled.failure().fault == Fault::cut_short);
}

TEST_CASE("a style that the formatter does not have is not asked for") {
    FakeSite site = that_answers("format-clangformat");
    Client client = site.client();
    FormatRequest request;

    CHECK(*client.format(request) == "int main() { return 0; }\n");
    request.style = "Gogle";
    CHECK(client.format(request).failure().message.find("mean Google?") != std::string::npos);
    CHECK(site.posts.size() == 1);
}

TEST_CASE("an address has no slash at its end") {
    CHECK(that_answers("execute-ok").client().site() == "https://site.example");
}
