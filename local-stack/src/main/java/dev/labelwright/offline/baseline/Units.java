package dev.labelwright.offline.baseline;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The units of measurement that notes name, under one spelling each. */
final class Units {
    private static final Map<String, String> BY_WORD = new HashMap<>();

    static {
        for (List<String> spellings : List.of(
                List.of("mg", "milligram", "milligrams"),
                List.of("mcg", "µg", "ug", "microgram", "micrograms"),
                List.of("g", "gram", "grams", "gm"),
                List.of("kg", "kgs", "kilogram", "kilograms", "kilos"),
                List.of("lb", "lbs", "pound", "pounds"),
                List.of("ml", "milliliter", "milliliters"),
                List.of("unit", "units", "iu"),
                List.of("cm", "centimeter", "centimeters"),
                List.of("mm", "millimeter", "millimeters"),
                List.of("in", "inch", "inches"),
                List.of("ft", "foot", "feet"),
                List.of("mmhg"),
                List.of("bpm"),
                List.of("meq"),
                List.of("year", "years", "yr", "yrs", "yo", "y"),
                List.of("month", "months"),
                List.of("week", "weeks"),
                List.of("day", "days"),
                List.of("hour", "hours"),
                List.of("minute", "minutes"),
                List.of("percent", "%"),
                List.of("pack", "packs"),
                List.of("degrees", "degree", "fahrenheit", "celsius"))) {
            spellings.forEach(spelling -> BY_WORD.put(spelling, spellings.getFirst()));
        }
    }

    private Units() {}

    /** The unit that a word names; empty where it is none. */
    static String of(String word) {
        return BY_WORD.getOrDefault(word, "");
    }

    /** The units that an instruction asks for. */
    static Set<String> askedIn(String text) {
        Set<String> units = new LinkedHashSet<>();
        for (Word word : WordScanner.scan(text)) {
            boolean letterOrPreposition =
                    word.text().length() == 1 || word.text().equals("in");
            if (!letterOrPreposition && !of(word.text()).isEmpty()) {
                units.add(of(word.text()));
            }
        }
        if (text.indexOf('%') >= 0) {
            units.add("percent");
        }
        return units;
    }
}
