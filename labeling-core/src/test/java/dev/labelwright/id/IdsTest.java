package dev.labelwright.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsAreUniqueAndInTheOrderOfTheirMaking() {
        // Given nothing

        // When many are made in the same few milliseconds
        List<UUID> ids =
                IntStream.range(0, 10_000).mapToObj(index -> Ids.next()).toList();

        // Then they are UUIDs of version 7, and sort as they were made
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.version() == 7);
        assertThat(ids.stream().map(UUID::toString)).isSorted();
    }
}
