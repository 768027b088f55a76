package dev.labelwright.endtoend;

import java.util.List;

/** Variables of every stage, as they are posted, that the offline model can read out of short notes. */
final class StageVariables {
    static final List<String> ALL = List.of("""
                        {"name":"Age","type":"INTEGER","instruction":"Age of the patient in years."}""", """
                        {"name":"Medication","type":"TEXT","scope":"MANY_PER_NOTE",
                         "instruction":"Each medication that the patient takes.",
                         "options":[{"value":"aspirin"},{"value":"metformin"}]}""", """
                        {"name":"Smoker","type":"BOOLEAN","scope":"ONE_PER_PATIENT",
                         "instruction":"Whether the patient smokes. Synonyms: smokes, smoking.",
                         "aggregation":{"strategy":"ANY_TRUE"}}""", """
                        {"name":"Packs","type":"FLOAT","scope":"ONE_PER_PATIENT",
                         "instruction":"Packs of cigarettes a day. Synonyms: packs per day.",
                         "aggregation":{"strategy":"MODEL","instruction":"The highest number of packs."}}""", """
                        {"name":"Heavy smoker","type":"BOOLEAN","kind":"DEPENDENT",
                         "instruction":"Whether {Packs} is more than 1.5.",
                         "conditions":[{"subject":"VARIABLE","variable":"Smoker","operator":"IS","value":true}]}""");

    private StageVariables() {}
}
