package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value of an answer.
 *
 * @param value canonical
 * @param confidence 0 to 1
 */
public record Said(JsonNode value, double confidence) {}
