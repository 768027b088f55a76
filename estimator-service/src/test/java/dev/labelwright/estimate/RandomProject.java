package dev.labelwright.estimate;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A project made by chance: variables of all kinds with conditions and models, notes, cells and values. */
final class RandomProject {
    /** The kind of choice that draws patients. */
    static final int NEW_BATCH = 3;

    private static final List<Strategy> STRATEGIES =
            List.of(Strategy.MODEL, Strategy.MODEL, Strategy.LAST, Strategy.MAX);

    private static final Set<Integer> REFUSALS = Set.of(409, 422);

    private final Random random;
    private final Fixture fixture;
    private final List<String> models = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<String> patients = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> inBatch = new ArrayList<>();
    private final UUID secondUpload;

    RandomProject(long seed) {
        random = new Random(seed);
        fixture = new Fixture(1 + random.nextInt(4));
        models.addAll(Arrays.asList(null, null, null));
        models.add(fixture.model(new ModelLimits(Tokenizer.UNKNOWN, 30_000, 2_000, 5), 1, 9, "USD"));
        models.add(fixture.model(new ModelLimits(Tokenizer.CL100K_BASE, 4_000, 900, 0), 7, 3, "USD"));
        fixture.threshold(0.5);
        ontology();
        patients();
        secondUpload = fixture.upload();
        patients();
        inBatch.addAll(draw(patients.subList(1, patients.size())));
        fixture.batch(1, inBatch);
    }

    Fixture fixture() {
        return fixture;
    }

    /** The patients that no generation has covered; at least one. */
    List<String> uncovered() {
        return patients.stream().filter(patient -> !inBatch.contains(patient)).toList();
    }

