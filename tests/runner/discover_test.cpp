// Finding experiments: what a claim file may say, and with which file and line it is refused.
#include "discover.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

const std::string kHead = R"(title.en = "Counting"
title.zh = "计数"
[control]
control.en = "nothing is counted"
control.zh = "什么也不数"
)";

// The claim's own lines begin at line 10.
const std::string kClaim = kHead + R"([[claim]]
id = "soup/hot"
says.en = "soup is hot"
says.zh = "汤是热的"
)";

Experiment read(const std::string& claim_file) {
    const TemporaryBook book;
    book.write("snippets/soup/boil.cpp", "int main() {}\n");
    book.write("snippets/soup/boil.toml", claim_file);
    return read_experiment(book.root(), "snippets/soup/boil.toml");
}

Claim read_claim(const std::string& lines) { return read(kClaim + lines).claims.at(0); }

struct Refusal {
    std::string lines;
    std::string where;  // "7: " and how the complaint begins
};

void check_refused(const std::string& head, const Refusal& refusal) {
    const std::string seen = trouble_of([&] { read(head + refusal.lines); });

    INFO("for the lines:\n" << refusal.lines << "\nsaw: " << seen);
    CHECK(seen.find("snippets/soup/boil.toml:" + refusal.where) == 0);
}

Catalogue catalogue_of(const std::vector<std::string>& ids) {
    std::vector<Sentence> sentences;
    for (const std::string& id : ids) sentences.push_back({id, {}, {}, "true", {}, "", ""});
    return Catalogue(sentences);
}

const std::string kWhole = kClaim + "fact = \"degrees\"\nequals = 100\n";

}  // namespace

TEST_CASE("a claim about a fact is read with its threshold and its control") {
    const Claim claim = read_claim("fact = \"degrees\"\nbetween = [1, 2.5]\n");

    CHECK(claim.id == "soup/hot");
    CHECK(claim.kind == ClaimKind::fact);
    CHECK(claim.says.en == "soup is hot");
    CHECK(claim.says.zh == "汤是热的");
    CHECK(claim.subject == std::vector<std::string>{"degrees"});
    CHECK(claim.relation == judge::Relation::between);
    CHECK(claim.threshold == std::vector<judge::Value>{1LL, 2.5});
    CHECK(claim.control == "control");
    CHECK_FALSE(claim.is_timed());
}

TEST_CASE("a threshold keeps the type in which it was written") {
    CHECK(read_claim("fact = \"a\"\nequals = true\n").threshold[0] == judge::Value(true));
    CHECK(read_claim("fact = \"a\"\nequals = 3\n").threshold[0] == judge::Value(3LL));
    CHECK(read_claim("fact = \"a\"\nsame_as = \"b\"\n").threshold[0] ==
          judge::Value(std::string("b")));
    CHECK(read_claim("fact = \"a\"\none_of = [\"b\", \"c\"]\n").threshold.size() == 2);
    CHECK(read_claim("fact = \"a\"\nabove = 3\n").relation == judge::Relation::above);
}

TEST_CASE("the other kinds are read with what belongs to them") {
    const Claim order = read_claim("order = \"a b\"\n");
    const Claim samples = read_claim("samples = \"heat\"\nat = 4\nat_most = 9\n");
    const Claim chance = read_claim("can_happen = \"spilt\"\nequals = true\ntries = 7\n");

    CHECK(order.kind == ClaimKind::order);
    CHECK(order.threshold == std::vector<judge::Value>{std::string("a b")});
    CHECK(samples.kind == ClaimKind::samples);
    CHECK(samples.at == 4);
    CHECK(chance.kind == ClaimKind::can_happen);
    CHECK(chance.tries == 7);
}

TEST_CASE("a ratio and a growth both become two arms and a real threshold") {
    const Claim ratio = read_claim("ratio = [\"boil\", \"stir\"]\nabove = 3\n");
    const Claim growth = read_claim("growth = \"stir\"\nfrom = 10\nto = 1000\nbelow = 0.5\n");

    CHECK(ratio.subject == std::vector<std::string>{"boil", "stir"});
    CHECK(ratio.threshold == std::vector<judge::Value>{3.0});
    CHECK(growth.subject == std::vector<std::string>{"stir@1000", "stir@10"});
    CHECK(growth.from == 10);
    CHECK(growth.to == 1000);
    CHECK(growth.relation == judge::Relation::below);
    CHECK(growth.is_timed());
}

