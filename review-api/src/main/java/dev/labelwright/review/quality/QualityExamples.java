package dev.labelwright.review.quality;

/** What the OpenAPI document shows of measures. */
public final class QualityExamples {
    public static final String MEASURES = """
            "compared":120,"agreement":0.9,"precision":0.93,"recall":0.91,"f1":0.9199,"specificity":0.96,
            "npv":0.95,"cohensKappa":0.8021,"macro":{"precision":0.9,"recall":0.88,"f1":0.8899,"specificity":0.95,
            "npv":0.95},"options":[{"value":"Former smoker","truePositives":40,"falsePositives":3,"falseNegatives":4,
            "trueNegatives":73,"rates":{"precision":0.9302,"recall":0.9091,"f1":0.9195,"specificity":0.9605,
            "npv":0.9481}}],"confusionMatrix":{"categories":[{"kind":"VALUE","value":"Former smoker"},
            {"kind":"NONE","value":null}],"counts":[[108,6],[6,0]],"otherAgreed":0},"calibration":{"bins":[{"from":0.9,
            "to":1.0,"count":114,"meanConfidence":0.95,"accuracy":0.9474}],"expectedCalibrationError":0.0026},
            "threshold":{"wantedPrecision":0.95,"threshold":0.93,"precision":0.9524,"coverage":0.7368}""";

    public static final String QUALITY =
            "{\"items\":[{\"variable\":\"Smoking status\",\"reviewed\":120,\"accepted\":108,"
                    + "\"edited\":6,\"rejected\":4,\"added\":2," + MEASURES + "}],\"nextCursor\":null}";

    public static final String COMPARISON = """
            {"variable":"Smoking status","by":"MODEL","first":"small","second":"large","cells":200,"bothRight":150,
            "onlyFirstRight":6,"onlySecondRight":24,"bothWrong":20,"firstAccuracy":0.78,"secondAccuracy":0.87,
            "test":{"method":"CHI_SQUARE","statistic":9.6333,"pValue":0.0019}}""";

    public static final String REVIEWERS = """
            {"items":[{"variable":"Smoking status","units":80,"reviewers":2,"agreement":0.925,"cohensKappa":0.8512,
            "fleissKappa":0.851,"krippendorffAlpha":0.8519,"gwetAc1":0.9011,"pairs":[{"first":"Dr. Braun",
            "second":"Dr. Weiss","units":80,"agreement":0.925,"cohensKappa":0.8512}]}],"nextCursor":null}""";

    private QualityExamples() {}
}
