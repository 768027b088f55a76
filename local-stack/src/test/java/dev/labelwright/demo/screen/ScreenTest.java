package dev.labelwright.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void proseAndCommandsFitEightyColumnsWithoutColours() {
        // Given
        Screen screen = screen(false);

        // When
        screen.heading("Upload");
        screen.say("word ".repeat(60).strip());
        screen.command("curl -s -X POST", "-H 'Content-Type: application/json'", "-d '{}'", "$GENERATION/projects");

        // Then
        assertThat(text().lines()).allMatch(line -> line.length() <= 80);
        assertThat(text()).contains("1. Upload", "$ curl -s -X POST").doesNotContain("\u001b");
    }

    @Test
    void aBrokenCommandCanBeCopied() {
        // When
        screen(false).command("curl " + "a".repeat(60), "b".repeat(60));

        // Then
        assertThat(text().lines()).hasSize(2).first().asString().endsWith(" \\");
    }

    @Test
    void emphasisesWithColours() {
        // When
        screen(true).heading("Upload");

        // Then
        assertThat(text()).contains("\u001b[1m1. Upload\u001b[0m");
    }

    @Test
    void fitsByCodePoints() {
        assertThat(Wrapping.fit("👍👍👍👍", 3)).isEqualTo("👍👍…");
        assertThat(Wrapping.fit("a\n b", 5)).isEqualTo("a b  ");
    }

    private Screen screen(boolean colours) {
        return new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), false, colours);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
