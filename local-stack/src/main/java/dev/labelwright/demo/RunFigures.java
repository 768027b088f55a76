package dev.labelwright.demo;

import dev.labelwright.demo.Preparation.Prepared;
import dev.labelwright.demo.client.Estimate;
import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.Variable;
import dev.labelwright.demo.screen.Screen;

/** The figures of the run over everything, with what they must be. */
final class RunFigures {
    private final Screen screen;

    RunFigures(Screen screen) {
        this.screen = screen;
    }

    /**
     * Prints them.
     *
     * @throws DemoFailedException unless every note and every patient was planned for every variable of theirs, within the estimate
     */
    void print(Prepared prepared, Generation all, Estimate estimate) {
        long variablesOfNotes =
                prepared.variables().stream().filter(Variable::ofNotes).count();
        long variablesOfPatients =
                prepared.variables().stream().filter(Variable::ofPatients).count();
        long ofNotes = prepared.notes() * variablesOfNotes;
        long ofPatients = estimate.patients() * variablesOfPatients;
        if (all.cells().selected() != ofNotes + ofPatients) {
            throw new DemoFailedException(
                    "%d cells were planned; %d notes and %d variables make %d, %d patients and %d variables of theirs %d."
                            .formatted(
                                    all.cells().selected(),
                                    prepared.notes(),
                                    variablesOfNotes,
                                    ofNotes,
                                    estimate.patients(),
                                    variablesOfPatients,
                                    ofPatients));
        }
        screen.verified("%s notes uploaded, %s note-cells%s planned (%s asked, %s protected by a review)."
                .formatted(
                        Screen.number(prepared.notes()),
                        Screen.number(ofNotes),
                        ofPatients == 0 ? "" : " and %s patient-cells".formatted(Screen.number(ofPatients)),
                        Screen.number(all.cells().asked()),
                        Screen.number(all.cells().protectedCells())));
        Generation.Tasks tasks = all.progress().tasks();
        screen.verified("%s of %s tasks DONE.".formatted(Screen.number(tasks.done()), Screen.number(tasks.total())));
        Generation.Outcomes outcomes = all.outcomes();
        screen.line("Cells: %s written, %s unchanged, %s without a value%s."
                .formatted(
                        Screen.number(outcomes.written()),
                        Screen.number(outcomes.unchanged()),
                        Screen.number(outcomes.empty()),
                        outcomes.conditionNotMet() == 0
                                ? ""
                                : ", %s whose condition does not hold"
                                        .formatted(Screen.number(outcomes.conditionNotMet()))));
        long used = all.tokens().total();
        long ceiling = estimate.estimatedMaxTokens();
        if (used > ceiling) {
            throw new DemoFailedException(
                    "The generation used %d tokens; the estimate's ceiling was %d.".formatted(used, ceiling));
        }
        screen.verified("%s tokens used; the estimate's ceiling was %s."
                .formatted(Screen.number(used), Screen.number(ceiling)));
    }
}