    /** Some of them; at least one. */
    <T> List<T> draw(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(all.size()));
    }

    /** A choice of patients, of a kind from 0 to {@link #NEW_BATCH}. */
    Map<String, Object> patients(int kind) {
        return switch (kind) {
            case 0 -> Map.of("mode", "ALL");
            case 1 -> Map.of("mode", "SPECIFIC", "patientIds", draw(patients));
            case 2 -> Map.of("mode", "BATCH", "batchType", "EXISTING", "batch", 1);
            default -> Map.of("mode", "BATCH", "batchType", "NEW", "size", 1 + random.nextInt(4));
        };
    }

    /** A selection of these patients that can be estimated. */
    Map<String, Object> selection(Map<String, Object> ofPatients) {
        Map<String, Object> selection = new LinkedHashMap<>();
        selection.put("patients", ofPatients);
        selection.put("overwrite", one(List.of(Overwrite.values())));
        List<Variable> chosen = draw(variables);
        if (random.nextInt(4) > 0) {
            selection.put(
                    "variables",
                    Map.of(
                            "mode",
                            "SPECIFIC",
                            "names",
                            chosen.stream().map(Variable::name).toList()));
        } else {
            chosen = variables.stream().filter(Variable::includeInGeneration).toList();
        }
        List<Variable> asked = chosen;
        selection.put(
                "scope",
                one(Arrays.stream(StageChoice.values())
                        .filter(scope -> asked.stream()
                                .anyMatch(variable -> scope.stages().stream().anyMatch(variable::takesPartIn)))
                        .toList()));
        notes(selection);
        if (random.nextBoolean()) {
            selection.put("variableValues", draw(List.of(filter(), filter(), filter())));
        }
        if (REFUSALS.contains(fixture.ask(selection).extract().statusCode())) {
            // Nobody would be left to draw, or none of the notes is of a chosen patient.
            selection.remove("variableValues");
            selection.remove("notes");
        }
        return selection;
    }

    private void notes(Map<String, Object> selection) {
        Object mode = ((Map<?, ?>) selection.get("patients")).get("mode");
        int kind = random.nextInt(4);
        if (kind == 0) {
            selection.put("notes", Map.of("mode", "SPECIFIC", "noteIds", draw(notes)));
        } else if (kind == 1 && !mode.equals("BATCH")) {
            selection.put("notes", Map.of("mode", "UPLOAD", "uploadId", secondUpload.toString()));
        }
    }

    private Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("variable", one(variables).name());
        filter.put("operator", one(List.of(Operator.IS_NOT, Operator.IN, Operator.NOT_EMPTY, Operator.EMPTY)));
        if (filter.get("operator") == Operator.IS_NOT) {
            filter.put(
                    "value",
                    random.nextBoolean() ? 1 : Map.of("variable", one(variables).name()));
        } else if (filter.get("operator") == Operator.IN) {
            filter.put("value", List.of(0, 1));
        }
        return filter;
    }

    private void ontology() {
        add(SampleVariables.ofNote("First", Scope.ONE_PER_NOTE, true, null));
        for (int index = random.nextInt(4); index >= 0; index--) {
            Scope scope = random.nextBoolean() ? Scope.ONE_PER_NOTE : Scope.MANY_PER_NOTE;
            add(SampleVariables.ofNote("N" + index, scope, included(), one(models), ofNote()));
        }
        for (int index = random.nextInt(3); index >= 0; index--) {
            add(SampleVariables.aggregated("A" + index, one(STRATEGIES), included(), one(models), ofNote()));
        }
        for (int index = random.nextInt(4); index >= 0; index--) {
            List<String> inputs = draw(variables).stream().map(Variable::name).toList();
            add(SampleVariables.dependent("D" + index, inputs, included(), one(models), onVariable()));
        }
    }

    private void add(Variable variable) {
        String instruction = "Read it. ".repeat(random.nextInt(4) == 0 ? 300 : 1);
        variables.add(fixture.add(SampleVariables.told(variable, instruction)));
    }

    private boolean included() {
        return random.nextInt(4) > 0;
    }

    private Condition[] ofNote() {
        return switch (random.nextInt(4)) {
            case 0 -> onVariable();
            case 1 ->
                new Condition[] {
                    new Condition(
                            Condition.Subject.NOTE_DATE,
                            null,
                            Operator.NOT_WITHIN_DAYS,
                            SampleVariables.json("\"2024-01-03\""),
                            1),
                    new Condition(
                            Condition.Subject.NOTE_TITLE, null, Operator.CONTAINS, SampleVariables.json("\"ct\""), null)
                };
            default -> new Condition[0];
        };
    }

    private Condition[] onVariable() {
        Variable other = one(variables);
        return switch (random.nextInt(4)) {
            case 0 -> new Condition[] {SampleVariables.on(other.name(), Operator.IS, "1")};
            case 1 ->
                new Condition[] {
                    SampleVariables.on(
                            other.name(),
                            Operator.IS_NOT,
                            "{\"variable\":\"" + one(variables).name() + "\"}")
                };
            case 2 -> new Condition[] {SampleVariables.on(other.name(), Operator.EMPTY, null)};
            default -> new Condition[0];
        };
    }

    private void patients() {
        for (int index = 1 + random.nextInt(3); index >= 0; index--) {
            String patient = "P" + patients.size();
            patients.add(patient);
            for (int count = random.nextInt(20) == 0 ? 25 : 1 + random.nextInt(4); count > 0; count--) {
                String note = "N" + notes.size();
                notes.add(note);
                // Of few texts, so that some are copied forward; a text always has the same length.
                int text = random.nextInt(8);
                String date = random.nextInt(3) == 0 ? null : "2024-01-0" + (1 + random.nextInt(6));
                fixture.note(patient, note, "text " + text, 10 + text * text * 150, date, one(List.of("", "CT", "MR")));
                variables.stream()
                        .filter(variable -> variable.takesPartIn(Stage.NOTE_LABELS))
                        .forEach(variable -> cell(patient, note, variable));
            }
            variables.stream().filter(Variable::patientLevel).forEach(variable -> cell(patient, "", variable));
        }
    }

    private void cell(String patient, String note, Variable variable) {
        switch (random.nextInt(6)) {
            case 0 -> fixture.cell(patient, note, variable.id(), false, random.nextBoolean());
            case 1, 2 ->
                fixture.label(
                        patient, note, variable.id(), Integer.toString(random.nextInt(3)), random.nextInt(3) / 2.0);
            default -> {}
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
