package dev.labelwright.demo;

import dev.labelwright.demo.DemoStory.Told;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Variable;
import dev.labelwright.demo.gold.GoldComparison;
import dev.labelwright.demo.gold.GoldValue;
import dev.labelwright.demo.screen.Screen;
import java.util.List;
import java.util.Map;

/** Prints how many patients agree with gold, variable by variable: the figure as it is. */
final class GoldReport {
    private final LabelwrightClient client;
    private final Screen screen;

    GoldReport(LabelwrightClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    /** @throws DemoFailedException where gold speaks of none of the project's variables */
    void print(Told told, List<GoldValue> gold) {
        String projectId = told.prepared().project().id();
        screen.heading("Agreement with gold");
        screen.say("A patient's value is the most confident of the values of the patient's notes.");
        GoldComparison comparison = new GoldComparison(gold, new NoteCache(client, projectId));
        List<String> known =
                told.prepared().variables().stream().map(Variable::name).toList();
        if (comparison.variables().stream().noneMatch(known::contains)) {
            throw new DemoFailedException("The gold file speaks of %s; the project's variables are %s."
                    .formatted(String.join(", ", comparison.variables()), String.join(", ", known)));
        }
        for (String variable : comparison.variables()) {
            screen.line(
                    known.contains(variable)
                            ? comparison
                                    .of(
                                            variable,
                                            labels -> client.forEachLabel(
                                                    projectId, Map.of("variable", variable), labels))
                                    .readable()
                            : variable + ": not a variable of this project");
        }
        told.edit()
                .filter(edit -> comparison.variables().contains(edit.label().variable()))
                .ifPresent(edit -> screen.say("(With the demo's own edit of %s in note %s, which may be wrong.)"
                        .formatted(edit.label().variable(), edit.label().noteId())));
    }
}
