// Who inherits a pipe may use it: a child, a brother, a grandchild.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

void speak(lab::Pipe& pipe) { lab::write_once(pipe.writer, "hello"); }

void hear(const char* name, lab::Pipe& pipe) {
    char text[8] = {};
    const auto size = read(pipe.reader, text, sizeof text);
    lab::fact(name, size > 0 ? text : lab::outcome(size));
}

int main() {
    lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);
    const auto reads = [&](const char* name) {
        if (lab::control()) pipe.reader.reset();  // control: this one inherits no end to read from
        hear(name, pipe);
    };

    speak(pipe);
    lab::in_child([&] { reads("child"); });

    lab::in_child([&] { speak(pipe); });
    lab::in_child([&] { reads("sibling"); });

    speak(pipe);
    lab::in_child([&] { lab::in_child([&] { reads("grandchild"); }); });
}
