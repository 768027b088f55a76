package dev.labelwright.offline.baseline;

import java.util.Set;

/** Words that say nothing of what a variable is about: function words, and the words in which instructions are put. */
final class StopWords {
    private static final Set<String> FUNCTION = Lexicon.words("""
            a an and any are as at be been being both but by can could did do does doing done during each for from had
            has have having he her hers him his how i if in into is it its may me might my of on or our shall she should
            so some than that the their them then there these they this those to us was we were what when where
            whether which while who whom whose will with would you your s t i'm i've i'd he'd she'd also etc per via
            about above below between through only same such very just both either eg ie""");

    private static final Set<String> INSTRUCTION = Lexicon.words("""
            patient patients person subject note notes document documents documented documentation text report reports
            reported record recorded chart mention mentions mentioned mentioning state states stated describe describes
            described indicate indicates indicated indicating say says said note's patient's give gives given extract
            answer return find read list listed choose select identify determine look code label true false yes null
            value values otherwise else unless according current currently active actively now present presently ongoing
            today time ever past previous previously variable question most latest recent last first main exact exactly
            use uses used using include includes including excluding one number numeric integer date dates day month
            year years format following known diagnosed diagnosis experience experiences experiencing suffer suffers
            suffering evidence clinical clinician doctor physician visit encounter status name named whole written
            stands word words name's called synonym synonyms example examples all every own""");

    private StopWords() {}

    /** Whether a word in lower case says nothing wherever it stands. */
    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }

    /** Whether a word says nothing in an instruction or a variable's name. */
    static boolean isOfInstruction(String word) {
        return FUNCTION.contains(word) || INSTRUCTION.contains(word);
    }
}