TEST_CASE("claims about equal costs, totals and orders of costs are read") {
    const Claim equal = read_claim("ratio = [\"a\", \"b\"]\nwithin = 1.25\n");
    const Claim total = read_claim("total = [\"a\", \"b\"]\nabove = 2\n");
    const Claim order = read_claim("ascending = [\"a\", \"b\", \"c\"]\nby = 1.5\n");
    const Claim net = read_claim("ratio = [\"a\", \"b\"]\nabove = 2\noverhead = \"loop\"\n");

    CHECK(equal.relation == judge::Relation::within);
    CHECK(total.kind == ClaimKind::total);
    CHECK(total.is_timed());
    CHECK(order.kind == ClaimKind::ascending);
    CHECK(order.subject.size() == 3);
    CHECK(order.relation == judge::Relation::above);
    CHECK(order.threshold == std::vector<judge::Value>{1.5});
    CHECK(net.overhead == "loop");
}

TEST_CASE("claims about quantiles, output, and what never happens are read") {
    const Claim quantile = read_claim("quantile = \"wait\"\nq = 0.99\nat_most = 1000\n");
    const Claim output = read_claim("output = \"\"\"a\nb\n\"\"\"\n");
    const Claim never = read_claim("never = \"lost\"\nat_least = 1\ntries = 99\n");

    CHECK(quantile.q == 0.99);
    CHECK(quantile.threshold == std::vector<judge::Value>{1000.0});
    CHECK_FALSE(quantile.is_timed());
    CHECK(quantile.is_sequential());
    CHECK(output.threshold == std::vector<judge::Value>{std::string("a\nb\n")});
    CHECK(never.kind == ClaimKind::never);
    CHECK(never.tries == 99);
}

TEST_CASE("what the newer kinds do not take is refused with what they do") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"fact = \"a\"\nwithin = 2\n", "11: a fact takes"},
             {"ratio = [\"a\", \"b\"]\nwithin = 0.9\n", "11: wanted a factor above 1"},
             {"growth = \"a\"\nfrom = 1\nto = 2\nwithin = 2\n", "13: a growth takes"},
             {"ascending = [\"a\", \"b\"]\nby = 2\n", "10: wanted three arms"},
             {"ascending = [\"a\", \"b\", \"c\"]\nby = 0.5\n", "11: wanted at least 1"},
             {"ascending = [\"a\", \"b\", \"c\"]\nabove = 2\n",
              "11: ascending claims take no above, but by = 1.5"},
             {"quantile = \"a\"\nq = 1\nat_most = 2\n", "11: wanted 0 < q < 1"},
             {"quantile = \"a\"\nq = 0.5\nequals = 2\n", "12: a quantile takes"},
             {"output = \"a\"\nequals = \"b\"\n",
              "11: output claims take no equals: output = \"…\" is"},
             {"fact = \"a\"\nequals = 1\nq = 0.5\n",
              "12: fact claims take no q, only quantile claims do"},
             {"total = [\"a\", \"b\"]\nabove = 2\noverhead = \"c\"\n", "12: total claims"},
             {"growth = \"a\"\nfrom = 1\nto = 2\nabove = 1\ntries = 3\n",
              "14: growth claims take no tries, only can_happen and never"}})
        check_refused(kClaim, refusal);
}

TEST_CASE("settings are read, and stand at the documented defaults without a word") {
    const Experiment plain = read(kWhole);
    const Experiment set = read(
        "needs = [\"cpus:2\", \"ram:600M\"]\nbuild.flags = [\"-O0\"]\n"
        "build.compilers = [\"g++-12\"]\n"
        "limits = {wall = 2.5, cpu = 1}\ntiming = {batches = 3, budget = 4}\n" +
        kWhole + "[label.degrees]\nen = \"heat\"\nzh = \"热\"\n");

    CHECK(plain.limits.wall_seconds == 30);
    CHECK(plain.limits.cpu_seconds == 20);
    CHECK(plain.timing.batches == 5);
    CHECK(plain.timing.budget_seconds == 10);
    CHECK(set.needs == std::vector<std::string>{"cpus:2", "ram:600M"});
    CHECK(set.flags == std::vector<std::string>{"-O0"});
    CHECK(set.compilers == std::vector<std::string>{"g++-12"});
    CHECK(set.limits.wall_seconds == 2.5);
    CHECK(set.limits.cpu_seconds == 1);
    CHECK(set.timing.batches == 3);
    CHECK(set.timing.budget_seconds == 4);
    CHECK(set.labels.at("degrees").zh == "热");
}

