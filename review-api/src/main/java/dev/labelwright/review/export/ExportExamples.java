package dev.labelwright.review.export;

/** What the OpenAPI document shows of exports. */
final class ExportExamples {
    static final String DETAILED = """
            PATIENT_ID,NOTE_ID,NOTE_DATETIME,VARIABLE,SCOPE,TYPE,VALUE,AI_VALUE,STATUS,CONFIDENCE,MODEL,\
            VARIABLE_VERSION,REVIEWER,REVIEWED_AT,COMMENT,EVIDENCE,STALE,LABEL_ID,GENERATION_ID,DECIDED_VALUE,\
            THRESHOLD,NOTE_HASH,DRAFTED_AT
            P-01,P-01-02,2025-02-03,Smoking status,ONE_PER_NOTE,TEXT,Former smoker,Former smoker,ACCEPTED,0.93,\
            offline-baseline,2,Dr. Weiss,2026-03-02T10:15:30.120Z,,,false,019dba20-91aa-7b02-8c33-0f6de1b7a402,\
            019dba1c-0e77-7e55-a1a9-3d2c44c1f001,,,\
            5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef,2026-03-02T09:58:12.004Z
            """;

    static final String PATIENT = """
            PATIENT_ID,Smoking status,Stage
            P-01,"[""Current smoker"",""Former smoker""]",II
            """;

    static final String CHAT = """
            {"messages":[{"role":"system","content":"You abstract clinical notes. …"},\
            {"role":"user","content":"He stopped smoking in 2019."},\
            {"role":"assistant","content":"{\\"v1\\":{\\"quotes\\":[\\"stopped smoking in 2019\\"],\
            \\"value\\":\\"Former smoker\\",\\"confidence\\":1}}"}]}
            """;

    static final String LABEL_STUDIO = """
            [{"data":{"text":"He stopped smoking in 2019.","patient_id":"P-01","note_id":"P-01-02",\
            "date":"2025-02-03","title":"Progress note","labelwright":[]},\
            "predictions":[{"model_version":"offline-baseline","score":0.93,"result":[\
            {"id":"r0","from_name":"Smoking status","to_name":"text","type":"choices","score":0.93,\
            "value":{"choices":["Former smoker"]}},\
            {"id":"r1","from_name":"evidence","to_name":"text","type":"labels",\
            "value":{"start":3,"end":26,"text":"stopped smoking in 2019","labels":["Smoking status"]}}]}],\
            "annotations":[]}]""";

    static final String LABEL_STUDIO_CONFIG = """
            <View>
              <Header value="$title"/>
              <Text name="text" value="$text"/>
              <Labels name="evidence" toName="text">
                <Label value="Smoking status"/>
              </Labels>
              <Header value="Smoking status" size="5"/>
              <Choices name="Smoking status" toName="text" choice="single">
                <Choice value="Former smoker" hint="Quit at least a year ago"/>
              </Choices>
            </View>
            """;

    static final String FHIR = """
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Observation",\
            "status":"final","code":{"text":"Smoking status"},"subject":{"identifier":{"value":"P-01"}},\
            "effectiveDateTime":"2025-02-03","valueString":"Former smoker"}}]}
            """;

    static final String NOT_OFFERED = """
            {"type":"urn:labelwright:problem:not-available","title":"This version does not offer it","status":422,
            "detail":"layout: must be one of: detailed, patient",
            "instance":"/api/v1/projects/019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11/export","code":"NOT_AVAILABLE",
            "violations":[{"field":"layout","message":"must be one of: detailed, patient"}],"violationCount":1}""";

    private ExportExamples() {}
}
