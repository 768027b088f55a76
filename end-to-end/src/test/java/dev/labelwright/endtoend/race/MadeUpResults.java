package dev.labelwright.endtoend.race;

import dev.labelwright.event.Answer;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Quote;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What comes back for tasks: answers and failures, in any order, some twice, some late, some contradicting others. */
final class MadeUpResults {
    private static final Duration LATEST = Duration.ofSeconds(6);
    private static final Duration QUICK = Duration.ofSeconds(1);

    private final RandomGenerator random;
    private final UUID project;
    private final MadeUpValues values;

    MadeUpResults(RandomGenerator random, String project) {
        this.random = random;
        this.project = UUID.fromString(project);
        this.values = new MadeUpValues(random, "drafted");
    }

    /**
     * A message to be sent.
     *
     * @param after how long from now
     * @param key of the message: the patient's, but of some repetitions, so that they meet the others on their way
     */
    record Letter(Duration after, String key, LabelingResult result, RaceProject.Task task) {}

    /**
     * The results of a generation's tasks.
     *
     * @param within how long it takes until all but the late ones are sent
     */
    List<Letter> of(List<RaceProject.Task> tasks, Duration within) {
        return tasks.stream().flatMap(task -> of(task, within)).toList();
    }

    private Stream<Letter> of(RaceProject.Task task, Duration within) {
        List<Letter> letters = new ArrayList<>();
        Duration due = between(Duration.ZERO, within);
        if (chance(5)) {
            letters.add(letter(due, task, failed(task, LabelingResult.Kind.ATTEMPT_FAILED)));
        }
        if (chance(3)) {
            letters.add(letter(due, task, failed(task, LabelingResult.Kind.LOST)));
        }
        Letter answer = letter(chance(10) ? late(due) : due, task, answered(task));
        letters.add(answer);
        if (chance(10)) {
            letters.add(again(answer));
        }
        if (chance(3)) {
            letters.add(again(answer));
        }
        if (chance(5)) {
            // Another call of the same task, which says something else.
            letters.add(elsewhere(letter(around(due), task, answered(task))));
        }
        if (chance(3)) {
            letters.add(elsewhere(letter(around(due), task, failed(task, LabelingResult.Kind.GIVEN_UP))));
        }
        return letters.stream();
    }

    private Letter again(Letter letter) {
        Duration due = chance(50) ? letter.after() : late(letter.after());
        return elsewhere(new Letter(due, letter.key(), letter.result(), letter.task()));
    }

    private Letter elsewhere(Letter letter) {
        return chance(50) ? new Letter(letter.after(), Ids.next().toString(), letter.result(), letter.task()) : letter;
    }

    private static Letter letter(Duration due, RaceProject.Task task, LabelingResult result) {
        return new Letter(due, result.key().messageKey(), result, task);
    }

    private LabelingResult answered(RaceProject.Task task) {
        return new LabelingResult(
                key(task, 1 + random.nextInt(2)),
                LabelingResult.Kind.ANSWERED,
                Stage.NOTE_LABELS,
                task.noteIds(),
                task.hash(),
                "race",
                task.asked().stream()
                        .map(asked -> new Answer(asked.id(), asked.version(), drafts(asked.question())))
                        .toList(),
                Usage.NONE,
                null,
                null);
    }

    private LabelingResult failed(RaceProject.Task task, LabelingResult.Kind kind) {
        return new LabelingResult(
                key(task, 1),
                kind,
                Stage.NOTE_LABELS,
                task.noteIds(),
                task.hash(),
                "race",
                List.of(),
                Usage.NONE,
                null,
                new TaskFailure(TaskFailure.Code.LEASE_LOST, "made up"));
    }

    private DispatchKey key(RaceProject.Task task, int attempt) {
        return new DispatchKey(
                task.id(), 1, attempt, UUID.randomUUID(), task.generationId(), project, task.patientId());
    }

    private List<Draft> drafts(RaceProject.Question question) {
        if (chance(15)) {
            return List.of();
        }
        boolean unsure = chance(15);
        Map<Object, Draft> drafts = new LinkedHashMap<>();
        int count = question.many() ? 1 + random.nextInt(4) : 1;
        for (int value = 0; value < count; value++) {
            double confidence = unsure || (value > 0 && chance(30)) ? 0.3 : 0.6 + random.nextInt(4) / 10.0;
            Draft draft = new Draft(values.of(question), confidence, List.of(new Quote(0, 5, "Visit", true)));
            drafts.putIfAbsent(draft.value(), draft);
        }
        return List.copyOf(drafts.values());
    }

    private Duration late(Duration due) {
        return due.plus(between(QUICK, LATEST));
    }

    private Duration around(Duration due) {
        Duration moved = due.plus(between(QUICK.negated(), QUICK));
        return moved.isNegative() ? Duration.ZERO : moved;
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
