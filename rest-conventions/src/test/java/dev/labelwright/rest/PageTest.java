package dev.labelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 10, 11})
    void theWholeListIsReadPageByPage(int limit) {
        // Given a list of ten rows, read with a limit of one more than asked
        List<Integer> list = IntStream.range(0, 10).boxed().toList();

        // When pages are read until there is none to follow
        List<Integer> read = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            PageRequest request = PageRequest.of(limit, cursor, 1);
            int from = request.after()
                    .map(key -> Integer.parseInt(key.getFirst()) + 1)
                    .orElse(0);
            List<Integer> rows = list.subList(from, Math.min(from + limit + 1, list.size()));
            Page<Integer> page = Page.of(rows, request, Function.identity(), row -> List.of(row.toString()));
            read.addAll(page.items());
            cursor = page.nextCursor();
            pages++;
        } while (cursor != null);

        // Then every row was read once, in order, and no page was empty
        assertThat(read).isEqualTo(list);
        assertThat(pages).isEqualTo((10 + limit - 1) / limit);
    }

    @Test
    void anEmptyListIsOnePage() {
        // Given no rows

        // When a page is made of them
        Page<String> page = Page.of(List.<String>of(), PageRequest.of(null, null, 1), Function.identity(), List::of);

        // Then nothing follows
        assertThat(page).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void aPlaceComesBackFromItsCursor() {
        // Given a place with characters that no address can have
        List<String> key = List.of("MRN/1 ?&=", "日本 😀", "", "\"quoted\"\n");

        // When a cursor of it is read back
        String cursor = Cursor.encode(key);
        PageRequest request = PageRequest.of(7, cursor, 4);

        // Then it is the place, and the cursor can stand in an address
        assertThat(request).isEqualTo(new PageRequest(7, Optional.of(key)));
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void withoutACursorItIsTheFirstPage(String cursor) {
        // Given no cursor and no limit

        // When the request is made
        PageRequest request = PageRequest.of(null, cursor, 2);

        // Then it has the usual limit
        assertThat(request).isEqualTo(new PageRequest(50, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MIN_VALUE})
    void aLimitHasBounds(int limit) {
        // Given a limit beyond them

        // When the request is made
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> PageRequest.of(limit, null, 1));

        // Then the bounds are named
        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
        assertThat(problem.violations()).containsExactly(Violation.ofField("limit", "must be between 1 and 1000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not base64!",
                "bm90IGpzb24", // not json
                "WyJhIiwiYiJd", // two parts
                "W10", // none
                "bnVsbA", // null
                "W251bGxd", // a part that is null
                "W3t9XQ", // a part that is an object
                "WyJhIl0=x",
            })
    void aCursorThatNoListGaveOutIsRefused(String cursor) {
        // Given a cursor of somebody's own

        // When the request is made
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> PageRequest.of(1, cursor, 1));

        // Then it is an input error and not a failure of the service
        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("cursor");
    }

    @Test
    void aCursorIsNotReadForEver() {
        // Given a cursor of the right form that is longer than any place
        String json = "[\"%s\"]".formatted("x".repeat(4_000));
        String cursor = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        // When the request is made, then it is refused
        assertThat(catchThrowableOfType(ProblemException.class, () -> PageRequest.of(1, cursor, 1)))
                .hasMessage("cursor: must be a nextCursor that this list gave out");
    }
}
