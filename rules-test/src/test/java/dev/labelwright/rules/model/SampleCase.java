package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An example: one patient with notes, the labels before, and what the model says; each task has one cell. */
final class SampleCase {
    static final String PATIENT = "P1";
    static final int ORDINAL = 3;
    private static final int EARLIER = 1;

    private final Project project;
    private final Map<CellKey, CellState> chart = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private Overwrite overwrite = Overwrite.REPLACE_AI;
    private StageChoice scope = StageChoice.ALL;
    private Double threshold;

    private SampleCase(Project project) {
        this.project = project;
    }

    /** A patient with two notes, N1 of the first and N2 of the second of March. */
    static SampleCase of(SampleVariable... variables) {
        return new SampleCase(new Project(
                Stream.of(variables).map(SampleVariable::variable).toList(),
                List.of(note("N1", "2024-03-01T00:00:00Z"), note("N2", "2024-03-02T00:00:00Z")),
                0,
                1,
                Set.of(),
                Map.of()));
    }

    private static Note note(String id, String at) {
        return new Note(id, PATIENT, new NoteDate(Instant.parse(at), false), "", "text of " + id, 1);
    }

    SampleCase overwriting(Overwrite next) {
        overwrite = next;
        return this;
    }

    SampleCase scope(StageChoice next) {
        scope = next;
        return this;
    }

    SampleCase threshold(double next) {
        threshold = next;
        return this;
    }

    /** A cell that an earlier generation drafted with certainty. */
    SampleCase drafted(String note, String variable, JsonNode value) {
        return holding(note, variable, draft(value, 1));
    }

    SampleCase holding(String note, String variable, Label... labels) {
        chart.put(key(note, variable), new CellState(EARLIER, List.of(labels)));
        return this;
    }

    SampleCase askedBy(int generation, String note, String variable) {
        chart.put(
                key(note, variable),
                new CellState(
                        generation,
                        chart.getOrDefault(key(note, variable), CellState.UNASKED)
                                .labels()));
        return this;
    }

    /** What the model says of a variable, in every note or for the patient; it finds nothing where this is not said. */
    SampleCase says(Stage stage, String variable, JsonNode value, double confidence) {
        replies.put(stage + variable, new Reply.Answered(List.of(new Said(value, confidence)), confidence));
        return this;
    }

    SampleCase fails(Stage stage, String variable) {
        replies.put(stage + variable, new Reply.Failed());
        return this;
    }

    Plan plan() {
        return Planning.of(project, given().request(), given().atPlanning(), Set.of(PATIENT));
    }

    Prediction predict() {
        Plan plan = plan();
        Steps steps = Steps.of(project, given().request());
        List<PlannedTask> tasks = new ArrayList<>();
        for (CellKey cell : plan.with(Verdict.ASKED)) {
            Variable variable = project.variable(cell.variable());
            Stage stage = cell.ofNote()
                    ? Stage.NOTE_LABELS
                    : variable.aggregation() != null ? Stage.AGGREGATION : Stage.DEPENDENT;
            tasks.add(new PlannedTask(stage, steps.step(variable, stage), PATIENT, Set.of(cell)));
        }
        return Generating.of(given(), plan, tasks);
    }

    private GenerationCase given() {
        return new GenerationCase(
                project,
                new Request(
                        new PatientChoice.All(),
                        new VariableChoice.All(),
                        new NoteChoice.All(),
                        List.of(),
                        overwrite,
                        scope,
                        threshold),
                ORDINAL,
                chart,
                Map.of(),
                (stage, patient, text, variable) ->
                        replies.getOrDefault(stage + variable, new Reply.Answered(List.of(), 0.4)));
    }

    static CellKey key(String note, String variable) {
        return new CellKey(PATIENT, note, variable);
    }

    static Label draft(JsonNode value, double confidence) {
        return Label.draft(new Said(value, confidence), null, EARLIER);
    }

    static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    static Condition condition(String variable, Operator operator, JsonNode value) {
        return new Condition(Condition.Subject.VARIABLE, variable, operator, value, null);
    }
}
