package dev.labelwright.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteDateTest {
    @ParameterizedTest
    @CsvSource({
        "2024-02-29,                    2024-02-29T00:00:00Z, false",
        "2024-03-01T10:30:00,           2024-03-01T10:30:00Z, true",
        "2024-03-01 10:30,              2024-03-01T10:30:00Z, true",
        "2024-03-01T10:30:00.123Z,      2024-03-01T10:30:00.123Z, true",
        "2024-03-01T10:30:00+02:00,     2024-03-01T08:30:00Z, true",
        "2024-03-01T10:30-0500,         2024-03-01T15:30:00Z, true",
    })
    void readsIsoDatesWithOrWithoutTimeAndZone(String cell, Instant notedAt, boolean hasTime) {
        assertThat(NoteDate.parse(cell)).isEqualTo(new NoteDate(notedAt, hasTime));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/01/2024",
                "2023-02-29",
                "2024-3-1",
                "2024-03-01T25:00",
                "yesterday",
                "2024-03-01T",
                "0000-01-01",
                "2024-03-01T10:30 Europe/Paris",
                "20240301"
            })
    void refusesAnythingElse(String cell) {
        assertThat(NoteDate.parse(cell)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = "")
    void takesAnEmptyCellForNoDate(String cell) {
        assertThat(NoteDate.parse(cell)).isEqualTo(new NoteDate(null, false));
    }
}
