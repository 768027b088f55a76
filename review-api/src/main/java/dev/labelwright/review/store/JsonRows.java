package dev.labelwright.review.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.labelwright.event.EventJson;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Rows go to SQL as one JSON text, and come back as one JSON text each; so a statement reads and writes any number of
 * them at once. A parameter is named in the statement as {@code cast(cast(:rows as text) as jsonb)}: the inner cast keeps
 * the client from encoding the text as a JSON string.
 */
public final class JsonRows {
    private JsonRows() {}

    /**
     * The rows of a query.
     *
     * @param sql selects one column, the row as JSON text
     * @param parameters the values of its named parameters
     */
    public static <T> Uni<List<T>> select(
            Mutiny.Session session, String sql, Map<String, ?> parameters, Class<T> type) {
        Mutiny.SelectionQuery<String> query = session.createNativeQuery(sql, String.class);
        parameters.forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.stream().map(row -> read(row, type)).toList());
    }

    /**
     * Writes rows; without any, nothing is sent.
     *
     * @param sql has the one parameter {@code :rows}
     */
    public static Uni<Void> write(Mutiny.Session session, String sql, List<?> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(sql)
                .setParameter("rows", EventJson.write(rows))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <T> T read(String row, Class<T> type) {
        try {
            return EventJson.mapper().readValue(row, type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a row is not a " + type.getSimpleName(), e);
        }
    }
}
