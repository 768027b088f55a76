package dev.labelwright.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One set-based native statement with named parameters, run in the transaction of a reactive session.
 *
 * <p>Many rows go in as one JSON parameter ({@link #rows}), to be unfolded with
 * {@code jsonb_to_recordset(cast(cast(:rows as text) as jsonb))}: the inner cast keeps the client from sending the text
 * as a JSON string. Rows come out as one JSON text each ({@link #list}), columns in snake case, components in camel case.
 */
public final class Statement {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String sql;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private Statement(String sql) {
        this.sql = sql;
    }

    /** A statement in PostgreSQL's SQL with {@code :name} parameters. */
    public static Statement of(String sql) {
        return new Statement(sql);
    }

    /** A query whose rows are read with {@link #list} or {@link #first}: each becomes one JSON text. */
    public static Statement query(String select) {
        return new Statement("select cast(to_json(r) as text) from (" + select + ") r");
    }

    /** Sets a parameter that is not null. */
    public Statement with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** Sets parameters that are not null. */
    public Statement with(Map<String, Object> values) {
        parameters.putAll(values);
        return this;
    }

    /** Sets a parameter to the JSON of records, whose components become columns in snake case. */
    public Statement rows(String name, Object records) {
        return with(name, json(records));
    }

    /** Runs a statement that changes rows; the number of rows. */
    public Uni<Integer> execute(Mutiny.Session session) {
        Mutiny.Query<Object> query = session.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /** Runs a statement that gives one JSON text a row. */
    public <T> Uni<List<T>> list(Mutiny.Session session, Class<T> type) {
        Mutiny.SelectionQuery<String> query = session.createNativeQuery(sql, String.class);
        parameters.forEach(query::setParameter);
        return query.getResultList()
                .map(texts -> texts.stream().map(text -> read(text, type)).toList());
    }

    /** Runs a statement that gives one JSON text a row; the first, or {@code null}. */
    public <T> Uni<T> first(Mutiny.Session session, Class<T> type) {
        return list(session, type).map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** How the database would run it: the lines of its {@code EXPLAIN}. */
    public Uni<List<String>> plan(Mutiny.Session session) {
        Mutiny.SelectionQuery<String> query = session.createNativeQuery("explain " + sql, String.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** The JSON of a record, components in snake case. */
    public static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    /** A record from JSON, components in snake case. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException(
                    "a row is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
