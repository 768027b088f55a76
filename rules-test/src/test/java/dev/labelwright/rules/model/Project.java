package dev.labelwright.rules.model;

import dev.labelwright.ontology.Variable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A project.
 *
 * @param variables in their order
 * @param threshold the confidence below which a draft does not count
 * @param variablesPerCall the most variables of one call
 * @param covered the patients that no new batch draws
 * @param batches the patients of earlier draws, by number
 */
public record Project(
        List<Variable> variables,
        List<Note> notes,
        double threshold,
        int variablesPerCall,
        Set<String> covered,
        Map<Integer, Set<String>> batches) {
    /** Undated notes first, then by date, then by id. */
    public static final Comparator<Note> BY_DATE = Comparator.comparing(
                    (Note note) -> note.date() == null ? null : note.date().at(),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Note::id);

    public Project {
        variables = List.copyOf(variables);
        notes = List.copyOf(notes);
        covered = Set.copyOf(covered);
        batches = Map.copyOf(batches);
    }

    /** The variable of that name, which exists. */
    public Variable variable(String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable " + name));
    }

    /** The note of that id, which exists. */
    public Note note(String id) {
        return notes.stream()
                .filter(note -> note.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no note " + id));
    }

    /** Every patient that has a note. */
    public Set<String> patients() {
        return notes.stream().map(Note::patient).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The notes of a patient in the order of candidates. */
    public List<Note> notesOf(String patient) {
        return notes.stream()
                .filter(note -> note.patient().equals(patient))
                .sorted(BY_DATE)
                .toList();
    }
}
