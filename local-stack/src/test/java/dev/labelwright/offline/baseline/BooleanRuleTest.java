package dev.labelwright.offline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanRuleTest {
    private static Asked asked(String name, String instruction) {
        return Asked.one(VariableType.BOOLEAN, name, instruction);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chest pain | She reports chest pain since Monday. | true",
                "Chest pain | There is pain in the chest at night. | true",
                "Chest pain | He denies chest pain. | false",
                "Chest pain | Denies fever, cough, or chest pain. | false",
                "Chest pain | No evidence of chest pain on exertion. | false",
                "Chest pain | Negative for chest pain and palpitations. | false",
                "Chest pain | Chest pain: none. | false",
                "Chest pain | Chest pain: No | false",
                "Chest pain | Chest pain was denied. | false",
                "Chest pain | He has been without chest pain for a week. | false",
                "Chest pain | He does n't have chest pain . | false",
                "Chest pain | He doesn't have any chest pain. | false",
                "Chest pain | Denies fever but has chest pain. | true",
                "Chest pain | No fever, however chest pain persists. | true",
                "Chest pain | Denies nausea; chest pain persists. | true",
                "Chest pain | No, I do get chest pain. | true",
                "Chest pain | There was no increase in chest pain. | true",
                "Chest pain | No change in his chest pain. | true",
                "Chest pain | Chest pain not only at night. | true",
                "Chest pain | Return if you get chest pain. | null",
                "Chest pain | The weather is lovely. | null",
                "Chest pain | Any chest pain ?\\n[patient] no , nothing . | false",
                "Chest pain | Any chest pain ?\\n[patient] yeah , on the stairs . | true",
                "Chest pain | Any chest pain ?\\n[patient] the dog ate it . | null",
                "Pneumonia | Pneumonia was ruled out. | false",
                "Pneumonia | Pneumonia cannot be ruled out. | true",
                "Pneumonia | Pneumonia is unlikely. | false",
                "Pneumonia | She had pneumonia as a child. | true",
                "Pneumonia | No history of pneumonia. | false",
                "Diabetes | Past medical history of diabetes. | true",
                "Diabetes | Her mother had diabetes. | false",
                "Diabetes | FAMILY HISTORY\\n\\nDiabetes, stroke. | false",
                "Diabetes | Family history of diabetes. | false",
                "Diabetes | Diabetes in her mother, none in him. | false",
                "Diabetes | Mother had diabetes; the patient has diabetes too. | true",
                "Diabetes | Lives with his wife and manages his diabetes. | true",
                "Diabetes | PAST MEDICAL HISTORY\\n\\nDiabetes. | true",
                "Diabetes | Possible diabetes, to be tested. | null",
                "Diabetes | The grandmother's diabetes is severe. | false",
                "Diabetes | The patient is diabetic. | true",
                "Hypertension | Treated for high blood pressure. | true",
                "Hypertension | HTN, well controlled on lisinopril. | true",
                "Headaches | A headache every evening. | true",
                "Headaches | He no longer has headaches. | true",
                "has_fever | Febrile this morning. | true",
            })
    void readsAFindingInItsContext(String name, String note, String value) {
        // Given a variable that asks whether a finding was ever there
        Asked asked = asked(name, "True if the note says so.");

        // When the note is read
        String read = asked.valueIn(note.translateEscapes());

        // Then negation, time and experiencer decide
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Smoking | She no longer smokes. | false",
                "Smoking | He quit smoking in 2010. | false",
                "Smoking | He smokes a pack a day. | true",
                "Headaches | History of headaches. | false",
                "Headaches | Headaches have resolved. | false",
                "Headaches | History of headaches. Headache again this morning. | true",
            })
    void aPastFindingIsFalseWhereTheCurrentStateIsAsked(String name, String note, String value) {
        // Given a variable that asks for the present
        Asked asked = asked(name, "Does the patient currently have this problem?");

        // When the note is read
        String read = asked.valueIn(note.translateEscapes());

        // Then what is over does not count
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Her mother had diabetes. | true",
                "She has diabetes herself. | null",
                "No family history of diabetes. | false",
            })
    void aQuestionAboutTheFamilyTurnsTheExperiencerRound(String note, String value) {
        // Given a variable about relatives
        Asked asked = asked("Family history of diabetes", "True if a relative has diabetes.");

        // When the note is read
        String read = asked.valueIn(note.translateEscapes());

        // Then only relatives count
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Known as \"dropsy\", \"swollen legs\". | Legs were swollen, swollen legs again. | true",
                "Edema, e.g. dropsy or puffy ankles. | She has puffy ankles. | true",
                "Edema (also dropsy). | No dropsy. | false",
            })
    void synonymsOfTheInstructionCount(String instruction, String note, String value) {
        // Given an instruction with synonyms
        Asked asked = asked("Edema", instruction);

        // When the note is read
        String read = asked.valueIn(note.translateEscapes());

        // Then they are found like the name
        assertThat(read).isEqualTo(value);
    }

    @Test
    void quotesAreVerbatimWithEmojiAndCombiningMarks() {
        // Given a note with characters of two units and with combining marks
        String note = "\uD83D\uDE00 Zoe\u0301 reports \uD83E\uDD12 fever \uD83D\uDE00. Plan: rest.";

        // When it is read
        JsonNode answer = asked("Fever", "Fever.").answerFor(note);

        // Then the quote is the sentence, character for character
        assertThat(answer.get("quotes").get(0).asText())
                .isEqualTo("\uD83D\uDE00 Zoe\u0301 reports \uD83E\uDD12 fever \uD83D\uDE00.");
    }

    @Test
    void anExactPhraseIsSurerThanALooseOneAndAContradictionLessSure() {
        // Given the same variable
        Asked asked = asked("Chest pain", "Chest pain.");

        // When it is read from an exact, a loose and a contradictory note
        double exact = asked.answerFor("Chest pain today.").get("confidence").asDouble();
        double loose =
                asked.answerFor("Pain in the chest today.").get("confidence").asDouble();
        double torn = asked.answerFor("Chest pain today. Denies chest pain.")
                .get("confidence")
                .asDouble();

        // Then confidence falls in that order
        assertThat(exact).isEqualTo(0.9);
        assertThat(loose).isLessThan(exact);
        assertThat(torn).isEqualTo(0.45);
    }
}
