package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that a patient's value is drawn from.
 *
 * @param confidence of the draft; 1 where a person decided
 * @param dated whether its note has a date
 */
public record Candidate(JsonNode value, double confidence, boolean dated) {}
