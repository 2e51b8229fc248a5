// A line put into a buffer costs a fraction of a line written by a system call, with all flushes.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <cstdio>
#include <memory>
#include <string_view>

constexpr std::size_t kBuffer = 1 << 20;
constexpr std::string_view kLine = "12:00:00 worker 7: request 4711 answered, nothing unusual\n";

using Output = std::unique_ptr<FILE, int (*)(FILE*)>;

int new_file() { return lab::must(open(".", O_TMPFILE | O_RDWR, 0600)); }

int main() {
    const lab::Fd file(new_file());
    const Output output(lab::must(fdopen(new_file(), "w")), &std::fclose);
    const int how = lab::control() ? _IONBF : _IOFBF;  // control: fwrite holds nothing back
    lab::must_zero(std::setvbuf(output.get(), nullptr, how, kBuffer));

    lab::arm("system_call", [&] { lab::write_once(file, kLine); });
    lab::arm("buffer", [&] { std::fwrite(kLine.data(), kLine.size(), 1, output.get()); });
    return lab::run();
}
