package dev.labelwright.demo;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.screen.Screen;
import java.util.Map;

/** Reads every label and every note it quotes, and compares. */
final class Verification {
    private static final int SHOWN = 10;

    private final LabelwrightClient client;
    private final Screen screen;

    Verification(LabelwrightClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    /** @throws DemoFailedException where a quote is not the text at its offsets */
    void verify(String projectId) {
        screen.heading("Every quote against its note");
        EvidenceCheck check = new EvidenceCheck(new NoteCache(client, projectId));
        client.forEachLabel(projectId, Map.of(), check);
        long wrong = check.mismatches().size();
        String figures = "evidence verified: %s of %s quotes"
                .formatted(Screen.number(check.grounded() - wrong), Screen.number(check.grounded()));
        if (wrong > 0) {
            throw new DemoFailedException(figures + "; these are not the note's text at their offsets:\n  - "
                    + String.join(
                            "\n  - ", check.mismatches().stream().limit(SHOWN).toList()));
        }
        screen.verified(figures + " equal the note's text at their offsets");
        if (check.ungrounded() > 0) {
            screen.line("%s more quotes are marked as not found in their note."
                    .formatted(Screen.number(check.ungrounded())));
        }
    }
}
