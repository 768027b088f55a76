package dev.labelwright.demo;

import dev.labelwright.demo.client.Evidence;
import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Compares every quote that is called grounded with the note's text at its offsets (code points, end exclusive). */
final class EvidenceCheck implements Consumer<Label> {
    private final Function<String, Note> notes;
    private final List<String> mismatches = new ArrayList<>();
    private long grounded;
    private long ungrounded;

    EvidenceCheck(Function<String, Note> notes) {
        this.notes = notes;
    }

    @Override
    public void accept(Label label) {
        for (Evidence evidence : label.evidence()) {
            if (!evidence.grounded()) {
                ungrounded++;
                continue;
            }
            grounded++;
            String noteId = evidence.noteId() == null ? label.noteId() : evidence.noteId();
            if (!standsIn(notes.apply(noteId).text(), evidence)) {
                mismatches.add("label %s (%s), note %s, characters %s to %s"
                        .formatted(label.id(), label.variable(), noteId, evidence.start(), evidence.end()));
            }
        }
    }

    /** Whether the quote is the text at its offsets. */
    static boolean standsIn(String text, Evidence evidence) {
        if (evidence.start() == null || evidence.end() == null || evidence.text() == null) {
            return false;
        }
        int start = evidence.start();
        int end = evidence.end();
        if (start < 0 || end <= start || end > text.codePointCount(0, text.length())) {
            return false;
        }
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start)).equals(evidence.text());
    }

    /** The quotes called grounded. */
    long grounded() {
        return grounded;
    }

    /** The quotes that the service itself says it did not find. */
    long ungrounded() {
        return ungrounded;
    }

    /** Where a quote is not the text at its offsets. */
    List<String> mismatches() {
        return List.copyOf(mismatches);
    }
}
