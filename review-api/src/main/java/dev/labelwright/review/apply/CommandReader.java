package dev.labelwright.review.apply;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.event.UnreadableEventException;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the message of a command. */
final class CommandReader {
    private CommandReader() {}

    /**
     * The command.
     *
     * @throws UnreadableCommandException where the message is none, or one that nobody could do
     */
    static LabelCommand read(byte[] message) throws UnreadableCommandException {
        if (message == null) {
            throw new UnreadableCommandException("the message is empty");
        }
        LabelCommand command;
        try {
            command = EventJson.read(message, LabelCommand.class);
        } catch (UnreadableEventException e) {
            throw new UnreadableCommandException(e.getMessage());
        }
        Optional<String> rule = brokenRule(command);
        if (rule.isPresent()) {
            throw new UnreadableCommandException(rule.get());
        }
        return command;
    }

    private static Optional<String> brokenRule(LabelCommand command) {
        boolean complete =
                switch (command.kind()) {
                    case CLEAR_BATCH -> command.batch() != null;
                    case PROMOTE_PREVIEW, DISCARD_PREVIEW -> command.generationId() != null;
                    case PURGE_PROJECT -> true;
                };
        if (!complete) {
            return Optional.of(command.kind() + " needs to say of what");
        }
        BigDecimal threshold = command.confidenceThreshold();
        return threshold == null || (threshold.signum() >= 0 && threshold.compareTo(BigDecimal.ONE) <= 0)
                ? Optional.empty()
                : Optional.of("confidenceThreshold must be between 0 and 1");
    }

    /** A message that is no command; the message says why without quoting it. */
    static final class UnreadableCommandException extends Exception {
        UnreadableCommandException(String reason) {
            super(reason);
        }
    }
}
