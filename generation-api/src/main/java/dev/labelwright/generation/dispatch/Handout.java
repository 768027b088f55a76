package dev.labelwright.generation.dispatch;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TextWindow;
import dev.labelwright.id.Ids;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.CandidateLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides what becomes of each task of a turn: a message to a worker, an answer at once, or its end. Not thread-safe. */
final class Handout {
    private static final TaskFailure NOTE_CHANGED =
            new TaskFailure(TaskFailure.Code.NOTE_CHANGED, "the note was changed after planning; ask for it again");
    private static final TaskFailure NO_ROOM = new TaskFailure(
            TaskFailure.Code.NOTE_EXCEEDS_WINDOW, "the window of the model has no room for a single candidate");
    private static final TaskFailure NO_WINDOW = new TaskFailure(
            TaskFailure.Code.NOTE_EXCEEDS_WINDOW, "the note has other windows than those that were planned");
    /** An answer that needs no worker is on its way at once. */
    private static final Duration LOCAL_LEASE = Duration.ofSeconds(30);

    private final TurnRows.Turn turn;
    private final TurnRows.Calls calls;
    private final Map<UUID, List<PatientValues.Value>> values;
    private final Map<UUID, LongNotes.Asked> windows;
    private final TokenRoom room;
    private final Instant leaseUntil;
    private final List<Reservation> reservations = new ArrayList<>();
    private final List<LabelingTask> tasks = new ArrayList<>();
    private final List<LabelingResult> results = new ArrayList<>();
    private int fresh;
    private int cursor;

    Handout(
            TurnRows.Turn turn,
            TurnRows.Calls calls,
            Map<UUID, List<PatientValues.Value>> values,
            Map<UUID, LongNotes.Asked> windows,
            TokenRoom room,
            Duration lease) {
        this.turn = turn;
        this.calls = calls;
        this.values = values;
        this.windows = windows;
        this.room = room;
        this.leaseUntil = turn.now().plus(lease);
        this.cursor = turn.cursor();
    }

    /** Takes the tasks in order, until one does not fit into what is left of a budget. */
    void take(List<TurnRows.Candidate> candidates) {
        for (TurnRows.Candidate candidate : candidates) {
            if (!take(candidate)) {
                return;
            }
            fresh += candidate.again() ? 0 : 1;
            cursor = Math.max(cursor, candidate.number());
        }
    }

    private boolean take(TurnRows.Candidate task) {
        UUID dispatch = Ids.next();
        if (!task.unchanged()) {
            reservations.add(Reservation.givenUp(task, dispatch, turn.now(), NOTE_CHANGED));
            return true;
        }
        List<PatientValues.Value> own = values.getOrDefault(task.taskId(), List.of());
        boolean nothingToAsk = task.stage() != Stage.NOTE_LABELS && own.isEmpty();
        if (calls.model(task) == null || nothingToAsk) {
            reservations.add(Reservation.dispatched(task, dispatch, turn.now().plus(LOCAL_LEASE), 0));
            results.add(LocalAnswers.result(key(task, dispatch), task, calls, own));
            return true;
        }
        List<Candidate> candidates = candidates(task, own);
        if (task.stage() != Stage.NOTE_LABELS && candidates.isEmpty()) {
            reservations.add(Reservation.givenUp(task, dispatch, turn.now(), NO_ROOM));
            return true;
        }
        LongNotes.Asked window = windows.get(task.taskId());
        if (task.windows() > 1 && window == null) {
            reservations.add(Reservation.givenUp(task, dispatch, turn.now(), NO_WINDOW));
            return true;
        }
        long ceiling = ceiling(task, window);
        if (!room.take(ceiling)) {
            return false;
        }
        reservations.add(Reservation.dispatched(task, dispatch, leaseUntil, ceiling));
        tasks.add(message(task, dispatch, own, candidates, window, ceiling));
        return true;
    }

    /** What one call can use: of a long note, what its window leaves of the model's. */
    private long ceiling(TurnRows.Candidate task, LongNotes.Asked window) {
        return window == null
                ? task.ceilingTokens()
                : calls.model(task).contextTokens()
                        - task.windowTokens()
                        + window.window().tokens();
    }

    private List<Candidate> candidates(TurnRows.Candidate task, List<PatientValues.Value> own) {
        return task.stage() == Stage.NOTE_LABELS
                ? List.of()
                : CandidateLines.fit(
                        own.stream().map(PatientValues.Value::candidate).toList(),
                        task.candidateTokens(),
                        calls.model(task).tokenizer());
    }

    private LabelingTask message(
            TurnRows.Candidate task,
            UUID dispatch,
            List<PatientValues.Value> own,
            List<Candidate> candidates,
            LongNotes.Asked window,
            long ceiling) {
        ModelView model = calls.model(task);
        Map<Boolean, List<AskedVariable>> asked = task.variableIds().stream()
                .collect(Collectors.partitioningBy(
                        variable -> task.stage() == Stage.NOTE_LABELS || calls.hasValue(task, variable, own),
                        Collectors.mapping(variable -> calls.asked(task.stage(), variable), Collectors.toList())));
        return new LabelingTask(
                key(task, dispatch),
                task.stage(),
                task.noteIds(),
                task.textHash(),
                window == null ? task.text() : window.window().text(),
                candidates,
                asked.get(true),
                asked.get(false),
                model.access(),
                task.maxOutputTokens(),
                ceiling,
                leaseUntil,
                window == null
                        ? null
                        : new TextWindow(
                                task.windowIndex(),
                                window.count(),
                                window.window().start()),
                task.previousError());
    }

    private DispatchKey key(TurnRows.Candidate task, UUID dispatch) {
        return new DispatchKey(
                task.taskId(), task.round(), task.attempt(), dispatch, turn.id(), turn.projectId(), task.patientId());
    }

    List<Reservation> reservations() {
        return List.copyOf(reservations);
    }

    /** For workers. */
    List<LabelingTask> tasks() {
        return List.copyOf(tasks);
    }

    /** Answers that need no worker. */
    List<LabelingResult> results() {
        return List.copyOf(results);
    }

    /** How many tasks are out now that were not before. */
    int fresh() {
        return fresh;
    }

    /** The number of the last pending task that was taken. */
    int cursor() {
        return cursor;
    }
}
