// What comes back of compile, execute and format requests; see wire.hpp.
#include "json_reading.hpp"
#include "wire.hpp"

namespace lab::explorer {
namespace {

using wire::each_of, wire::Json, wire::member, wire::number, wire::parsed, wire::text, wire::texts;
using wire::truth, wire::whole;

Tag tag_of(const Json& json) {
    return {whole(json, "line").value_or(0), whole(json, "column").value_or(0),
            whole(json, "severity").value_or(0), text(json, "text"), text(json, "file")};
}

Line line_of(const Json& json) {
    Line line{text(json, "text"), std::nullopt};
    if (const Json& tag = member(json, "tag"); tag.is_object()) line.tag = tag_of(tag);
    return line;
}

// @param code of a stage that does not say
Stage stage_of(const Json& json, int code) {
    Stage stage;
    stage.code = whole(json, "code").value_or(code);
    stage.out = each_of(member(json, "stdout"), line_of);
    stage.err = each_of(member(json, "stderr"), line_of);
    stage.timed_out = truth(json, "timedOut").value_or(false);
    stage.truncated = truth(json, "truncated").value_or(false);
    stage.milliseconds = number(json, "execTime");
    stage.flags = texts(json, "compilationOptions");
    return stage;
}

AsmSource asm_source_of(const Json& json) {
    AsmSource source;
    if (const Json& file = member(json, "file"); file.is_string())
        source.file = file.get<std::string>();
    source.line = whole(json, "line").value_or(0);
    source.column = whole(json, "column").value_or(0);
    source.is_main = truth(json, "mainsource").value_or(false);
    return source;
}

AsmLabel asm_label_of(const Json& json) {
    const Json& range = member(json, "range");
    return {text(json, "name"), whole(range, "startCol").value_or(0),
            whole(range, "endCol").value_or(0)};
}

AsmLine asm_line_of(const Json& json) {
    AsmLine line;
    line.text = text(json, "text");
    if (const Json& source = member(json, "source"); source.is_object())
        line.source = asm_source_of(source);
    line.labels = each_of(member(json, "labels"), asm_label_of);
    line.address = whole<unsigned long long>(json, "address");
    line.opcodes = texts(json, "opcodes");
    return line;
}

std::optional<Stage> stage_in(const Json& json, const char* key, int code) {
    const Json& stage = member(json, key);
    return stage.is_object() ? std::optional(stage_of(stage, code)) : std::nullopt;
}

}  // namespace

std::optional<CompileAnswer> compile_answer_of(const std::string& body) {
    const auto json = parsed(body);
    if (!json || !whole(*json, "code")) return std::nullopt;
    CompileAnswer answer;
    answer.top = stage_of(*json, -1);
    answer.did_execute = truth(*json, "didExecute");
    // What was executed was built, whether or not it is said; no program is taken for a good one.
    answer.build = stage_in(*json, "buildResult", answer.did_execute.value_or(false) ? 0 : -1);
    answer.execution = stage_in(*json, "execResult", -1);
    answer.assembly = each_of(member(*json, "asm"), asm_line_of);
    if (const Json& labels = member(*json, "labelDefinitions"); labels.is_object())
        for (const auto& [name, line] : labels.items())
            if (line.is_number_integer()) answer.label_lines[name] = line.get<int>();
    answer.instruction_set = text(*json, "instructionSet");
    answer.assembly_bytes = whole<long long>(*json, "asmSize").value_or(0);
    answer.filtered = whole(*json, "filteredCount").value_or(0);
    answer.from_cache = truth(*json, "retreivedFromCache").value_or(false);  // their spelling
    return answer;
}

std::optional<FormatAnswer> format_answer_of(const std::string& body) {
    const auto json = parsed(body);
    if (!json || !whole(*json, "exit")) return std::nullopt;
    return FormatAnswer{*whole(*json, "exit"), text(*json, "answer")};
}

bool tells_of_trouble(const Answer& answer) {
    constexpr const char* kTrouble = "Internal Compiler Explorer error";
    constexpr std::size_t kLongest = 64 * 1024;  // such an answer is short: do not read all twice
    if (answer.status != 200 || answer.body.size() > kLongest) return false;
    if (answer.body.find(kTrouble) == std::string::npos) return false;
    const auto read = compile_answer_of(answer.body);
    return read && read->top.code == -1 && !read->did_execute && !read->execution &&
           !read->top.err.empty() && read->top.err[0].text.rfind(kTrouble, 0) == 0;
}

}  // namespace lab::explorer
