package dev.labelwright.rules.model;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.selection.Overwrite;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What an answer makes of a cell. */
public final class Applying {
    private final Project project;
    private final Request request;
    private final Chart chart;
    private final int ordinal;

    /** For one generation. */
    public Applying(Project project, Request request, Chart chart, int ordinal) {
        this.project = project;
        this.request = request;
        this.chart = chart;
        this.ordinal = ordinal;
    }

    /** Changes the chart as the answer demands. */
    public CellEnd apply(CellKey cell, List<Said> values) {
        CellState before = chart.cell(cell);
        CellEnd end = classify(cell, before, values);
        Optional<List<Label>> labels =
                switch (end) {
                    case PROTECTED, SUPERSEDED, CONDITION_NOT_MET, FAILED -> Optional.empty();
                    case EMPTY -> Optional.of(emptied(cell, before));
                    case BELOW_THRESHOLD -> before.reviewed() ? Optional.empty() : Optional.of(drafts(values));
                    case UNCHANGED, WRITTEN -> Optional.of(drafts(values));
                };
        chart.put(cell, new CellState(Math.max(before.generation(), ordinal), labels.orElse(before.labels())));
        return end;
    }

    private CellEnd classify(CellKey cell, CellState before, List<Said> values) {
        boolean replacesAll = request.overwrite() == Overwrite.REPLACE_ALL;
        if (replacesAll ? before.reviewedSinceTheStart() : before.reviewed()) {
            return CellEnd.PROTECTED;
        }
        if (before.generation() > ordinal || (request.overwrite() == Overwrite.SKIP && hasValueOfAnother(cell))) {
            return CellEnd.SUPERSEDED;
        }
        if (values.isEmpty()) {
            return CellEnd.EMPTY;
        }
        if (drafts(values).stream().allMatch(label -> chart.belowThreshold(cell.variable(), label))) {
            return CellEnd.BELOW_THRESHOLD;
        }
        return saysTheSame(before, values) ? CellEnd.UNCHANGED : CellEnd.WRITTEN;
    }

    private boolean hasValueOfAnother(CellKey cell) {
        return chart.cell(cell).labels().stream()
                .anyMatch(label -> label.generation() != ordinal && chart.skips(cell.variable(), label));
    }

    private static boolean saysTheSame(CellState before, List<Said> values) {
        return !before.reviewed()
                && before.labels().size() == values.size()
                && values.stream().allMatch(said -> before.labels().stream()
                        .map(Label::drafted)
                        .filter(Objects::nonNull)
                        .anyMatch(drafted -> Values.same(drafted, said.value())));
    }

    private List<Label> emptied(CellKey cell, CellState before) {
        Variable variable = project.variable(cell.variable());
        List<Label> reviewed = before.labels().stream()
                .filter(label -> label.status().reviewed())
                .toList();
        Stream<Label> nothing = variable.scope() == Scope.MANY_PER_NOTE || !reviewed.isEmpty()
                ? Stream.of()
                : Stream.of(Label.nothing(request.threshold(), ordinal));
        return Stream.concat(reviewed.stream(), nothing).toList();
    }

    private List<Label> drafts(List<Said> values) {
        return values.stream()
                .map(said -> Label.draft(said, request.threshold(), ordinal))
                .toList();
    }
}
