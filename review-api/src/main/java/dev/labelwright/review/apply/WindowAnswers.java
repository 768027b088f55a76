package dev.labelwright.review.apply;

import dev.labelwright.event.Answer;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of review.window_answer: what was said of a long note's windows, until its last is answered. */
final class WindowAnswers {
    // A window that was asked again answers again: the first answer stays.
    private static final String KEEP = """
            insert into review.window_answer (task_id, round, window_index, generation_id, answers)
            select r."taskId", r.round, r."windowIndex", r."generationId", r.answers
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("taskId" uuid, round int, "windowIndex" int, "generationId" uuid, answers jsonb)
            order by r."taskId", r.round, r."windowIndex"
            on conflict (task_id, round, window_index) do nothing
            """;

    private static final String FIND = """
            select cast(jsonb_build_object('taskId', w.task_id, 'round', w.round, 'windowIndex', w.window_index,
              'generationId', w.generation_id, 'answers', w.answers) as text)
            from jsonb_to_recordset(cast(cast(:rounds as text) as jsonb)) as r("taskId" uuid, round int)
            join review.window_answer w on w.task_id = r."taskId" and w.round = r.round
            """;

    private static final String FORGET = """
            delete from review.window_answer w
            using jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r("taskId" uuid, round int)
            where w.task_id = r."taskId" and w.round = r.round
            """;

    private static final TaskFailure LOST = new TaskFailure(
            TaskFailure.Code.WINDOW_LOST, "the answer of an earlier window of the note is missing; ask for it again");

    private final Map<Round, TreeMap<Integer, List<Answer>>> stored;

    private WindowAnswers(List<Row> rows) {
        stored = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new Round(row.taskId(), row.round()),
                        Collectors.toMap(Row::windowIndex, Row::answers, (first, second) -> first, TreeMap::new)));
    }

    private record Row(UUID taskId, int round, int windowIndex, UUID generationId, List<Answer> answers) {
        static Row of(LabelingResult part) {
            return new Row(
                    part.key().taskId(),
                    part.key().round(),
                    part.window().index(),
                    part.key().generationId(),
                    part.answers());
        }
    }

    /** Keeps the parts of open rounds, and makes of results of last windows those of their whole notes. */
    static Uni<List<LabelingResult>> merged(Mutiny.Session session, List<LabelingResult> results, ClosingBook book) {
        Map<Boolean, List<LabelingResult>> ofWindows = results.stream()
                .filter(result -> result.kind().hasAnswers() && result.window() != null && book.isOpen(result.key()))
                .collect(Collectors.partitioningBy(result -> result.window().last()));
        if (ofWindows.get(true).isEmpty() && ofWindows.get(false).isEmpty()) {
            return Uni.createFrom().item(results);
        }
        List<Row> parts = ofWindows.get(false).stream()
                .collect(Collectors.toMap(
                        part -> List.of(
                                part.key().taskId(),
                                part.key().round(),
                                part.window().index()),
                        Function.identity(),
                        (first, second) -> first))
                .values()
                .stream()
                .map(Row::of)
                .toList();
        return JsonRows.write(session, KEEP, parts)
                .chain(() -> of(session, ofWindows.get(true)))
                .map(stored -> results.stream()
                        .map(result -> ofWindows.get(true).contains(result) ? stored.whole(result) : result)
                        .toList());
    }

    /** Forgets what was said of the windows of rounds that are closed now. */
    static Uni<Void> forget(Mutiny.Session session, List<Closing> closed) {
        return JsonRows.write(session, FORGET, closed.stream().map(Closing::key).toList());
    }

    private static Uni<WindowAnswers> of(Mutiny.Session session, List<LabelingResult> last) {
        List<Round> rounds = last.stream().map(result -> Round.of(result.key())).toList();
        return JsonRows.select(session, FIND, Map.of("rounds", EventJson.write(rounds)), Row.class)
                .map(WindowAnswers::new);
    }

    /** The result of the whole note; one that gives up where a window before it is missing. */
    private LabelingResult whole(LabelingResult last) {
        TreeMap<Integer, List<Answer>> before = stored.getOrDefault(Round.of(last.key()), new TreeMap<>());
        boolean complete =
                before.headMap(last.window().index()).size() == last.window().index() - 1;
        List<List<Answer>> windows =
                new ArrayList<>(before.headMap(last.window().index()).values());
        windows.add(last.answers());
        return new LabelingResult(
                last.key(),
                complete ? LabelingResult.Kind.ANSWERED : LabelingResult.Kind.GIVEN_UP,
                last.stage(),
                last.noteIds(),
                last.noteHash(),
                last.model(),
                complete ? WindowMerge.of(windows) : List.of(),
                last.usage(),
                last.callId(),
                complete ? null : LOST);
    }
}
