package dev.labelwright.offline.baseline;

import java.util.List;

/** A note with what the rules need to read it. Not thread-safe: one per call. */
record Reading(NoteText note, MentionFinder finder, ContextRules context) {
    static Reading of(String text) {
        NoteText note = new NoteText(text);
        return new Reading(note, new MentionFinder(note), new ContextRules(note));
    }

    List<Mention> mentionsOf(List<Term> terms) {
        return finder.find(terms);
    }

    Span quote(Mention mention) {
        return Quotes.around(note, mention.sentence(), mention.span(note));
    }
}