TEST_CASE("a claim has exactly one kind and one comparison") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"", "7: wanted exactly one kind"},
             {"fact = \"a\"\nequals = 1\norder = \"b\"\n", "12: wanted exactly one kind"},
             {"fact = \"a\"\n", "7: wanted exactly one comparison"},
             {"fact = \"a\"\nequals = 1\nat_most = 2\n", "12: wanted exactly one comparison"},
             {"order = \"a\"\nequals = 1\n", "11: order claims take no equals"},
         })
        check_refused(kClaim, refusal);
}

TEST_CASE("a key that is unknown, or known but of no use to the kind, is refused") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"fact = \"a\"\nequal = 1\n", "11: unknown key \"equal\""},
             {"fact = \"a\"\nequals = 1\nat = 2\n", "12: fact claims take no at"},
             {"fact = \"a\"\nequals = 1\ntries = 2\n", "12: fact claims take no tries"},
             {"ratio = [\"a\", \"b\"]\nabove = 2\nfrom = 1\n", "12: ratio claims take no from"},
         })
        check_refused(kClaim, refusal);
}

TEST_CASE("names are lower case, and a control that is named is described") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"fact = \"Heat\"\nequals = 1\n", "10: wanted a lower_case name, saw \"Heat\""},
             {"fact = \"\"\nequals = 1\n", "10: wanted a lower_case name, saw \"\""},
             {"fact = 3\nequals = 1\n", "10: wanted fact to be a text, saw an integer"},
             {"ratio = [\"a\", \"b c\"]\nabove = 2\n", "10: wanted a lower_case name"},
             {"control = \"Cold\"\nfact = \"a\"\nequals = 1\n", "10: wanted a lower_case name"},
             {"control = \"cold\"\nfact = \"a\"\nequals = 1\n", "10: control \"cold\" is not desc"},
         })
        check_refused(kClaim, refusal);
}

TEST_CASE("a cost is compared by above or below with a threshold that makes sense") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"ratio = [\"a\"]\nabove = 2\n", "10: wanted ratio = "},
             {"ratio = [\"a\", \"a\"]\nabove = 2\n", "10: wanted ratio = "},
             {"ratio = [\"a\", \"b\"]\nequals = 2\n", "11: a ratio takes above or below"},
             {"ratio = [\"a\", \"b\"]\nabove = 0\n", "7: wanted a finite threshold"},
             {"ratio = [\"a\", \"b\"]\nabove = inf\n", "7: wanted a finite threshold"},
             {"ratio = [\"a\", \"b\"]\nabove = \"2\"\n", "11: wanted above to be a number"},
             {"growth = \"a\"\nto = 9\nabove = 1\n", "6: wanted from = a number, saw nothing"},
             {"growth = \"a\"\nfrom = 9\nto = 9\nabove = 1\n", "11: wanted 0 < from < to"},
             {"growth = \"a\"\nfrom = 0\nto = 9\nabove = 1\n", "11: wanted 0 < from < to"},
             {"growth = \"a\"\nfrom = 1\nto = 9\nabove = nan\n", "7: wanted a finite threshold"},
         })
        check_refused(kClaim, refusal);
}

TEST_CASE("a comparison has as many values, and of the type, as it can use") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"fact = \"a\"\nbetween = [1]\n", "11: wanted between = [low, high]"},
             {"fact = \"a\"\nbetween = 1\n", "11: wanted between to be a list, saw an integer"},
             {"fact = \"a\"\none_of = []\n", "11: wanted one_of = [value, …]"},
             {"fact = \"a\"\nequals = [1]\n", "11: wanted a value, saw a list"},
             {"fact = \"a\"\nat_least = \"1\"\n", "11: wanted at_least to be a number"},
             {"fact = \"a\"\nsame_as = 1\n", "11: wanted same_as to be a text"},
             {"samples = \"a\"\nequals = 1\n", "6: wanted at = a number, saw nothing"},
             {"can_happen = \"a\"\nequals = 1\ntries = 1\n",
              "12: wanted tries from 2 to 100000, saw 1"},
         })
        check_refused(kClaim, refusal);
}

