package dev.labelwright.rules.engine;

import dev.labelwright.event.Answer;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.model.Answers;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Reply;
import java.util.ArrayList;
import java.util.List;

/** Answers tasks in the place of worker and model, as the case's script says. */
final class ScriptedWorker {
    private static final TaskFailure REFUSED =
            new TaskFailure(TaskFailure.Code.REFUSED, "the model declined to answer");
    private static final int INPUT_SHARE = 2;

    private final GenerationCase given;

    ScriptedWorker(GenerationCase given) {
        this.given = given;
    }

    /** The result of a task: what the script says of all its variables, or a failure where it has one for any. */
    LabelingResult answer(LabelingTask task) {
        List<Answer> answers = new ArrayList<>();
        String text = task.noteText() == null ? "" : task.noteText();
        for (AskedVariable asked : task.variables()) {
            Variable variable = given.project().variable(asked.definition().name());
            switch (given.script().reply(task.stage(), task.key().patientId(), text, variable.name())) {
                case Reply.Failed() -> {
                    return result(task, LabelingResult.Kind.ATTEMPT_FAILED, List.of(), REFUSED);
                }
                case Reply.Answered answered ->
                    answers.add(
                            ScriptedAnswer.of(asked.definition().id(), Answers.of(variable, task.stage(), answered)));
            }
        }
        task.unasked().forEach(variable -> answers.add(Answer.ofNothing(variable.definition())));
        boolean part = task.window() != null && !task.window().last();
        return result(task, part ? LabelingResult.Kind.PART : LabelingResult.Kind.ANSWERED, answers, null);
    }

    private static LabelingResult result(
            LabelingTask task, LabelingResult.Kind kind, List<Answer> answers, TaskFailure failure) {
        return new LabelingResult(
                task.key(),
                kind,
                task.stage(),
                task.noteIds(),
                task.noteHash(),
                task.model().name(),
                answers,
                new Usage(task.ceilingTokens() / INPUT_SHARE, 0, 1),
                "call",
                failure,
                task.window());
    }
}
