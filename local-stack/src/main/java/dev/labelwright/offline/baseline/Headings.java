package dev.labelwright.offline.baseline;

/**
 * Tells a heading from a sentence: a short line in capitals ({@code CHIEF COMPLAINT}), or a few words before a colon at
 * the line's end ({@code HPI:}).
 */
final class Headings {
    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 6;

    private Headings() {}

    static boolean isHeading(String line, int words) {
        if (line.length() > LONGEST || words == 0 || words > MOST_WORDS || Character.isDigit(line.charAt(0))) {
            return false;
        }
        return line.endsWith(":") || inCapitals(line);
    }

    private static boolean inCapitals(String line) {
        long letters = line.chars().filter(Character::isLetter).count();
        boolean finished = line.endsWith(".") || line.endsWith("!") || line.endsWith("?");
        return letters >= 3 && !finished && line.chars().noneMatch(Character::isLowerCase);
    }
}
