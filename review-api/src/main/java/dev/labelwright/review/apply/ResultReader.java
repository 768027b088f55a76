package dev.labelwright.review.apply;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a batch of messages; those that are no results are told apart. */
final class ResultReader {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final List<ReceivedResult> results = new ArrayList<>();
    private final List<DeadLetter> unreadable = new ArrayList<>();

    ResultReader(Iterable<ConsumerRecord<String, byte[]>> messages) {
        messages.forEach(this::read);
    }

    /** In the order of the messages. */
    List<ReceivedResult> results() {
        return List.copyOf(results);
    }

    List<DeadLetter> unreadable() {
        return List.copyOf(unreadable);
    }

    private void read(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            unreadable.add(new DeadLetter(message, "the message is empty"));
            return;
        }
        try {
            LabelingResult result = EventJson.read(message.value(), LabelingResult.class);
            brokenRule(result)
                    .ifPresentOrElse(
                            rule -> unreadable.add(new DeadLetter(message, rule)),
                            () -> results.add(new ReceivedResult(message, result)));
        } catch (UnreadableEventException e) {
            unreadable.add(new DeadLetter(message, e.getMessage()));
        }
    }

    private static Optional<String> brokenRule(LabelingResult result) {
        if (result == null) {
            return Optional.of("the message is JSON null");
        }
        if (!result.kind().hasAnswers()) {
            return Optional.empty();
        }
        if (result.answers().isEmpty()) {
            return Optional.of("an answered result needs answers");
        }
        Optional<String> notes =
                switch (result.stage()) {
                    case NOTE_LABELS -> brokenRuleOfNotes(result);
                    case AGGREGATION, DEPENDENT -> Optional.empty();
                };
        if (notes.isPresent()) {
            return notes;
        }
        if (result.model() == null || result.model().isBlank()) {
            return Optional.of("an answered result names its model");
        }
        return Optional.empty();
    }

    private static Optional<String> brokenRuleOfNotes(LabelingResult result) {
        if (result.noteIds().isEmpty() || result.noteIds().stream().anyMatch(String::isEmpty)) {
            return Optional.of("an answered result of notes needs their noteIds");
        }
        return result.noteHash() != null && SHA_256.matcher(result.noteHash()).matches()
                ? Optional.empty()
                : Optional.of("noteHash must be a SHA-256 in lower-case hexadecimal");
    }
}
