package dev.labelwright.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.labelwright.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
    private final List<CsvTable.Row> rows = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    @Test
    void readsQuotesLineBreaksAndAByteOrderMark() throws IOException {
        // Given a file as spreadsheets write it
        String file = "\uFEFFA,B\r\n1,\"x\r\n\"\"y\"\"\"\r\n\r\n2,😀\r\n";

        // When it is read
        read(file.getBytes(StandardCharsets.UTF_8));

        // Then every record is there, with the physical line where it starts
        assertThat(violations).isEmpty();
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(2L, 5L);
        assertThat(rows).extracting(row -> row.cell("B")).containsExactly("x\r\n\"y\"", "😀");
    }

    @ParameterizedTest(name = "{0} → {1} on line {2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
                    ``,                      EMPTY_FILE,      1
                    `A,B`,                   NO_ROWS,         1
                    `A,B|`,                  NO_ROWS,         1
                    `A|1|`,                  MISSING_COLUMN,  1
                    `A,B,C|1,2,3`,           UNKNOWN_COLUMN,  1
                    `A,B,A|1,2,3`,           DUPLICATE_COLUMN,1
                    `A,B|1,2|3,"x|y`,        UNCLOSED_QUOTE,  3
                    `A,B|1,2|"x,3|4,5|`,     UNCLOSED_QUOTE,  3
                    `A,B|1,"x"y|3,4`,        STRAY_QUOTE,     2
                    """)
    void refusesAFileThatCannotBeReadOn(String file, String rule, long line) {
        assertThatThrownBy(() -> read(
                        file == null ? new byte[0] : file.replace('|', '\n').getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(UnreadableFileException.class, refused -> {
                    assertThat(refused.violation().code()).isEqualTo(rule);
                    assertThat(refused.violation().line()).isEqualTo(line);
                });
    }

    @Test
    void tellsRowsWhoseCellsCannotBeToldApart() throws IOException {
        read("A,B\n1\n1,2,3\n1,x\"y\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(violations)
                .extracting(Violation::line, Violation::code)
                .containsExactly(tuple(2L, "CELL_COUNT"), tuple(3L, "CELL_COUNT"), tuple(4L, "STRAY_QUOTE"));
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(5L);
    }

    @Property(tries = 200)
    void namesTheLineOfAByteThatIsNotUtf8(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3) Integer> lengths,
            @ForAll @IntRange(min = 0x80, max = 0xFF) int bad) {
        // Given lines of text, and then a byte that begins no character
        StringBuilder text = new StringBuilder("A,B\n");
        lengths.forEach(length -> text.append("é,").append("😀".repeat(length)).append("\r\n"));
        byte[] good = text.append("x,").toString().getBytes(StandardCharsets.UTF_8);
        byte[] file = java.util.Arrays.copyOf(good, good.length + 2);
        file[good.length] = (byte) bad;
        file[good.length + 1] = '\n';

        // When it is read, then the line is named
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(UnreadableFileException.class, refused -> {
            assertThat(refused.violation().code()).isEqualTo("NOT_UTF8");
            assertThat(refused.violation().line()).isEqualTo(lengths.size() + 2L);
        });
    }

    private void read(byte[] file) throws IOException {
        try (CsvTable table = CsvTable.open(new ByteArrayInputStream(file), List.of("A", "B"), List.of())) {
            table.forEach(rows::add, violations::add);
        }
    }
}
