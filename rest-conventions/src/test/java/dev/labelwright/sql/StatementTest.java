package dev.labelwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {
    record Row(UUID taskId, Instant dueAt, BigDecimal inputPrice, String noteText) {}

    @Test
    void aRecordComesBackFromItsRow() {
        // Given a record
        Row row = new Row(new UUID(1, 1), Instant.parse("2026-11-20T10:15:30.123456Z"), new BigDecimal("0.10"), null);

        // When it goes to the database and back
        String json = Statement.json(row);
        Row read = Statement.read(json, Row.class);

        // Then its components were columns, and nothing was lost
        assertThat(json).contains("\"task_id\":", "\"due_at\":\"2026-11-20T10:15:30.123456Z\"");
        assertThat(read).isEqualTo(row);
    }

    @Test
    void aColumnThatTheRecordDoesNotHaveIsPassedOver() {
        // Given a row of a newer schema
        String json = "{\"note_text\":\"x\",\"added_later\":1}";

        // When it is read, then the rest is
        assertThat(Statement.read(json, Row.class).noteText()).isEqualTo("x");
    }

    @Test
    void aRowOfAnotherFormIsToldWithoutTheRow() {
        // Given a row that is none
        String json = "{\"note_text\":\"SECRET\",\"due_at\":{}}";

        // When it is read
        IllegalStateException failure =
                catchThrowableOfType(IllegalStateException.class, () -> Statement.read(json, Row.class));

        // Then the failure names the record and does not quote the row
        assertThat(failure).hasMessageStartingWith("a row is not a Row: ");
        assertThat(failure.getMessage() + failure.getCause().getMessage()).doesNotContain("SECRET");
    }
}
