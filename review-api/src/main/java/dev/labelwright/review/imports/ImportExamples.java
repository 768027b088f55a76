package dev.labelwright.review.imports;

/** What the OpenAPI document shows of imports. */
final class ImportExamples {
    static final String COUNTS = "{\"drafts\":120,\"decisions\":35,\"unchanged\":0,\"protected\":2}";

    static final String CSV = """
            PATIENT_ID,NOTE_ID,VARIABLE,STATUS,AI_VALUE,DECIDED_VALUE
            P-01,P-01-02,Smoking status,EDITED,Current smoker,Former smoker
            """;

    static final String LABEL_STUDIO = """
            [{"data":{"text":"He stopped smoking in 2019.","patient_id":"P-01","note_id":"P-01-02"},
            "annotations":[{"completed_by":{"email":"weiss@example.org"},"result":[{"from_name":"Smoking status",
            "to_name":"text","type":"choices","value":{"choices":["Former smoker"]}}]}]}]""";

    static final String INVALID_FILE = """
            {"type":"urn:labelwright:problem:invalid-file","title":"The file breaks a rule","status":422,
            "detail":"The file breaks 1 rules; nothing was stored.",
            "instance":"/api/v1/projects/019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11/labels/import","code":"INVALID_FILE",
            "violations":[{"line":2,"column":"NOTE_ID","code":"UNKNOWN_NOTE",
            "message":"the patient has no note of this id"}],"violationCount":1}""";

    private ImportExamples() {}
}
