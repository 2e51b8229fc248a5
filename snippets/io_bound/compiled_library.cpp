// A Python program whose inner loop is in a compiled library beats a plain loop in C++.
#include <lab/coworker.hpp>
#include <lab/lab.hpp>

#include <array>
#include <cstdint>
#include <vector>

// The CRC-32 of 128 KiB: l by zlib, o by a loop of one's own.
const char* const kPython = R"(
import sys, zlib

block = bytes(131072)
table = []
for n in range(256):
    for _ in range(8):
        n = n >> 1 ^ 0xedb88320 * (n & 1)
    table.append(n)

def own_loop():
    crc = 0xffffffff
    for byte in block:
        crc = crc >> 8 ^ table[(crc ^ byte) & 255]
    return crc ^ 0xffffffff

assert own_loop() == zlib.crc32(block)
orders = {b'l': lambda: zlib.crc32(block), b'o': own_loop}
while order := sys.stdin.buffer.read(1):
    orders[order]()
    sys.stdout.buffer.write(order)
    sys.stdout.buffer.flush()
)";

std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        table[n] = n;
        for (int bit = 0; bit < 8; ++bit) table[n] = table[n] >> 1 ^ 0xedb88320 * (table[n] & 1);
    }
    return table;
}

void loop_in_cpp(char) {
    static const std::array<std::uint32_t, 256> table = make_table();
    static const std::vector<unsigned char> block(131072);
    std::uint32_t crc = 0xffffffff;
    for (const unsigned char byte : block) crc = crc >> 8 ^ table[(crc ^ byte) & 255];
    lab::keep(crc);
}

int main() {
    lab::Coworker python(kPython), cpp(loop_in_cpp);
    const char way = lab::control() ? 'o' : 'l';  // control: Python loops by itself

    lab::arm("python_with_library", [&] { python.carry_out(way); });
    lab::arm("python_loop", [&] { python.carry_out('o'); });
    lab::arm("cpp_loop", [&] { cpp.carry_out('o'); });
    return lab::run();
}
