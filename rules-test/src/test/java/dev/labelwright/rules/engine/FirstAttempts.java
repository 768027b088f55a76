package dev.labelwright.rules.engine;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What becomes of calls on a bad day that ends well: the first of a task may fail, be lost, or be heard of late or twice,
 * its second is answered. So nothing but the tokens differs from a good day.
 */
final class FirstAttempts {
    private static final TaskFailure BUSY =
            new TaskFailure(TaskFailure.Code.RATE_LIMITED, "the endpoint asked for patience");

    private final ScriptedWorker worker;
    private final Random random;
    private final int trouble;
    private final List<LabelingResult> later = new ArrayList<>();

    /** @param trouble how many of a hundred first calls go astray */
    FirstAttempts(ScriptedWorker worker, long seed, int trouble) {
        this.worker = worker;
        this.random = new Random(seed);
        this.trouble = trouble;
    }

    /** Lets the calls be made; what is heard now, of them and of those before. */
    List<LabelingResult> send(List<LabelingTask> tasks) {
        List<LabelingResult> heard = new ArrayList<>(later);
        later.clear();
        for (LabelingTask task : tasks) {
            LabelingResult answer = worker.answer(task);
            if (task.key().attempt() > 1 || random.nextInt(100) >= trouble) {
                heard.add(answer);
                continue;
            }
            switch (random.nextInt(5)) {
                case 0 -> heard.add(failed(answer));
                case 1 -> later.add(answer);
                case 2 -> {
                    heard.add(answer);
                    heard.add(answer);
                }
                case 3 -> {
                    heard.add(answer);
                    later.add(answer);
                }
                default -> {
                    // Lost: nobody hears of it.
                }
            }
        }
        return heard;
    }

    private static LabelingResult failed(LabelingResult answer) {
        return new LabelingResult(
                answer.key(),
                LabelingResult.Kind.ATTEMPT_FAILED,
                answer.stage(),
                answer.noteIds(),
                answer.noteHash(),
                answer.model(),
                List.of(),
                Usage.NONE,
                null,
                BUSY);
    }
}
