package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;

/** One value that a result says of a cell. */
record Says(JsonNode value, double confidence) {}
