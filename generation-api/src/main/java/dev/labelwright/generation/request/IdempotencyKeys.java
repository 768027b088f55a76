package dev.labelwright.generation.request;

import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers for 24 hours which request a client's key stood for. */
@ApplicationScoped
public class IdempotencyKeys {
    private static final int LONGEST = 200;

    private record Earlier(UUID generationId, String requestHash) {}

    /** The generation that the key stands for; {@code null} where it is new or there is no key. */
    Uni<UUID> earlier(Mutiny.Session session, UUID project, String key, GenerationBody body) {
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, "Idempotency-Key", "must have 1 to %d characters".formatted(LONGEST));
        }
        // Two requests with one key wait for each other here.
        return Statement.of("select 'null' from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .with("name", project + "/" + key)
                .list(session, Object.class)
                .chain(() -> Statement.of("""
                                delete from catalog.idempotent_request
                                where project_id = :project and created_at < now() - interval '24 hours'""").with("project", project).execute(session))
                .chain(() -> Statement.query("""
                                select generation_id, encode(request_hash, 'hex') as request_hash
                                from catalog.idempotent_request where project_id = :project and key = :key""")
                        .with("project", project)
                        .with("key", key)
                        .first(session, Earlier.class))
                .map(earlier -> {
                    if (earlier != null && !earlier.requestHash().equals(hash(body))) {
                        throw new ProblemException(
                                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                                "The Idempotency-Key stands for a request with another body.");
                    }
                    return earlier == null ? null : earlier.generationId();
                });
    }

    /** Remembers what the key stands for. */
    Uni<Void> keep(Mutiny.Session session, UUID project, String key, GenerationBody body, UUID generation) {
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        return Statement.of("""
                        insert into catalog.idempotent_request (project_id, key, request_hash, generation_id)
                        values (:project, :key, decode(:hash, 'hex'), :generation)""")
                .with("project", project)
                .with("key", key)
                .with("hash", hash(body))
                .with("generation", generation)
                .execute(session)
                .replaceWithVoid();
    }

    private static String hash(GenerationBody body) {
        try {
            byte[] json = EventJson.write(body).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
