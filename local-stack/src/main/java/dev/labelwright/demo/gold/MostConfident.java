package dev.labelwright.demo.gold;

import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.Note;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses a patient's value among the labels of the patient's notes: the most confident; of equally confident ones that
 * of the latest note, then that of the first note id.
 */
public final class MostConfident {
    private final Comparator<Label> order;

    /** @param notes a note by its id; asked only where two labels are equally confident */
    public MostConfident(Function<String, Note> notes) {
        this.order = Comparator.comparingDouble(Label::certainty)
                .thenComparing(label -> date(notes, label))
                .thenComparing(Label::noteId, Comparator.nullsFirst(Comparator.<String>reverseOrder()));
    }

    /** The better of two labels, either of which may be absent; one without a value is none. */
    public Optional<Label> better(Optional<Label> one, Optional<Label> other) {
        Optional<Label> first = one.filter(Label::hasValue);
        Optional<Label> second = other.filter(Label::hasValue);
        if (first.isEmpty() || second.isEmpty()) {
            return first.or(() -> second);
        }
        return order.compare(first.get(), second.get()) >= 0 ? first : second;
    }

    private static Instant date(Function<String, Note> notes, Label label) {
        return label.noteId() == null
                ? Instant.MIN
                : notes.apply(label.noteId()).instant().orElse(Instant.MIN);
    }
}
