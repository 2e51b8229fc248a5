// Where groups can be made, on trees of folders as version 1, version 2 and a delegation show them.
#include "local/sandbox/cgroup.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <unistd.h>

#include <fstream>

using namespace lab::local;
namespace fs = std::filesystem;

namespace {

// A folder that stands for /sys/fs/cgroup. The kernel's files are plain files here.
class Tree {
public:
    Tree() : root_(fs::temp_directory_path() / fmt::format("cgroup-test-{}", getpid())) {
        fs::create_directories(root_);
    }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    ~Tree() { fs::remove_all(root_); }

    fs::path make(const std::string& group, const std::string& controllers = "") const {
        fs::create_directories(root_ / group);
        std::ofstream(root_ / group / "cgroup.subtree_control") << controllers << '\n';
        return root_ / group;
    }
    fs::path operator/(const std::string& group) const { return root_ / group; }

    std::string version_1(const std::string& controller, const std::string& root = "/") const {
        return fmt::format("31 30 0:27 {} {} rw shared:9 - cgroup cgroup rw,{}\n", root,
                           (root_ / controller).string(), controller);
    }
    std::string version_2() const {
        return fmt::format("31 30 0:27 / {} rw - cgroup2 cgroup2 rw\n", root_.string());
    }

private:
    fs::path root_;
};

}  // namespace

TEST_CASE("in version 1 each controller has its own tree, and our group in it is taken") {
    const Tree tree;
    tree.make("memory/jobs/seven"), tree.make("pids");

    const CgroupHome home = find_cgroup_home("4:memory:/jobs/seven\n8:pids:/\n0::/\n",
                                             tree.version_1("memory") + tree.version_1("pids"));

    CHECK(home.memory.folder == tree / "memory/jobs/seven");
    CHECK(home.memory.version == 1);
    CHECK(home.tasks.folder == tree / "pids/");
    CHECK(home.missing().empty());
}

TEST_CASE("a container that sees only its part of the tree finds its group there") {
    const Tree tree;
    tree.make("memory/inner");

    const CgroupHome home =
        find_cgroup_home("4:memory:/docker/abc/inner\n", tree.version_1("memory", "/docker/abc"));

    CHECK(home.memory.folder == tree / "memory/inner");
    CHECK(home.missing() == std::vector<std::string>{"tasks"});
}

TEST_CASE("in version 2 the nearest group above us whose children have both controllers is taken") {
    const Tree tree;
    tree.make("", "cpu memory pids"), tree.make("user.slice", "memory pids");
    tree.make("user.slice/app.slice", "memory pids");
    tree.make("user.slice/app.slice/terminal.scope");

    const CgroupHome home =
        find_cgroup_home("0::/user.slice/app.slice/terminal.scope\n", tree.version_2());

    CHECK(home.memory.folder == tree / "user.slice/app.slice");
    CHECK(home.tasks.folder == home.memory.folder);
    CHECK(home.memory.version == 2);
}

TEST_CASE("version 2 without the controllers gives nothing, and says what is missing") {
    const Tree tree;
    tree.make("", "hugetlb");

    const CgroupHome home = find_cgroup_home("0::/\n", tree.version_2());

    CHECK(home.missing() == std::vector<std::string>{"memory", "tasks"});
}

TEST_CASE("no cgroups at all, or texts that say nothing, give nothing") {
    CHECK(find_cgroup_home("", "").missing().size() == 2);
    CHECK(find_cgroup_home("nonsense", "also nonsense\n\n - \n").missing().size() == 2);
}

TEST_CASE("a group is made with its bounds and its events are read in both versions") {
    const Tree tree;
    const fs::path one = tree.make("one"), two = tree.make("two");
    const fs::path of_one = one / "lab-1-0", of_two = two / "lab-1-0";
    const auto write = [](const fs::path& file, const char* text) { std::ofstream(file) << text; };
    const auto read = [](const fs::path& file) {
        std::string text;
        std::ifstream(file) >> text;
        return text;
    };

    const Cgroup first({{one, 1}, {}}, "lab-1-0", 64 << 20, 48);
    write(of_one / "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
    write(of_one / "memory.max_usage_in_bytes", "4096\n");
    CHECK(read(of_one / "memory.limit_in_bytes") == "67108864");
    CHECK(first.events().oom_kills == 3);
    CHECK(first.events().peak_bytes == 4096);
    CHECK(first.doors() == std::vector<std::string>{of_one / "tasks"});

    const Cgroup second({{two, 2}, {two, 2}}, "lab-1-0", 64 << 20, 48);
    write(of_two / "memory.events", "low 0\nhigh 0\nmax 9\noom 2\noom_kill 1\n");
    write(of_two / "pids.events", "max 5\n");
    CHECK(read(of_two / "memory.max") == "67108864");
    CHECK(read(of_two / "pids.max") == "48");
    CHECK(second.events().oom_kills == 1);
    CHECK(second.events().task_refusals == 5);
    CHECK(second.doors() == std::vector<std::string>{of_two / "cgroup.procs"});
    fs::remove_all(of_one), fs::remove_all(of_two);
}
