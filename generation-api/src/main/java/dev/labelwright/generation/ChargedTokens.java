package dev.labelwright.generation;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What counts against a budget or a limit, in tokens.
 *
 * @param charged used, or unconfirmed
 * @param reserved for what is out
 */
public record ChargedTokens(long charged, long reserved) {
    /** Where nothing counts. */
    public static final ChargedTokens NONE = new ChargedTokens(0, 0);

    private static final String READ = """
            select coalesce(sum(g.tokens_input + g.tokens_output + g.tokens_unconfirmed), 0) as charged,
              (select coalesce(sum(d.reserved_tokens), 0) from catalog.dispatch d
                join catalog.generation o on o.id = d.generation_id where o.{column} = :id) as reserved
            from catalog.generation g where g.{column} = :id""";

    /** Those of a generation. */
    public static Uni<ChargedTokens> ofGeneration(Mutiny.Session session, UUID generation) {
        return read(session, "id", generation);
    }

    /** Those of all generations of a project. */
    public static Uni<ChargedTokens> ofProject(Mutiny.Session session, UUID project) {
        return read(session, "project_id", project);
    }

    private static Uni<ChargedTokens> read(Mutiny.Session session, String column, UUID id) {
        return Statement.query(READ.replace("{column}", column)).with("id", id).first(session, ChargedTokens.class);
    }

    /** All of them. */
    public long total() {
        return charged + reserved;
    }
}
