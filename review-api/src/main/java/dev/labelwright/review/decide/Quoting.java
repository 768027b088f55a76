package dev.labelwright.review.decide;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.Violations;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.label.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * A person's quotes, as the notes have them.
 *
 * @param evidence grounded, each with the note's own words
 * @param noteHash of the label's note; {@code null} for a value of the patient
 */
record Quoting(List<Evidence> evidence, String noteHash) {
    Quoting {
        evidence = List.copyOf(evidence);
    }

    /** The places to read for a body: its own note's beginning, where it has one, then its evidence. */
    static List<AddBody.Place> places(AddBody body) {
        List<AddBody.Place> places = new ArrayList<>();
        if (body.noteId() != null) {
            places.add(new AddBody.Place(body.noteId(), 0, 0));
        }
        places.addAll(body.evidence());
        return places;
    }

    /**
     * Checks a body against what the notes say.
     *
     * @param passages those of {@link #places}
     * @throws dev.labelwright.problem.ProblemException naming each broken rule
     */
    static Quoting of(AddBody body, Variables.Known variable, List<NotePassage> passages) {
        checkLevel(body, variable);
        int notes = body.noteId() == null ? 0 : 1;
        checkNote(body, passages.subList(0, notes));
        List<NotePassage> quoted = passages.subList(notes, passages.size());
        checkPlaces(body, quoted);
        List<Evidence> evidence = new ArrayList<>();
        for (int index = 0; index < quoted.size(); index++) {
            AddBody.Place place = body.evidence().get(index);
            evidence.add(new Evidence(
                    place.noteId(),
                    place.start(),
                    place.end(),
                    quoted.get(index).text(),
                    true));
        }
        return new Quoting(evidence, notes == 0 ? null : passages.getFirst().textHash());
    }

    private static void checkLevel(AddBody body, Variables.Known variable) {
        Violations violations = new Violations();
        violations.require(
                variable.ofPatient() || body.noteId() != null,
                "noteId",
                "is required: the variable has a value in each note");
        violations.require(
                !variable.ofPatient() || body.noteId() == null,
                "noteId",
                "must be absent: the variable has one value of the patient");
        violations.throwIfAny();
    }

    private static void checkNote(AddBody body, List<NotePassage> note) {
        Violations violations = new Violations();
        note.forEach(found ->
                violations.require(found.isOf(body.patientId()), "noteId", "the patient has no note of this id"));
        violations.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
    }

    private static void checkPlaces(AddBody body, List<NotePassage> quoted) {
        Violations violations = new Violations();
        for (int index = 0; index < quoted.size(); index++) {
            AddBody.Place place = body.evidence().get(index);
            String field = "evidence[%d]".formatted(index);
            if (body.noteId() != null && !body.noteId().equals(place.noteId())) {
                violations.require(false, field + ".noteId", "must be the label's own note");
            } else if (violations.require(
                    quoted.get(index).isOf(body.patientId()),
                    field + ".noteId",
                    "the patient has no note of this id")) {
                int length = quoted.get(index).length();
                violations.require(
                        place.end() <= length,
                        field + ".end",
                        "must be at most %d, the length of the note in code points".formatted(length));
            }
        }
        violations.throwIfAny();
    }
}
