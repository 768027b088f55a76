package dev.labelwright.offline.baseline;

import dev.labelwright.offline.baseline.Cue.Polarity;
import dev.labelwright.offline.baseline.TriggerLexicon.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the cues of an option: its value (weight 3), the phrases of its definition (2), for options that name a sex the
 * usual nouns (2) and signs (0.7). Longer phrases weigh a quarter more per further word. A phrase of nothing but "never",
 * "former", "current" stands for the variable's topic, denied, past or present.
 */
final class CueReader {
    private static final double VALUE = 3;
    private static final double DEFINITION = 2;
    private static final double SIGN = 0.7;
    private static final int MOST_CUES = 80;
    private static final Set<String> PRESENT = Set.of(
            "current", "currently", "active", "actively", "now", "still", "ongoing", "present", "yes", "positive");
    private static final Set<String> SILENT = Lexicon.words("unknown undocumented unspecified unclear other");

    private final Topic topic;

    CueReader(Topic topic) {
        this.topic = topic;
    }

    List<Cue> cuesOf(String value, String definition) {
        List<Cue> cues = new ArrayList<>();
        if (isSilent(value)) {
            return cues;
        }
        addPhrase(cues, value, VALUE);
        Phrase.parts(definition).forEach(part -> addPhrase(cues, part, DEFINITION));
        Set<String> words = WordScanner.scan(value + " " + definition).stream()
                .map(Word::text)
                .collect(Collectors.toSet());
        Set<String> valueWords =
                WordScanner.scan(value).stream().map(Word::text).collect(Collectors.toSet());
        Set<String> naming = PersonWords.nounsFor(valueWords).isEmpty() ? words : valueWords;
        addWords(cues, PersonWords.nounsFor(naming), DEFINITION);
        addWords(cues, PersonWords.signsFor(naming), SIGN);
        return cues.stream().distinct().limit(MOST_CUES).toList();
    }

    /** "Unknown" and "not documented" are what is left when nothing is found; the answer to that is no value. */
    private static boolean isSilent(String value) {
        List<Word> words = WordScanner.scan(value);
        boolean notSaid = words.size() <= 3
                && words.stream().anyMatch(word -> word.text().equals("not"))
                && words.stream()
                        .anyMatch(word -> word.text().matches("documented|mentioned|stated|known|recorded|reported"));
        return notSaid || words.stream().allMatch(word -> SILENT.contains(word.text()));
    }

    private void addPhrase(List<Cue> cues, String phrase, double weight) {
        List<Word> words = WordScanner.scan(phrase);
        Set<Integer> used = new HashSet<>();
        Polarity polarity = polarity(words, used);
        List<String> stems = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            if (used.contains(at) || word.text().isEmpty()) {
                continue;
            }
            raw.add(word.stem());
            if (!StopWords.isOfInstruction(word.text()) && word.text().length() > 1 && !word.isNumber()) {
                stems.add(word.stem());
            } else if (!stems.isEmpty() && isNumeral(word)) {
                stems.add(word.stem());
            }
        }
        addCues(cues, stems, raw, polarity, weight);
    }

    /** "Stage I", "grade 2": beside another word even a single letter tells options apart. */
    private static boolean isNumeral(Word word) {
        return word.isNumber() || word.text().matches("[ivx]{1,4}");
    }

    private void addCues(List<Cue> cues, List<String> stems, List<String> raw, Polarity polarity, double weight) {
        if (!stems.isEmpty() && stems.size() <= 6) {
            cues.add(new Cue(stems, polarity, weight * (1 + 0.25 * (stems.size() - 1))));
            if (polarity != Polarity.OPEN && aboutTopic(stems)) {
                aboutTopic(cues, polarity, weight * 0.6);
            }
        } else if (stems.isEmpty() && polarity != Polarity.OPEN) {
            aboutTopic(cues, polarity, weight);
        } else if (stems.isEmpty() && !raw.isEmpty() && raw.size() <= 2) {
            topicWords().forEach(word -> {
                List<String> together = new ArrayList<>(List.of(word));
                together.addAll(raw);
                cues.add(new Cue(together, Polarity.OPEN, weight));
            });
        }
    }

    private void aboutTopic(List<Cue> cues, Polarity polarity, double weight) {
        topic.terms().forEach(term -> cues.add(new Cue(term.stems(), polarity, weight * term.weight())));
    }

    private boolean aboutTopic(List<String> stems) {
        return topic.terms().stream().anyMatch(term -> term.stems().equals(stems));
    }

    private Set<String> topicWords() {
        return topic.terms().stream().flatMap(term -> term.stems().stream()).collect(Collectors.toSet());
    }

    private static Polarity polarity(List<Word> words, Set<Integer> used) {
        Polarity polarity = Polarity.OPEN;
        for (int at = 0; at < words.size(); at++) {
            if (PRESENT.contains(words.get(at).text())) {
                used.add(at);
                polarity = Polarity.PRESENT;
            }
        }
        for (Hit hit : TriggerLexicon.find(words, 0, words.size())) {
            Polarity said = said(hit);
            if (said != Polarity.OPEN) {
                for (int at = hit.firstWord(); at <= hit.lastWord(); at++) {
                    used.add(at);
                }
                polarity = polarity == Polarity.NEGATED ? polarity : said;
            }
        }
        return polarity;
    }

    private static Polarity said(Hit hit) {
        return switch (hit.kind()) {
            case NEGATES_WHAT_FOLLOWS, NEGATES_WHAT_PRECEDES -> Polarity.NEGATED;
            case PAST_FOLLOWS, PAST_PRECEDES -> Polarity.HISTORICAL;
            case OTHER_PERSON_FOLLOWS, OTHER_PERSON_PRECEDES, HYPOTHESIS_FOLLOWS, PSEUDO, TERMINATES -> Polarity.OPEN;
        };
    }

    private static void addWords(List<Cue> cues, List<String> stems, double weight) {
        stems.forEach(stem -> cues.add(new Cue(List.of(stem), Polarity.OPEN, weight)));
    }
}
