package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The labels of a project at one time, and which values of them count. */
public final class Chart {
    private final Project project;
    private final Map<CellKey, CellState> cells;

    /** A chart of its own: changes of it change nothing else. */
    public Chart(Project project, Map<CellKey, CellState> cells) {
        this.project = project;
        this.cells = new HashMap<>(cells);
    }

    /** What a cell holds. */
    public CellState cell(CellKey key) {
        return cells.getOrDefault(key, CellState.UNASKED);
    }

    /** Replaces what a cell holds. */
    public void put(CellKey key, CellState state) {
        cells.put(key, state);
    }

    /** Every cell that anything is known of. */
    public Map<CellKey, CellState> cells() {
        return Map.copyOf(cells);
    }

    /** The value of a label that counts; {@code null} where it is rejected, empty or below the threshold. */
    public JsonNode effective(String variable, Label label) {
        return switch (label.status()) {
            case DRAFT -> belowThreshold(variable, label) ? null : label.drafted();
            case ACCEPTED -> label.drafted();
            case EDITED, MANUAL -> label.decided();
            case REJECTED -> null;
        };
    }

    /** Whether a draft has a value that does not count. */
    public boolean belowThreshold(String variable, Label label) {
        return label.status() == ReviewStatus.DRAFT
                && label.drafted() != null
                && label.confidence() < threshold(project.variable(variable), label);
    }

    /** Whether a label keeps {@code SKIP} away: by a value, or by a draft below the threshold. */
    public boolean skips(String variable, Label label) {
        return effective(variable, label) != null || belowThreshold(variable, label);
    }

    private double threshold(Variable variable, Label label) {
        if (variable.confidenceThreshold() != null) {
            return variable.confidenceThreshold().doubleValue();
        }
        return label.threshold() != null ? label.threshold() : project.threshold();
    }

    /** The values that count in a cell. */
    public List<JsonNode> values(CellKey key) {
        return cell(key).labels().stream()
                .map(label -> effective(key.variable(), label))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The values of a variable as a note sees them: its own, or the patient's. */
    public List<JsonNode> seenFromNote(Note note, String variable) {
        return values(
                new CellKey(note.patient(), project.variable(variable).patientLevel() ? "" : note.id(), variable));
    }

    /** The values of a variable as a patient sees them: of all notes, or its own. */
    public List<JsonNode> seenFromPatient(String patient, String variable) {
        if (project.variable(variable).patientLevel()) {
            return values(CellKey.ofPatient(patient, variable));
        }
        return project.notesOf(patient).stream()
                .flatMap(note -> values(new CellKey(patient, note.id(), variable)).stream())
                .toList();
    }

    /** The values of a variable in the patient's notes that a value is drawn from, in their order. */
    public List<Candidate> candidates(String patient, Variable variable) {
        return project.notesOf(patient).stream()
                .flatMap(note -> counting(note, variable))
                .filter(candidate -> variable.aggregation() == null
                        || !variable.aggregation().onlyTrueValues()
                        || candidate.value().booleanValue())
                .toList();
    }

    private Stream<Candidate> counting(Note note, Variable variable) {
        CellKey key = new CellKey(note.patient(), note.id(), variable.name());
        return cell(key).labels().stream()
                .filter(label -> effective(key.variable(), label) != null)
                .map(label -> new Candidate(
                        effective(key.variable(), label),
                        label.status().reviewed() ? 1 : label.confidence(),
                        note.date() != null));
    }
}
