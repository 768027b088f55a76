package dev.labelwright.generation.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.generation.GenerationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTableTest {
    private static final Path PAGE = Path.of("../docs/generation-states.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        // Given the page that people read
        String page = Files.readString(PAGE);

        // When the tables are rendered from the code, then they stand in it word for word
        assertThat(page).contains("\n\n" + StateTable.ofActions() + "\n");
        assertThat(page).contains("\n\n" + StateTable.ofOwnTransitions() + "\n");
    }

    @Test
    void everyStateCanBeReachedAndLeadsToAnEnd() {
        for (GenerationStatus status : GenerationStatus.values()) {
            assertThat(reachableFrom(status)).as("from %s", status).anyMatch(GenerationStatus::terminal);
        }
        assertThat(reachableFrom(GenerationStatus.REQUESTED)).containsExactlyInAnyOrder(GenerationStatus.values());
    }

    @Test
    void nothingHappensByItselfToWhatHasEnded() {
        assertThat(OwnTransition.ALL).allSatisfy(own -> assertThat(own.from()).noneMatch(GenerationStatus::terminal));
    }

    @Test
    void doingAnActionAgainChangesNothing() {
        for (ControlAction action : ControlAction.values()) {
            for (GenerationStatus status : GenerationStatus.values()) {
                if (action.from(status) instanceof Transition.To(GenerationStatus next)) {
                    assertThat(action.from(next)).as("%s of %s", action, next).isEqualTo(new Transition.Stays());
                }
            }
        }
    }

    private static Set<GenerationStatus> reachableFrom(GenerationStatus start) {
        Set<GenerationStatus> seen = EnumSet.of(start);
        Deque<GenerationStatus> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            GenerationStatus status = open.pop();
            for (ControlAction action : ControlAction.values()) {
                if (action.from(status) instanceof Transition.To(GenerationStatus next) && seen.add(next)) {
                    open.push(next);
                }
            }
            for (OwnTransition own : OwnTransition.ALL) {
                if (own.from().contains(status)) {
                    own.to().stream().filter(seen::add).forEach(open::push);
                }
            }
        }
        return seen;
    }
}
