// Outcomes to JSON, field by field as schemas/experiment.schema.json says.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "local/checkout.hpp"
#include "model.hpp"

namespace lab {

/// @param machine id of the machine, see machine.json
nlohmann::ordered_json to_json(const Outcome& outcome, const std::string& machine,
                               const local::Checkout& checkout);

/// Hash of all that an experiment says to readers and that decides nothing: title, labels, what
/// controls change, what claims state. These are never part of the cache key.
std::string hash_of_words(const Experiment& experiment);

/// Replaces those words in evidence that is otherwise still good.
void put_words(nlohmann::ordered_json& evidence, const Experiment& experiment);

/// A text in the book's two languages.
nlohmann::ordered_json to_json(const Text& text);

}  // namespace lab
