package dev.labelwright.rules.model;

import dev.labelwright.ontology.Stage;

/** What the model says, whenever it is asked. */
@FunctionalInterface
public interface Script {
    /**
     * The reply of one variable.
     *
     * @param text the note's; empty in a later stage
     */
    Reply reply(Stage stage, String patient, String text, String variable);
}
