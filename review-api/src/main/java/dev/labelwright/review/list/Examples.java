package dev.labelwright.review.list;

/** What the OpenAPI document shows. */
public final class Examples {
    public static final String PROJECT = "019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11";
    public static final String LABEL_ID = "019dba20-91aa-7b02-8c33-0f6de1b7a402";

    public static final String LABEL = """
            {"id":"019dba20-91aa-7b02-8c33-0f6de1b7a402","patientId":"P-01","noteId":"P-01-02",
            "variable":"Smoking status","scope":"ONE_PER_NOTE","value":"Former smoker","aiValue":"Current smoker",
            "confidence":0.71,"belowThreshold":false,"evidence":[{"noteId":"P-01-02","start":18,"end":36,
            "text":"stopped smoking in","grounded":true}],"status":"EDITED","reviewer":"Dr. Weiss",
            "reviewedAt":"2026-03-02T10:15:30.120Z","comment":"Quit in 2019","model":"offline-baseline",
            "variableVersion":2,"generationId":"019dba1c-0e77-7e55-a1a9-3d2c44c1f001",
            "draftedAt":"2026-03-02T09:58:12.004Z","stale":false,"version":3,"etag":"\\"3\\""}""";

    public static final String LABELS = "{\"items\":[" + LABEL + "],\"nextCursor\":null}";

    public static final String INPUTS =
            "{\"items\":[{\"label\":" + LABEL + ",\"note\":{\"noteId\":\"P-01-02\",\"date\":\"2025-03-04\","
                    + "\"title\":\"Progress note\"}}],\"nextCursor\":null}";

    public static final String REVISIONS = """
            {"items":[{"version":1,"at":"2026-03-02T09:58:12.004Z","actorKind":"MODEL","actor":"offline-baseline",
            "action":"DRAFT","from":null,"to":{"value":"Current smoker","aiValue":"Current smoker","confidence":0.71,
            "evidence":[],"status":"DRAFT","reviewer":null,"reviewedAt":null,"comment":null,
            "model":"offline-baseline","variableVersion":2,
            "generationId":"019dba1c-0e77-7e55-a1a9-3d2c44c1f001"},
            "generationId":"019dba1c-0e77-7e55-a1a9-3d2c44c1f001","comment":null}],"nextCursor":"WyIxIl0"}""";

    public static final String UNKNOWN_VARIABLE = """
            {"type":"urn:labelwright:problem:unknown-reference",
            "title":"The input names something that does not exist","status":422,
            "detail":"variable: the project has no variable of this name",
            "instance":"/api/v1/projects/019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11/labels","code":"UNKNOWN_REFERENCE",
            "violations":[{"field":"variable","message":"the project has no variable of this name"}],
            "violationCount":1}""";

    private Examples() {}
}
