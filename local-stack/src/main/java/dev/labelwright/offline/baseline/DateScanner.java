package dev.labelwright.offline.baseline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dates of a note: ISO ({@code 2021-03-03}), US ({@code 3/3/2021}, {@code 3-3-21}) and in words ({@code March
 * 3rd, 2021}, {@code 3 March 2021}). A two-digit year up to 30 is of this century, else of the last. A month and a year
 * alone are no date, nor is a day that the calendar does not have.
 */
final class DateScanner {
    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern ISO = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])");
    private static final Pattern US =
            Pattern.compile("(?<![\\d/-])(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-])");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "\\b" + MONTH + "\\.?\\s{1,3}(?:the\\s)?" + DAY + "\\s{0,2},?\\s{1,3}(?:of\\s)?(\\d{4})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_MONTH = Pattern.compile(
            "\\b" + DAY + "\\s{1,3}(?:of\\s{1,3})?" + MONTH + "\\.?\\s{0,2},?\\s{1,3}(\\d{4})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final NoteText note;

    DateScanner(NoteText note) {
        this.note = note;
    }

    /** A date and where it stands. */
    record DateMention(LocalDate date, Span span) {}

    /** The dates in the note's order. */
    List<DateMention> scan() {
        List<DateMention> dates = new ArrayList<>();
        collect(ISO, dates, match -> date(match.group(1), match.group(2), match.group(3)));
        collect(US, dates, match -> date(year(match.group(4)), match.group(1), match.group(3)));
        collect(MONTH_DAY, dates, match -> date(match.group(3), month(match.group(1)), match.group(2)));
        collect(DAY_MONTH, dates, match -> date(match.group(3), month(match.group(2)), match.group(1)));
        dates.sort(Comparator.comparingInt(mention -> mention.span().start()));
        return dates;
    }

    /** The indexes of the words that belong to a date. */
    Set<Integer> wordsInDates() {
        Set<Integer> words = new HashSet<>();
        for (DateMention mention : scan()) {
            int at = note.wordAt(mention.span().start());
            while (at < note.words().size()
                    && note.word(at).start() < mention.span().end()) {
                words.add(at++);
            }
        }
        return words;
    }

    private void collect(Pattern pattern, List<DateMention> dates, Calendar calendar) {
        Matcher matcher = pattern.matcher(note.text());
        while (matcher.find()) {
            Span span = new Span(matcher.start(), matcher.end());
            calendar.date(matcher.toMatchResult()).ifPresent(date -> dates.add(new DateMention(date, span)));
        }
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String year(String digits) {
        if (digits.length() == 4) {
            return digits;
        }
        return (digits.compareTo("30") <= 0 ? "20" : "19") + digits;
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
    }

    @FunctionalInterface
    private interface Calendar {
        Optional<LocalDate> date(MatchResult match);
    }
}
