package dev.labelwright.prompt;

import dev.labelwright.event.AskedVariable;

/**
 * A variable with its place in the calls of a generation.
 *
 * @param asked the variable and its key in the prompt
 * @param position its place among all variables of the generation, from 1
 * @param callGroup which call of a note it shares, from 1
 * @param inputTokens the most that it adds to a prompt
 * @param outputTokens the most that its answer may take
 */
public record PlannedVariable(AskedVariable asked, int position, int callGroup, int inputTokens, int outputTokens) {}
