package dev.labelwright.review.export.csv;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

class CsvCellTest {

    @Example
    void what_a_spreadsheet_would_run_is_disarmed() {
        for (String text : new String[] {"=1+1", "+1", "-5", "@x", "\tx", "\rx", "'x"}) {
            assertThat(CsvCell.safe(text)).isEqualTo("'" + text);
        }
        for (String text : new String[] {"1=1", "5", "x", " =1", "😀"}) {
            assertThat(CsvCell.safe(text)).isEqualTo(text);
        }
        assertThat(CsvCell.safe(null)).isEmpty();
    }

    @Property
    void taking_the_sign_off_gives_back_every_text(
            @ForAll @Chars({'=', '+', '-', '@', '\t', '\r', '\''}) @CharRange(from = 'a', to = 'c') String text) {
        // When
        String cell = CsvCell.safe(text);

        // Then
        assertThat(CsvCell.text(cell)).isEqualTo(text);
    }
}
