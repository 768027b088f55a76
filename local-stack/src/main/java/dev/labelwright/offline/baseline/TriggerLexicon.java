package dev.labelwright.offline.baseline;

import dev.labelwright.offline.baseline.Trigger.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trigger words, after NegEx (Chapman 2001) and ConText (Harkema 2009), with words of dialogue added. The longest
 * trigger at a place wins, which is how "no increase" keeps "no" from negating.
 */
final class TriggerLexicon {
    private static final Map<String, List<Trigger>> BY_FIRST_WORD = new HashMap<>();

    static {
        add(Kind.NEGATES_WHAT_FOLLOWS, """
                absence of, cannot, checked for, declined, declines, denied, denies, deny, denying, fails to reveal,
                free of, negative for, never, no, no abnormal, no evidence, no evidence of, no findings of, no sign of,
                no signs of, no suggestion of, no complaints of, no history of, no known history of, no hx of,
                no family history of, not, none of, rules out, ruled out for, rule out for, unremarkable for, without,
                without evidence of, without any, lack of, lacks, lacking, neither, nor, non, nonsmoker, hasn't had any""");
        add(Kind.NEGATES_WHAT_PRECEDES, """
                unlikely, was ruled out, is ruled out, are ruled out, has been ruled out, have been ruled out, ruled out,
                not seen, not present, not demonstrated, not appreciated, not noted, not found, not identified,
                not detected, not reported, is negative, was negative, are negative, were negative, negative, absent,
                is absent, none, denied, was denied, not endorsed, nonreactive""");
        add(Kind.PAST_FOLLOWS, """
                history, history of, history significant for, hx of, hx, h o, pmh of, past history of, previous,
                previously, prior, former, formerly, ex, in the past, status post, s p, used to, no longer, quit, quits,
                quitting, stopped, stops, gave up, remote, childhood, past, recovered from, had""");
        add(Kind.PAST_PRECEDES, """
                in the past, years ago, year ago, months ago, last year, in childhood, as a child, as a teenager, resolved,
                has resolved, have resolved, is resolved, previously, in remission, long ago, in college, in high school,
                went away, is gone, quit, was stopped, were stopped, stopped, was discontinued, were discontinued,
                discontinued, has been stopped, has been discontinued""");
        add(Kind.OTHER_PERSON_FOLLOWS, """
                mother, father, mom, dad, brother, brothers, sister, sisters, sibling, siblings, parents, grandmother,
                grandfather, grandparents, aunt, uncle, cousin, son, sons, daughter, daughters, husband, wife, spouse,
                partner, friend, roommate, coworker, mother's, father's, grandmother's, grandfather's, aunt's, uncle's, son's, daughter's, sister's, brother's, wife's, husband's,
                family history, family history of, family hx of, fh of, family member, family members""");
        add(Kind.OTHER_PERSON_PRECEDES, """
                in her mother, in his mother, in her father, in his father, in my mother, in my father, in mother,
                in father, in her sister, in his sister, in her brother, in his brother, in her family, in his family,
                in the family, in my family, in her parents, in his parents, runs in the family, in a sibling,
                in her grandmother, in his grandmother, in her grandfather, in his grandfather, in a relative""");
        add(Kind.HYPOTHESIS_FOLLOWS, """
                if, possible, possibly, suspected, suspicious for, questionable, concern for, worried about, return for, should he, should she, should there, should you, as needed for, watch for, monitor for,
                signs of, risk of, risk for, risks of, prevent, prevents, in case of, evaluate for, to rule out, r o,
                rule out, screening for, look for, screen for""");
        add(Kind.PSEUDO, """
                no increase, no increased, no change, no changes, no significant change, no interval change,
                no suspicious change, no worsening, no improvement, no further, no new, not certain if,
                not certain whether, not sure if, not necessarily, not only, without difficulty, without further,
                not drain, gram negative, not cause, not be ruled out, cannot be ruled out, cannot be excluded,
                not rule out, cannot rule out, can't rule out, no doubt, not improved, not improving, not resolved,
                not better, not controlled, not well controlled, not changed, not worse, history of present illness,
                history and, social history, smoking history, tobacco history, past month, past week, past few, past two, past three, past year, past several,
                past day, past days, past weeks, past months, over the past, had been having, poorly, history taking,
                no i, no it, no he, no she, no they, no we, no you, accompanied by her mother, accompanied by his mother,
                accompanied by her father, accompanied by his father, accompanied by her husband, accompanied by his wife,
                accompanied by her daughter, accompanied by her son, accompanied by his son, accompanied by his daughter,
                signs of distress, as if, mother reports, mother states, mother says, father reports, father states,
                father says, wife reports, wife states, wife says, husband reports, husband states, husband says,
                daughter reports, daughter states, daughter says, son reports, son states, son says, wife notes,
                husband notes, mother notes, father notes, parents report, parents state, family reports""");
        add(Kind.TERMINATES, """
                but, however, although, though, yet, except, apart from, aside from, other than, still, nevertheless,
                which, who presents, who presented, presents, presented, presenting, because, since, secondary to,
                due to, cause for, cause of, causes of, reason for, reasons for, as the cause of, source of,
                etiology for, etiology of, trigger event for, origin for, origin of, she has, he has, patient has,
                i have, she is, he is, patient is, she reports, he reports, patient reports, she endorses, he endorses,
                patient endorses, reports, endorses, complains, admits, affirms, she does have, he does have,
                does have, i do have, but has, now has, and has, has had, who has, now""");
    }

    private TriggerLexicon() {}

    /** A trigger found among words. */
    record Hit(int firstWord, int lastWord, Kind kind) {}

    /** The triggers among some of the words, in their order; they do not overlap. */
    static List<Hit> find(List<Word> words, int from, int to) {
        List<Hit> hits = new ArrayList<>();
        int at = from;
        while (at < to) {
            Hit hit = longestAt(words, at, to);
            if (hit == null) {
                at++;
            } else {
                hits.add(hit);
                at = hit.lastWord() + 1;
            }
        }
        return hits;
    }

    private static Hit longestAt(List<Word> words, int at, int to) {
        String first = words.get(at).text();
        for (Trigger trigger : BY_FIRST_WORD.getOrDefault(first, List.of())) {
            if (matches(trigger, words, at, to)) {
                return new Hit(at, at + trigger.words().size() - 1, trigger.kind());
            }
        }
        return first.endsWith("n't") ? new Hit(at, at, Kind.NEGATES_WHAT_FOLLOWS) : null;
    }

    private static boolean matches(Trigger trigger, List<Word> words, int at, int to) {
        if (at + trigger.words().size() > to) {
            return false;
        }
        for (int offset = 0; offset < trigger.words().size(); offset++) {
            if (!words.get(at + offset).text().equals(trigger.words().get(offset))) {
                return false;
            }
        }
        return true;
    }

    private static void add(Kind kind, String phrases) {
        for (List<String> phrase : Lexicon.phrases(phrases)) {
            List<Trigger> sameStart = BY_FIRST_WORD.computeIfAbsent(phrase.getFirst(), word -> new ArrayList<>());
            sameStart.add(new Trigger(phrase, kind));
            sameStart.sort(
                    Comparator.comparingInt((Trigger trigger) -> trigger.words().size())
                            .reversed());
        }
    }
}
