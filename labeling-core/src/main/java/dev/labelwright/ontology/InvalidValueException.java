package dev.labelwright.ontology;

/** A value does not fit its variable; the message names the rule and never the value's surroundings. */
public final class InvalidValueException extends Exception {
    public InvalidValueException(String rule) {
        super(rule);
    }
}
