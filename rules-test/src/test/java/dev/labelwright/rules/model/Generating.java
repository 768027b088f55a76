package dev.labelwright.rules.model;

import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through the steps of a planned generation, patient by patient. */
public final class Generating {
    private final GenerationCase given;
    private final Project project;
    private final Chart chart;
    private final Steps steps;
    private final Applying applying;
    private final Map<CellKey, CellEnd> ends = new HashMap<>();
    private int failedTasks;

    private Generating(GenerationCase given) {
        this.given = given;
        this.project = given.project();
        this.chart = given.atPlanning();
        given.meanwhile().forEach(this::change);
        this.steps = Steps.of(project, given.request());
        this.applying = new Applying(project, given.request(), chart, given.ordinal());
    }

    /** Labels come and go; the newest generation that asked remains. */
    private void change(CellKey cell, CellState meanwhile) {
        int asked = Math.max(chart.cell(cell).generation(), meanwhile.generation());
        chart.put(cell, new CellState(asked, meanwhile.labels()));
    }

    /**
     * How it ends.
     *
     * @param tasks of all stages, as they were planned; together they have exactly the asked cells of the plan
     */
    public static Prediction of(GenerationCase given, Plan plan, List<PlannedTask> tasks) {
        Generating generating = new Generating(given);
        plan.with(Verdict.CONDITION_NOT_MET).forEach(cell -> generating.ends.put(cell, CellEnd.CONDITION_NOT_MET));
        tasks.stream()
                .collect(Collectors.groupingBy(PlannedTask::patient))
                .values()
                .forEach(generating::patient);
        return new Prediction(generating.ends, generating.chart.cells(), generating.failedTasks);
    }

    private void patient(List<PlannedTask> tasks) {
        Set<String> failed = new HashSet<>();
        Map<Integer, List<PlannedTask>> bySteps = tasks.stream().collect(Collectors.groupingBy(PlannedTask::step));
        bySteps.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(step -> step(step.getValue(), failed));
    }

    /** All of a step see what was there at its release. */
    private void step(List<PlannedTask> tasks, Set<String> failed) {
        List<PlannedTask> possible = new ArrayList<>();
        Set<String> failing = new HashSet<>();
        for (PlannedTask task : tasks) {
            if (names(task).anyMatch(failed::contains)) {
                fail(task.cells(), failing);
            } else {
                possible.add(task);
            }
        }
        Map<PlannedTask, Set<CellKey>> released =
                possible.stream().collect(Collectors.toMap(task -> task, this::release));
        Map<CellKey, List<Said>> said = new HashMap<>();
        released.forEach(
                (task, cells) -> answers(task, cells).ifPresentOrElse(said::putAll, () -> fail(cells, failing)));
        said.forEach((cell, values) -> ends.put(cell, applying.apply(cell, values)));
        failed.addAll(failing);
    }

    /** What was not asked any more did not fail. */
    private void fail(Set<CellKey> cells, Set<String> failing) {
        failedTasks++;
        cells.forEach(cell -> ends.put(cell, CellEnd.FAILED));
        cells.stream().map(CellKey::variable).forEach(failing::add);
    }

    /** The variables of a task, their inputs and those of their conditions. */
    private Stream<String> names(PlannedTask task) {
        return variables(task).flatMap(variable -> Stream.concat(Stream.of(variable.name()), variable.references()));
    }

    private Stream<Variable> variables(PlannedTask task) {
        return task.cells().stream().map(CellKey::variable).distinct().map(project::variable);
    }

    /** The cells of a task whose deferred conditions hold. */
    private Set<CellKey> release(PlannedTask task) {
        Conditions conditions = new Conditions(project, chart);
        Set<CellKey> left = new HashSet<>();
        for (CellKey cell : task.cells()) {
            boolean asked = Conditions.of(project.variable(cell.variable()), steps, task.stage(), true).stream()
                    .allMatch(condition -> conditions.hold(condition, task.stage(), cell));
            if (asked) {
                left.add(cell);
            } else {
                ends.put(cell, CellEnd.CONDITION_NOT_MET);
            }
        }
        return left;
    }

    /** What is said of each cell; empty where the call fails, as one cell's reply lets all fail. */
    private Optional<Map<CellKey, List<Said>>> answers(PlannedTask task, Set<CellKey> cells) {
        Map<CellKey, List<Said>> answers = new HashMap<>();
        for (CellKey cell : cells) {
            Variable variable = project.variable(cell.variable());
            Optional<List<Said>> ruled = withoutCall(variable, task.stage(), cell);
            if (ruled.isPresent()) {
                answers.put(cell, Answers.withoutCall(variable, task.stage(), ruled.get()));
                continue;
            }
            switch (given.script().reply(task.stage(), cell.patient(), text(cell), cell.variable())) {
                case Reply.Failed() -> {
                    return Optional.empty();
                }
                case Reply.Answered answered -> answers.put(cell, Answers.of(variable, task.stage(), answered));
            }
        }
        return Optional.of(answers);
    }

    private String text(CellKey cell) {
        return cell.ofNote() ? project.note(cell.note()).text() : "";
    }

    /** What a rule says of a cell; empty where it takes a model. */
    private Optional<List<Said>> withoutCall(Variable variable, Stage stage, CellKey cell) {
        if (stage == Stage.NOTE_LABELS) {
            return Optional.empty();
        }
        if (variable.kind() == Kind.DEPENDENT) {
            boolean nothing = variable.inputs().stream().allMatch(input -> chart.seenFromPatient(cell.patient(), input)
                    .isEmpty());
            return nothing ? Optional.of(List.of()) : Optional.empty();
        }
        List<Candidate> candidates = chart.candidates(cell.patient(), variable);
        if (candidates.isEmpty()) {
            return Optional.of(List.of());
        }
        Strategy strategy = variable.aggregation().strategy();
        return strategy == Strategy.MODEL
                ? Optional.empty()
                : Optional.of(List.of(new Aggregating(variable.type(), candidates).by(strategy)));
    }
}
