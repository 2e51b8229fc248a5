// See todo.hpp.
#include "todo.hpp"

namespace lab::portability {
namespace {

std::string what_changed(const Content& was, const Content& is) {
    if (was.listing != is.listing) return "listing changed";
    if (was.headers != is.headers) return "a header it includes changed";
    return "claims changed";
}

std::string what_changed(const Setting& was, const Setting& is) {
    if (was.version != is.version) return "compiler changed";
    if (was.flags != is.flags) return "flags changed";
    if (was.arguments != is.arguments || was.input != is.input) return "arguments or input changed";
    if (was.instance != is.instance) return "recorded on another machine";
    return "the runner's method changed";
}

}  // namespace

std::string why_try(const Sheet& recorded, const Setting& setting, const Content& content,
                    bool again) {
    const Cell* const was = recorded.find(setting.name());
    const std::string digits = content.digits();
    if (!was) return "never recorded";
    if (was->content != digits) return what_changed(recorded.contents.at(was->content), content);
    if (was->key != key_of(setting, digits)) return what_changed(was->setting, setting);
    if (!was->is_settled()) return "the service failed the last time";
    return again ? "asked for again" : "";
}

}  // namespace lab::portability
