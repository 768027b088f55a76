package dev.labelwright.worker.answer;

/** The model's answer is not the JSON that was asked for; the message names key and rule, and quotes nothing. */
public final class MalformedAnswerException extends Exception {
    MalformedAnswerException(String place, String rule) {
        super("%s: %s".formatted(place, rule));
    }
}
