package dev.labelwright.offline.baseline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How dictation and dialogue open a visit: "presents with", "here for", "come in with", "complains of", "c/o". */
final class ComplaintPatterns {
    private static final Set<String> COMPLAINT = Set.of("complaint", "reason", "concern", "problem", "presentation");
    private static final Set<String> BETWEEN = Lexicon.words(
            "today to the clinic office our my us see here in now again me hospital ed er emergency department back this morning a");
    private static final int OPENING_SENTENCES = 30;
    private static final List<Opening> OPENINGS = List.of(
            new Opening(Set.of("presents", "presenting", "presented"), Set.of("with", "for"), 0.7),
            new Opening(Set.of("complains", "complaining", "complaints"), Set.of("of"), 0.7),
            new Opening(Set.of("c"), Set.of("o"), 0.7),
            new Opening(Set.of("here"), Set.of("for", "with"), 0.65),
            new Opening(Set.of("seen", "evaluated"), Set.of("for"), 0.5),
            new Opening(Set.of("come", "comes", "came", "coming"), Set.of("with", "for"), 0.55),
            new Opening(Set.of("in"), Set.of("for"), 0.45),
            new Opening(Set.of("having"), Set.of("some"), 0.35));

    private ComplaintPatterns() {}

    static boolean answer(Topic topic) {
        return topic.terms().stream().flatMap(term -> term.stems().stream()).anyMatch(COMPLAINT::contains);
    }

    /** The surest opening of the note, of equally sure ones the first. */
    static Optional<Opened> find(NoteText note) {
        Opened best = null;
        for (Sentence sentence : note.sentences()
                .subList(0, Math.min(OPENING_SENTENCES, note.sentences().size()))) {
            for (int at = sentence.firstWord(); at < sentence.endWord(); at++) {
                best = better(best, openedAt(note, sentence, at));
            }
        }
        return Optional.ofNullable(best);
    }

    private static Opened better(Opened best, Optional<Opened> found) {
        return found.filter(opened -> best == null || opened.confidence() > best.confidence())
                .orElse(best);
    }

    private static Optional<Opened> openedAt(NoteText note, Sentence sentence, int at) {
        String word = note.word(at).text();
        return OPENINGS.stream()
                .filter(opening -> opening.verbs().contains(word))
                .map(opening -> opened(note, sentence, at, opening))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Opened::confidence));
    }

    private static Optional<Opened> opened(NoteText note, Sentence sentence, int verb, Opening opening) {
        int at = verb + 1;
        while (at < sentence.endWord()
                && at <= verb + 4
                && BETWEEN.contains(note.word(at).text())) {
            at++;
        }
        if (at >= sentence.endWord()
                || !opening.prepositions().contains(note.word(at).text())) {
            return Optional.empty();
        }
        Span value = Clause.afterPattern(note, sentence, at + 1);
        boolean empty = value.end() - value.start() < 3;
        return empty ? Optional.empty() : Optional.of(new Opened(sentence, value, opening.confidence()));
    }

    /** A value found after an opening. */
    record Opened(Sentence sentence, Span value, double confidence) {}

    private record Opening(Set<String> verbs, Set<String> prepositions, double confidence) {}
}