TEST_CASE("settings outside the vocabulary are refused") {
    for (const Refusal& refusal : std::initializer_list<Refusal>{
             {"need = []\n", "1: unknown key \"need\""},
             {"needs = [\"a miracle\"]\n", "1: unknown need \"a miracle\""},
             {"build.flags = [\"-O0 -g\"]\n",
              "1: wanted a compiler flag that snippets/README.md lists, saw \"-O0 -g\""},
             {"build.flags = [\"$(id)\"]\n",
              "1: wanted a compiler flag that snippets/README.md lists"},
             {"build.flags = [\"listing.cpp\"]\n",
              "1: wanted a compiler flag that snippets/README.md lists"},
             {"build.flag = []\n", "1: unknown key \"flag\""},
             {"limits.ram = 1\n", "1: unknown key \"ram\""},
             {"limits.wall = \"1\"\n", "1: wanted wall to be a number, saw a text"},
             {"limits.wall = 0\n", "1: wanted wall from 0.1 to 3600, saw 0"},
             {"limits.cpu = -1\n", "1: wanted cpu from 1 to 3600, saw -1"},
             {"timing.batch = 1\n", "1: unknown key \"batch\""},
             {"timing.batches = 2.5\n", "1: wanted a whole number as batches, saw 2.5"},
             {"timing.batches = 1e300\n", "1: wanted batches from 1 to 1000, saw 1e+300"},
             {"timing.batches = 0\n", "1: wanted batches from 1 to 1000"},
             {"timing.budget = inf\n", "1: wanted budget from 0.1 to 3600, saw inf"},
         }) {
        const std::string seen = trouble_of([&] { read(refusal.lines + kWhole); });

        INFO("for the line: " << refusal.lines << "saw: " << seen);
        CHECK(seen.find("snippets/soup/boil.toml:" + refusal.where) == 0);
    }
}

TEST_CASE("a claim file has a title in both languages and decides something") {
    const std::string untitled = trouble_of([] { read("[control]\n"); });
    const std::string half = trouble_of([] { read("title.en = \"A\"\n"); });
    const std::string idle = trouble_of([] { read(kHead); });

    CHECK(untitled.find("wanted title = a table, saw nothing") != std::string::npos);
    CHECK(half == "snippets/soup/boil.toml:1: wanted zh = a text, saw nothing");
    CHECK(idle.find("boil.toml:1: decides no claim; wanted [[claim]]") != std::string::npos);
}

TEST_CASE("a claim file stands beside exactly one listing") {
    const TemporaryBook book;
    book.write("snippets/soup/none.toml", kWhole);
    book.write("snippets/soup/both.toml", kWhole);
    book.write("snippets/soup/both.cpp", "");
    book.write("snippets/soup/both.py", "");

    const auto refusal = [&](const char* file) {
        return trouble_of([&] { read_experiment(book.root(), file); });
    };

    CHECK(refusal("snippets/soup/none.toml") ==
          "snippets/soup/none.toml: wanted the listing none.cpp beside it, saw none");
    CHECK(refusal("snippets/soup/both.toml").find("both a .cpp and a .py") != std::string::npos);
    CHECK(refusal("snippets/Soup/none.toml").find("Soup/none.toml") != std::string::npos);
}

TEST_CASE("the headers of a listing are found through one another, those of others are not") {
    const TemporaryBook book;
    book.write("snippets/soup/boil.cpp",
               "#include <lab/lab.hpp>\n  #  include \"lab/pot.hpp\"\n"
               "#include <vector>\n#include <lab/missing.hpp>\n");
    book.write("snippets/soup/boil.toml", kWhole);
    book.write("snippets/lab/lab.hpp", "#include <lab/detail/arms.hpp>\n");
    book.write("snippets/lab/detail/arms.hpp", "#include <lab/lab.hpp>\n");
    book.write("snippets/lab/pot.hpp", "");
    book.write("snippets/lab/unused.hpp", "");

    const Experiment found = read_experiment(book.root(), "snippets/soup/boil.toml");

    CHECK(found.headers == std::vector<std::filesystem::path>{"snippets/lab/detail/arms.hpp",
                                                              "snippets/lab/lab.hpp",
                                                              "snippets/lab/pot.hpp"});
}

TEST_CASE("a Python listing depends on the vocabulary in Python") {
    const TemporaryBook book;
    book.write("snippets/soup/boil.py", "import lab\n");
    book.write("snippets/soup/boil.toml", kWhole);

    const Experiment found = read_experiment(book.root(), "snippets/soup/boil.toml");

    CHECK(found.language == Language::python);
    CHECK(found.listing == "snippets/soup/boil.py");
    CHECK(found.headers == std::vector<std::filesystem::path>{"snippets/lab/lab.py"});
}

