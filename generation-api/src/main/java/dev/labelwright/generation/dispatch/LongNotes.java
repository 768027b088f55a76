package dev.labelwright.generation.dispatch;

import dev.labelwright.prompt.NoteWindows;
import dev.labelwright.prompt.NoteWindows.Window;
import dev.labelwright.tokens.Tokenizer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The windows of the long notes of a turn: counting a megabyte takes too long for an event loop. Thread-safe. */
final class LongNotes {
    /** Whose windows are asked one after the other is soon asked for again; so many are remembered, without their text. */
    private static final int MOST_REMEMBERED = 512;

    private final Map<Split, List<Passage>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Split, List<Passage>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Split(String textHash, Tokenizer tokenizer, int room) {}

    private record Passage(int start, int end, int tokens) {}

    /**
     * The window that is to be asked.
     *
     * @param count how many windows the note has
     */
    record Asked(Window window, int count) {}

    /** By task, the windows that are to be asked now; none of a task whose note is sent whole, or has no such window. */
    Uni<Map<UUID, Asked>> split(List<TurnRows.Candidate> tasks, TurnRows.Calls calls) {
        List<TurnRows.Candidate> split = tasks.stream()
                .filter(task -> task.windows() > 1 && task.unchanged())
                .toList();
        return split.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.createFrom().completionStage(() -> Vertx.currentContext()
                        .executeBlocking(() -> asked(split, calls), false)
                        .toCompletionStage());
    }

    private Map<UUID, Asked> asked(List<TurnRows.Candidate> tasks, TurnRows.Calls calls) {
        Map<UUID, Asked> asked = new HashMap<>();
        for (TurnRows.Candidate task : tasks) {
            List<Passage> passages = passages(
                    task.text(), new Split(task.textHash(), calls.model(task).tokenizer(), task.windowTokens()));
            if (task.windowIndex() <= passages.size() && passages.size() <= task.windows()) {
                Passage passage = passages.get(task.windowIndex() - 1);
                asked.put(task.taskId(), new Asked(window(task.text(), passage), passages.size()));
            }
        }
        return asked;
    }

    private static Window window(String text, Passage passage) {
        int start = text.offsetByCodePoints(0, passage.start());
        int end = text.offsetByCodePoints(start, passage.end() - passage.start());
        return new Window(passage.start(), passage.end(), text.substring(start, end), passage.tokens());
    }

    private List<Passage> passages(String text, Split split) {
        synchronized (remembered) {
            List<Passage> known = remembered.get(split);
            if (known != null) {
                return known;
            }
        }
        List<Passage> passages = NoteWindows.of(text, split.tokenizer(), split.room()).stream()
                .map(window -> new Passage(window.start(), window.end(), window.tokens()))
                .toList();
        synchronized (remembered) {
            remembered.put(split, passages);
        }
        return passages;
    }
}
