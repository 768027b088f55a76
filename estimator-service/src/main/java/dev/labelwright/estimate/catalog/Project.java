package dev.labelwright.estimate.catalog;

/**
 * A project's row.
 *
 * @param variablesPerCall the most variables that share a call
 * @param defaultModel the name of a model; {@code null} where it has none
 */
public record Project(String status, int variablesPerCall, String defaultModel) {}
