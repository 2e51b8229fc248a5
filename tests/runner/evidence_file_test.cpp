// The digest of an evidence file, and what is not read as evidence.
#include "evidence_file.hpp"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>

#include "hash.hpp"
#include "temporary_book.hpp"

using namespace lab;
using Json = nlohmann::ordered_json;

namespace {

const Json kObject = {{"schema", kEvidenceSchema}, {"name", "汤"}, {"value", 0.1}};

std::string cause_of(const std::string& text) {
    try {
        unsealed(text, "soup.json");
    } catch (const Refused& why) {
        CHECK(std::string(why.what()).find("soup.json: ") == 0);
        CHECK(std::string(why.what()).find("; it is not shown, and ./lab run makes it anew") !=
              std::string::npos);
        return why.cause;
    }
    return "";
}

std::string cause_of_file(const std::filesystem::path& file) {
    try {
        text_of(file);
    } catch (const Refused& why) {
        return why.cause;
    }
    return "";
}

}  // namespace

TEST_CASE("the digest is the second line, over every byte below it") {
    const std::string text = sealed(kObject);

    const std::size_t second = text.find('\n') + 1, third = text.find('\n', second) + 1;
    CHECK(text.substr(0, second) == "{\n");
    CHECK(text.substr(second, third - second) ==
          " \"digest\": \"" + sha256(text.substr(third)) + "\",\n");
    CHECK(text.back() == '\n');
}

TEST_CASE("what was sealed is read again, and sealed again it is the same") {
    const std::string text = sealed(kObject);

    const Json read = unsealed(text, "soup.json");

    CHECK(read["value"] == 0.1);
    CHECK(sealed(read) == text);
}

TEST_CASE("no byte can be changed, taken out or added") {
    const std::string text = sealed(kObject);

    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        INFO("byte " << i);
        CHECK(cause_of(changed) != "");
        CHECK(cause_of(text.substr(0, i)) != "");
        CHECK(cause_of(text.substr(0, i) + text.substr(i + 1)) != "");
        CHECK(cause_of(text.substr(0, i) + " " + text.substr(i)) != "");
    }
    CHECK(cause_of(text + "\n") == "its evidence was edited");
}

TEST_CASE("a changed value, a file cut short and a format that is not ours are told apart") {
    std::string changed = sealed(kObject);
    changed.replace(changed.find("0.1"), 3, "0.2");

    CHECK(cause_of(changed) == "its evidence was edited");
    CHECK(cause_of("{\"schema\": 3}") == "its evidence was edited");
    for (const std::string odd : {"", "{", "[]", "3", "soup"})
        CHECK(cause_of(odd) == "its evidence is cut short or no JSON");
    for (const std::string older : {"2", "0", "-1", "2.5"})
        CHECK(cause_of("{\"schema\": " + older + "}") == "its evidence is in an older format");
    for (const std::string newer : {"4", "3.5", "1e300"})
        CHECK(cause_of("{\"schema\": " + newer + "}") == "its evidence is in a newer format");
    for (const std::string unknown : {"{\"schema\": \"3\"}", "{\"schema\": [3]}", "{}"})
        CHECK(cause_of(unknown) == "its evidence is in an unknown format");
}

TEST_CASE("a message names what was wanted and what was seen") {
    const std::string format = trouble_of([] { unsealed("{\"schema\": 9}", "soup.json"); });
    std::string changed = sealed(kObject);
    const std::string wanted = changed.substr(14, 64);
    changed.replace(changed.find("0.1"), 3, "0.2");
    const std::string edited = trouble_of([&] { unsealed(changed, "soup.json"); });

    CHECK(format.find("wanted schema 3, saw 9") != std::string::npos);
    CHECK(edited.find("wanted digest " + wanted + ", saw ") != std::string::npos);
}

TEST_CASE("only a plain file is read, and none waits for a writer") {
    const TemporaryBook book;
    book.write("plain", "text");
    symlink("plain", (book.root() / "link").c_str());
    symlink("nowhere", (book.root() / "dangling").c_str());
    mkfifo((book.root() / "fifo").c_str(), 0600);
    const int server = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    (book.root() / "socket").string().copy(name.sun_path, sizeof name.sun_path - 1);
    bind(server, reinterpret_cast<const sockaddr*>(&name), sizeof name);
    close(server);

    CHECK(text_of(book.root() / "plain") == "text");
    CHECK_FALSE(text_of(book.root() / "nothing").has_value());
    CHECK(cause_of_file(book.root() / "link") == "its evidence is a symbolic link");
    CHECK(cause_of_file(book.root() / "dangling") == "its evidence is a symbolic link");
    CHECK(cause_of_file(book.root() / "fifo") == "its evidence is a FIFO");
    CHECK(cause_of_file(book.root() / "socket") == "its evidence is a socket");
    CHECK(cause_of_file("/dev/null") == "its evidence is a device");
    CHECK(cause_of_file(book.root()) == "its evidence is a folder");
}

TEST_CASE("what no run can replace is to be removed") {
    const TemporaryBook book;
    book.write("folder/inside", "");

    const std::string folder = trouble_of([&] { text_of(book.root() / "folder"); });
    const std::string below = trouble_of([&] { text_of(book.root() / "folder/inside/file"); });

    CHECK(folder.find("folder: wanted a plain file, saw a folder; remove it") != std::string::npos);
    CHECK(below.find("inside: wanted a folder, saw a file; remove it") != std::string::npos);
}
