// Requests carried as a good guest does, without a network.
#include "explorer/courier.hpp"

#include <doctest/doctest.h>

#include "fake_time.hpp"

using namespace lab::explorer;

namespace {

using Waits = std::vector<double>;

// Answers in the order given; the last one stays.
struct FakeServer {
    std::vector<Exchange> answers;
    std::size_t asked = 0;

    Transport transport() {
        return [this](const Request&) { return answers[std::min(asked++, answers.size() - 1)]; };
    }
};

Exchange with(int status, std::map<std::string, std::string> headers = {}) {
    Exchange exchange;
    exchange.answer.status = status;
    exchange.answer.headers = std::move(headers);
    return exchange;
}

Exchange reset() {
    Exchange exchange;
    exchange.fault = Fault::reset;
    return exchange;
}

}  // namespace

TEST_CASE("a good answer is taken at once") {
    FakeTime time;
    FakeServer server{{with(200)}};
    Courier courier(server.transport(), {}, time.clock());

    const Delivery delivery = courier.send({});

    CHECK(delivery.exchange.answer.status == 200);
    CHECK(delivery.tries == 1);
    CHECK(time.waits.empty());
}

TEST_CASE("what fails for a moment is tried again after waits that double") {
    FakeTime time;
    FakeServer server{{reset(), with(503), with(502), with(200)}};
    Courier courier(server.transport(), {.between_seconds = 0}, time.clock());

    const Delivery delivery = courier.send({});

    CHECK(delivery.exchange.answer.status == 200);
    CHECK(delivery.tries == 4);
    CHECK(time.waits == Waits{0.5, 1, 2});
}

TEST_CASE("what stays is given up after the last try") {
    FakeTime time;
    FakeServer server{{with(503)}};
    Courier courier(server.transport(), {.between_seconds = 0, .tries = 3}, time.clock());

    const Delivery delivery = courier.send({});

    CHECK(delivery.gave_up);
    CHECK(delivery.tries == 3);
    CHECK(server.asked == 3);
}

TEST_CASE("what is refused is asked once") {
    FakeTime time;
    for (const int status : {400, 404, 413, 422, 500}) {
        FakeServer server{{with(status), with(200)}};
        Courier courier(server.transport(), {}, time.clock());

        CHECK(courier.send({}).exchange.answer.status == status);
        CHECK(server.asked == 1);
    }
}

TEST_CASE("Retry-After is obeyed, and by the next request too") {
    FakeTime time;
    FakeServer server{{with(429, {{"retry-after", "60"}}), with(200)}};
    Courier courier(server.transport(), {}, time.clock());

    courier.send({});

    CHECK(time.now == 160);
    CHECK(time.waits == Waits{60});
}

TEST_CASE("a rest beyond the budget is not waited for") {
    FakeTime time;
    FakeServer server{{with(429, {{"retry-after", "300"}})}};
    Courier courier(server.transport(), {.most_seconds = 200}, time.clock());

    const Delivery delivery = courier.send({});

    CHECK(delivery.is_spent);
    CHECK(delivery.message.find("asks to wait 300 s") != std::string::npos);
    CHECK(time.waits.empty());
}

TEST_CASE("an answer that tells of trouble inside is asked for again") {
    FakeTime time;
    FakeServer server{{with(200, {{"trouble", "yes"}}), with(200)}};
    Courier courier(server.transport(), {}, time.clock());

    const Delivery delivery =
        courier.send({}, [](const Answer& answer) { return !answer.header("trouble").empty(); });

    CHECK(delivery.tries == 2);
    CHECK_FALSE(delivery.gave_up);
}

TEST_CASE("a used-up budget sends nothing") {
    FakeTime time;
    FakeServer server{{with(200)}};
    Courier courier(server.transport(), {.most_requests = 1}, time.clock());
    courier.send({});

    const Delivery delivery = courier.send({});

    CHECK(delivery.is_spent);
    CHECK(delivery.tries == 0);
    CHECK(server.asked == 1);
}
