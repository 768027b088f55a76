package dev.labelwright.prompt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Long texts of every kind that has made trouble for somebody: each a mixture of passages. */
final class LongTexts {
    private static final List<String> WORDS = List.of(
            "patient",
            "denies",
            "chest",
            "pain,",
            "BP",
            "120/80.",
            "Aspirin",
            "81 mg",
            "é̂",
            "naïve",
            "don't",
            "IT'S",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "hba1c",
            "<|endoftext|>",
            "1234567",
            "—",
            "CamelCaseWord",
            "…",
            "?",
            "!");
    private static final int[] EMOJI = "😀👩‍⚕️🏳️‍🌈🩺".codePoints().toArray();

    private LongTexts() {}

    /** A text of up to so many UTF-16 units, and a little more. */
    static String any(Random random, int most) {
        int length = random.nextInt(most);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            passage(text, random, 1 + random.nextInt(1 + length / 2));
        }
        return text.toString();
    }

    private static void passage(StringBuilder text, Random random, int length) {
        int until = text.length() + length;
        int kind = random.nextInt(9);
        String repeated = WORDS.get(random.nextInt(WORDS.size()));
        while (text.length() < until) {
            switch (kind) {
                case 0, 1, 2 ->
                    text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
                case 3 -> text.appendCodePoint(EMOJI[random.nextInt(EMOJI.length)]);
                case 4 ->
                    text.appendCodePoint(0x4E00 + random.nextInt(0x5000)).append(random.nextInt(20) == 0 ? "。" : "");
                case 5 -> text.append(base64(random));
                case 6 -> text.append(repeated);
                case 7 -> text.append((char) ('0' + random.nextInt(10)));
                default -> text.appendCodePoint(anyCharacter(random));
            }
        }
    }

    private static String base64(Random random) {
        byte[] bytes = new byte[300];
        random.nextBytes(bytes);
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static int anyCharacter(Random random) {
        int character = 1 + random.nextInt(Character.MAX_CODE_POINT);
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE ? ' ' : character;
    }
}
