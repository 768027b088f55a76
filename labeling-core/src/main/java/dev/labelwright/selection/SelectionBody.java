package dev.labelwright.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

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
        List<JsonNode> variableValues,
        Notes notes,
        Overwrite overwrite,
        StageChoice scope) {

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
                List.of(),
                new Notes(NoteMode.ALL, null, null),
                selection.overwrite(),
                selection.scope());
    }

    /**
     * What the body means.
     *
     * @throws ProblemException where it breaks a rule, naming each; or asks for what this version does not offer
     */
    public Selection toSelection() {
        Violations unavailable = new Violations();
        unavailable.require(
                variableValues == null || variableValues.isEmpty(), "variableValues", "filters are not offered yet");
        unavailable.require(
                notes == null || notes.mode() == null || notes.mode() == NoteMode.ALL,
                "notes.mode",
                "only ALL is offered yet");
        unavailable.require(
                scope == null || scope == StageChoice.ALL || scope == StageChoice.NOTE_LABELS,
                "scope",
                "only ALL and NOTE_LABELS are offered yet");
        unavailable.require(
                patients == null || patients.batchType() != BatchType.EXISTING,
                "patients.batchType",
                "only NEW is offered yet");
        unavailable.throwIfAny(ErrorCode.NOT_AVAILABLE);

        Violations violations = new Violations();
        violations.require(
                notes == null || (notes.noteIds() == null && notes.uploadId() == null),
                "notes",
                "mode ALL takes no noteIds and no uploadId");
        PatientChoice patientChoice = patientChoice(violations);
        VariableChoice variableChoice = variableChoice(violations);
        violations.throwIfAny();
        return new Selection(
                patientChoice,
                variableChoice,
                Objects.requireNonNullElse(overwrite, Overwrite.REPLACE_AI),
                Objects.requireNonNullElse(scope, StageChoice.ALL));
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
        violations.require(patients.batch() == null, "patients.batch", "goes with batchType EXISTING only");
        return switch (mode) {
            case ALL -> new PatientChoice.All();
            case SPECIFIC ->
                listed(patients.patientIds(), "patients.patientIds", violations)
                        ? new PatientChoice.Specific(patients.patientIds())
                        : null;
            case BATCH -> {
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
