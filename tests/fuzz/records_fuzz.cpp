// Any bytes on the record channel: read or refused, never a crash, and never a number that is none.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "records.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const lab::ParsedReport parsed =
        lab::parse_report(std::string(reinterpret_cast<const char*>(data), size));
    for (const lab::BlockRecord& block : parsed.report.blocks)
        for (const double visit : block.visits)
            if (!std::isfinite(visit) || visit < 0) std::abort();
    for (const lab::SampleRecord& sample : parsed.report.samples)
        if (!std::isfinite(sample.at) || !std::isfinite(sample.value)) std::abort();
    return 0;
}
