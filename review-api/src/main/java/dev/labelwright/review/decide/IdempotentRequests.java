package dev.labelwright.review.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers for 24 hours what a client's key stood for: the same request gets the same answer, and is not done again. */
final class IdempotentRequests {
    /** The header with the key. */
    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 200;

    // Two requests with one key wait for each other here.
    private static final String TURN = """
            select cast(to_jsonb(true) as text)
            from (select pg_advisory_xact_lock(hashtextextended(cast(:name as text), 2))) as turn
            """;

    private static final String FORGET = """
            delete from review.idempotent_request i
            where i.project_id = :project and i.created_at < catalog.clock() - interval '24 hours'
            """;

    private static final String EARLIER = """
            select cast(jsonb_build_object('requestHash', encode(i.request_hash, 'hex'), 'answer', i.answer) as text)
            from review.idempotent_request i where i.project_id = :project and i.key = :key
            """;

    private static final String KEEP = """
            insert into review.idempotent_request (project_id, key, request_hash, answer)
            select r."projectId", r.key, decode(r."requestHash", 'hex'), r.answer
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("projectId" uuid, key text, "requestHash" text, answer jsonb)
            """;

    private IdempotentRequests() {}

    /** What a key stands for. */
    record Request(String operation, String caller, Object body) {}

    private record Earlier(String requestHash, JsonNode answer) {}

    private record Row(UUID projectId, String key, String requestHash, Object answer) {}

    /**
     * The answer of the work, which is done in the session's transaction unless the key stands for the same request already.
     *
     * @param key {@code null} where the client gave none
     * @throws ProblemException {@code IDEMPOTENCY_KEY_REUSED} where the key stands for another request
     */
    static <T> Uni<T> once(
            Mutiny.Session session, UUID project, String key, Request request, Class<T> type, Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST || key.indexOf('\0') >= 0) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, HEADER, "must have 1 to %d characters".formatted(LONGEST));
        }
        String hash = hash(request);
        return JsonRows.select(session, TURN, Map.of("name", project + "/" + key), Boolean.class)
                .chain(() -> session.createNativeQuery(FORGET)
                        .setParameter("project", project)
                        .executeUpdate())
                .chain(() -> JsonRows.select(session, EARLIER, Map.of("project", project, "key", key), Earlier.class))
                .chain(earlier -> earlier.isEmpty()
                        ? work.get()
                                .call(answer ->
                                        JsonRows.write(session, KEEP, List.of(new Row(project, key, hash, answer))))
                        : Uni.createFrom().item(() -> again(earlier.getFirst(), hash, type)));
    }

    private static <T> T again(Earlier earlier, String hash, Class<T> type) {
        if (!earlier.requestHash().equals(hash)) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key stands for a request with another body.");
        }
        try {
            return EventJson.mapper().treeToValue(earlier.answer(), type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a kept answer is not a " + type.getSimpleName(), e);
        }
    }

    private static String hash(Request request) {
        try {
            byte[] json = EventJson.write(request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
