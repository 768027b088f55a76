package dev.labelwright.event;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events for tests. */
final class Events {
    static final String NOTE = "Smoker 😀 since \"1999\".\nBP 120/80.";
    static final DispatchKey KEY =
            new DispatchKey(new UUID(1, 1), 2, 3, new UUID(2, 2), new UUID(3, 3), new UUID(4, 4), "MRN/1 \"日本\"");
    private static final VariableDefinition SMOKING = new VariableDefinition(
            new UUID(5, 5),
            4,
            "Smoking status",
            VariableType.TEXT,
            Scope.MANY_PER_NOTE,
            "As written.",
            List.of(new Option("current", "smokes now"), new Option("never", "")));

    private static final ModelAccess MODEL = new ModelAccess(
            "offline",
            "http://127.0.0.1:8090/v1",
            "baseline",
            null,
            MaxTokensParameter.MAX_COMPLETION_TOKENS,
            Tokenizer.O200K_BASE);
    private static final Instant LEASE = Instant.parse("2026-11-20T10:15:30.123456Z");

    private Events() {}

    static LabelingTask task() {
        return new LabelingTask(
                KEY,
                Stage.NOTE_LABELS,
                List.of("N1", "N2"),
                "0a".repeat(32),
                NOTE,
                null,
                List.of(new AskedVariable("v1", SMOKING)),
                null,
                MODEL,
                512,
                1_024,
                LEASE);
    }

    /** A task with every field that came later. */
    static LabelingTask repair() {
        LabelingTask first = task();
        return new LabelingTask(
                KEY,
                first.stage(),
                first.noteIds(),
                first.noteHash(),
                first.noteText(),
                null,
                first.variables(),
                null,
                new ModelAccess(
                        "offline",
                        "http://127.0.0.1:8090/v1",
                        "baseline",
                        null,
                        MaxTokensParameter.MAX_COMPLETION_TOKENS,
                        Tokenizer.O200K_BASE,
                        60,
                        100_000L,
                        AnswerFormat.JSON_OBJECT,
                        true),
                512,
                1_024,
                LEASE,
                new TextWindow(2, 3, 40_000),
                "v1: is missing");
    }

    static Candidate candidate() {
        return new Candidate(
                "c1",
                "Smoking status",
                TextNode.valueOf("current"),
                0.93,
                "2024-01-05",
                "N1",
                List.of(new Quote("N1", 0, 8, "Smoker 😀", true)));
    }

    static LabelingTask patientTask(List<String> noteIds, List<Candidate> candidates) {
        return new LabelingTask(
                KEY,
                Stage.AGGREGATION,
                noteIds,
                null,
                null,
                candidates,
                List.of(new AskedVariable("v1", SMOKING)),
                null,
                MODEL,
                512,
                1_024,
                LEASE);
    }

    static LabelingResult answered() {
        return new LabelingResult(
                KEY,
                LabelingResult.Kind.ANSWERED,
                Stage.NOTE_LABELS,
                List.of("N1", "N2"),
                "0a".repeat(32),
                "offline",
                List.of(
                        new Answer(
                                SMOKING.id(),
                                4,
                                List.of(new Draft(
                                        TextNode.valueOf("current"),
                                        0.9,
                                        List.of(
                                                new Quote(0, 8, "Smoker 😀", true),
                                                Quote.ungrounded("smokes"),
                                                Quote.ungrounded("smoker, now", new Quote.Near(0, 8))),
                                        ConfidenceSource.LOGPROBS))),
                        new Answer(
                                new UUID(6, 6),
                                1,
                                List.of(new Draft(DecimalNode.valueOf(new BigDecimal("1234567.1")), 1, List.of())))),
                new Usage(100, 40, 20),
                "call-1",
                null);
    }

    static LabelingResult part(TextWindow window) {
        return new LabelingResult(
                KEY,
                LabelingResult.Kind.PART,
                Stage.NOTE_LABELS,
                List.of("N1"),
                "0a".repeat(32),
                "offline",
                List.of(new Answer(SMOKING.id(), 4, List.of(), new Draft(TextNode.valueOf("never"), 0.4, List.of()))),
                new Usage(100, 40, 20),
                "call-1",
                null,
                window);
    }

    static LabelingResult without(LabelingResult.Kind kind, TaskFailure failure) {
        return new LabelingResult(KEY, kind, null, null, null, "offline", null, Usage.NONE, null, failure);
    }

    static TaskFailure failure() {
        return new TaskFailure(TaskFailure.Code.TRUNCATED, "the answer ended at the output limit of 512 tokens");
    }

    static LabelingOutcome outcome(LabelingResult.Kind kind, LabelingResult.Kind closedAs) {
        return new LabelingOutcome(KEY, kind, closedAs, new CellOutcomes(1, 2, 3, 4, 5, 6), new Usage(9, 0, 1), null);
    }
}
