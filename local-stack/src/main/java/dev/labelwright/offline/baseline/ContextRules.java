package dev.labelwright.offline.baseline;

import dev.labelwright.offline.baseline.TriggerLexicon.Hit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the text says of a mention: denied, past, another person's, only asked. A trigger reaches up to a termination
 * term, a semicolon or the sentence's end; in a sentence too long to be one (dictation without punctuation) at most
 * {@value #REACH} words. A question is settled by the answer that follows it.
 */
final class ContextRules {
    private static final int LONG_SENTENCE = 45;
    private static final int REACH = 12;
    private static final Set<String> NO = Set.of("no", "nope", "none", "negative", "never", "not");
    private static final Set<String> NO_AFTER_COLON = Set.of("no", "never", "nil");
    private static final Set<String> YES = Set.of("yes", "yeah", "yep", "yup", "sure", "definitely", "correct");
    private static final Set<String> FILLERS = Set.of("um", "uh", "well", "oh", "so", "hmm", "mm");

    private final NoteText note;
    private final Map<Integer, List<Hit>> hitsBySentence = new HashMap<>();

    ContextRules(NoteText note) {
        this.note = note;
    }

    /** What is said of a finding that stands at a mention. */
    Assertion assertionOf(Mention mention) {
        Set<Assertion> said = EnumSet.noneOf(Assertion.class);
        lookBack(mention, said);
        lookAhead(mention, said);
        Section section = mention.sentence().section();
        if (section.ofFamily() || said.contains(Assertion.OTHER_EXPERIENCER)) {
            return Assertion.OTHER_EXPERIENCER;
        }
        if (said.contains(Assertion.HYPOTHETICAL)) {
            return Assertion.HYPOTHETICAL;
        }
        if (said.contains(Assertion.NEGATED) || deniedByWord(mention)) {
            return Assertion.NEGATED;
        }
        if (isQuestion(mention.sentence())) {
            return answerTo(mention.sentence());
        }
        return section.ofPast() || said.contains(Assertion.HISTORICAL) ? Assertion.HISTORICAL : Assertion.PRESENT;
    }

    private void lookBack(Mention mention, Set<Assertion> said) {
        List<Hit> hits = hitsIn(mention.sentence());
        for (int index = hits.size() - 1; index >= 0; index--) {
            Hit hit = hits.get(index);
            if (hit.firstWord() >= mention.firstWord()) {
                continue;
            }
            boolean outOfReach = tooFar(mention.sentence(), mention.firstWord() - hit.lastWord());
            if (outOfReach || broken(hit.lastWord(), mention.firstWord()) || endsScope(hit)) {
                return;
            }
            switch (hit.kind()) {
                case NEGATES_WHAT_FOLLOWS -> addUnlessInterjection(hit, said);
                case PAST_FOLLOWS -> said.add(Assertion.HISTORICAL);
                case OTHER_PERSON_FOLLOWS -> addUnlessCompanion(hit, said);
                case HYPOTHESIS_FOLLOWS -> said.add(Assertion.HYPOTHETICAL);
                case NEGATES_WHAT_PRECEDES, PAST_PRECEDES, OTHER_PERSON_PRECEDES, PSEUDO, TERMINATES -> {}
            }
        }
    }

    private void lookAhead(Mention mention, Set<Assertion> said) {
        for (Hit hit : hitsIn(mention.sentence())) {
            if (hit.firstWord() <= mention.lastWord()) {
                continue;
            }
            boolean outOfReach = tooFar(mention.sentence(), hit.firstWord() - mention.lastWord());
            if (outOfReach || broken(mention.lastWord(), hit.firstWord()) || endsScope(hit)) {
                return;
            }
            switch (hit.kind()) {
                case NEGATES_WHAT_PRECEDES -> said.add(Assertion.NEGATED);
                case PAST_PRECEDES -> said.add(Assertion.HISTORICAL);
                case OTHER_PERSON_PRECEDES -> said.add(Assertion.OTHER_EXPERIENCER);
                case NEGATES_WHAT_FOLLOWS,
                        PAST_FOLLOWS,
                        OTHER_PERSON_FOLLOWS,
                        HYPOTHESIS_FOLLOWS,
                        PSEUDO,
                        TERMINATES -> {}
            }
        }
    }

    private static boolean endsScope(Hit hit) {
        return hit.kind() == Trigger.Kind.TERMINATES;
    }

    private static boolean tooFar(Sentence sentence, int distance) {
        return sentence.length() > LONG_SENTENCE && distance > REACH;
    }

    /** Whether a semicolon or a bullet stands after one word and before or at another. */
    private boolean broken(int word, int later) {
        for (int at = word + 1; at <= later; at++) {
            if (note.word(at).afterBreak()) {
                return true;
            }
        }
        return false;
    }

    /** "No, she has a fever": a no before a comma answers something else. */
    private void addUnlessInterjection(Hit hit, Set<Assertion> said) {
        boolean bareNo = note.word(hit.lastWord()).text().equals("no");
        if (!bareNo || !note.gapAfter(hit.lastWord()).contains(",")) {
            said.add(Assertion.NEGATED);
        }
    }

    /** "Lives with her mother", "helped by his son": they are there, but the sentence is about the patient. */
    private void addUnlessCompanion(Hit hit, Set<Assertion> said) {
        boolean companion = false;
        for (int at = hit.firstWord() - 1; at >= Math.max(0, hit.firstWord() - 2); at--) {
            String before = note.word(at).text();
            companion |= before.equals("with") || before.equals("by") || before.equals("helping");
        }
        boolean relative = hit.lastWord() + 1 < note.words().size()
                && note.word(hit.lastWord() + 1).text().equals("who");
        if (!companion || relative) {
            said.add(Assertion.OTHER_EXPERIENCER);
        }
    }

    /** "Chest pain: no", "Smoking: never". */
    private boolean deniedByWord(Mention mention) {
        int next = mention.lastWord() + 1;
        boolean last = next + 1 == mention.sentence().endWord();
        return last
                && NO_AFTER_COLON.contains(note.word(next).text())
                && note.gapAfter(mention.lastWord()).strip().matches("[:\\-–—=(]{1,2}");
    }

    private boolean isQuestion(Sentence sentence) {
        return note.text().charAt(sentence.span().end() - 1) == '?';
    }

    private Assertion answerTo(Sentence question) {
        int next = question.index() + 1;
        if (next >= note.sentences().size()) {
            return Assertion.HYPOTHETICAL;
        }
        Sentence answer = note.sentences().get(next);
        for (int at = answer.firstWord(); at < Math.min(answer.endWord(), answer.firstWord() + 3); at++) {
            String word = note.word(at).text();
            if (NO.contains(word)) {
                return Assertion.NEGATED;
            }
            if (YES.contains(word)) {
                return Assertion.PRESENT;
            }
            if (!FILLERS.contains(word)) {
                return Assertion.HYPOTHETICAL;
            }
        }
        return Assertion.HYPOTHETICAL;
    }

    private List<Hit> hitsIn(Sentence sentence) {
        return hitsBySentence.computeIfAbsent(
                sentence.index(), index -> TriggerLexicon.find(note.words(), sentence.firstWord(), sentence.endWord()));
    }
}
