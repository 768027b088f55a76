package dev.labelwright.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A selection as it stands in JSON, every field optional. {@link #toSelection} gives it its meaning.
 *
 * @param patients a new batch of one where absent
 * @param variables all where absent
 * @param variableValues filters by values; none where absent
 * @param notes all where absent
 * @param overwrite {@code REPLACE_AI} where absent
 * @param scope {@code ALL} where absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SelectionBody(
        Patients patients,
        Variables variables,
        List<ValueFilter> variableValues,
        Notes notes,
        Overwrite overwrite,
        StageChoice scope) {

    private static final int ID_LENGTH = 36;

    /** How patients are chosen. */
    public enum PatientMode {
        BATCH,
        SPECIFIC,
        ALL
    }

    /** Whether a batch is drawn, or was drawn before. */
    public enum BatchType {
        NEW,
        EXISTING
    }

    /** How variables are chosen. */
    public enum VariableMode {
        ALL,
        SPECIFIC
    }

    /** How notes are chosen. */
    public enum NoteMode {
        ALL,
        SPECIFIC,
        UPLOAD
    }

    /** The choice of patients; which of the other fields it takes depends on the mode. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Patients(
            PatientMode mode, BatchType batchType, Integer size, Integer batch, List<String> patientIds) {}

    /** The choice of variables. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Variables(VariableMode mode, List<String> names) {}

    /** A filter by a variable's effective value. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ValueFilter(String variable, Operator operator, JsonNode value, Integer days) {
        Condition condition() {
            return new Condition(Condition.Subject.VARIABLE, variable, operator, value, days);
        }

        static ValueFilter of(Condition condition) {
            return new ValueFilter(condition.variable(), condition.operator(), condition.value(), condition.days());
        }
    }

    /** The choice of notes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notes(NoteMode mode, List<String> noteIds, String uploadId) {}

    /** The JSON form of a selection, every default filled in. */
    public static SelectionBody of(Selection selection) {
        Patients patients =
                switch (selection.patients()) {
                    case PatientChoice.All all -> new Patients(PatientMode.ALL, null, null, null, null);
                    case PatientChoice.Specific specific ->
                        new Patients(PatientMode.SPECIFIC, null, null, null, specific.patientIds());
                    case PatientChoice.NewBatch batch ->
                        new Patients(PatientMode.BATCH, BatchType.NEW, batch.size(), null, null);
                    case PatientChoice.Batch batch ->
                        new Patients(PatientMode.BATCH, BatchType.EXISTING, null, batch.number(), null);
                };
        Variables variables =
                switch (selection.variables()) {
                    case VariableChoice.All all -> new Variables(VariableMode.ALL, null);
                    case VariableChoice.Specific specific -> new Variables(VariableMode.SPECIFIC, specific.names());
                };
        return new SelectionBody(
                patients,
                variables,
                selection.values().stream().map(ValueFilter::of).toList(),
                notes(selection.notes()),
                selection.overwrite(),
                selection.scope());
    }

    private static Notes notes(NoteChoice choice) {
        return switch (choice) {
            case NoteChoice.All all -> new Notes(NoteMode.ALL, null, null);
            case NoteChoice.Specific specific -> new Notes(NoteMode.SPECIFIC, specific.noteIds(), null);
            case NoteChoice.Upload upload ->
                new Notes(NoteMode.UPLOAD, null, upload.uploadId().toString());
        };
    }

    /**
     * What the body means.
     *
     * @throws ProblemException where it breaks a rule, naming each
     */
    public Selection toSelection() {
        Violations violations = new Violations();
        PatientChoice patientChoice = patientChoice(violations);
        NoteChoice noteChoice = noteChoice(violations);
        List<Condition> filters = filters(violations);
        VariableChoice variableChoice = variableChoice(violations);
        violations.require(
                !(noteChoice instanceof NoteChoice.Upload)
                        || patientChoice instanceof PatientChoice.All
                        || patientChoice instanceof PatientChoice.Specific,
                "notes.mode",
                "UPLOAD does not go with patients of mode BATCH");
        violations.throwIfAny();
        return new Selection(
                patientChoice,
                noteChoice,
                filters,
                variableChoice,
                Objects.requireNonNullElse(overwrite, Overwrite.REPLACE_AI),
                Objects.requireNonNullElse(scope, StageChoice.ALL));
    }

    private NoteChoice noteChoice(Violations violations) {
        if (notes == null) {
            return new NoteChoice.All();
        }
        NoteMode mode = Objects.requireNonNullElse(notes.mode(), NoteMode.ALL);
        violations.require(
                mode == NoteMode.SPECIFIC || notes.noteIds() == null, "notes.noteIds", "goes with mode SPECIFIC only");
        violations.require(
                mode == NoteMode.UPLOAD || notes.uploadId() == null, "notes.uploadId", "goes with mode UPLOAD only");
        return switch (mode) {
            case ALL -> new NoteChoice.All();
            case SPECIFIC ->
                listed(notes.noteIds(), "notes.noteIds", violations) ? new NoteChoice.Specific(notes.noteIds()) : null;
            case UPLOAD -> upload(violations);
        };
    }

    private NoteChoice upload(Violations violations) {
        try {
            if (notes.uploadId() != null && notes.uploadId().length() == ID_LENGTH) {
                return new NoteChoice.Upload(UUID.fromString(notes.uploadId()));
            }
        } catch (IllegalArgumentException e) {
            // Told below: it is no id at all.
        }
        violations.require(false, "notes.uploadId", "must be the id of an upload");
        return null;
    }

    private List<Condition> filters(Violations violations) {
        if (variableValues == null) {
            return List.of();
        }
        violations.require(
                variableValues.size() <= Selection.MAX_FILTERS,
                "variableValues",
                "are at most " + Selection.MAX_FILTERS);
        List<Condition> filters = new ArrayList<>();
        for (int index = 0; index < variableValues.size(); index++) {
            ValueFilter filter = variableValues.get(index);
            String field = "variableValues[%d]".formatted(index);
            if (violations.require(filter != null, field, "must be an object")
                    && violations.require(filter.variable() != null, field + ".variable", "is required")
                    && violations.require(filter.operator() != null, field + ".operator", "is required")) {
                filters.add(filter.condition());
            }
        }
        return filters;
    }

    private PatientChoice patientChoice(Violations violations) {
        if (patients == null) {
            return new PatientChoice.NewBatch(1);
        }
        PatientMode mode = Objects.requireNonNullElse(patients.mode(), PatientMode.BATCH);
        violations.require(
                mode == PatientMode.SPECIFIC || patients.patientIds() == null,
                "patients.patientIds",
                "goes with mode SPECIFIC only");
        violations.require(
                mode == PatientMode.BATCH || (patients.size() == null && patients.batchType() == null),
                "patients",
                "size and batchType go with mode BATCH only");
        boolean existing = mode == PatientMode.BATCH && patients.batchType() == BatchType.EXISTING;
        violations.require(existing || patients.batch() == null, "patients.batch", "goes with batchType EXISTING only");
        violations.require(!existing || patients.size() == null, "patients.size", "goes with batchType NEW only");
        return switch (mode) {
            case ALL -> new PatientChoice.All();
            case SPECIFIC ->
                listed(patients.patientIds(), "patients.patientIds", violations)
                        ? new PatientChoice.Specific(patients.patientIds())
                        : null;
            case BATCH -> {
                if (existing) {
                    yield violations.require(
                                    patients.batch() != null && patients.batch() >= 1,
                                    "patients.batch",
                                    "must be the number of a batch")
                            ? new PatientChoice.Batch(patients.batch())
                            : null;
                }
                int size = Objects.requireNonNullElse(patients.size(), 1);
                yield violations.require(
                                size >= 1 && size <= Selection.MAX_BATCH,
                                "patients.size",
                                "must be between 1 and " + Selection.MAX_BATCH)
                        ? new PatientChoice.NewBatch(size)
                        : null;
            }
        };
    }

    private VariableChoice variableChoice(Violations violations) {
        if (variables == null) {
            return new VariableChoice.All();
        }
        VariableMode mode = Objects.requireNonNullElse(variables.mode(), VariableMode.ALL);
        return switch (mode) {
            case ALL -> {
                violations.require(variables.names() == null, "variables.names", "goes with mode SPECIFIC only");
                yield new VariableChoice.All();
            }
            case SPECIFIC ->
                listed(variables.names(), "variables.names", violations)
                        ? new VariableChoice.Specific(variables.names())
                        : null;
        };
    }

    private static boolean listed(List<String> list, String field, Violations violations) {
        return violations.require(list != null && !list.isEmpty(), field, "needs at least one entry")
                && violations.require(
                        list.size() <= Selection.MAX_LISTED,
                        field,
                        "has at most %d entries".formatted(Selection.MAX_LISTED))
                && violations.require(
                        list.stream().noneMatch(entry -> entry == null || entry.isBlank() || entry.indexOf('\0') >= 0),
                        field,
                        "has no empty entry, and none with a NUL character")
                && violations.require(new HashSet<>(list).size() == list.size(), field, "names nothing twice");
    }
}
