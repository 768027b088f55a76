package dev.labelwright.estimate.ceiling;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Variables and texts of all kinds, by chance. */
final class RandomOntology {
    private static final List<String> PIECES = List.of(
            "Patient denies chest pain. ",
            "👩‍👩‍👧‍👦🩺",
            "患者は胸痛を否定する。",
            "é\u0301ñ",
            "<|endoftext|>",
            "\"}]\n{\\",
            "          ",
            "BP 130/80, HR 72\r\n");

    private RandomOntology() {}

    /** Up to a number of pieces: prose, emoji, CJK, control tokens, punctuation, base64. */
    static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(most) + 1; count > 0; count--) {
            if (random.nextInt(6) == 0) {
                byte[] blob = new byte[1 + random.nextInt(120)];
                random.nextBytes(blob);
                text.append(Base64.getEncoder().encodeToString(blob));
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    /** At least one variable; dependents come after what they are made from. */
    static List<Variable> variables(Random random, String otherModel) {
        List<Variable> variables = new ArrayList<>();
        for (int index = random.nextInt(10); index >= 0; index--) {
            List<String> before = variables.stream()
                    .filter(any -> random.nextInt(3) == 0)
                    .map(Variable::name)
                    .toList();
            boolean dependent = !before.isEmpty() && random.nextInt(3) == 0;
            Scope scope =
                    dependent ? Scope.ONE_PER_PATIENT : List.of(Scope.values()).get(random.nextInt(3));
            VariableType type = List.of(VariableType.values()).get(random.nextInt(VariableType.values().length));
            variables.add(new Variable(
                    Ids.next(),
                    "V" + index,
                    dependent ? Kind.DEPENDENT : Kind.EXTRACTED,
                    type,
                    scope,
                    text(random, random.nextInt(4) == 0 ? 40 : 3),
                    type == VariableType.TEXT && random.nextBoolean()
                            ? List.of(new Option("yes 👍", text(random, 2)), new Option("いいえ", ""))
                            : List.of(),
                    null,
                    !dependent && scope == Scope.ONE_PER_PATIENT ? Aggregation.defaultFor(type) : null,
                    List.of(),
                    dependent ? before : List.of(),
                    null,
                    true,
                    null,
                    random.nextInt(3) == 0 ? otherModel : null,
                    null,
                    1));
        }
        return variables;
    }
}
