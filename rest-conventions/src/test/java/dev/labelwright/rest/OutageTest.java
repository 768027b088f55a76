package dev.labelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "57P01, true", // the server is shut down
        "57P03, true", // the server is starting up
        "53300, true", // too many connections
        "23505, false", // unique violation
        "40001, false", // serialization failure
        "22021, false", // a NUL in a text
        "42P01, false", // no such table
    })
    void theDatabasesWordCounts(String state, boolean outage) {
        // Given a failure with a state of the database, deep within others
        Throwable failure = new CompletionException(
                new IllegalStateException(new PgException("message", "ERROR", state, "detail")));

        // When it is judged, then only a database that is away is an outage
        assertThat(Outage.causes(failure)).isEqualTo(outage);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aConnectionThatFailsIsAnOutage(Throwable failure) {
        // Given a failure of a connection or of its pool

        // When it is judged, then it is an outage
        assertThat(Outage.causes(new RuntimeException("wrapped", failure))).isTrue();
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new IOException("reset"),
                new TimeoutException("broker"),
                new VertxException("Pool is closed"),
                new VertxException("Timeout"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfOurOwnIsNone(Throwable failure) {
        // Given a failure that says nothing of a connection

        // When it is judged, then it is no outage
        assertThat(Outage.causes(failure)).isFalse();
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NullPointerException(),
                new java.io.UncheckedIOException(new com.fasterxml.jackson.core.JsonParseException("a row is no JSON")),
                new PgException("message", "ERROR", null, "detail"));
    }

    @Test
    void aCircleOfCausesEnds() {
        // Given failures that name each other as their cause
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException("other", one);
        one.initCause(other);

        // When they are judged, then that ends
        assertThat(Outage.causes(one)).isFalse();
        assertThat(Outage.summary(one)).startsWith("RuntimeException < RuntimeException");
    }

    @Test
    void theSummaryNamesClassesAndQuotesNothing() {
        // Given a failure whose message quotes a note
        Throwable failure = new IllegalStateException("SECRET", new ConnectException("SECRET"));

        // When it is summed up for the log, then the note is not in it
        assertThat(Outage.summary(failure)).isEqualTo("IllegalStateException < ConnectException");
    }
}
