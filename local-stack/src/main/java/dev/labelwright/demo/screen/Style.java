package dev.labelwright.demo.screen;

/** Emphasis by ANSI codes, or none at all. */
enum Style {
    BOLD("1"),
    DIM("2"),
    GREEN("32");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text, boolean colours) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
