package dev.labelwright.endtoend.race;

import java.util.List;

/** All that the database says of a patient's labels, and how they came to be. */
record PatientHistory(
        List<CellRow> cells, List<LabelRow> labels, List<Revision> revisions, List<AppliedResult> applied) {}
