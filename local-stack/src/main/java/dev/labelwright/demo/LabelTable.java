package dev.labelwright.demo;

import dev.labelwright.demo.client.Evidence;
import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.Note;
import dev.labelwright.demo.screen.Screen;
import dev.labelwright.demo.screen.Wrapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Labels as a small table, each with its first quote in the words around it. */
final class LabelTable {
    private static final int SHOWN = 15;
    private static final int VARIABLE = 20;
    private static final int VALUE = 26;
    private static final int NOTE = 18;
    private static final int QUOTE = 70;

    private final Screen screen;
    private final Function<String, Note> notes;

    LabelTable(Screen screen, Function<String, Note> notes) {
        this.screen = screen;
        this.notes = notes;
    }

    void print(List<Label> labels) {
        screen.line(row("VARIABLE", "VALUE", "CONF.", "NOTE"));
        for (Label label : labels.stream().limit(SHOWN).toList()) {
            screen.line(row(
                    label.variable(),
                    label.hasValue() ? label.value().asText() : "-",
                    label.confidence() == null ? "-" : String.format(Locale.ROOT, "%.2f", label.confidence()),
                    note(label)));
            label.evidence().stream()
                    .findFirst()
                    .flatMap(this::inContext)
                    .ifPresent(quote -> screen.line("    " + quote));
        }
        if (labels.size() > SHOWN) {
            screen.line("and %d more".formatted(labels.size() - SHOWN));
        }
    }

    /** The label's own note; of a patient's value that of its first quote. */
    private static String note(Label label) {
        return label.noteId() != null || label.evidence().isEmpty()
                ? label.noteId()
                : label.evidence().getFirst().noteId();
    }

    private static String row(String variable, String value, String confidence, String note) {
        return "%s %s %s %s"
                .formatted(
                        Wrapping.fit(variable, VARIABLE),
                        Wrapping.fit(value, VALUE),
                        Wrapping.fit(confidence, 5),
                        Wrapping.fit(note == null ? "" : note, NOTE))
                .stripTrailing();
    }

    private Optional<String> inContext(Evidence evidence) {
        if (!evidence.grounded()) {
            return Optional.of("(not found in the note) " + Wrapping.fit(evidence.text(), QUOTE - 24));
        }
        String text = notes.apply(evidence.noteId()).text();
        return EvidenceCheck.standsIn(text, evidence) ? Optional.of(quoted(text, evidence)) : Optional.empty();
    }

    /** The quote between angle quotes, with as many of the words around it as the line has room for. */
    static String quoted(String text, Evidence evidence) {
        int start = text.offsetByCodePoints(0, evidence.start());
        int end = text.offsetByCodePoints(start, evidence.end() - evidence.start());
        int room = Math.max(0, QUOTE - 2 - (evidence.end() - evidence.start()));
        int left = Math.min(room / 2, evidence.start());
        int right = Math.min(room - left, text.codePointCount(end, text.length()));
        int before = text.offsetByCodePoints(start, -left);
        int after = text.offsetByCodePoints(end, right);
        String line =
                text.substring(before, start) + "«" + text.substring(start, end) + "»" + text.substring(end, after);
        return Wrapping.fit(line, QUOTE).strip();
    }
}
