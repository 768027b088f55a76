package dev.labelwright.worker.check;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CallBound;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A task as generations have them, about a note that nobody wrote, so that a check goes the way of every call. More
 * variables make a larger schema, to which a server may add more.
 */
final class ProbeTask {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String NOTE = "Seen for a check of the line. Never smoked. Age 62.";
    private static final List<VariableDefinition> VARIABLES = List.of(
            new VariableDefinition(
                    new UUID(0, 1),
                    1,
                    "Smoking status",
                    VariableType.TEXT,
                    Scope.ONE_PER_NOTE,
                    "Whether the patient smokes.",
                    List.of(new Option("current", "smokes"), new Option("never", "never smoked"))),
            new VariableDefinition(
                    new UUID(0, 2),
                    1,
                    "Age",
                    VariableType.INTEGER,
                    Scope.ONE_PER_NOTE,
                    "The patient's age in years.",
                    List.of()),
            new VariableDefinition(
                    new UUID(0, 3),
                    1,
                    "Smoker",
                    VariableType.BOOLEAN,
                    Scope.ONE_PER_NOTE,
                    "Whether the patient smokes today.",
                    List.of()));

    private ProbeTask() {}

    /** A task of one variable, with the output limit that it needs. */
    static LabelingTask small(ModelCheck check) {
        List<AskedVariable> asked = asked(1);
        int needed = bound(check, asked).output();
        return task(check, asked, Math.min(needed, check.maxOutputTokens()));
    }

    /** A task of all variables, whose answer cannot end within the output limit. */
    static LabelingTask cutShort(ModelCheck check, int outputLimit) {
        return task(check, asked(VARIABLES.size()), outputLimit);
    }

    /** The most tokens that we count for the task's prompt. */
    static int inputBound(LabelingTask task) {
        return CallBound.of(task.variables(), task.noteText(), task.model().tokenizer())
                .input();
    }

    private static CallBound bound(ModelCheck check, List<AskedVariable> asked) {
        return CallBound.of(asked, NOTE, check.model().tokenizer());
    }

    private static List<AskedVariable> asked(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new AskedVariable("v" + (index + 1), VARIABLES.get(index)))
                .toList();
    }

    private static LabelingTask task(ModelCheck check, List<AskedVariable> asked, int outputLimit) {
        return new LabelingTask(
                new DispatchKey(check.id(), 1, 1, check.id(), NOBODY, NOBODY, "check"),
                Stage.NOTE_LABELS,
                List.of("check"),
                "0".repeat(64),
                NOTE,
                null,
                asked,
                null,
                check.model(),
                outputLimit,
                (long) bound(check, asked).input() + outputLimit,
                check.until());
    }
}
