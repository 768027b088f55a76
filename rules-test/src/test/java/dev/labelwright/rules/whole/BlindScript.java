package dev.labelwright.rules.whole;

import dev.labelwright.ontology.Stage;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Script;

/** A script that sees what a model sees: the text, and no patient. */
record BlindScript(Script script) implements Script {
    @Override
    public Reply reply(Stage stage, String patient, String text, String variable) {
        return script.reply(stage, "", text, variable);
    }
}
