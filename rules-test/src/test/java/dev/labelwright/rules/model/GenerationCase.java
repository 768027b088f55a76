package dev.labelwright.rules.model;

import java.util.Map;

/**
 * A project at the time when a generation is requested, and what happens afterwards.
 *
 * @param ordinal of the generation that is requested
 * @param chart the labels at planning
 * @param meanwhile what cells hold that people or other generations changed after planning and before the first result
 * @param script what the model says
 */
public record GenerationCase(
        Project project,
        Request request,
        int ordinal,
        Map<CellKey, CellState> chart,
        Map<CellKey, CellState> meanwhile,
        Script script) {
    public GenerationCase {
        chart = Map.copyOf(chart);
        meanwhile = Map.copyOf(meanwhile);
    }

    /** The labels at planning. */
    public Chart atPlanning() {
        return new Chart(project, chart);
    }
}
