package dev.labelwright.demo;

import dev.labelwright.demo.Preparation.Prepared;
import dev.labelwright.demo.client.Estimate;
import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import dev.labelwright.demo.client.Variable;
import dev.labelwright.demo.screen.Screen;
import dev.labelwright.ontology.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The story of one project, from the upload to the labels of the whole set. */
final class DemoStory {
    private static final String JSON = "-H 'Content-Type: application/json'";

    private final LabelwrightClient client;
    private final Screen screen;
    private final GenerationRun run;

    DemoStory(LabelwrightClient client, Screen screen, GenerationRun run) {
        this.client = client;
        this.screen = screen;
        this.run = run;
    }

    /** What is left when the story is told: the project, and the edit if there was one. */
    record Told(Prepared prepared, Optional<ReviewerEdit> edit) {}

    /**
     * Tells it.
     *
     * @throws DemoFailedException where something that must hold does not
     */
    Told tell(String projectName, DemoFiles files) {
        Prepared prepared = new Preparation(client, screen).prepare(projectName, files);
        String projectId = prepared.project().id();
        Estimate estimate = estimate(prepared);
        List<Label> drafts = batch(prepared);
        Optional<ReviewerEdit> edit = edit(prepared, drafts);
        if (files.synthetic() && edit.isEmpty()) {
            throw new DemoFailedException("The batch drafted no label that a reviewer could edit.");
        }
        wholeSet(prepared, estimate);
        dependents(prepared);
        edit.ifPresent(made -> stands(projectId, made));
        new Verification(client, screen).verify(projectId);
        history(projectId);
        return new Told(prepared, edit);
    }

    private Estimate estimate(Prepared prepared) {
        screen.heading("Estimate: the most that labeling everything can use");
        Estimate estimate = client.estimate(prepared.project().id(), Selection.everything());
        screen.say("%s model calls for %s patients and %s notes. Ceiling: %s tokens (input %s, output %s, kept for"
                        .formatted(
                                Screen.number(estimate.modelCalls()),
                                Screen.number(estimate.patients()),
                                Screen.number(estimate.notes()),
                                Screen.number(estimate.estimatedMaxTokens()),
                                Screen.number(estimate.inputTokens()),
                                Screen.number(estimate.outputTokens()))
                + " repairs %s), counted %s."
                        .formatted(Screen.number(estimate.repairAllowance()), estimate.counting()));
        if (estimate.expectedTokens() != null) {
            screen.say("Expected (a forecast, not a ceiling): %s tokens."
                    .formatted(Screen.number(estimate.expectedTokens())));
        }
        screen.command(
                "curl -s -X POST",
                JSON,
                "-d '{\"patients\":{\"mode\":\"ALL\"}}'",
                "$ESTIMATOR/projects/$PROJECT/estimates");
        return estimate;
    }

    private List<Label> batch(Prepared prepared) {
        screen.heading("A batch of one patient");
        screen.command(
                "curl -s -X POST",
                JSON,
                "-d '{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"NEW\",\"size\":1}}'",
                "$GENERATION/projects/$PROJECT/generations");
        String projectId = prepared.project().id();
        Generation batch = run.run(projectId, Selection.newBatch(1));
        List<Label> labels = new ArrayList<>();
        client.forEachLabel(projectId, Map.of("generationId", batch.id()), labels::add);
        labels.removeIf(label -> !label.hasValue());
        labels.sort(Comparator.comparing(Label::noteId, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Label::variable));

        screen.heading("Its labels, each with the quote that supports it");
        if (labels.isEmpty()) {
            screen.say("The model found no value in the notes of this patient.");
        } else {
            print(projectId, labels);
        }
        screen.command("curl -s", "\"$REVIEW/projects/$PROJECT/labels?generationId=" + batch.id() + "\"");
        return labels;
    }

