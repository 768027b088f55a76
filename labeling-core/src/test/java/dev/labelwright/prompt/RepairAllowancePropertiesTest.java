package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RepairAllowancePropertiesTest {
    private static final long LARGEST = 1_000_000_000_000_000L;

    @Property
    void itGrowsWithBothArguments(
            @ForAll @LongRange(max = LARGEST) long ceiling,
            @ForAll @LongRange(max = LARGEST) long largest,
            @ForAll @LongRange(max = LARGEST) long more) {
        // Given an allowance
        long allowance = RepairAllowance.of(ceiling, largest);

        // When either argument grows
        long ofMoreTasks = RepairAllowance.of(ceiling + more, largest);
        long ofLargerTask = RepairAllowance.of(ceiling, largest + more);

        // Then it does not shrink, so that an estimate of more tasks stays above the plan of fewer
        assertThat(ofMoreTasks).isGreaterThanOrEqualTo(allowance);
        assertThat(ofLargerTask).isGreaterThanOrEqualTo(allowance);
    }

    @Property
    void itIsATenthAndPaysForTheLargestRepair(
            @ForAll @LongRange(max = LARGEST) long ceiling, @ForAll @LongRange(max = LARGEST) long largest) {
        // Given any generation

        // When its allowance is asked for
        long allowance = RepairAllowance.of(ceiling, largest);

        // Then it covers a tenth and the largest task, and is one of the two
        assertThat(allowance * 10).isGreaterThanOrEqualTo(ceiling);
        assertThat(allowance).isGreaterThanOrEqualTo(largest);
        assertThat(allowance == largest || (allowance - 1) * 10 < ceiling).isTrue();
    }

    @Example
    void nothingToDoNeedsNoRepair() {
        // Given a generation without tasks

        // When its allowance is asked for, then it is nothing
        assertThat(RepairAllowance.of(0, 0)).isZero();
    }
}
