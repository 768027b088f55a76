package dev.labelwright.worker.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what models that were not held to a schema put around their JSON: a fence of Markdown, and words about it. */
final class Fence {
    private static final Pattern OPENING = Pattern.compile("```[A-Za-z0-9]*[ \\t]*\\R");
    private static final String CLOSING = "```";

    private Fence() {}

    /** What stands between the first opening fence and the next closing one; the whole where there is none. */
    static String open(String content) {
        Matcher opening = OPENING.matcher(content);
        if (content.strip().startsWith("{") || !opening.find()) {
            return content;
        }
        int closing = content.indexOf(CLOSING, opening.end());
        return closing < 0 ? content : content.substring(opening.end(), closing);
    }
}