    private void print(String projectId, List<Label> labels) {
        LabelTable table = new LabelTable(screen, new NoteCache(client, projectId));
        List<Label> ofNotes =
                labels.stream().filter(label -> label.noteId() != null).toList();
        List<Label> ofPatient =
                labels.stream().filter(label -> label.noteId() == null).toList();
        screen.say("Patient %s, %d labels of notes with a value."
                .formatted(labels.getFirst().patientId(), ofNotes.size()));
        table.print(ofNotes);
        if (!ofPatient.isEmpty()) {
            screen.heading("What follows for the patient, and from which quote");
            table.print(ofPatient);
        }
    }

    private Optional<ReviewerEdit> edit(Prepared prepared, List<Label> drafts) {
        screen.heading("A reviewer edits a label");
        Optional<ReviewerEdit> chosen = ReviewerEdit.of(drafts, prepared.variables());
        chosen.ifPresentOrElse(
                edit -> {
                    Label label = edit.label();
                    client.edit(prepared.project().id(), label.id(), edit.value(), "Edited by the demo's reviewer");
                    screen.say("%s of note %s: from %s to %s. (An edit to show that edits stand, not an opinion.)"
                            .formatted(label.variable(), label.noteId(), label.value(), edit.value()));
                    screen.command(
                            "curl -s -X POST",
                            JSON,
                            "-d " + Screen.shellWord("{\"action\":\"EDIT\",\"value\":" + edit.value() + "}"),
                            "$REVIEW/projects/$PROJECT/labels/" + LabelwrightClient.encode(label.id()) + "/review");
                },
                () -> screen.say("None of the drafts can be edited to another value; passed over."));
        return chosen;
    }

    private void wholeSet(Prepared prepared, Estimate estimate) {
        screen.heading("The whole set, replacing what the AI drafted (REPLACE_AI)");
        screen.command(
                "curl -s -X POST",
                JSON,
                "-d '{\"patients\":{\"mode\":\"ALL\"},\"overwrite\":\"REPLACE_AI\"}'",
                "$GENERATION/projects/$PROJECT/generations");
        Generation all = run.run(prepared.project().id(), Selection.everything());
        new RunFigures(screen).print(prepared, all, estimate);
    }

    private void dependents(Prepared prepared) {
        Optional<Variable> dependent = prepared.variables().stream()
                .filter(variable -> variable.kind() == Kind.DEPENDENT)
                .findFirst();
        if (dependent.isEmpty()) {
            return;
        }
        String name = dependent.get().name();
        screen.heading("A dependent variable, derived from other values of each patient");
        List<Label> labels = new ArrayList<>();
        String projectId = prepared.project().id();
        client.forEachLabel(projectId, Map.of("variable", name), labels::add);
        labels.removeIf(label -> !label.hasValue());
        new LabelTable(screen, new NoteCache(client, projectId)).print(labels);
        screen.command(
                "curl -s", "\"$REVIEW/projects/$PROJECT/labels?variable=" + LabelwrightClient.encode(name) + "\"");
    }

    private void stands(String projectId, ReviewerEdit edit) {
        screen.heading("The edit stands");
        Label now = client.label(projectId, edit.label().id());
        if (!"EDITED".equals(now.status()) || !sameValue(edit, now)) {
            throw new DemoFailedException("The reviewer's edit did not stand: label %s is %s (%s), edited to %s."
                    .formatted(now.id(), now.value(), now.status(), edit.value()));
        }
        screen.verified(
                "%s of note %s is still %s (%s).".formatted(now.variable(), now.noteId(), now.value(), now.status()));
        screen.command("curl -s", "$REVIEW/projects/$PROJECT/labels/" + now.id());
    }

    private static boolean sameValue(ReviewerEdit edit, Label now) {
        if (edit.value().isNumber() && now.value().isNumber()) {
            return edit.value().decimalValue().compareTo(now.value().decimalValue()) == 0;
        }
        return edit.value().equals(now.value());
    }

    private void history(String projectId) {
        screen.heading("History");
        for (Generation generation : client.history(projectId)) {
            screen.line("#%d  %s".formatted(generation.ordinal(), generation.status()));
            generation
                    .display()
                    .properties()
                    .forEach(entry -> screen.line("    %-12s %s"
                            .formatted(entry.getKey(), entry.getValue().asText())));
        }
        screen.command("curl -s", "$GENERATION/projects/$PROJECT/generations");
    }
}
