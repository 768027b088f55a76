package dev.labelwright.rules.engine;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What becomes of calls on a bad day: they fail, their results come late, never, or twice. */
final class UnreliablePost {
    private static final int KINDS = 7;
    private static final int LONGEST_DELAY = 4;
    private static final TaskFailure MALFORMED =
            new TaskFailure(TaskFailure.Code.MALFORMED, "the answer is not the JSON that was asked for");

    private final Random random;
    private final ScriptedWorker worker;
    private final List<Letter> underway = new ArrayList<>();

    UnreliablePost(long seed, ScriptedWorker worker) {
        this.random = new Random(seed);
        this.worker = worker;
    }

    private record Letter(int dueIn, LabelingResult result) {}

    /** Lets the calls be made; each uses at most what was reserved for it. */
    void send(List<LabelingTask> tasks) {
        for (LabelingTask task : tasks) {
            LabelingResult answer = billed(task, worker.answer(task));
            switch (random.nextInt(KINDS)) {
                case 0 -> post(0, billed(task, failed(answer)));
                case 1, 2 -> post(1 + random.nextInt(LONGEST_DELAY), answer);
                case 3 -> {
                    post(0, answer);
                    post(random.nextInt(LONGEST_DELAY), answer);
                }
                case 4 -> {
                    // Lost: nobody hears of it.
                }
                default -> post(0, answer);
            }
        }
    }

    /** What arrives now. */
    List<LabelingResult> arrived() {
        List<LabelingResult> due = new ArrayList<>();
        List<Letter> later = new ArrayList<>();
        for (Letter letter : underway) {
            if (letter.dueIn() == 0) {
                due.add(letter.result());
            } else {
                later.add(new Letter(letter.dueIn() - 1, letter.result()));
            }
        }
        underway.clear();
        underway.addAll(later);
        Collections.shuffle(due, random);
        return due;
    }

    /** Whether something is still to arrive. */
    boolean hasMore() {
        return !underway.isEmpty();
    }

    private void post(int dueIn, LabelingResult result) {
        underway.add(new Letter(dueIn, result));
    }

    private LabelingResult billed(LabelingTask task, LabelingResult result) {
        long used = random.nextBoolean() ? task.ceilingTokens() : random.nextLong(task.ceilingTokens() + 1);
        long output = Math.min(used, task.maxOutputTokens());
        return with(result, result.kind(), new Usage(used - output, 0, output), result.failure());
    }

    private static LabelingResult failed(LabelingResult answer) {
        return with(answer, LabelingResult.Kind.ATTEMPT_FAILED, answer.usage(), MALFORMED);
    }

    private static LabelingResult with(
            LabelingResult result, LabelingResult.Kind kind, Usage usage, TaskFailure failure) {
        return new LabelingResult(
                result.key(),
                kind,
                result.stage(),
                result.noteIds(),
                result.noteHash(),
                result.model(),
                kind.hasAnswers() ? result.answers() : List.of(),
                usage,
                result.callId(),
                failure,
                result.window());
    }
}
