package dev.labelwright.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.EventJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LabelValuePropertiesTest {
    @Property
    void theCanonicalFormIsItsOwn(@ForAll("values") Typed typed) throws Exception {
        // Given a value of some type in its canonical form
        JsonNode canonical = LabelValue.canonical(typed.type(), List.of(), typed.value());

        // When that is brought into form, after a way through Kafka
        JsonNode again = LabelValue.canonical(typed.type(), List.of(), throughJson(canonical));

        // Then it is the same JSON
        assertThat(EventJson.write(again)).isEqualTo(EventJson.write(canonical));
    }

    @Property
    void equalNumbersAreEqualJson(@ForAll("numbers") BigDecimal number, @ForAll @IntRange(max = 12) int zeros)
            throws Exception {
        // Given one number written in two ways
        JsonNode plain = DecimalNode.valueOf(number);
        JsonNode padded = DecimalNode.valueOf(number.setScale(number.scale() + zeros));

        // When both are brought into form
        JsonNode one = LabelValue.canonical(VariableType.FLOAT, List.of(), plain);
        JsonNode other = LabelValue.canonical(VariableType.FLOAT, List.of(), padded);

        // Then they are equal, as JSON and as text, and still the number
        assertThat(other).isEqualTo(one);
        assertThat(EventJson.write(other)).isEqualTo(EventJson.write(one));
        assertThat(one.decimalValue()).isEqualByComparingTo(number);
    }

    @Property
    void theSameTimeInTheSameZoneIsEqualJson(@ForAll("times") OffsetDateTime time) throws Exception {
        // Given one time, written with and without what is zero
        JsonNode terse = TextNode.valueOf(time.toString());
        JsonNode full = TextNode.valueOf(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));

        // When both are brought into form
        JsonNode one = LabelValue.canonical(VariableType.TIMESTAMP, List.of(), terse);
        JsonNode other = LabelValue.canonical(VariableType.TIMESTAMP, List.of(), full);

        // Then they are equal
        assertThat(other).isEqualTo(one);
    }

    record Typed(VariableType type, JsonNode value) {}

    @Provide
    Arbitrary<Typed> values() {
        Arbitrary<Typed> texts = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(50)
                .filter(text -> !text.isBlank() && text.indexOf('\0') < 0)
                .map(text -> new Typed(VariableType.TEXT, TextNode.valueOf(text)));
        Arbitrary<Typed> floats = numbers().map(number -> new Typed(VariableType.FLOAT, DecimalNode.valueOf(number)));
        Arbitrary<Typed> integers = Arbitraries.bigIntegers()
                .map(number -> new Typed(VariableType.INTEGER, DecimalNode.valueOf(new BigDecimal(number))));
        Arbitrary<Typed> times =
                times().map(time -> new Typed(VariableType.TIMESTAMP, TextNode.valueOf(time.toString())));
        Arbitrary<Typed> dates = times().map(time -> new Typed(
                VariableType.TIMESTAMP, TextNode.valueOf(time.toLocalDate().toString())));
        return Arbitraries.oneOf(texts, floats, integers, times, dates);
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000000000"), new BigDecimal("1000000000000"))
                .ofScale(8);
    }

    @Provide
    Arbitrary<OffsetDateTime> times() {
        Arbitrary<LocalDateTime> local = Combinators.combine(
                        Arbitraries.integers().between(1900, 2100),
                        Arbitraries.integers().between(1, 365),
                        Arbitraries.integers().between(0, 86_399),
                        Arbitraries.of(0, 120_000_000, 1))
                .as((year, day, second, nanos) -> LocalDateTime.of(year, 1, 1, 0, 0)
                        .plusDays(day - 1L)
                        .plusSeconds(second)
                        .plusNanos(nanos));
        return Combinators.combine(local, Arbitraries.integers().between(-18 * 4, 18 * 4))
                .as((time, quarters) -> time.atOffset(ZoneOffset.ofTotalSeconds(quarters * 900)));
    }

    private static JsonNode throughJson(JsonNode value) throws IOException {
        return EventJson.mapper().readTree(EventJson.write(value));
    }
}