TEST_CASE("experiments come in alphabetical order, and only from topic folders") {
    const TemporaryBook book;
    for (const char* name : {"tea/brew", "soup/boil"})
        book.write(std::string("snippets/") + name + ".cpp", "");
    book.write("snippets/soup/boil.toml", kWhole);
    book.write("snippets/tea/brew.toml",
               kHead +
                   "[[claim]]\nid = \"tea/hot\"\nsays = {en = \"a\", zh = \"甲\"}\n"
                   "fact = \"degrees\"\nequals = 100\n");
    book.write("snippets/lab/lab.py", "");
    book.write("snippets/soup/notes/draft.cpp", "");
    book.write("snippets/README.md", "");

    const auto found = discover(book.root(), catalogue_of({"soup/hot", "tea/hot"}));

    REQUIRE(found.size() == 2);
    CHECK(found[0].id == "soup/boil");
    CHECK(found[1].id == "tea/brew");
}

TEST_CASE("a listing without a claim file is refused") {
    const TemporaryBook book;
    book.write("snippets/soup/boil.cpp", "");

    const std::string seen = trouble_of([&] { discover(book.root(), catalogue_of({})); });

    CHECK(seen == "snippets/soup/boil.cpp: wanted a claim file boil.toml beside it, saw none");
}

TEST_CASE("a claim id that does not stand in the catalogue is refused with file and line") {
    const TemporaryBook book;
    book.write("snippets/soup/boil.cpp", "");
    book.write("snippets/soup/boil.toml", kWhole);

    const std::string seen = trouble_of([&] { discover(book.root(), catalogue_of({"soup/old"})); });
    const std::string near = trouble_of([&] { discover(book.root(), catalogue_of({"soup/hit"})); });

    CHECK(seen ==
          "snippets/soup/boil.toml:6: wanted the id of a sentence in claims/, "
          "saw \"soup/hot\"; write it into claims/soup.toml first");
    CHECK(near.find("saw \"soup/hot\"; did you mean soup/hit?") != std::string::npos);
}

TEST_CASE("a claim that two experiments decide is refused, and both are named") {
    const TemporaryBook book;
    for (const char* name : {"snippets/soup/boil", "snippets/soup/stew"}) {
        book.write(std::string(name) + ".cpp", "");
        book.write(std::string(name) + ".toml", kWhole);
    }

    const std::string seen = trouble_of([&] { discover(book.root(), catalogue_of({"soup/hot"})); });

    CHECK(seen.find("snippets/soup/stew.toml:6: claim \"soup/hot\"") == 0);
    CHECK(seen.find("by snippets/soup/boil.toml already; take one") != std::string::npos);
}

TEST_CASE("a folder without snippets is no book") {
    const TemporaryBook book;

    const std::string seen = trouble_of([&] { discover(book.root(), catalogue_of({})); });

    CHECK(seen.find("snippets: wanted a folder") != std::string::npos);
}

TEST_CASE("what times, wants CPUs for itself, or asks for quiet runs alone") {
    CHECK_FALSE(read(kWhole).runs_alone());
    CHECK_FALSE(read("needs = [\"ram:1G\"]\n" + kWhole).runs_alone());
    CHECK(read("needs = [\"cpus:2\"]\n" + kWhole).runs_alone());
    CHECK(read("needs = [\"quiet\"]\n" + kWhole).runs_alone());
    CHECK(read(kClaim + "ratio = [\"a\", \"b\"]\nabove = 2\n").runs_alone());
}

TEST_CASE("the needs a claim file may name are a closed list") {
    for (const char* need :
         {"cpus:2", "ram:600M", "ram:1G", "descriptors:4096", "tasks:100", "disk:64M", "io_uring",
          "mqueue", "sysv_ipc", "userns", "python3", "command:g++", "kernel:5.11", "service:nginx",
          "service:apache2", "quiet"})
        CHECK_MESSAGE(is_known_need(need), need);
    for (const char* need :
         {"", "cpus", "cpus:", "cpus:two", "ram:600", "kernel:5", "root ", "command:/bin/sh",
          "luck", "root", "disk", "service:sshd", "ram:99999999999G", "tasks:0"})
        CHECK_FALSE_MESSAGE(is_known_need(need), need);
}
