// Records of at most PIPE_BUF bytes never mix in a pipe, however many processes write at once.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>

#include <algorithm>
#include <climits>
#include <deque>
#include <string>

constexpr int kWriters = 4, kRecords = 50;
// control: larger than the kernel promises to keep whole
const std::size_t size_of_record = lab::control() ? 3 * PIPE_BUF : PIPE_BUF;

void write_records(lab::Pipe& pipe, char letter) {
    pipe.reader.reset();
    const std::string record(size_of_record, letter);
    for (int i = 0; i < kRecords; ++i) lab::write_once(pipe.writer, record);
}

std::string read_slowly(lab::Pipe& pipe) {  // small bites: writers wait for room all the time
    pipe.writer.reset();
    std::string all;
    for (std::string bite = "-"; !bite.empty(); all += bite)
        bite = lab::read_once(pipe.reader, PIPE_BUF / 4);
    return all;
}

long torn_records(const std::string& all) {  // stretches of one letter that are no whole records
    long torn = 0;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find_first_not_of(all[at], at), all.size());
        torn += (end - at) % size_of_record != 0;
        at = end;
    }
    return torn;
}

int main() {
    lab::Pipe pipe = lab::make_pipe();
    std::deque<lab::Process> writers;
    for (int i = 0; i < kWriters; ++i)
        writers.emplace_back([&] { write_records(pipe, static_cast<char>('a' + i)); });

    const std::string all = read_slowly(pipe);
    lab::fact("records", all.size() / size_of_record, "records");
    lab::fact("torn", torn_records(all), "stretches");
}
