package dev.labelwright.generation.control;

import dev.labelwright.generation.GenerationStatus;

/** What an action does to a generation. */
public sealed interface Transition {
    /** It goes into another state. */
    record To(GenerationStatus status) implements Transition {}

    /** It is so already. */
    record Stays() implements Transition {}

    /** Its state does not allow it. */
    record Refused() implements Transition {}
}
