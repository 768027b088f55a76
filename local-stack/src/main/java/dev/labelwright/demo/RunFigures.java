package dev.labelwright.demo;

import dev.labelwright.demo.Preparation.Prepared;
import dev.labelwright.demo.client.Estimate;
import dev.labelwright.demo.client.Generation;
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
     * @throws DemoFailedException unless every note was planned for every variable, within the estimate
     */
    void print(Prepared prepared, Generation all, Estimate estimate) {
        long cells = prepared.notes() * prepared.variables().size();
        if (all.cells().selected() != cells) {
            throw new DemoFailedException("%d note-cells were planned; %d notes and %d variables make %d."
                    .formatted(
                            all.cells().selected(),
                            prepared.notes(),
                            prepared.variables().size(),
                            cells));
        }
        screen.verified("%s notes uploaded, %s note-cells planned (%s asked, %s protected by a review)."
                .formatted(
                        Screen.number(prepared.notes()),
                        Screen.number(cells),
                        Screen.number(all.cells().asked()),
                        Screen.number(all.cells().protectedCells())));
        Generation.Tasks tasks = all.progress().tasks();
        screen.verified("%s of %s tasks DONE.".formatted(Screen.number(tasks.done()), Screen.number(tasks.total())));
        Generation.Outcomes outcomes = all.outcomes();
        screen.line("Cells: %s written, %s unchanged, %s without a value in the note."
                .formatted(
                        Screen.number(outcomes.written()),
                        Screen.number(outcomes.unchanged()),
                        Screen.number(outcomes.empty())));
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
