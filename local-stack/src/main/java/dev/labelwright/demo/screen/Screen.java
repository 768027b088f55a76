package dev.labelwright.demo.screen;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the demo writes. */
public final class Screen {
    static final int COLUMNS = 80;
    private static final String INDENT = "   ";

    private final PrintStream out;
    private final boolean interactive;
    private final boolean colours;
    private int step;

    /**
     * @param interactive whether a line may be written over
     * @param colours whether text may be emphasised by colour
     */
    public Screen(PrintStream out, boolean interactive, boolean colours) {
        this.out = out;
        this.interactive = interactive;
        this.colours = colours;
    }

    /** Colours only on a terminal, and not where {@code NO_COLOR} is set. */
    public static Screen on(PrintStream out) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        String noColor = System.getenv("NO_COLOR");
        return new Screen(out, terminal, terminal && (noColor == null || noColor.isEmpty()));
    }

    /** Whether a line may be written over. */
    public boolean interactive() {
        return interactive;
    }

    /** Begins the next step. */
    public void heading(String title) {
        step++;
        out.println();
        out.println(Style.BOLD.on(step + ". " + title, colours));
    }

    /** Prose, wrapped. */
    public void say(String text) {
        Wrapping.wrap(List.of(text.split(" ", -1)), COLUMNS - INDENT.length())
                .forEach(line -> out.println(INDENT + line));
    }

    /** A line as it is. */
    public void line(String text) {
        out.println(INDENT + text);
    }

    /** Something that was checked and holds. */
    public void verified(String text) {
        List<String> lines = Wrapping.wrap(List.of(text.split(" ", -1)), COLUMNS - 2 * INDENT.length());
        out.println(INDENT + Style.GREEN.on("OK", colours) + " " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> out.println(INDENT + INDENT + line));
    }

    /** Text as one word of a shell's command. */
    public static String shellWord(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A command that does the same; broken between its parts so that it can be copied. */
    public void command(String... parts) {
        List<String> lines = Wrapping.wrap(List.of(parts), COLUMNS - INDENT.length() - 4);
        for (int i = 0; i < lines.size(); i++) {
            String prompt = i == 0 ? "$ " : "    ";
            String continued = i < lines.size() - 1 ? " \\" : "";
            out.println(INDENT + Style.DIM.on(prompt + lines.get(i) + continued, colours));
        }
    }

    /** Writes over the present line; for terminals only. */
    public void overwrite(String text) {
        out.print("\r" + text + "\u001b[K");
        out.flush();
    }

    /** Ends a line that was written over. */
    public void endOverwriting() {
        out.println();
    }

    /** A number with its thousands apart. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
