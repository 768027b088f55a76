package dev.labelwright.review.validation;

import dev.labelwright.review.quality.QualityExamples;

/** What the OpenAPI document shows of validation sets. */
final class ValidationExamples {
    static final String ID = "019dba2a-5512-7d10-8a64-41f1c9c3e001";

    static final String FILE = """
            Name,Scope,Patient_id,Document_id,Value
            Smoking status,one_per_note,P-01,P-01-02,Former smoker
            """;

    static final String SET = """
            {"id":"019dba2a-5512-7d10-8a64-41f1c9c3e001","name":"gold","kind":"HOLDOUT","items":120,
            "createdBy":"Dr. Weiss","createdAt":"2026-03-02T10:15:30.120Z"}""";

    static final String SETS = "{\"items\":[" + SET + "],\"nextCursor\":null}";

    static final String AGREEMENT = "{\"validationSetId\":\"" + ID
            + "\",\"generationId\":null,\"variables\":[{\"variable\":\"Smoking status\",\"items\":120,"
            + QualityExamples.MEASURES + "}]}";

    static final String HISTORY = """
            {"items":[{"generationId":"019dba1c-0e77-7e55-a1a9-3d2c44c1f001","ordinal":1,
            "startedAt":"2026-03-02T09:58:12.004Z","status":"COMPLETED","variables":[{"variable":"Smoking status",
            "compared":120,"agreement":0.9,"precision":0.93,"recall":0.91,"f1":0.9199}]}],"nextCursor":null}""";

    static final String INVALID_FILE = """
            {"type":"urn:labelwright:problem:invalid-file","title":"The file breaks a rule","status":422,
            "detail":"The file breaks 1 rules; nothing was stored.",
            "instance":"/api/v1/projects/019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11/validation-sets","code":"INVALID_FILE",
            "violations":[{"line":2,"column":"Name","code":"UNKNOWN_VARIABLE",
            "message":"the project has no variable of this name"}],"violationCount":1}""";

    static final String NAME_TAKEN = """
            {"type":"urn:labelwright:problem:name-taken","title":"The name is taken","status":409,
            "detail":"There is already one with the name 'gold'.",
            "instance":"/api/v1/projects/019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11/validation-sets","code":"NAME_TAKEN"}""";

    private ValidationExamples() {}
}
