// Compiles a function by every compiler of an instance, and says how many instructions each needs.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "explorer/client.hpp"

namespace ex = lab::explorer;

namespace {

constexpr const char* kSource = "int twice(int x) { return x + x; }\n";

int complain(const ex::Failure& failure) {
    std::fprintf(stderr, "%s: %s\n", ex::to_string(failure.cause), failure.message.c_str());
    return EXIT_FAILURE;
}

// Instructions are indented; labels are not.
int instructions(const ex::Compilation& made) {
    int count = 0;
    for (const ex::AsmLine& line : made.answer.assembly)
        count += !line.text.empty() && line.text[0] == ' ';
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: %s ADDRESS [SECONDS BETWEEN REQUESTS]\n", argv[0]);
        return EXIT_FAILURE;
    }
    ex::Settings settings;
    settings.site = argv[1];
    if (argc == 3) settings.manners.between_seconds = std::atof(argv[2]);
    ex::Client client(settings);

    const auto compilers = client.compilers("c++");
    if (!compilers) return complain(compilers.failure());
    for (const ex::Compiler& compiler : *compilers) {
        ex::CompileRequest request;
        request.unit.compiler = compiler.id;
        request.unit.source = kSource;
        request.unit.flags = {"-O2"};
        const auto made = client.compile(request);
        if (!made) return complain(made.failure());
        if (made->outcome == ex::Outcome::compiled)
            std::printf("%s: %d instructions\n", compiler.name.c_str(), instructions(*made));
        else
            std::printf("%s: %s (%s)\n", compiler.name.c_str(), ex::to_string(made->outcome),
                        made->reason.c_str());
    }
}
