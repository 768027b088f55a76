package dev.labelwright.offline.baseline;

import java.util.Arrays;
import java.util.List;

/** Common clinical abbreviations and lay names: a variable named by one is found by the others too. */
final class Abbreviations {
    private static final List<List<List<String>>> GROUPS = groups("""
            hypertension, high blood pressure, htn
            diabetes, diabetes mellitus, diabetic, dm
            congestive heart failure, heart failure, chf
            coronary artery disease, cad
            myocardial infarction, heart attack, stemi, nstemi
            chronic obstructive pulmonary disease, copd
            shortness of breath, dyspnea, sob, short of breath
            urinary tract infection, uti
            gastroesophageal reflux disease, gerd, acid reflux, reflux
            atrial fibrillation, afib
            stroke, cerebrovascular accident, cva
            deep vein thrombosis, dvt
            pulmonary embolism, pe
            hyperlipidemia, high cholesterol, dyslipidemia, hld
            smoking, tobacco, smoker, cigarettes
            alcohol, etoh, drinks, drinking
            fever, febrile
            nausea, nauseous
            vomiting, emesis
            blood pressure, bp
            heart rate, pulse, hr
            respiratory rate, respirations, rr
            temperature, temp
            oxygen saturation, spo2, o2 sat, sats, o2 saturation, pulse oximetry
            weight, weighs, wt
            height, ht
            body mass index, bmi
            hemoglobin a1c, a1c, hba1c, glycated hemoglobin
            hemoglobin, hgb
            white blood cell count, wbc, white blood cell, white count
            creatinine, cr
            ejection fraction, ef, lvef, pumping function
            date of birth, dob, born, birth date
            chief complaint, cc, reason for visit, presenting complaint, presenting problem, reason for consultation
            history of present illness, hpi
            medication, medications, meds, medicine, current medications
            allergy, allergies, allergic
            surgery, operation, surgical procedure
            impression, assessment
            """);

    private Abbreviations() {}

    /** The other names of what these stems name; empty where none is known. */
    static List<List<String>> othersOf(List<String> stems) {
        return GROUPS.stream()
                .filter(group -> group.contains(stems))
                .flatMap(List::stream)
                .filter(phrase -> !phrase.equals(stems))
                .toList();
    }

    private static List<List<List<String>>> groups(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .filter(line -> !line.isBlank())
                .map(line -> Lexicon.phrases(line).stream()
                        .map(phrase -> phrase.stream()
                                .filter(word -> !StopWords.isFunction(word))
                                .map(Stems::stem)
                                .toList())
                        .toList())
                .toList();
    }
}
