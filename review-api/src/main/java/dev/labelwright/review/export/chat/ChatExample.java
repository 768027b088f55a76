package dev.labelwright.review.export.chat;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.read.Unit;
import dev.labelwright.review.list.LabelRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One prompt and its right answer.
 *
 * @param prompt as a worker would send it
 * @param answer by the keys of the prompt's variables
 */
record ChatExample(Prompt prompt, Map<String, Object> answer) {

    /** A variable with its right answer. */
    private record Known(VariableDefinition variable, Object answer) {}

    /** A role's words. */
    private record Message(String role, String content) {}

    /** The examples of a note, in each as many variables as the project's prompts ask; none of a patient. */
    static List<ChatExample> of(Unit unit, Export export) {
        List<ChatExample> examples = new ArrayList<>();
        List<Known> known = unit.ofPatient() ? List.of() : known(unit, export);
        for (int from = 0; from < known.size(); from += export.variablesPerCall()) {
            examples.add(of(unit, known.subList(from, Math.min(known.size(), from + export.variablesPerCall()))));
        }
        return examples;
    }

    private static ChatExample of(Unit unit, List<Known> known) {
        List<AskedVariable> asked = new ArrayList<>();
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Known one : known) {
            String key = "v" + (asked.size() + 1);
            asked.add(new AskedVariable(key, one.variable()));
            answer.put(key, one.answer());
        }
        return new ChatExample(PromptTemplate.render(asked, unit.text()), answer);
    }

    private static List<Known> known(Unit unit, Export export) {
        List<Known> known = new ArrayList<>();
        for (Variable variable : export.variables().values()) {
            List<LabelRow> labels = unit.labels().stream()
                    .filter(row -> row.label().cell().variableId().equals(variable.id()))
                    .toList();
            if (!labels.isEmpty() && variable.takesPartIn(Stage.NOTE_LABELS) && settled(labels, export)) {
                VariableDefinition definition = variable.definition(Stage.NOTE_LABELS);
                RightAnswer.of(definition, labels).ifPresent(answer -> known.add(new Known(definition, answer)));
            }
        }
        return known;
    }

    /** Whether people decided on all that is in the cell, and on the text that the note has now. */
    private static boolean settled(List<LabelRow> labels, Export export) {
        return labels.stream()
                .allMatch(row -> row.label().isReviewed()
                        && !row.stale()
                        && (export.status() == null || row.label().decision().status() == export.status()));
    }

    /** The example as a line of JSON. */
    String line() {
        return EventJson.write(Map.of(
                "messages",
                List.of(
                        new Message("system", prompt.system()),
                        new Message("user", prompt.user()),
                        new Message("assistant", EventJson.write(answer)))));
    }
}
