package dev.labelwright.offline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRulesTest {
    private static final Option[] SMOKING = {
        new Option("Current", "smokes now, current smoker, active tobacco use"),
        new Option("Former", "quit smoking, ex-smoker, used to smoke"),
        new Option("Never", "never smoked, nonsmoker, denies tobacco"),
        new Option("Unknown", "not documented"),
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "He smokes two packs a day. | Current",
                "She is a current smoker. | Current",
                "She is a former smoker. | Former",
                "He quit smoking ten years ago. | Former",
                "She used to smoke in college. | Former",
                "He has never smoked. | Never",
                "Patient is a never smoker. | Never",
                "Denies tobacco and alcohol. | Never",
                "Smoking: never. | Never",
                "SOCIAL HISTORY: Current smoker, one pack per day. | Current",
                "She does not smoke. | Never",
                "Her father smoked all his life. | null",
                "The knee is swollen. | null",
            })
    void choosesAnOptionByItsWordsAndTheirPolarity(String note, String value) {
        // Given options whose definitions have synonyms
        Asked asked = Asked.one(VariableType.TEXT, "Smoking status", "Smoking status of the patient.", SMOKING);

        // When the note is read
        String read = asked.valueIn(note);

        // Then the option fits what is said, not only the word
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ms. Young is here. She feels well. | Female",
                "A 62-year-old male. | Male",
                "This pleasant gentleman came with his wife. | Male",
                "here for the results | null",
            })
    void readsTheSexFromNounsTitlesAndPronouns(String note, String value) {
        // Given options without definitions
        Asked asked = Asked.one(
                VariableType.TEXT, "Sex", "Sex of the patient.", new Option("Male", ""), new Option("Female", ""));

        // When the note is read
        String read = asked.valueIn(note);

        // Then how the note speaks of the person decides
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Stage II disease was found. | II",
                "Biopsy shows stage IV disease. | IV",
                "Stage of the disease pending. | null",
            })
    void shortOptionsNeedTheVariablesWordBesideThem(String note, String value) {
        // Given options that are numerals
        Asked asked = Asked.one(
                VariableType.TEXT,
                "Cancer stage",
                "Stage.",
                new Option("I", ""),
                new Option("II", ""),
                new Option("IV", ""));

        // When the note is read
        String read = asked.valueIn(note);

        // Then the numeral counts beside the word
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Breast cancer, stage II (pT2). | Stage II",
                "Stage IA adenocarcinoma. | Stage I",
                "pT1a, stage I. | Stage I",
                "She is worried about stage II disease. | null",
            })
    void optionsThatDifferInANumeralAreToldApart(String note, String value) {
        // Given options with a common word
        Asked asked = Asked.one(
                VariableType.TEXT,
                "Cancer stage",
                "Overall stage.",
                new Option("Stage I", "Synonyms: stage 1, stage IA"),
                new Option("Stage II", "Synonyms: stage 2, stage IIA"));

        // When the note is read
        String read = asked.valueIn(note);

        // Then the numeral decides
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A 62-year-old man. | 62",
                "A 62 y/o woman. | 62",
                "She is a 34 -year-old female with pain. | 34",
                "Pt is 71 yo. | 71",
                "Age: 45. | 45",
                "He is forty five years old. | 45",
                "A 22-month-old girl. | 1",
                "I have been anemic since I was 13 years old. | null",
                "She has a 9-year-old brother. | null",
                "They occur around 5 to 10 years of age. | null",
                "Seen 3 weeks ago. | null",
            })
    void readsThePatientsAge(String note, String value) {
        // Given the age
        Asked asked = Asked.one(VariableType.INTEGER, "Age", "The patient's age in years.");

        // When the note is read
        String read = asked.valueIn(note);

        // Then it is the patient's, at the visit
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLOAT | Hemoglobin A1c | Percent. | Hemoglobin A1c is 8.1 today. | 8.1",
                "FLOAT | A1c | In %. | His HbA1c came back at 7.5 %. | 7.5",
                "INTEGER | Heart rate | In bpm. | Pulse 88 and regular. | 88",
                "INTEGER | Systolic pressure | Systolic blood pressure in mmHg. | BP 132/84, pulse 70. | 132",
                "INTEGER | Diastolic pressure | Diastolic blood pressure in mmHg. | BP 132/84, pulse 70. | 84",
                "INTEGER | Systolic pressure | Systolic, in mmHg. | it was one fifty over seventy | 150",
                "INTEGER | Lisinopril dose | Daily dose of lisinopril in mg. | Lisinopril 40 mg daily, Lasix 20 mg daily. | 40",
                "INTEGER | Lasix dose | Daily dose of Lasix in mg. | Lisinopril 40 mg daily, Lasix 20 mg daily. | 20",
                "FLOAT | Weight | Body weight in kg. | Weight 154 lbs, that is weight 69.9 kg. | 69.9",
                "INTEGER | Platelet count | Platelets. | Platelets 1,250 today. | 1250",
                "INTEGER | Children | Number of children. | She has three children. | 3",
                "INTEGER | Creatinine | mg/dl | Creatinine is 1.4. | null",
                "FLOAT | Creatinine | mg/dl | Seen on 03/04/2021. | null",
                "INTEGER | Vertebra | Number. | Vertebra L5 is fractured. | null",
            })
    void readsTheNumberNearTheVariablesWords(String type, String name, String instruction, String note, String value) {
        // Given a number with a unit in its instruction
        Asked asked = Asked.one(VariableType.valueOf(type), name, instruction);

        // When the note is read
        String read = asked.valueIn(note);

        // Then the nearest number of that unit is it
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date of birth 09/18/1949. | 1949-09-18",
                "DOB: 1949-09-18, seen 2021-03-03. | 1949-09-18",
                "Seen March 3, 2021; born September 18, 1949. | 1949-09-18",
                "date of birth is january 15th 1962 . | 1962-01-15",
                "Born on 18 September 1949. | 1949-09-18",
                "date of birth 1/12/71 . | 1971-01-12",
                "Born in September 1949. | null",
                "Born on 02/30/1949. | null",
                "Seen on 03/03/2021. | null",
            })
    void readsTheDateNearTheVariablesWords(String note, String value) {
        // Given a date
        Asked asked = Asked.one(VariableType.TIMESTAMP, "Date of birth", "When the patient was born.");

        // When the note is read
        String read = asked.valueIn(note);

        // Then only a complete date of that event counts
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHIEF COMPLAINT\\n\\nAnnual exam.\\n\\nPLAN\\n\\nRest. | Annual exam",
                "CC: left arm pain. | left arm pain",
                "chief complaint is left arm pain . hello | left arm pain",
                "She presents today with some back pain . | back pain",
                "He is here for evaluation of high blood sugar . | high blood sugar",
                "c/o sore throat, fever. | sore throat",
                "The weather is lovely. | null",
            })
    void readsFreeTextUnderAHeadingAfterALabelOrAnOpening(String note, String value) {
        // Given a free text
        Asked asked = Asked.one(VariableType.TEXT, "Chief complaint", "The reason for the visit.");

        // When the note is read
        String read = asked.valueIn(note.translateEscapes());

        // Then it is short and the note's own words
        assertThat(read).isEqualTo(value);
    }

    @Test
    void listsMedicationsWithAndWithoutTheirDose() {
        // Given a note with two medications and one that is denied
        String note = "Takes lisinopril 40 mg daily and Lasix 20 mg twice a day. Denies aspirin 81 mg.";

        // When they are asked for by name, and with their dose
        var names = Asked.many(VariableType.TEXT, "Medications", "Each medication by name.")
                .valuesIn(note);
        var doses = Asked.many(VariableType.TEXT, "Medications", "Each medication with dose and frequency.")
                .valuesIn(note);

        // Then the denied one is none
        assertThat(names).containsExactly("lisinopril", "Lasix");
        assertThat(doses).containsExactly("lisinopril 40 mg daily", "Lasix 20 mg twice a day");
    }

    @Test
    void whatWasStoppedIsNotTaken() {
        // Given options, and a question in the present tense
        Asked asked = Asked.many(
                VariableType.TEXT,
                "Medication",
                "Each medication that the patient takes.",
                new Option("furosemide", "Synonyms: Lasix"),
                new Option("lisinopril", ""),
                new Option("aspirin", ""));

        // When a note names three
        var values = asked.valuesIn("MEDICATIONS: Lasix 40 mg daily. Lisinopril was stopped. No aspirin.");

        // Then the one that goes on is taken
        assertThat(values).containsExactly("furosemide");
    }

    @Test
    void listsTheItemsOfASectionOnceEachAndAtMostTen() {
        // Given a section of twelve lines, of which one is said twice
        StringBuilder note = new StringBuilder("ALLERGIES\n\nPenicillin.\nPenicillin.\n");
        for (char item = 'a'; item < 'l'; item++) {
            note.append("Pollen of kind ").append(item).append("x.\n");
        }

        // When it is read
        var values =
                Asked.many(VariableType.TEXT, "Allergies", "All allergies.").valuesIn(note.toString());

        // Then they are distinct, in order, and no more than the schema allows
        assertThat(values)
                .hasSize(10)
                .startsWith("Penicillin", "Pollen of kind ax")
                .doesNotHaveDuplicates();
    }
}
